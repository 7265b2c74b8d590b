"""Parties that pass on each other's words in a circle, so that neither bears the other out.

A party that is not known by name is in no circle: that two texts say "analysts" does not show that they mean the same.
Method: strongly connected components (Tarjan 1972), and the shortest way round within each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from secondhand.provenance.chain import Chain
from secondhand.record.model import Party, Record

if TYPE_CHECKING:
    import rustworkx

MOST_STARTS = 24
"""In how many parties of a circle the shortest way round is looked for: it grows with their square."""


@dataclass(frozen=True, slots=True)
class Circle:
    """Parties each of whom passes on the words of the one before it, and the first those of the last. `chains` has the
    places of the chains that show it, one for each step."""

    parties: tuple[Party, ...]
    chains: tuple[int, ...]


def circles_of(chains: Sequence[Chain]) -> tuple[Circle, ...]:
    """The circles in these chains: of those that hang together, the shortest one."""
    steps: dict[tuple[str, str], int] = {}
    parties: dict[str, Party] = {}
    for place, chain in enumerate(chains):
        for teller, listener in steps_of(chain):
            parties[teller.id], parties[listener.id] = teller, listener
            steps.setdefault((teller.id, listener.id), place)
    if not any((listener, teller) in steps for teller, listener in steps) and len(steps) < 3:
        return ()
    names = list(parties)
    found = _shortest_circles(names, list(steps))
    return tuple(
        Circle(
            tuple(parties[name] for name in circle),
            tuple(steps[step] for step in zip(circle, (*circle[1:], circle[0]), strict=True)),
        )
        for circle in found
    )


def steps_of(chain: Chain) -> Iterator[tuple[Party, Party]]:
    """Whose words the chain says were taken on by whom, among parties known by name, from the speaker on."""
    before: list[Party] = []
    for level in _levels(chain):
        known = [party for party in level if isinstance(party, Party) and party.named]
        yield from ((one, other) for one in before for other in known if one.id != other.id)
        before = known or before


def resting_circles(record: Record) -> list[tuple[str, ...]]:
    """Ids of sources that are said to be made from each other, in the order in which each is made from the next."""
    known = record.sources
    steps = [(s.id, rest.source) for s in known.values() for rest in s.rests_on if rest.source in known]
    alone = [(one,) for one, other in steps if one == other]
    return [*alone, *_shortest_circles(list(known), [step for step in steps if step[0] != step[1]])]


def _levels(chain: Chain) -> Iterator[list[Party | str | None]]:
    yield [chain.speaker]
    for relay in chain.relays:
        yield [relay]
    for _, same in groupby(reversed(chain.upstream), key=lambda each: each.distance):
        yield [each.publisher for each in same]
    yield [chain.publisher]


def _shortest_circles(names: Sequence[str], steps: Sequence[tuple[str, str]]) -> list[tuple[str, ...]]:
    if len(steps) < 2:
        return []
    import rustworkx

    numbers = {name: number for number, name in enumerate(names)}
    graph: rustworkx.PyDiGraph[None, None] = rustworkx.PyDiGraph()
    graph.add_nodes_from([None] * len(names))
    graph.add_edges_from_no_data([(numbers[one], numbers[other]) for one, other in steps])
    parts = [sorted(part) for part in rustworkx.strongly_connected_components(graph) if len(part) > 1]
    return [tuple(names[number] for number in _way_round(graph, part)) for part in sorted(parts)]


def _way_round(graph: rustworkx.PyDiGraph[None, None], part: Sequence[int]) -> list[int]:
    """The shortest circle through one of the first members of a strongly connected part, from its first on."""
    import rustworkx

    best: list[int] = []
    within = graph.subgraph(list(part))
    for start in range(min(len(part), MOST_STARTS)):
        for back in within.predecessor_indices(start):
            way = rustworkx.dijkstra_shortest_paths(within, start, back, default_weight=1.0)
            nodes = list(way[back])
            if not best or len(nodes) < len(best):
                best = nodes
        if len(best) == 2:
            break
    first = best.index(min(best))
    return [part[node] for node in (*best[first:], *best[:first])]
