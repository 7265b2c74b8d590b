"""The chain of one piece of evidence: speaker, relays, publisher."""

from __future__ import annotations

from dataclasses import dataclass

from secondhand.record.model import Evidence, Party, Record

OUTLET_KINDS = ("outlet", "agency")


@dataclass(frozen=True, slots=True)
class Chain:
    """From the speaker to the reader.

    `source` is the id of the source, `author` the name that it gives as its author. `speaker` is None where the source
    speaks in its own words, where relays stand but nobody is recorded as the speaker, or where the record names a party
    that it does not have (`said_by` then holds that id). `publisher` is None where the source does not state one.
    """

    source: str
    said_by: str
    speaker: Party | None
    relays: tuple[Party | str, ...]
    publisher: Party | None
    author: str

    @property
    def own_words(self) -> bool:
        """Whether the source speaks in its own words: nobody else is recorded, neither as speaker nor as relay."""
        publisher = self.publisher.id if self.publisher else ""
        return not self.relays and self.said_by in ("", publisher)

    @property
    def hands(self) -> int:
        """How many parties stand between the statement and the publisher; 0 for the source's own words."""
        return 0 if self.own_words else 1 + len(self.relays)

    @property
    def second_hand(self) -> bool:
        """Whether the publisher did not hear the speaker: a relay stands between, or the speaker is another outlet."""
        if self.own_words:
            return False
        return self.hands > 1 or (self.speaker is not None and self.speaker.kind in OUTLET_KINDS)

    @property
    def start_named(self) -> bool:
        """Whether it is known who spoke first."""
        if self.own_words:
            return bool(self.author or (self.publisher and self.publisher.named))
        return self.speaker is not None and self.speaker.named


def chain_of(record: Record, evidence: Evidence) -> Chain:
    """The chain that the record gives. The publisher is no relay of itself; who repeats himself adds no hand."""
    source = record.sources[evidence.source]
    relays: list[str] = []
    before = evidence.said_by
    for name in evidence.via:
        if name not in (before, source.publisher):
            relays.append(name)
            before = name
    return Chain(
        source.id,
        evidence.said_by,
        record.parties.get(evidence.said_by),
        tuple(record.parties.get(name, name) for name in relays),
        record.parties.get(source.publisher),
        source.author,
    )
