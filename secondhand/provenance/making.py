"""What a source was made from, as the record declares it: `rests_on`, followed to its ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from secondhand.provenance.parties import Author
from secondhand.record.model import Party, Reuse, Source


class Made(NamedTuple):
    """That the source `end` was made from the source `start`, both by id."""

    start: str
    how: Reuse
    end: str


@dataclass(frozen=True, slots=True)
class Upstream:
    """A source that another one was made from. `distance` is 1 for what it was made from itself, 2 for what that was
    made from, and so on; `first` says that the record names nothing that it was made from in turn. `into` is the title
    of what was made from it, the nearest where that is several; `follows` says that it is told of right before it."""

    source: str
    title: str
    how: Reuse
    into: str
    follows: bool
    publisher: Party | None
    author: str
    distance: int
    first: bool

    @property
    def known_as(self) -> Party | Author | None:
        """Whose word it is, where that is known by name: the publisher's, or else the author's."""
        if self.publisher and self.publisher.named:
            return self.publisher
        return Author(self.author) if self.author else None


def upstream_of(source: Source, sources: Mapping[str, Source], parties: Mapping[str, Party]) -> Iterator[Upstream]:
    """The sources that a source was made from, the nearest first, each once; a circle ends where it began."""
    seen, level, distance, before = {source.id}, [source], 1, source
    while level:
        further = []
        for each in level:
            for rest in each.rests_on:
                found = sources.get(rest.source)
                if found is None or found.id in seen:
                    continue
                seen.add(found.id)
                further.append(found)
                publisher = parties.get(found.publisher)
                first = not any(another.source in sources for another in found.rests_on)
                into, follows = each.title, each is before
                yield Upstream(found.id, found.title, rest.how, into, follows, publisher, found.author, distance, first)
                before = found
        level, distance = further, distance + 1


def makings_of(source: Source, sources: Mapping[str, Source]) -> tuple[Made, ...]:
    """How a source came of all that it was made from, those with the same end together: what is at the end of one is at
    the start of later ones alone. A making that would close a circle is left out."""
    place: dict[str, int] = {}
    begun = {source.id}
    stack = [(source, iter(source.rests_on))]
    while stack:
        each, rest = stack[-1]
        following = next((sources[it.source] for it in rest if it.source in sources and it.source not in begun), None)
        if following is None:
            stack.pop()
            place[each.id] = len(place)
        else:
            begun.add(following.id)
            stack.append((following, iter(following.rests_on)))
    found: dict[tuple[str, str], Made] = {}
    for name, at in place.items():
        for made in sources[name].rests_on:
            if place.get(made.source, at) < at:
                found.setdefault((made.source, name), Made(made.source, made.how, name))
    return tuple(found.values())


Steps = tuple[tuple[Party, Party], ...]
"""Whose words were taken on by whom."""


def steps_through(
    spoken: Sequence[Party | str | None], makings: Sequence[Made], publishers: Mapping[str, Party | None], last: str
) -> Steps:
    """The steps from one to the next of those who are known by name: through speaker and relays, then the sources that
    the source `last` came of, to its publisher. Who is not known by name is passed over."""
    steps: list[tuple[Party, Party]] = []
    teller: Party | None = None
    for party in spoken if makings else (*spoken, publishers[last]):
        if isinstance(party, Party) and party.named:
            if teller is not None and teller.id != party.id:
                steps.append((teller, party))
            teller = party
    if not makings:
        return tuple(steps)
    before = () if teller is None else (teller,)
    made_themselves = {made.end for made in makings}
    firsts = dict.fromkeys(made.start for made in makings if made.start not in made_themselves)
    told = {name: _taken_on(steps, before, publishers[name]) for name in firsts}
    for name, several in groupby(makings, lambda made: made.end):
        heard = {one.id: one for made in several for one in told[made.start]}
        told[name] = _taken_on(steps, tuple(heard.values()), publishers[name])
    return tuple(steps)


def _taken_on(
    steps: list[tuple[Party, Party]], tellers: Sequence[Party], listener: Party | str | None
) -> Sequence[Party]:
    """Adds the steps to a listener; gives who tells on."""
    if not isinstance(listener, Party) or not listener.named:
        return tellers
    for teller in tellers:
        if teller.id != listener.id:
            steps.append((teller, listener))
    return (listener,)


def taken_over(makings: Sequence[Made], publishers: Mapping[str, Party | None], last: str) -> int:
    """How many publishers stand, on the longest way, between what the source `last` came of and its own publisher; one
    source has one publisher, stated or not."""
    on_the_way: dict[str, frozenset[str]] = {}
    for start, _, end in makings:
        publisher = publishers[start]
        passed = on_the_way.get(start, frozenset()) | {publisher.id if publisher else f"{start}:"}
        on_the_way[end] = max(on_the_way.get(end, frozenset()), passed, key=len)
    publisher = publishers[last]
    return len(on_the_way.get(last, frozenset()) - ({publisher.id} if publisher else set()))
