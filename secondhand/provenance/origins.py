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
from itertools import chain as chained

from secondhand.provenance.chain import Chain, Passer
from secondhand.provenance.parties import Author
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
    count = Counter(chained.from_iterable(chain.keys for chain in chains))
    tied = max(count.values(), default=1) > 1
    start, shared, nearly_start, nearly = _bottlenecks(chains, count) if tied else (None, (), None, ())
    groups = _tied(chains) if tied else [(place,) for place in range(len(chains))]
    return Origins(
        len(chains),
        tuple(_origin(chains, group) for group in groups),
        sum(not chain.start_named for chain in chains),
        sum(chain.through_desk for chain in chains),
        start,
        shared,
        nearly_start,
        nearly,
        _of_one_source(chains, range(len(chains))),
    )


_Bottlenecks = tuple[Party | None, tuple[Passer, ...], Party | None, tuple[Passer, ...]]


def _bottlenecks(chains: Sequence[Chain], count: Mapping[str, int]) -> _Bottlenecks:
    """Who speaks first in all of several chains and who else stands in all; then who does in all but one, of three
    chains or more that have none of the former, without what stands in a single source, which is said otherwise."""
    most, whole = max(count.values()), len(chains)
    if most < whole - 1 or (most < whole and whole < 3):
        return None, (), None, ()
    one_source = _of_one_source(chains, range(whole))
    if one_source and (author := chains[0].author_key):
        # That all was written by one author is no more than that it is one text.
        count = {key: times for key, times in count.items() if key != author}
    start, shared = _standing_in(chains, whole, count)
    if start or shared or whole < 3 or one_source:
        return start, shared, None, ()
    across = set(_across_sources(chains, range(whole)))
    return None, (), *_standing_in(chains, whole - 1, {key: times for key, times in count.items() if key in across})


def _standing_in(
    chains: Sequence[Chain], number: int, count: Mapping[str, int]
) -> tuple[Party | None, tuple[Passer, ...]]:
    """The party that speaks first in so many chains, and the others that stand in so many."""
    start = _speaker_of(chains, number, count)
    keys = {key for key, times in count.items() if times == number and not (start and key == start.id)}
    known = _known(chains, range(len(chains))) if keys else {}
    return start, tuple(party for key, party in known.items() if key in keys)


def _speaker_of(chains: Sequence[Chain], number: int, count: Mapping[str, int]) -> Party | None:
    """The party that speaks first in so many of the chains and stands nowhere else in them."""
    for said_by, times in Counter(chain.said_by for chain in chains).items():
        if times == number == count.get(said_by, 0):
            return next(chain.speaker for chain in chains if chain.said_by == said_by)
    return None


def _tied(chains: Sequence[Chain]) -> list[tuple[int, ...]]:
    """The places of the chains that are tied together by what they share, in the order of the first of each."""
    import rustworkx

    graph: rustworkx.PyGraph[None, None] = rustworkx.PyGraph()
    graph.add_nodes_from([None] * len(chains))
    first: dict[str, int] = {}
    owner = first.setdefault
    graph.extend_from_edge_list(
        [(owner(key, place), place) for place, chain in enumerate(chains) for key in chain.keys]
    )
    return sorted(tuple(sorted(group)) for group in rustworkx.connected_components(graph))


def _origin(chains: Sequence[Chain], group: tuple[int, ...]) -> Origin:
    starts: dict[str, Party | Author] = {}
    for place in group:
        found = None if chains[place].through_desk else chains[place].start
        if found is not None:
            starts.setdefault(found.id if isinstance(found, Party) else f"author:{found.name.casefold()}", found)
    if len(group) == 1:
        return Origin(group, tuple(starts.values()), (), (), (), False)
    common = frozenset.intersection(*(chains[place].keys for place in group))
    across = _across_sources(chains, group)
    known = _known(chains, group)
    return Origin(
        group,
        tuple(starts.values()) or tuple(_relays_of_several(chains, group)),
        tuple(party for key, party in known.items() if key in common),
        tuple(known[key] for key in across),
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


def _known(chains: Sequence[Chain], group: Sequence[int]) -> Mapping[str, Passer]:
    """Who stands in a group of chains, as far as known by name or id, by their keys."""
    return {key: party for place in group for key, party in chains[place].passed}


def _across_sources(chains: Sequence[Chain], group: Sequence[int]) -> list[str]:
    """The keys that stand in chains of more than one source, in the order in which the chains name them."""
    first: dict[str, str] = {}
    across: dict[str, None] = {}
    for place in group:
        chain = chains[place]
        for key, _ in chain.passed:
            if first.setdefault(key, chain.source) != chain.source:
                across[key] = None
    return [key for key in first if key in across]


def _made_from(chains: Sequence[Chain], group: Sequence[int]) -> tuple[str, ...]:
    """The titles of the sources that all of several chains come from or rest on, beyond their own single one."""
    titles = {f"source:{each.source}": each.title for place in group for each in chains[place].upstream}
    return tuple(title for key, title in titles.items() if all(key in chains[place].keys for place in group))


def _of_one_source(chains: Sequence[Chain], group: Sequence[int]) -> bool:
    return len(group) > 1 and len({chains[place].source for place in group}) == 1
