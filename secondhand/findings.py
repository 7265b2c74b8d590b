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


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One finding; sorts by its place, prints as a line that an editor can click.

    `claim` is the id of the claim it speaks of, "" where it is about something else.
    `hint` says what to do and may run over several lines.
    """

    position: Position
    check: str
    level: Level = field(compare=False)
    message: str
    hint: str = field(default="", compare=False)
    claim: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"{self.position}: {self.level}: {self.message} [{self.check}]"
