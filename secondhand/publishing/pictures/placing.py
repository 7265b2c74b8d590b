"""Where the boxes and links of a layered graph stand.

Method: each layer in turn is moved as near as may be to the middle of what it is linked with, keeping its order and
distances: least squares under order constraints, by pooling adjacent violators (Ayer et al. 1955). Bends weigh more, so
that long links run straight.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from secondhand.publishing.pictures.layers import Layered

BEND = 3.0
"""The height that a bend takes."""
ROUNDS = 12


def heights_placed(layered: Layered, heights: Sequence[float], gap: float) -> list[float]:
    """The middle of each node and bend, from the top, in pixels; `heights` are those of the nodes. Boxes of a layer
    keep their order and `gap` between them, and the topmost touches 0."""
    total = sum(map(len, layered.layers))
    height = [*heights, *[BEND] * (total - layered.count)]
    middle = [0.0] * total
    beside: list[list[tuple[int, float]]] = [[] for _ in range(total)]
    for way in layered.ways:
        for a, b in pairwise(way):
            pull = 1.0 + 2.0 * ((a >= layered.count) + (b >= layered.count))
            beside[a].append((b, pull))
            beside[b].append((a, pull))
    for layer in layered.layers:
        _place(layer, height, middle, dict.fromkeys(layer, 0.0), dict.fromkeys(layer, 1.0), gap)
    for turn in range(ROUNDS):
        for layer in layered.layers if turn % 2 else layered.layers[::-1]:
            wish = {node: _wish(beside[node], middle, middle[node]) for node in layer}
            weight = {node: sum(each for _, each in beside[node]) or 0.1 for node in layer}
            _place(layer, height, middle, wish, weight, gap)
    top = min((middle[node] - height[node] / 2 for layer in layered.layers for node in layer), default=0.0)
    return [each - top for each in middle]


def _wish(beside: Sequence[tuple[int, float]], middle: Sequence[float], own: float) -> float:
    if not beside:
        return own
    heaviest = max(weight for _, weight in beside)
    return median(middle[node] for node, weight in beside if weight == heaviest)


def _place(
    layer: Sequence[int],
    height: Sequence[float],
    middle: list[float],
    wish: dict[int, float],
    weight: dict[int, float],
    gap: float,
) -> None:
    """Puts each node of a layer as near to its wish as order and distances allow."""
    offsets, offset = [], 0.0
    for place, node in enumerate(layer):
        if place:
            offset += (height[layer[place - 1]] + height[node]) / 2 + gap
        offsets.append(offset)
    blocks: list[tuple[float, float, int]] = []
    for node, offset in zip(layer, offsets, strict=True):
        value, heavy, count = wish[node] - offset, weight[node], 1
        while blocks and blocks[-1][0] >= value:
            other, others_weight, others = blocks.pop()
            value = (value * heavy + other * others_weight) / (heavy + others_weight)
            heavy, count = heavy + others_weight, count + others
        blocks.append((value, heavy, count))
    levels = [value for value, _, count in blocks for _ in range(count)]
    for node, offset, level in zip(layer, offsets, levels, strict=True):
        middle[node] = level + offset
