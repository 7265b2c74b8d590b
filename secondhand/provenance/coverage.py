"""What the sources of a record attribute to whom, and which of that its claims cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secondhand.reading.attribution import Attribution, Span, find_attributions
from secondhand.record.model import PartyKind, Record, Source
from secondhand.sources.archive import Archived
from secondhand.sources.quotations import Quotation


@dataclass(frozen=True, slots=True)
class Scanned:
    """The attributions in the text of one source; `claims` has for each the ids of the claims that cover it."""

    source: Source
    text: str
    attributions: tuple[Attribution, ...]
    claims: tuple[tuple[str, ...], ...]

    @property
    def file(self) -> str:
        """What to call the text: its path where it is committed, the source's id where it is private."""
        return self.source.text or self.source.id

    def uncovered(self, *, second_hand: bool) -> tuple[int, ...]:
        """The places of the attributions that no claim covers; with `second_hand` only those that are."""
        return tuple(
            index
            for index, each in enumerate(self.attributions)
            if not self.claims[index] and (each.second_hand or not second_hand)
        )


def scan(record: Record, archived: Archived, quotations: Sequence[Quotation]) -> Scanned | None:
    """The attributions of one source, read with what the record knows; None where its text is not at hand.

    A claim covers an attribution where one of its quotations from this source stands in the text and shares a code
    point with content, cue or source of the attribution, or what lies between them.
    """
    if archived.passages is None:
        return None
    text = archived.passages.text
    found = find_attributions(text, publisher_names(record, archived.source), known_parties(record))
    standing = [
        (Span(each.match.start, each.match.end), each.claim.id)
        for each in quotations
        if each.evidence.source == archived.source.id and each.match is not None and each.match.grade.passes
    ]
    claims = tuple(
        tuple(dict.fromkeys(claim for span, claim in standing if span.overlaps(each.extent))) for each in found
    )
    return Scanned(archived.source, text, found, claims)


def known_parties(record: Record) -> dict[str, PartyKind]:
    """The names and aliases of the record's parties, and what kind of party each is."""
    return {name: party.kind for party in record.parties.values() for name in (*party.aliases, party.name)}


def publisher_names(record: Record, source: Source) -> tuple[str, ...]:
    """Name and aliases of a source's publisher; none where it states none or the record does not have it."""
    party = record.parties.get(source.publisher)
    return (party.name, *party.aliases) if party else ()
