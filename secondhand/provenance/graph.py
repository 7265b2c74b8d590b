"""The graph of who passed whose words on: chains laid over each other where they share a party."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Literal, NamedTuple

from secondhand.provenance.chain import OUTLET_KINDS, Chain, Chains, Passer
from secondhand.provenance.circles import Circle, circles_of
from secondhand.provenance.origins import Origins, origins_of
from secondhand.provenance.parties import Author
from secondhand.record.model import Claim, Evidence, Party, Reuse

Role = Literal["speaker", "author", "relay", "publisher"]
Manner = Literal["told", "passed on", "made from"]


@dataclass(frozen=True, slots=True)
class Node:
    """Who stands in chains. `passer` is None where the record does not say who: who spoke, or who published the sources
    in `sources`. `key` is the same wherever the party stands. `roles` in the order of a chain; `sources` are the ids of
    those that it published or wrote, among those that are quoted; `pieces` the places of the evidence that passes it.
    """

    key: str
    passer: Passer | None
    roles: tuple[Role, ...]
    sources: tuple[str, ...]
    pieces: tuple[int, ...]
    desk: bool

    @property
    def named(self) -> bool:
        """Whether it is known by name."""
        return isinstance(self.passer, Author) or (isinstance(self.passer, Party) and self.passer.named)


@dataclass(frozen=True, slots=True)
class Link:
    """Words that went from one node to another, by their places in the graph, in the evidence at the places `pieces`.

    `manner`: "told" where a speaker or author is heard, "passed on" where a relay or another outlet is repeated, "made
    from" where one source was made from another, `how`.
    """

    start: int
    end: int
    manner: Manner
    how: Reuse | None
    pieces: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence and its way through the graph: the nodes from the speaker to the publisher, nobody twice in
    a row. The first `told` of them are speaker and relays, or authors of what was said first; then come the publishers
    of what the source was made from, each before those of what was made from it, and in the end its own."""

    claim: Claim
    evidence: Evidence
    chain: Chain
    way: tuple[int, ...]
    told: int


@dataclass(frozen=True, slots=True)
class Graph:
    """The chains of some evidence, and what is to be said of them all."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    pieces: tuple[Piece, ...]
    origins: Origins
    circles: tuple[Circle, ...]


_Step = tuple[str, Passer | None, Role, str, Manner]
"""Key, passer, role, the source that it published or wrote, and how its words go on where no text is made from them."""
_Passing = tuple[int, int, Reuse | None]
"""From which step to which, by their places, and how the later one's text was made from the other's."""


def graph_of(chains: Chains, evidence: Sequence[tuple[Claim, Evidence]]) -> Graph:
    """The graph of these pieces of evidence, in their order."""
    nodes: dict[str, _Standing] = {}
    links: dict[tuple[int, int, Manner, Reuse | None], list[int]] = {}
    ends: dict[tuple[str, int], _End] = {}
    pieces = []
    for place, (claim, each) in enumerate(evidence):
        chain = chains.of(each)
        spoken = [] if chain.own_words else _spoken(chain)
        end = ends.get((chain.source, len(spoken)))
        if end is None:
            end = ends[chain.source, len(spoken)] = _end(chains, chain, len(spoken))
        steps = [*spoken, *end.steps]
        way = []
        for key, passer, role, source, _ in steps:
            standing = nodes.get(key)
            if standing is None:
                standing = nodes[key] = _Standing(len(nodes), passer, {}, {}, [])
            standing.roles[role] = None
            if source:
                standing.sources[source] = None
            if not standing.pieces or standing.pieces[-1] != place:
                standing.pieces.append(place)
            way.append(standing.number)
        for start, stop, how in end.passings:
            one, other = way[start], way[stop]
            if one != other:
                link = one, other, "made from" if how else steps[start][-1], how
                passing = links.get(link)
                if passing is None:
                    links[link] = [place]
                elif passing[-1] != place:
                    passing.append(place)
        told = len(spoken) + end.authors
        if len(set(way)) < len(way):
            told, way = len(_once(way[:told])), _once(way)
        pieces.append(Piece(claim, each, chain, tuple(way), told))
    found = [piece.chain for piece in pieces]
    return Graph(
        tuple(
            Node(key, each.passer, tuple(each.roles), tuple(each.sources), tuple(each.pieces), key == chains.desk)
            for key, each in nodes.items()
        ),
        tuple(Link(*link, tuple(passing)) for link, passing in links.items()),
        tuple(pieces),
        origins_of(found),
        circles_of(found),
    )


class _Standing(NamedTuple):
    number: int
    passer: Passer | None
    roles: dict[Role, None]
    sources: dict[str, None]
    pieces: list[int]


class _End(NamedTuple):
    """What chains from one source have in common: the steps from the texts that it was made from in the end to its
    publisher, the first `authors` of which wrote them; and all passings, those from speaker and relays too."""

    steps: tuple[_Step, ...]
    passings: tuple[_Passing, ...]
    authors: int


def _once(way: Sequence[int]) -> list[int]:
    """The way, nobody twice in a row."""
    return [node for place, node in enumerate(way) if not place or way[place - 1] != node]


def _spoken(chain: Chain) -> list[_Step]:
    """The speaker and the relays."""
    if chain.said_by:
        speaker = chain.speaker
        # Another outlet's reporting is repeated, not heard.
        manner: Manner = "passed on" if speaker and speaker.kind in OUTLET_KINDS else "told"
        spoken: list[_Step] = [(chain.said_by, speaker or chain.said_by, "speaker", "", manner)]
    else:
        spoken = [(f"speaker-in:{chain.source}", None, "speaker", "", "told")]
    for relay in chain.relays:
        spoken.append((relay if isinstance(relay, str) else relay.id, relay, "relay", "", "passed on"))
    return spoken


def _end(chains: Chains, chain: Chain, spoken: int) -> _End:
    """The end of a chain behind so many who spoke; with the authors where there are none, and it speaks itself."""
    if spoken and not chain.makings:
        return _End((_publisher(chain.publisher, chain.source),), _in_a_row(spoken), 0)
    publishers = {chain.source: chain.publisher, **{each.source: each.publisher for each in chain.upstream}}
    authors = {chain.source: chain.author, **{each.source: each.author for each in chain.upstream}}
    order = _in_order(chain)
    made = {end for _, _, end in chain.makings}
    firsts = [name for name in order if name not in made]
    wrote = [name for name in firsts if not spoken and not _wrote_itself(chains, authors[name], publishers[name])]
    before = spoken + len(wrote)
    place = {name: before + number for number, name in enumerate(order)}
    passings = [*_in_a_row(spoken - 1)]
    passings += [(spoken - 1, place[name], None) for name in firsts if spoken]
    passings += [(number, place[name], None) for number, name in enumerate(wrote)]
    passings += [(place[start], place[end], how) for start, how, end in chain.makings]
    steps = [_author(chains, authors[name], name) for name in wrote]
    steps += [_publisher(publishers[name], name) for name in order]
    return _End(tuple(steps), tuple(passings), len(wrote))


@lru_cache(maxsize=64)
def _in_a_row(count: int) -> tuple[_Passing, ...]:
    return tuple((step, step + 1, None) for step in range(count))


def _in_order(chain: Chain) -> list[str]:
    """The sources that a chain's source came of, each before what was made from it; then its own."""
    order: dict[str, None] = {}
    for end, makings in groupby(chain.makings, lambda made: made.end):
        order |= dict.fromkeys((*(made.start for made in makings), end))
    return list(order) or [chain.source]


def _author(chains: Chains, author: str, source: str) -> _Step:
    key = chains.author_key(author)
    return key, chains.parties.get(key) or Author(author), "author", source, "told"


def _wrote_itself(chains: Chains, author: str, publisher: Party | None) -> bool:
    """Whether a text has no author beside its publisher."""
    return not author or (publisher is not None and chains.author_key(author) == publisher.id)


def _publisher(publisher: Party | None, source: str) -> _Step:
    return publisher.id if publisher else f"publisher-of:{source}", publisher, "publisher", source, "passed on"
