"""Where words that a finding speaks of stand, in the record and in a source."""

from __future__ import annotations

from collections.abc import Sequence

from secondhand.checks.case import Case
from secondhand.errors import Position
from secondhand.findings import Related
from secondhand.record.model import Entry
from secondhand.record.scalars import offset_at, written
from secondhand.sources.archive import Archived

_AROUND = 60
"""Code points shown on either side of a passage, within its line."""

Span = tuple[int, int]


def in_record(case: Case, entry: Entry, name: str, spans: Sequence[Span]) -> tuple[tuple[Position, Position], ...]:
    """Where parts of a field's value stand in the record, given as code points of the value, from and to.

    None where the record's text does not show it.
    """
    start = entry.at(name)
    offset = offset_at(case.lines_of(start.file), start.line, start.column)
    found = written(case.record.texts.get(start.file, ""), offset, getattr(entry, name))
    if found is None:
        return ()
    ends = (found.span(*span) for span in spans)
    return tuple((_position(start.file, case, low), _position(start.file, case, high)) for low, high in ends)


def _position(file: str, case: Case, offset: int) -> Position:
    return Position(file, *case.lines_of(file).at(offset))


def in_source(archived: Archived, start: int, end: int, marks: Sequence[Span], what: str) -> Related:
    """A passage of a source's text at hand, with what stands around it in its line, and marks within it; all given as
    code points of the text, from and to."""
    text = archived.passages.text if archived.passages else ""
    low, high = _back(text, start), _on(text, end)
    spans = tuple((max(first, low) - low, min(last, high) - low) for first, last in marks)
    return Related(place_of(archived, low), text[low:high], spans, what)


def place_of(archived: Archived, offset: int) -> Position:
    """The place of a code point of a source's text."""
    return Position(archived.file or archived.source.id, *archived.lines.at(offset))


def _back(text: str, start: int) -> int:
    """Where to begin to show a passage: at most so far before it, in its line, at a word."""
    low = max(0, start - _AROUND)
    low = max(low, 1 + max(text.rfind("\n", low, start), text.rfind("\r", low, start)))
    while 0 < low < start and not text[low - 1].isspace():
        low += 1
    return low


def _on(text: str, end: int) -> int:
    high = min(len(text), end + _AROUND)
    ends = [at for at in (text.find("\n", end, high), text.find("\r", end, high)) if at >= 0]
    if ends:
        return min(ends)
    while end < high < len(text) and not text[high].isspace():
        high -= 1
    return high
