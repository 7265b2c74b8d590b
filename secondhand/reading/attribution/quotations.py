"""The quotations of a text: which mark opens, which closes, and how far one reaches that nobody closed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from secondhand.reading.attribution.separators import MARK, MARKS, PARAGRAPH
from secondhand.reading.attribution.words import Words

_OPENING, _CLOSING, _EITHER, _LINE_END = range(4)
_DOUBLED = frozenset(("''", "‘‘", "’’"))
_SINGLE = "‘’'"
_GOES_ON = re.compile(r"\s*([\"“«'‘])")
"""What a paragraph begins with that goes on with the quotation of the one before."""
_SPEAKING = MARK | PARAGRAPH
"""What a quotation can begin or end with."""
_PLURAL = ("' ", "’ ")
_REMEMBERED = 5000
_LONGEST = 8


class Quotation(NamedTuple):
    """A stretch between quotation marks: code points with the marks, and the words within."""

    start: int
    end: int
    first: int
    last: int


def find_quotations(words: Words) -> list[Quotation]:
    """The quotations in the order in which they close. A paragraph that opens one anew goes on with it."""
    pairing = _Pairing(words)
    codes = words.codes
    for i in [i for i in words.special if codes[i] & _SPEAKING]:
        if codes[i] & MARK:
            pairing.read(i, bool(codes[i] & PARAGRAPH))
        else:
            pairing.part(i)
    pairing.end()
    return pairing.found


class _Pairing:
    """The marks of a text while they are read; `opened` and `single`: place and first word of a quotation."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.count = len(words)
        self.found: list[Quotation] = []
        self.opened: tuple[int, int] | None = None
        self.single: tuple[int, int] | None = None

    def read(self, i: int, paragraph: bool) -> None:
        """Separator i, which has quotation marks and may be a break between paragraphs."""
        separator = self.words.separators[i]
        base = self.words.starts[i] - len(separator)
        resumed = 0
        for sign, way, at, end in _signs_of(separator, paragraph):
            if at < resumed:
                continue
            if way == _LINE_END:
                resumed = self._line_end(i, separator, at, base)
                continue
            if i == 0:
                way = _OPENING
            elif i == self.count:
                way = _CLOSING
            if sign in _SINGLE and end == at + 1:
                self._single(sign, way, base + at, i, separator)
            elif way == _OPENING or (way == _EITHER and not self.opened):
                if not self.opened and i < self.count:
                    self.opened = base + at, i
            elif self.opened:
                self._close(self.opened, base + end, i)
                self.opened = None

    def part(self, i: int) -> None:
        """Separator i, a break between paragraphs without a mark: what is open ends with the paragraph."""
        if self.opened:
            self._close(self.opened, self.words.ends[i - 1] if i else 0, i)
        self.opened = self.single = None

    def end(self) -> None:
        """The end of the text: what is open ends with it."""
        if self.opened:
            self._close(self.opened, len(self.words.text.rstrip()), len(self.words))

    def _line_end(self, i: int, separator: str, at: int, base: int) -> int:
        """Where to read on in the separator: behind the mark with which the next paragraph goes on with a quotation."""
        if not self.opened:
            return 0
        goes_on = _GOES_ON.match(separator, at)
        if goes_on:
            return _mark_end(separator, goes_on.start(1))
        self._close(self.opened, base + at, i)
        self.opened = None
        return 0

    def _single(self, sign: str, way: int, at: int, i: int, separator: str) -> None:
        if way == _OPENING and sign != "’":
            self.single = self.single or (at, i)
        elif way == _CLOSING and self.single and sign != "‘":
            # "voters' rights" closes nothing; a quotation of one's own has more than a word or a sign before the mark.
            if separator in _PLURAL and self.words.lower[i - 1].endswith("s"):
                return
            if not self.opened:
                self._close(self.single, at + 1, i)
            self.single = None

    def _close(self, opened: tuple[int, int], end: int, last: int) -> None:
        start, first = opened
        if first < last:
            self.found.append(Quotation(start, end, first, last))


class _Sign(NamedTuple):
    """A quotation mark from `at` to `end` of a separator, or the end of a line in a break between paragraphs."""

    sign: str
    way: int
    at: int
    end: int


class _Signs(dict[tuple[str, bool], tuple[_Sign, ...]]):
    """The signs of separators, and whether these part paragraphs."""

    def __missing__(self, key: tuple[str, bool]) -> tuple[_Sign, ...]:
        signs = tuple(_read(*key))
        if len(self) < _REMEMBERED:
            self[key] = signs
        return signs


_SIGNS = _Signs()


def _signs_of(separator: str, paragraph: bool) -> Iterable[_Sign]:
    """The signs of a separator in their order; those of short ones are remembered."""
    return _SIGNS[separator, paragraph] if len(separator) <= _LONGEST else _read(separator, paragraph)


def _read(separator: str, paragraph: bool) -> Iterator[_Sign]:
    read = 0
    for at, sign in enumerate(separator):
        if at < read:
            continue
        if sign == "\n" and paragraph:
            yield _Sign(sign, _LINE_END, at, at + 1)
        elif sign in MARKS:
            read = _mark_end(separator, at)
            yield _Sign(sign, _way(separator, at, read), at, read)


def _mark_end(separator: str, at: int) -> int:
    return at + (2 if separator[at : at + 2] in _DOUBLED else 1)


def _way(separator: str, at: int, end: int) -> int:
    """Whether a mark opens or closes: by its form, and by the side on which blanks stand."""
    sign = separator[at]
    if sign in "“«„":
        return _OPENING
    if sign in "”»":
        return _CLOSING
    before, after = at == 0, end == len(separator)
    if before or after:
        return _EITHER if before and after else _OPENING if after else _CLOSING
    blank_before, blank_after = separator[at - 1].isspace(), separator[end].isspace()
    if blank_before and blank_after:
        return _EITHER
    return _OPENING if blank_before else _CLOSING
