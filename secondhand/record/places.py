"""Where the values of a record stand, kept small: a record of 10,000 claims has 400,000 of them."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from secondhand.reading.lines import Lines

Name = str | tuple[str, int]
"""A field, or one item of a list: (field, index)."""


class Marks(Mapping[Name, tuple[int, int]]):
    """From names to lines and columns, both from 1; worked out from offsets in code points when they are asked for."""

    __slots__ = ("_lines", "_names", "_offsets")

    def __init__(self, lines: Lines, names: tuple[Name, ...], offsets: array[int]) -> None:
        self._lines = lines
        self._names = names
        self._offsets = offsets

    def __getitem__(self, name: Name) -> tuple[int, int]:
        try:
            return self._lines.at(self._offsets[self._names.index(name)])
        except ValueError:
            raise KeyError(name) from None

    def __iter__(self) -> Iterator[Name]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the values of one entry stand: field name, or (field name, index), to line and column."""

    file: str
    own: tuple[int, int]
    marks: Mapping[Name, tuple[int, int]]
