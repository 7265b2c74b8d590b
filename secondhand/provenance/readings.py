"""What the texts of a record attribute to whom, read once and with what the record knows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from secondhand.reading.attribution import Attribution, Mention, Span, find_attributions, sentence_starts
from secondhand.record.model import PartyKind, Record, Source
from secondhand.sources.archive import Archived


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text attributes to whom; `sentences` has the code point at which the first word of each begins."""

    text: str
    attributions: tuple[Attribution, ...]
    sentences: tuple[int, ...]

    def beside(self, passage: Span, cue: Span) -> bool:
        """Whether a cue stands in a sentence that a passage has words of."""
        inside = range(*passage)
        first = next((index for index in inside if self.text[index].isalnum()), passage.start)
        last = next((index for index in reversed(inside) if self.text[index].isalnum()), passage.end)
        return self._number(first) <= self._number(cue.start) <= self._number(last)

    def cues_of(self, mention: Mention) -> list[Span]:
        """The cues by which the text credits anything to a mention."""
        return [each.cue for each in self.attributions if each.source and each.source.overlaps(mention.span)]

    def _number(self, offset: int) -> int:
        return bisect_right(self.sentences, offset)


def read_all(record: Record, archive: Mapping[str, Archived]) -> dict[str, Reading]:
    """The reading of each source whose text is at hand, by the source's id."""
    parties = _known_parties(record)
    return {
        name: _read(archived.passages.text, _publisher_names(record, archived.source), parties)
        for name, archived in archive.items()
        if archived.passages is not None
    }


def _read(text: str, publisher: tuple[str, ...], parties: Mapping[str, PartyKind]) -> Reading:
    return Reading(text, find_attributions(text, publisher, parties), tuple(sentence_starts(text)))


def _known_parties(record: Record) -> dict[str, PartyKind]:
    """The names and aliases of the record's parties, and what kind of party each is."""
    return {name: party.kind for party in record.parties.values() for name in (*party.aliases, party.name)}


def _publisher_names(record: Record, source: Source) -> tuple[str, ...]:
    """Name and aliases of a source's publisher; none where it states none or the record does not have it."""
    party = record.parties.get(source.publisher)
    return (party.name, *party.aliases) if party else ()
