"""What stops a run, as against a finding, which is a result.

The ways in map these to an exit status: `console.py` for the tasks, `scanning/command.py` for `secondhand scan`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

CLEAN, FINDINGS, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
"""The exit statuses: nothing wrong, findings of level error, unusable input, Ctrl-C."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file: lines and columns from 1, columns in Unicode code points."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong with the input, and what to do about it."""

    position: Position
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.position}: error: {self.message}" + (f"\n    {self.hint}" if self.hint else "")


class SecondhandError(Exception):
    """The run cannot go on; the message is for the person who typed the command."""


class UnusableRecord(SecondhandError):
    """The record cannot be read; holds every problem found, in reading order.

    `given_up` says that the reading ended before the record did, for there were too many.
    """

    def __init__(self, problems: Sequence[Problem], *, given_up: bool = False) -> None:
        self.problems = tuple(sorted(problems))
        self.given_up = given_up
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UnusableFile(SecondhandError):
    """A file other than the record (a seal, a template, an output) cannot be read or written."""


class MissingProgram(SecondhandError):
    """Something that must be installed is not; the message says what to type."""
