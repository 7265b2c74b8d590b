"""The graph of who passed whose words on: chains laid over each other where they share a party."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

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
    nodes: dict[str, tuple[Passer | None, dict[Role, None], dict[str, None], dict[int, None]]] = {}
    links: dict[tuple[str, str, Manner, Reuse | None], dict[int, None]] = {}
    ways = []
    found = [chains.of(each) for _, each in evidence]
    for place, chain in enumerate(found):
        steps = list(_steps(chains, chain))
        for key, passer, role, source, _ in steps:
            _, roles, sources, pieces = nodes.setdefault(key, (passer, {}, {}, {}))
            roles[role], pieces[place] = None, None
            sources.update({source: None} if source else {})
        for before, after in pairwise(steps):
            links.setdefault((before[0], after[0], _manner(before, after), after[4]), {})[place] = None
        ways.append(tuple(step[0] for step in steps))
    number = {key: place for place, key in enumerate(nodes)}
    return Graph(
        tuple(
            Node(key, passer, tuple(roles), tuple(sources), tuple(pieces), key == found[0].desk)
            for key, (passer, roles, sources, pieces) in nodes.items()
        ),
        tuple(
            Link(number[start], number[end], manner, how, tuple(pieces))
            for (start, end, manner, how), pieces in links.items()
        ),
        tuple(
            Piece(claim, each, chain, tuple(number[key] for key in way))
            for (claim, each), chain, way in zip(evidence, found, ways, strict=True)
        ),
        origins_of(found),
        circles_of(found),
    )


def _steps(chains: Chains, chain: Chain) -> Iterator[_Step]:
    """Who stands in a chain, from the speaker on, whoever is not known included; nobody twice in a row."""
    last = ""
    for step in _all_steps(chains, chain):
        if step[0] != last:
            yield step
        last = step[0]


def _all_steps(chains: Chains, chain: Chain) -> Iterator[_Step]:
    upstream = tuple(reversed(chain.upstream))
    if not chain.own_words:
        if chain.said_by:
            yield chain.said_by, chain.speaker or chain.said_by, "speaker", "", None
        else:
            yield f"speaker-in:{chain.source}", None, "speaker", "", None
        for relay in chain.relays:
            yield (relay.id if isinstance(relay, Party) else relay), relay, "relay", "", None
    elif (author := upstream[0].author if upstream else chain.author) and not _wrote_itself(chains, chain, author):
        key = chains.author_key(author)
        source = upstream[0].source if upstream else chain.source
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


def _manner(before: _Step, after: _Step) -> Manner:
    passer, role = before[1], before[2]
    if after[4]:
        return "made from"
    outlet = isinstance(passer, Party) and passer.kind in OUTLET_KINDS
    return "passed on" if role in ("relay", "publisher") or (role == "speaker" and outlet) else "told"
