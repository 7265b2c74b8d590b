"""Where a quotation stands in a text, and how well: exact, typographic, altered or absent.

Exact decides, near only explains: a quotation that differs in one word is altered, however alike it is. The nearest
passage is found by word-pair anchors that vote for a place, then by token alignment in the window there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from secondhand.reading.words import Words, split

# What ties a number or a word to the one beside it; a sign ties to a number alone.
_CUT_BEFORE = re.compile(r"(?:\w*[-\u2010\u2011.,:]|(?<!\w)[-\u2212])\Z")
_CUT_AFTER = re.compile(r"[-\u2010\u2011.,:]\w+")
_MOST_ALIGNED = 1000
"""Tokens of a quotation for which the nearest passage is looked for; the cost grows with their square."""


class Grade(Enum):
    """How a quotation stands in a text."""

    EXACT = "exact"
    TYPOGRAPHIC = "typographic"
    ALTERED = "altered"
    ABSENT = "absent"

    @property
    def passes(self) -> bool:
        """Whether every word and mark stands there, in order."""
        return self in (Grade.EXACT, Grade.TYPOGRAPHIC)


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the quotation, and what stands in their place in the text ("" for nothing)."""

    quoted: str
    stands: str


@dataclass(frozen=True, slots=True)
class Match:
    """How a quotation stands in a text.

    `start` and `end` are code-point offsets of the (first, or nearest) passage in the text, `first_token` its place in
    `words.split(text)`; -1 where there is none. `places` counts the passages with the same words.
    """

    grade: Grade
    start: int = -1
    end: int = -1
    first_token: int = -1
    places: int = 0
    differences: tuple[Difference, ...] = ()


class Passages:
    """A text made ready to be searched for many quotations."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: Words = split(text)
        self._joined = " " + " ".join(self.words.tokens) + " "
        self._token_starts: list[int] = []
        position = 1
        for token in self.words.tokens:
            self._token_starts.append(position)
            position += len(token) + 1

    def find(self, quote: str) -> Match:
        """How the quotation stands in the text. A quotation without a word is absent."""
        quoted = split(quote)
        if not quoted.tokens:
            return Match(Grade.ABSENT)
        needle = " " + " ".join(quoted.tokens) + " "
        at = self._joined.find(needle)
        if at < 0:
            return self._nearest(quote, quoted)
        hits, cut = [], None
        # Hits may overlap in the blank that parts two tokens, so the search steps by one.
        while at >= 0:
            token = bisect_left(self._token_starts, at + 1)
            start, end = self.words.starts[token], self.words.ends[token + len(quoted) - 1]
            whole = self._whole(start, end)
            if whole == (start, end):
                hits.append((token, start, end))
            cut = cut or (token, *whole)
            at = self._joined.find(needle, at + 1)
        if hits:
            token, start, end = hits[0]
            same = self.text[start:end] == quote.strip()
            return Match(Grade.EXACT if same else Grade.TYPOGRAPHIC, start, end, token, len(hits))
        token, start, end = cut or (-1, -1, -1)
        differences = (Difference(quote.strip(), self.text[start:end]),)
        return Match(Grade.ALTERED, start, end, token, 0, differences)

    def _whole(self, start: int, end: int) -> tuple[int, int]:
        """A passage, widened to the whole numbers and hyphenated words that it cuts: "5 million" out of "3.5 million"
        and "recognition" out of "non-recognition" say something else."""
        before = _CUT_BEFORE.search(self.text, max(0, start - 40), start) if self.text[start].isalnum() else None
        after = _CUT_AFTER.match(self.text, end, end + 40) if self.text[end - 1].isalnum() else None
        if before and before.group()[-1] in ".,:" and not (before.group()[-2:-1] + self.text[start]).isdigit():
            before = None
        if after and after.group()[0] in ".,:" and not (self.text[end - 1] + after.group()[1:2]).isdigit():
            after = None
        if before and not before.group()[0].isalnum() and not self.text[start].isdigit():
            before = None
        return before.start() if before else start, after.end() if after else end

    def _nearest(self, quote: str, quoted: Words) -> Match:
        tokens, length = self.words.tokens, len(quoted)
        if length > _MOST_ALIGNED:
            return Match(Grade.ABSENT)
        votes: Counter[int] = Counter()
        for index in range(length):
            pair = index + 1 < length
            needle = " " + " ".join(quoted.tokens[index : index + 1 + pair]) + " "
            at, seen = self._joined.find(needle), 0
            # A word as common as "the" says little and would cost a pass over the whole text for each quotation.
            while at >= 0 and seen < 64:
                token = bisect_left(self._token_starts, at + 1)
                for shift in (-1, 0, 1):
                    votes[token - index + shift] += (3 if pair else 1) * (2 if shift == 0 else 1)
                at, seen = self._joined.find(needle, at + 1), seen + 1
        if not votes:
            return Match(Grade.ABSENT)
        best = max(votes.items(), key=lambda item: (item[1], -item[0]))[0]
        slack = 4 + length // 4
        low, high = max(0, best - slack), min(len(tokens), best + length + slack)
        matcher = SequenceMatcher(None, quoted.tokens, tokens[low:high], autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        alike = sum(block.size for block in blocks)
        if alike * 2 < length or alike < 2:
            return Match(Grade.ABSENT)
        # Words altered at either end have no block: the passage reaches as far as the quotation does.
        head = blocks[0].b - blocks[0].a
        tail = blocks[-1].b + length - blocks[-1].a
        first, last = max(low, low + head), min(len(tokens), low + tail)
        differences = []
        aligned = SequenceMatcher(None, quoted.tokens, tokens[first:last], autojunk=False)
        for kind, a, b, c, d in aligned.get_opcodes():
            if kind == "equal":
                continue
            ours = quote[quoted.starts[a] : quoted.ends[b - 1]] if b > a else ""
            theirs = self.text[self.words.starts[first + c] : self.words.ends[first + d - 1]] if d > c else ""
            differences.append(Difference(ours, theirs))
        start, end = self.words.starts[first], self.words.ends[last - 1]
        return Match(Grade.ALTERED, start, end, first, 0, tuple(differences))


def find(quote: str, text: str) -> Match:
    """How one quotation stands in one text; `Passages` does so for many quotations of a text."""
    return Passages(text).find(quote)
