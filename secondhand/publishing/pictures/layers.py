"""A graph in layers, with few crossings.

Method: Sugiyama, Tagawa and Toda 1981: circles opened, nodes put into layers by the longest way to them, long links led
through every layer between, and the order within layers found by medians, sweeping forth and back (Eades and Wormald
1994), then by swapping neighbours.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

SWEEPS = 24


@dataclass(frozen=True, slots=True)
class Layered:
    """Nodes in layers. `layers` hold in each the numbers of nodes from top to bottom; numbers from `count` on are bends
    of long links. `ways` has for each link the nodes and bends that it runs through, from its left end to its right
    one; `reversed` says that the link itself runs the other way."""

    count: int
    layers: tuple[tuple[int, ...], ...]
    ways: tuple[tuple[int, ...], ...]
    reversed: tuple[bool, ...]


def in_layers(
    count: int, links: Sequence[tuple[int, int]], late: frozenset[int] = frozenset(), last: int | None = None
) -> Layered:
    """A graph of `count` nodes in layers, each as far to the left as its links allow; those in `late` as far to the
    right, and `last`, which no link leads on from, behind all others. ValueError for a link of a node with itself."""
    layer_of, backward, forward = _assigned(count, links, late, last)
    layers: list[list[int]] = [[] for _ in range(max(layer_of, default=0) + 1)]
    for node in range(count):
        layers[layer_of[node]].append(node)
    ways, bends = [], count
    for a, b in forward:
        between = range(layer_of[a] + 1, layer_of[b])
        way = [a, *range(bends, bends + len(between)), b]
        for layer, bend in zip(between, way[1:-1], strict=True):
            layers[layer].append(bend)
        bends += len(between)
        ways.append(tuple(way))
    steps = [step for way in ways for step in pairwise(way)]
    ordered = _ordered(layers, bends, steps)
    return Layered(count, tuple(map(tuple, ordered)), tuple(ways), tuple(backward))


def extent(
    count: int, links: Sequence[tuple[int, int]], late: frozenset[int] = frozenset(), last: int | None = None
) -> tuple[int, int]:
    """How many layers `in_layers` puts a graph in, and how many bends: in a small part of its time."""
    layer_of, _, forward = _assigned(count, links, late, last)
    return max(layer_of, default=0) + 1, sum(layer_of[b] - layer_of[a] - 1 for a, b in forward)


def _assigned(
    count: int, links: Sequence[tuple[int, int]], late: frozenset[int], last: int | None
) -> tuple[list[int], list[bool], list[tuple[int, int]]]:
    """The layer of each node, which links run the other way so that no circle is left, and all as they run then."""
    if any(a == b for a, b in links):
        raise ValueError("a node is linked with itself")
    backward = _opened(count, links)
    forward = [(b, a) if turned else (a, b) for (a, b), turned in zip(links, backward, strict=True)]
    layer_of = _longest_ways(count, forward)
    if last is not None:
        layer_of[last] = max((at + 1 for node, at in enumerate(layer_of) if node != last), default=0)
    for node in sorted(late, key=lambda each: -layer_of[each]):
        layer_of[node] = min((layer_of[b] - 1 for a, b in forward if a == node), default=layer_of[node])
    return layer_of, backward, forward


def _opened(count: int, links: Sequence[tuple[int, int]]) -> list[bool]:
    """For each link whether it must be turned round so that no circle is left: those that lead back to where a walk
    came from."""
    following: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for number, (a, b) in enumerate(links):
        following[a].append((number, b))
    entered = {b for _, b in links}
    state, backward = [0] * count, [False] * len(links)
    for root in sorted(range(count), key=lambda node: node in entered):
        if state[root]:
            continue
        state[root] = 1
        stack = [(root, iter(following[root]))]
        while stack:
            node, rest = stack[-1]
            for number, after in rest:
                if state[after] == 1:
                    backward[number] = True
                elif not state[after]:
                    state[after] = 1
                    stack.append((after, iter(following[after])))
                    break
            else:
                state[node] = 2
                stack.pop()
    return backward


def _longest_ways(count: int, links: Sequence[tuple[int, int]]) -> list[int]:
    """For each node the number of links on the longest way to it."""
    following: list[list[int]] = [[] for _ in range(count)]
    waiting = [0] * count
    for a, b in links:
        following[a].append(b)
        waiting[b] += 1
    layer_of = [0] * count
    ready = [node for node in range(count) if not waiting[node]]
    while ready:
        node = ready.pop()
        for after in following[node]:
            layer_of[after] = max(layer_of[after], layer_of[node] + 1)
            waiting[after] -= 1
            if not waiting[after]:
                ready.append(after)
    return layer_of


def _ordered(layers: list[list[int]], count: int, steps: Sequence[tuple[int, int]]) -> list[list[int]]:
    before: list[list[int]] = [[] for _ in range(count)]
    after: list[list[int]] = [[] for _ in range(count)]
    for a, b in steps:
        after[a].append(b)
        before[b].append(a)
    # Sweeps end in different places from different starts; the first is the order of the evidence.
    starts = (
        layers,
        [layer[::-1] for layer in layers],
        [sorted(layer, key=lambda n: -len(after[n])) for layer in layers],
    )
    tried = [_swept([list(layer) for layer in start], before, after) for start in starts]
    return min(tried, key=lambda each: (crossings(each, after), _slant(each, after)))


def _swept(layers: list[list[int]], before: list[list[int]], after: list[list[int]]) -> list[list[int]]:
    place = [0] * len(before)
    for layer in layers:
        _note(layer, place)
    best, least = [list(layer) for layer in layers], (crossings(layers, after), _slant(layers, after))
    known = set()
    for sweep in range(SWEEPS):
        forth = sweep % 2 == 0
        # What comes next follows from this alone: once it comes again, there is nothing new to come.
        order = (forth, tuple(map(tuple, layers)))
        if order in known:
            break
        known.add(order)
        beside = before if forth else after
        for layer in layers[1:] if forth else layers[-2::-1]:
            middles = {node: _middle([place[each] for each in beside[node]], place[node]) for node in layer}
            layer.sort(key=middles.__getitem__)
            _note(layer, place)
        _swap_neighbours(layers, before, after, place)
        cost = crossings(layers, after), _slant(layers, after)
        if cost < least:
            best, least = [list(layer) for layer in layers], cost
    return best


def _slant(layers: Sequence[Sequence[int]], after: Sequence[Sequence[int]]) -> float:
    """How far links lead up or down in all, as parts of the height of a layer."""
    at = {node: (place + 0.5) / len(layer) for layer in layers for place, node in enumerate(layer)}
    return sum(abs(at[node] - at[end]) for node in at for end in after[node])


def _note(layer: Sequence[int], place: list[int]) -> None:
    for position, node in enumerate(layer):
        place[node] = position


def _middle(places: list[int], own: int) -> float:
    """The median of the neighbours' places, leaning to where they are closer together; its own where it has none."""
    if not places:
        return own
    places.sort()
    half = len(places) // 2
    if len(places) % 2:
        return places[half]
    if len(places) == 2:
        return (places[0] + places[1]) / 2
    left, right = places[half - 1] - places[0], places[-1] - places[half]
    if not left + right:
        return (places[half - 1] + places[half]) / 2
    return (places[half - 1] * right + places[half] * left) / (left + right)


def _swap_neighbours(
    layers: Sequence[list[int]], before: Sequence[list[int]], after: Sequence[list[int]], place: list[int]
) -> None:
    for layer in layers:
        for at in range(len(layer) - 1):
            a, b = layer[at], layer[at + 1]
            gain = sum(
                _crossed([place[each] for each in beside[a]], [place[each] for each in beside[b]])
                - _crossed([place[each] for each in beside[b]], [place[each] for each in beside[a]])
                for beside in (before, after)
            )
            if gain > 0:
                layer[at], layer[at + 1] = b, a
                place[a], place[b] = at + 1, at


def _crossed(upper: list[int], lower: list[int]) -> int:
    """How often the links of one node cross those of the node below it."""
    return sum(a > b for a in upper for b in lower)


def crossings(layers: Sequence[Sequence[int]], after: Sequence[Sequence[int]]) -> int:
    """How many pairs of links between neighbouring layers cross."""
    total = 0
    for layer, following in pairwise(layers):
        place = {node: position for position, node in enumerate(following)}
        seen: list[int] = []
        for node in layer:
            ends = sorted(place[each] for each in after[node])
            total += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return total
