"""Where the boxes and links of a layered graph stand.

Method: each layer in turn is moved as near as may be to the middle of what it is linked with, keeping its order and
distances: least squares under order constraints, by pooling adjacent violators (Ayer et al. 1955). Bends weigh more, so
that long links run straight.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from secondhand.publishing.pictures.layers import Layered

BEND = 3.0
"""The height that a bend takes."""
ROUNDS = 24
LEVEL = 16.0
"""How much more a bend weighs than a box: boxes make way, so that long lines run level."""
SPREAD, MOST_SPREAD = 0.75, 3.0
"""To what part of the highest layer's height a lower one is spread, and to how many times the gap at most."""


def heights_placed(layered: Layered, heights: Sequence[float], gap: float) -> list[float]:
    """The middle of each node and bend, from the top, in pixels; `heights` are those of the nodes. Boxes of a layer
    keep their order and at least `gap` between them, more where the layer is low; and the topmost touches 0."""
    total = sum(map(len, layered.layers))
    height = [*heights, *[BEND] * (total - layered.count)]
    middle = [0.0] * total
    # A box is pulled by what stands next to it, a bend by both ends of its line: so the line runs level in between.
    beside: list[list[int]] = [[] for _ in range(total)]
    for way in layered.ways:
        beside[way[0]].append(way[1])
        beside[way[-1]].append(way[-2])
        for bend in way[1:-1]:
            beside[bend] += (way[0], way[-1])
    gaps = dict(zip(layered.layers, _gaps(layered.layers, height, gap), strict=True))
    for layer in layered.layers:
        _place(layer, height, middle, dict.fromkeys(layer, 0.0), dict.fromkeys(layer, 1.0), gaps[layer])
    for turn in range(ROUNDS):
        for layer in layered.layers if turn % 2 else layered.layers[::-1]:
            wish = {node: _wish(beside[node], middle, middle[node]) for node in layer}
            weight = {node: max(1, len(beside[node])) * (LEVEL if node >= layered.count else 1.0) for node in layer}
            _place(layer, height, middle, wish, weight, gaps[layer])
    top = min((middle[node] - height[node] / 2 for layer in layered.layers for node in layer), default=0.0)
    return [each - top for each in middle]


def _gaps(layers: Sequence[Sequence[int]], height: Sequence[float], gap: float) -> list[float]:
    """The gap of each layer: a low one is spread, so that lines from a high one are less steep."""
    bare = [sum(height[node] for node in layer) for layer in layers]
    highest = max((high + gap * (len(layer) - 1) for high, layer in zip(bare, layers, strict=True)), default=0.0)
    return [
        min(MOST_SPREAD * gap, max(gap, (SPREAD * highest - high) / max(1, len(layer) - 1)))
        for high, layer in zip(bare, layers, strict=True)
    ]


def _wish(beside: Sequence[int], middle: Sequence[float], own: float) -> float:
    return median(middle[node] for node in beside) if beside else own


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
