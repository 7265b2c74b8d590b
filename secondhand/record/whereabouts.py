"""Which entry of the record a place lies in."""

from __future__ import annotations

from secondhand.errors import Position
from secondhand.record.model import Claim, Entry, Evidence


def evidence_at(claim: Claim, position: Position) -> Evidence | None:
    """The evidence of a claim that a place of the record lies in; None where it lies in the claim's own fields."""
    owners: dict[tuple[int, int], Evidence | None] = dict.fromkeys(_starts(claim))
    for evidence in claim.evidence:
        owners.update(dict.fromkeys(_starts(evidence), evidence))
    begun = [start for start in owners if start <= (position.line, position.column)]
    return owners[max(begun)] if begun else None


def begins_in(entry: Entry, position: Position) -> bool:
    """Whether a value of the entry, or the entry itself, begins at a place of the record."""
    return position.file == entry.places.file and (position.line, position.column) in _starts(entry)


def _starts(entry: Entry) -> tuple[tuple[int, int], ...]:
    return (entry.places.own, *entry.places.marks.values())
