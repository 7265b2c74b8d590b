"""Parties that pass on each other's words in a circle, so that neither bears the other out.

A party that is not known by name is in no circle: that two texts say "analysts" does not show that they mean the same.
Method: strongly connected components (Tarjan 1972), and the shortest way round within each, breadth first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from secondhand.provenance.chain import Chain, Chains
from secondhand.provenance.making import Steps
from secondhand.record.model import Claim, Evidence, Party, Record

if TYPE_CHECKING:
    import rustworkx

MOST_STARTS = 24
"""In how many parties of those that hang together the shortest way round is looked for: each may take a look at all."""


Scope = Literal["claim", "brief", "desk"]


@dataclass(frozen=True, slots=True)
class Circle:
    """Parties each of whom passes on the words of the one before it, and the first those of the last. `chains` has the
    places of the chains that show it, one for each step."""

    parties: tuple[Party, ...]
    chains: tuple[int, ...]


def circles_of(chains: Sequence[Chain]) -> tuple[Circle, ...]:
    """The circles in these chains: of parties that hang together all pairs that pass on each other's words, or else the
    shortest circle."""
    return _circles([chain.steps for chain in chains])


def _circles(steps_of_each: Sequence[Steps]) -> tuple[Circle, ...]:
    steps: dict[tuple[str, str], int] = {}
    parties: dict[str, Party] = {}
    for place, its_steps in enumerate(steps_of_each):
        for teller, listener in its_steps:
            parties[teller.id], parties[listener.id] = teller, listener
            steps.setdefault((teller.id, listener.id), place)
    tellers = {teller for teller, _ in steps}
    # A circle takes two at least who both tell and listen.
    if sum(1 for listener in {listener for _, listener in steps} if listener in tellers) < 2:
        return ()
    return tuple(
        Circle(
            tuple(parties[name] for name in circle),
            tuple(steps[step] for step in zip(circle, (*circle[1:], circle[0]), strict=True)),
        )
        for circle in _shortest_circles(list(parties), list(steps))
    )


def circles_of_record(chains: Chains) -> Iterator[tuple[Scope, str, Circle, tuple[tuple[Claim, Evidence], ...]]]:
    """The circles of a record, each where it shows first: within a claim, else within a brief, else in the whole desk;
    with the id of that claim or brief, and for each step of the circle the evidence that shows it."""
    every = [
        (claim, evidence, chains.of(evidence).steps)
        for claim in chains.record.claims.values()
        for evidence in claim.evidence
    ]
    part_of = _parts([steps for _, _, steps in every])
    # Only steps within a part can be steps of a circle, and few are.
    risky = [
        (claim, evidence, within)
        for claim, evidence, steps in every
        if (within := tuple((a, b) for a, b in steps if part_of.get(a.id, -1) == part_of.get(b.id, -2)))
    ]
    scopes: tuple[tuple[Scope, Callable[[Claim], str]], ...] = (
        ("claim", lambda claim: claim.id),
        ("brief", lambda claim: claim.brief),
        ("desk", lambda _: ""),
    )
    told: set[frozenset[str]] = set()
    for scope, name_of in scopes:
        groups: dict[str, list[tuple[Claim, Evidence, Steps]]] = {}
        for piece in risky:
            groups.setdefault(name_of(piece[0]), []).append(piece)
        found = []
        for name, pieces in groups.items():
            for circle in _circles([steps for _, _, steps in pieces]):
                if scope == "claim" or _members(circle) not in told:
                    found.append(circle)
                    yield scope, name, circle, tuple(pieces[place][:2] for place in circle.chains)
        told.update(map(_members, found))


def _members(circle: Circle) -> frozenset[str]:
    return frozenset(party.id for party in circle.parties)


def _parts(steps_of_each: Sequence[Steps]) -> dict[str, int]:
    """The parties that can reach each other in both directions: for each the number of its part."""
    steps = dict.fromkeys((a.id, b.id) for its_steps in steps_of_each for a, b in its_steps)
    names = list(dict.fromkeys(name for step in steps for name in step))
    graph = _graph(names, list(steps))
    return {names[node]: number for number, part in enumerate(_strong(graph)) for node in part}


def resting_circles(record: Record) -> list[tuple[str, ...]]:
    """Ids of sources that are said to be made from each other, in the order in which each is made from the next."""
    known = record.sources
    steps = [(s.id, rest.source) for s in known.values() for rest in s.rests_on if rest.source in known]
    alone = [(one,) for one, other in steps if one == other]
    return [*alone, *_shortest_circles(list(known), [step for step in steps if step[0] != step[1]])]


def _shortest_circles(names: Sequence[str], steps: Sequence[tuple[str, str]]) -> list[tuple[str, ...]]:
    if len(steps) < 2:
        return []
    graph = _graph(names, steps)
    ways = (way for part in _strong(graph) for way in _ways_round(graph, part))
    return [tuple(names[number] for number in way) for way in ways]


def _graph(names: Sequence[str], steps: Sequence[tuple[str, str]]) -> rustworkx.PyDiGraph[None, None]:
    import rustworkx

    numbers = {name: number for number, name in enumerate(names)}
    graph: rustworkx.PyDiGraph[None, None] = rustworkx.PyDiGraph()
    graph.add_nodes_from([None] * len(names))
    graph.add_edges_from_no_data([(numbers[one], numbers[other]) for one, other in steps])
    return graph


def _strong(graph: rustworkx.PyDiGraph[None, None]) -> list[list[int]]:
    """The strongly connected parts of several nodes, in the order of their first ones."""
    import rustworkx

    return sorted(sorted(part) for part in rustworkx.strongly_connected_components(graph) if len(part) > 1)


def _ways_round(graph: rustworkx.PyDiGraph[None, None], part: Sequence[int]) -> list[list[int]]:
    """The pairs of a strongly connected part that lead to each other, or else the shortest circle through one of its
    first members, from its first on."""
    within = graph.subgraph(list(part))
    steps = within.edge_list()
    if mutual := sorted((a, b) for a, b in steps if a < b and within.has_edge(b, a)):
        return [[part[a], part[b]] for a, b in mutual]
    following: list[list[int]] = [[] for _ in part]
    for one, other in steps:
        following[one].append(other)
    best: list[int] = []
    for start in range(min(len(part), MOST_STARTS)):
        way = _way_back(following, start, len(best))
        best = way or best
        if len(best) == 3:
            break
    first = best.index(min(best))
    return [[part[node] for node in (*best[first:], *best[:first])]]


def _way_back(following: Sequence[Sequence[int]], start: int, most: int) -> list[int]:
    """The shortest way from a node back to it, breadth first; none that is as long as `most` (0: however long)."""
    before = {start: start}
    level, length = [start], 1
    while level and (not most or length < most):
        further = []
        for node in level:
            for after in following[node]:
                if after == start:
                    way = [node]
                    while way[-1] != start:
                        way.append(before[way[-1]])
                    return way[::-1]
                if after not in before:
                    before[after] = node
                    further.append(after)
        level, length = further, length + 1
    return []
