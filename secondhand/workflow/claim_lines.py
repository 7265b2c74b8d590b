"""The lines of a claim, by what they are: its approval, its submission, what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from secondhand.errors import Position
from secondhand.provenance.signoff import WORK
from secondhand.record.model import Claim, Entry

PARTS = ("digest", "by", "date")
"""Of an approval and a submission."""


@dataclass(frozen=True, slots=True)
class ClaimLines:
    """The lines of a claim, as places: of its approval and its submission (by `PARTS`), and what it says."""

    approval: tuple[Position, ...]
    submission: tuple[Position, ...]
    content: tuple[Position, ...]

    @classmethod
    def of(cls, claim: Claim) -> ClaimLines:
        """The lines of a claim."""
        # A part that is not given is where the whole is.
        approval = tuple(claim.approval.at(part) for part in PARTS) if claim.approval else ()
        submission = tuple(claim.submitted.at(part) for part in PARTS) if claim.submitted else ()
        return cls(approval, submission, tuple(content_lines(claim)))

    @property
    def whole(self) -> Iterator[Position]:
        """The claim without a gap: git knows a stretch again that was moved, and not a short line by itself."""
        lines = [each.line for each in self.every]
        file = next(self.every).file
        yield from (Position(file, line, 1) for line in range(min(lines), max(lines) + 1))

    @property
    def every(self) -> Iterator[Position]:
        """All of them."""
        yield from (*self.approval, *self.submission, *self.content)


def content_lines(claim: Claim) -> Iterator[Position]:
    """The lines of a claim that say what it says, each as a place; lines that say how far the work is as well are left
    out."""
    marks = sorted(set(_marks(claim, content=True)))
    work = {line for line, _ in _marks(claim, content=False)}
    every = sorted({line for line, _ in marks} | work)
    following = dict(zip(every, [*every[1:], 0], strict=True))
    for line in dict.fromkeys(line for line, _ in marks):
        if line in work:
            continue
        for each in range(line, max(following[line], line + 1)):
            yield Position(claim.places.file, each, 1)


def _marks(claim: Claim, *, content: bool) -> Iterator[tuple[int, int]]:
    """Where the fields of a claim stand that are part of its content, or those that are not."""
    for name, mark in claim.places.marks.items():
        field = name if isinstance(name, str) else name[0]
        if (field in WORK) is content:
            continue
        yield mark
        value = getattr(claim, field, None)
        for entry in value if isinstance(value, tuple) else (value,):
            if isinstance(entry, Entry):
                yield from (entry.places.own, *entry.places.marks.values())
