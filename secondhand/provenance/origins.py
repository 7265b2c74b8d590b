"""On how many independent origins some evidence rests, at most.

Independence can be refuted from chains, never proved: that two chains share no party in the record does not show that
they are independent. Chains that share any party before the reader, or a source, count once, and so do those that a
third one ties together. An unnamed or unknown start counts as none, and so does the desk's own publication. But where
two sources or more pass on what one relay told, and that is known by name, it is counted once: ten outlets that copied
one wire are one origin, whoever spoke to the wire.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from secondhand.provenance.chain import Author, Chain, Passer
from secondhand.record.model import Party


@dataclass(frozen=True, slots=True)
class Origin:
    """Chains that are tied together and so count once, by their places. `starts` are those known by name who spoke
    first; where there is none, the relays that several sources have it from. Where there is none either, the chains
    count as none.

    Of several chains: `common` stand in all of them, `ties` in those of more than one source; `made_from` are titles of
    sources that all rest on; `one_source` says that they are all of one source.
    """

    chains: tuple[int, ...]
    starts: tuple[Party | Author, ...]
    common: tuple[Passer, ...]
    ties: tuple[Passer, ...]
    made_from: tuple[str, ...]
    one_source: bool


@dataclass(frozen=True, slots=True)
class Origins:
    """At most so many origins for so many pieces of evidence.

    `sets` are the pieces that are tied together. `unnamed` counts the chains whose start is not known by name, `desk`
    those that the desk itself stands in. `start` is the party that speaks first in every chain, None where there is
    none; `shared` are the others that stand in every chain. Of three chains or more that no party stands in all of,
    `nearly_start` and `nearly` are the same for all chains but one. `one_source` says that several pieces come from a
    single source.
    """

    evidence: int
    sets: tuple[Origin, ...]
    unnamed: int
    desk: int
    start: Party | None
    shared: tuple[Passer, ...]
    nearly_start: Party | None
    nearly: tuple[Passer, ...]
    one_source: bool

    @property
    def at_most(self) -> int:
        """The upper bound."""
        return sum(bool(each.starts) for each in self.sets)


def origins_of(chains: Sequence[Chain]) -> Origins:
    """The origins of these chains; their order changes nothing but the order in which things are named."""
    every = range(len(chains))
    start, shared = _bottleneck(chains, len(chains)) if len(chains) > 1 else (None, ())
    one_source = _of_one_source(chains, every)
    unshared = len(chains) > 2 and not (start or shared or one_source)
    nearly_start, nearly = _bottleneck(chains, len(chains) - 1, several_sources=True) if unshared else (None, ())
    return Origins(
        len(chains),
        tuple(_origin(chains, group) for group in _tied(chains)),
        sum(not chain.start_named for chain in chains),
        sum(chain.through_desk for chain in chains),
        start,
        shared,
        nearly_start,
        nearly,
        one_source,
    )


def _bottleneck(
    chains: Sequence[Chain], number: int, *, several_sources: bool = False
) -> tuple[Party | None, tuple[Passer, ...]]:
    """The party that speaks first in so many chains, and the others that stand in so many; with `several_sources`
    without those of a single source, which is said in other words."""
    count, known = _standing(chains, range(len(chains)))
    start = _speaker_of(chains, number, count)
    keys = [key for key, times in count.items() if times == number and key in known and not (start and key == start.id)]
    if several_sources:
        every = range(len(chains))
        keys = [key for key in keys if _in_several_sources(chains, every, key)]
    order = {key: place for place, key in enumerate(known)}
    return start, tuple(known[key] for key in sorted(keys, key=order.__getitem__)) if keys else ()


def _speaker_of(chains: Sequence[Chain], number: int, count: Mapping[str, int]) -> Party | None:
    """The party that speaks first in so many of the chains and stands nowhere else in them."""
    for said_by, times in Counter(chain.said_by for chain in chains).items():
        if times == number == count.get(said_by, 0):
            return next(chain.speaker for chain in chains if chain.said_by == said_by)
    return None


def _tied(chains: Sequence[Chain]) -> list[tuple[int, ...]]:
    """The places of the chains that are tied together by what they share, in the order of the first of each."""
    if len(chains) < 2 or (len(chains) == 2 and chains[0].keys.isdisjoint(chains[1].keys)):
        return [(place,) for place in range(len(chains))]
    import rustworkx

    graph: rustworkx.PyGraph[None, None] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from([None] * len(chains))
    last: dict[str, int] = {}
    ties = []
    for place, chain in enumerate(chains):
        for key in chain.keys:
            ties.append((last.get(key, place), place))
            last[key] = place
    graph.extend_from_edge_list([tie for tie in ties if tie[0] != tie[1]])
    return sorted(tuple(sorted(group)) for group in rustworkx.connected_components(graph))


def _origin(chains: Sequence[Chain], group: tuple[int, ...]) -> Origin:
    starts: dict[str, Party | Author] = {}
    for place in group:
        found = None if chains[place].through_desk else chains[place].start
        if found is not None:
            starts.setdefault(found.id if isinstance(found, Party) else f"author:{found.name.casefold()}", found)
    if len(group) == 1:
        return Origin(group, tuple(starts.values()), (), (), (), False)
    count, known = _standing(chains, group)
    return Origin(
        group,
        tuple(starts.values()) or tuple(_relays_of_several(chains, group)),
        tuple(party for key, party in known.items() if count[key] == len(group)),
        tuple(party for key, party in known.items() if count[key] > 1 and _in_several_sources(chains, group, key)),
        _made_from(chains, group),
        _of_one_source(chains, group),
    )


def _relays_of_several(chains: Sequence[Chain], group: tuple[int, ...]) -> Iterator[Party | Author]:
    """Relays known by name that chains of two sources or more pass through, the desk aside."""
    sources: dict[str, set[str]] = {}
    relays: dict[str, Passer] = {}
    for chain in (chains[place] for place in group):
        for key, relay in () if chain.through_desk else chain.relayed:
            sources.setdefault(key, set()).add(chain.source)
            relays[key] = relay
    for key, relay in relays.items():
        if len(sources[key]) > 1 and (isinstance(relay, Author) or (isinstance(relay, Party) and relay.named)):
            yield relay


def _standing(chains: Sequence[Chain], group: Sequence[int]) -> tuple[Mapping[str, int], Mapping[str, Passer]]:
    """In how many chains of a group each key stands, and who it is, as far as known by name or id."""
    count = Counter(key for place in group for key in chains[place].keys)
    return count, {key: party for place in group for key, party in chains[place].passed}


def _in_several_sources(chains: Sequence[Chain], group: Sequence[int], key: str) -> bool:
    return len({chains[place].source for place in group if key in chains[place].keys}) > 1


def _made_from(chains: Sequence[Chain], group: Sequence[int]) -> tuple[str, ...]:
    """The titles of the sources that all of several chains come from or rest on, beyond their own single one."""
    titles = {f"source:{each.source}": each.title for place in group for each in chains[place].upstream}
    return tuple(title for key, title in titles.items() if all(key in chains[place].keys for place in group))


def _of_one_source(chains: Sequence[Chain], group: Sequence[int]) -> bool:
    return len(group) > 1 and len({chains[place].source for place in group}) == 1
