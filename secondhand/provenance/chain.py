"""The chain of each piece of evidence: speaker, relays, the sources that its source was made from, publisher."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from secondhand.provenance.making import (
    Made,
    Steps,
    Upstream,
    makings_of,
    steps_through,
    taken_over,
    upstream_of,
)
from secondhand.provenance.parties import Author, by_name, merged, name_key
from secondhand.record.model import Claim, Evidence, Party, Record, Source

OUTLET_KINDS = ("outlet", "agency")


Passer = Party | Author | str
"""Who stands in a chain; a text is an id that the record names and does not have."""


@dataclass(frozen=True, slots=True)
class Chain:
    """From the speaker to the reader. Parties that are one stand as one.

    `source` is the id of the source, `author` the name that it gives as its author. `speaker` is None where the source
    speaks in its own words, where relays stand but nobody is recorded as the speaker, or where the record names a party
    that it does not have (`said_by` then holds that id). `publisher` is None where the source does not state one.
    `upstream` are the sources that the source was made from, the nearest first, and `makings` how it came of them;
    `taken_over` counts the publishers that stand between on the longest way. `desk` is the id of the party that the
    desk is, "" where the record does not say.
    """

    source: str
    said_by: str
    speaker: Party | None
    relays: tuple[Party | str, ...]
    publisher: Party | None
    author: str
    upstream: tuple[Upstream, ...]
    makings: tuple[Made, ...]
    taken_over: int
    desk: str
    passed: tuple[tuple[str, Passer], ...]
    """Who stands in it by name or id, from the speaker on, each with a key that is the same wherever it stands."""
    keys: frozenset[str]
    """The keys of all that stands before the reader: parties, author, publisher whether stated or not, sources."""
    steps: Steps
    """Whose words it says were taken on by whom, among parties known by name, from the speaker on."""

    @property
    def own_words(self) -> bool:
        """Whether the source speaks in its own words: nobody else is recorded, neither as speaker nor as relay."""
        publisher = self.publisher.id if self.publisher else ""
        return not self.relays and self.said_by in ("", publisher)

    @property
    def hands(self) -> int:
        """How many parties stand between the statement and the publisher; 0 for the source's own words."""
        return (0 if self.own_words else 1 + len(self.relays)) + self.taken_over

    @property
    def second_hand(self) -> bool:
        """Whether the publisher did not hear the speaker: a relay stands between, the source was made from another
        one, or the speaker is another outlet."""
        if self.upstream or self.relays:
            return True
        return not self.own_words and self.speaker is not None and self.speaker.kind in OUTLET_KINDS

    @property
    def through_desk(self) -> bool:
        """Whether the desk itself stands in it."""
        return bool(self.desk) and self.desk in self.keys

    @property
    def start(self) -> Party | Author | None:
        """Who spoke first, where that is known by name: the speaker; where the source speaks in its own words its
        author or publisher, or those of the source that it was made from in the end."""
        if not self.own_words:
            return self.speaker if self.speaker and self.speaker.named else None
        if self.upstream:
            return next((each.known_as for each in self.upstream if each.first and each.known_as), None)
        if self.author:
            author = self.passed[-1 - bool(self.publisher)][1]
            return author if isinstance(author, Author | Party) else None
        return self.publisher if self.publisher and self.publisher.named else None

    @property
    def start_named(self) -> bool:
        """Whether it is known who spoke first."""
        return self.start is not None

    @property
    def author_key(self) -> str:
        """The key of the source's author, "" where it states none."""
        return self.passed[-1 - bool(self.publisher)][0] if self.author else ""

    @property
    def relayed(self) -> tuple[tuple[str, Passer], ...]:
        """Who stands between the speaker and this source, with keys as in `passed`: relays, and authors and publishers
        of what the source was made from."""
        own = bool(self.author) + bool(self.publisher)
        return self.passed[bool(self.said_by) : len(self.passed) - own]


@dataclass(frozen=True, slots=True)
class _End:
    """What all chains from one source have in common."""

    publisher: Party | None
    author: str
    upstream: tuple[Upstream, ...]
    makings: tuple[Made, ...]
    taken_over: int
    passed: tuple[tuple[str, Passer], ...]
    keys: frozenset[str]
    publishers: Mapping[str, Party | None]
    """Its own, and those of what it was made from, by source."""


class Chains:
    """The chains of a record's evidence, each worked out once."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.parties = merged(record.parties)
        """For each id the party that it stands for."""
        self.interested = frozenset(each.id for each in self.parties.values() if each.interests)
        """The ids of parties with interests."""
        self._by_name = by_name(self.parties)
        self._pairs: dict[str, tuple[str, Passer]] = {name: (each.id, each) for name, each in self.parties.items()}
        self.desk = self.id_of(record.desk.party) or self._by_name.get(name_key(record.desk.name), "")
        """The id of the party that the desk is: the one that it names, or else the one of its name; "" for none."""
        self._ends: dict[str, _End] = {}
        self._found: dict[int, Chain] = {}

    def id_of(self, name: str) -> str:
        """The id of the party that an id stands for; an unknown id stands for itself."""
        party = self.parties.get(name)
        return party.id if party else name

    def of(self, evidence: Evidence) -> Chain:
        """The chain of one piece of the record's. The publisher is no relay of itself; who repeats himself adds no
        hand."""
        found = self._found.get(id(evidence))
        if found is None:
            found = self._found[id(evidence)] = self._made(evidence)
        return found

    def of_claim(self, claim: Claim) -> tuple[Chain, ...]:
        """The chains of a claim's evidence, in its order."""
        return tuple(self.of(evidence) for evidence in claim.evidence)

    def keys_of(self, source: str) -> frozenset[str]:
        """The keys that all chains from a source have: author, publisher, itself and what it was made from."""
        return (self._ends.get(source) or self._end(self.record.sources[source])).keys

    def upstream(self, source: str) -> tuple[Upstream, ...]:
        """The sources that a source was made from, the nearest first, each once; a circle ends where it began."""
        return tuple(upstream_of(self.record.sources[source], self.record.sources, self.parties))

    def author_key(self, author: str) -> str:
        """The key of an author: that of the party of this name, where the record has one."""
        name = name_key(author)
        return self._by_name.get(name, f"author:{' '.join(name)}")

    def _made(self, evidence: Evidence) -> Chain:
        end = self._ends.get(evidence.source) or self._end(self.record.sources[evidence.source])
        publisher = end.publisher.id if end.publisher else ""
        said_by = self.id_of(evidence.said_by)
        relays: list[str] = []
        before = said_by
        for name in map(self.id_of, evidence.via):
            if name not in (before, publisher):
                relays.append(name)
                before = name
        pairs = self._pairs
        speaker = self.parties.get(evidence.said_by)
        spoken = tuple([pairs.get(name) or (name, name) for name in ((said_by, *relays) if said_by else relays)])
        passed_on = tuple([party for _, party in spoken[bool(said_by) :] if not isinstance(party, Author)])
        return Chain(
            evidence.source,
            said_by,
            speaker,
            passed_on,
            end.publisher,
            end.author,
            end.upstream,
            end.makings,
            end.taken_over,
            self.desk,
            spoken + end.passed,
            end.keys.union([key for key, _ in spoken]),
            steps_through((speaker, *passed_on), end.makings, end.publishers, evidence.source),
        )

    def _end(self, source: Source) -> _End:
        publisher, upstream = self.parties.get(source.publisher), self.upstream(source.id)
        makings = makings_of(source, self.record.sources) if upstream else ()
        publishers = {source.id: publisher, **{each.source: each.publisher for each in upstream}}
        passed: list[tuple[str, Passer]] = []
        for author, party in [(e.author, e.publisher) for e in reversed(upstream)] + [(source.author, publisher)]:
            if author:
                # Who writes for two publishers is one party all the same.
                key = self.author_key(author)
                passed.append((key, self.parties.get(key) or Author(author)))
            if party:
                passed.append((party.id, party))
        # One source has one publisher, stated or not.
        sources = (f"source:{name}" for name in (source.id, *(each.source for each in upstream)))
        keys = frozenset((*(key for key, _ in passed), *sources))
        over = taken_over(makings, publishers, source.id)
        end = self._ends[source.id] = _End(
            publisher, source.author, upstream, makings, over, tuple(passed), keys, publishers
        )
        return end
