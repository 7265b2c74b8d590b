"""What a check says about one place in the record."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from secondhand.errors import Position


class Level(IntEnum):
    """How much a finding weighs; only an error makes `validate` exit with 1."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Related:
    """A passage that a finding speaks of, in a source or at another place of the record.

    `text` is the passage as it stands in its file, line ends and all, and `position` the place of its first code point.
    `marks` are the parts of `text` that matter, from and to (exclusive) in code points, in order; an empty one is a
    place where words are missing. `what` says what the passage is: "the source", "a second place".
    """

    position: Position
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    what: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One finding; sorts by its place, prints as a line that an editor can click.

    `claim` is the id of the claim it speaks of, "" where it is about something else.
    `hint` says what to do and may run over several lines.
    `marks` are the words of the record that it is about, each from and to (exclusive) a place of the record's file, in
    order; an empty one is a place where words are missing. `related` has the passages to look at, the nearest first.
    """

    position: Position
    check: str
    level: Level = field(compare=False)
    message: str
    hint: str = field(default="", compare=False)
    claim: str = field(default="", compare=False)
    marks: tuple[tuple[Position, Position], ...] = field(default=(), compare=False)
    related: tuple[Related, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        return f"{self.position}: {self.level}: {self.message} [{self.check}]"
