"""Where a run of words and marks stands in a text, also where a line end parts one of its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from secondhand.reading.words import Words

_HYPHENS = "-\u2010\u00ad"


class Run(NamedTuple):
    """Tokens of a text, from and to (exclusive), and how many of the quotation they are."""

    first: int
    last: int


class Broken:
    """The tokens of a text or quotation, with the words that a line end parts.

    `joined` has for the first token of each such word the word in one piece, and how many tokens it is.
    """

    def __init__(self, text: str, words: Words) -> None:
        self.words = words
        self.joined: dict[int, tuple[str, int]] = {}
        if any(hyphen in text for hyphen in _HYPHENS):
            self.joined = dict(_broken(text, words))


def _broken(text: str, words: Words) -> Iterator[tuple[int, tuple[str, int]]]:
    """A word, a hyphen, a line end, and a small letter that goes on: "minis-", "ter"."""
    tokens, starts, ends = words.tokens, words.starts, words.ends
    for index in range(len(tokens) - 1):
        after = index + 2 if tokens[index + 1] == "-" and starts[index + 1] == ends[index] else index + 1
        if after >= len(tokens) or not tokens[index][-1].isalpha() or not tokens[after][0].islower():
            continue
        hyphen = text[ends[index] : ends[after - 1]] if after > index + 1 else text[ends[index] - 1]
        between = text[ends[after - 1] : starts[after]]
        if len(hyphen) == 1 and hyphen in _HYPHENS and between.isspace() and ("\n" in between or "\r" in between):
            yield index, (tokens[index] + tokens[after], after - index + 1)


def runs(quoted: Broken, text: Broken) -> Iterator[Run]:
    """Every place in the text where the tokens of the quotation stand in a row, in order; places may overlap.

    A word that a line end parts with a hyphen stands for the word in one piece, on either side.
    """
    first = quoted.words.tokens[0]
    for start in _candidates(first, quoted, text):
        last = _follow(quoted, text, start)
        if last:
            yield Run(start, last)


def _candidates(first: str, quoted: Broken, text: Broken) -> Iterator[int]:
    tokens = text.words.tokens
    found = set(text.joined)
    for word in {first, quoted.joined.get(0, (first, 1))[0]}:
        at = -1
        try:
            while True:
                at = tokens.index(word, at + 1)
                found.add(at)
        except ValueError:
            continue
    yield from sorted(found)


def _follow(quoted: Broken, text: Broken, start: int) -> int:
    """The token of the text behind the quotation that begins at `start`, 0 where it does not stand there."""
    ours, theirs = quoted.words.tokens, text.words.tokens
    if not quoted.joined and not text.joined:
        end = start + len(ours)
        return end if theirs[start:end] == ours else 0
    index, place = 0, start
    while index < len(ours):
        if place >= len(theirs):
            return 0
        joined, count = text.joined.get(place, ("", 0))
        own, own_count = quoted.joined.get(index, ("", 0))
        if ours[index] == theirs[place]:
            index, place = index + 1, place + 1
        elif joined and ours[index] == joined:
            index, place = index + 1, place + count
        elif own and own == theirs[place]:
            index, place = index + own_count, place + 1
        else:
            return 0
    return place
