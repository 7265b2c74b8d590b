"""The graph of who passed whose words on: chains laid over each other where they share a party."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from secondhand.provenance.chain import OUTLET_KINDS, Author, Chain, Chains, Passer
from secondhand.provenance.circles import Circle, circles_of
from secondhand.provenance.origins import Origins, origins_of
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
    """One piece of evidence and its way through the graph: the nodes from the speaker to the publisher."""

    claim: Claim
    evidence: Evidence
    chain: Chain
    way: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """The chains of some evidence, and what is to be said of them all."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    pieces: tuple[Piece, ...]
    origins: Origins
    circles: tuple[Circle, ...]


_Step = tuple[str, Passer | None, Role, str, Reuse | None]
"""Key, passer, role, the source that it published or wrote, and how what it published was made from the one before."""


def graph_of(chains: Chains, evidence: Sequence[tuple[Claim, Evidence]]) -> Graph:
    """The graph of these pieces of evidence, in their order."""
    nodes: dict[str, _Standing] = {}
    links: dict[tuple[int, int, Manner, Reuse | None], list[int]] = {}
    ends: dict[tuple[str, bool], tuple[_Step, ...]] = {}
    pieces = []
    for place, (claim, each) in enumerate(evidence):
        chain = chains.of(each)
        own_words = chain.own_words
        end = ends.get((chain.source, own_words))
        if end is None:
            end = ends[chain.source, own_words] = tuple(_end(chains, chain))
        way: list[int] = []
        before: _Step | None = None
        for step in _once(end if own_words else (*_spoken(chain), *end)):
            key, passer, role, source, how = step
            standing = nodes.get(key)
            if standing is None:
                standing = nodes[key] = _Standing(len(nodes), passer, {}, {}, [])
            standing.roles[role] = None
            if source:
                standing.sources[source] = None
            if not standing.pieces or standing.pieces[-1] != place:
                standing.pieces.append(place)
            if before is not None:
                link = way[-1], standing.number, _manner(before, how), how
                passing = links.get(link)
                if passing is None:
                    links[link] = [place]
                elif passing[-1] != place:
                    passing.append(place)
            way.append(standing.number)
            before = step
        pieces.append(Piece(claim, each, chain, tuple(way)))
    desk = chains.id_of(chains.record.desk.party)
    found = [piece.chain for piece in pieces]
    return Graph(
        tuple(
            Node(key, each.passer, tuple(each.roles), tuple(each.sources), tuple(each.pieces), key == desk)
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


def _once(steps: Sequence[_Step]) -> Sequence[_Step]:
    """The steps, nobody twice in a row."""
    if all(before[0] != after[0] for before, after in pairwise(steps)):
        return steps
    return [step for place, step in enumerate(steps) if not place or steps[place - 1][0] != step[0]]


def _spoken(chain: Chain) -> Iterator[_Step]:
    """The speaker and the relays."""
    if chain.said_by:
        yield chain.said_by, chain.speaker or chain.said_by, "speaker", "", None
    else:
        yield f"speaker-in:{chain.source}", None, "speaker", "", None
    for relay in chain.relays:
        yield (relay.id if isinstance(relay, Party) else relay), relay, "relay", "", None


def _end(chains: Chains, chain: Chain) -> Iterator[_Step]:
    """From the first text that a source was made from to its publisher; with the author where he speaks himself."""
    upstream = tuple(reversed(chain.upstream))
    if chain.own_words and (author := upstream[0].author if upstream else chain.author):
        key = chains.author_key(author)
        source = upstream[0].source if upstream else chain.source
        if not _wrote_itself(chains, chain, author):
            yield key, chains.parties.get(key) or Author(author), "author", source, None
    how: Reuse | None = None
    for each in upstream:
        yield _publisher(each.publisher, each.source, how)
        how = each.how
    yield _publisher(chain.publisher, chain.source, how)


def _wrote_itself(chains: Chains, chain: Chain, author: str) -> bool:
    publisher = chain.upstream[-1].publisher if chain.upstream else chain.publisher
    return publisher is not None and chains.author_key(author) == publisher.id


def _publisher(publisher: Party | None, source: str, how: Reuse | None) -> _Step:
    return publisher.id if publisher else f"publisher-of:{source}", publisher, "publisher", source, how


def _manner(before: _Step, how: Reuse | None) -> Manner:
    """How words went on from a step, to one of whose text theirs was made as `how` says."""
    if how:
        return "made from"
    passer, role = before[1], before[2]
    if role == "author":
        return "told"
    outlet = isinstance(passer, Party) and passer.kind in OUTLET_KINDS
    return "told" if role == "speaker" and not outlet else "passed on"
