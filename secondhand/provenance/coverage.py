"""What the sources of a record attribute to whom, and which of that its claims cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secondhand.provenance.credit import passage_of
from secondhand.provenance.readings import Reading
from secondhand.reading.attribution import Attribution
from secondhand.record.model import Source
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


def scan(source: Source, reading: Reading, quotations: Sequence[Quotation]) -> Scanned:
    """The attributions of one source, and the claims that cover them.

    A claim covers an attribution where one of its quotations from this source stands in the text and shares a code
    point with content, cue or source of the attribution, or what lies between them.
    """
    standing = [
        (span, each.claim.id)
        for each in quotations
        if each.archived.name == source.id and (span := passage_of(each)) is not None
    ]
    claims = tuple(
        tuple(dict.fromkeys(claim for span, claim in standing if span.overlaps(each.extent)))
        for each in reading.attributions
    )
    return Scanned(source, reading.text, reading.attributions, claims)
