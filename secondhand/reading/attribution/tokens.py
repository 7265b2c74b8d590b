"""A text as words and what stands between them: sentences, quotations, and what kind of word each is.

`re.split` gives words and separators in one pass in C; all that follows looks only at the few separators that are more
than a space, so that reading a text costs little more than splitting it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, compress
from operator import ne, sub

from secondhand.reading.attribution import lexicon
from secondhand.reading.attribution.lexicon import AUXILIARY, CONTRACTION, POSSESSIVE, PRONOUN

_WORD = re.compile(r"(\w+(?:[-.&@]\w+)*)")

# What a separator holds, as bits.
COMMA, STOP, BREAK, PAUSE, COLON, QUERY, OPENING, CLOSING, EITHER, PAREN, MARK, PARAGRAPH, JOINT = (
    1 << i for i in range(13)
)
CLAUSE_END = COMMA | STOP | BREAK | PAUSE | COLON | QUERY | PAREN
_SIGNS = {
    ",": COMMA,
    ".": STOP,
    "…": STOP,
    "?": STOP | QUERY,
    "!": STOP | QUERY,
    ";": PAUSE,
    "—": PAUSE,
    "–": PAUSE,
    "•": PAUSE,
    "*": PAUSE,
    "|": PAUSE,
    ":": COLON,
    "(": PAREN,
    ")": PAREN,
    "[": PAREN,
    "]": PAREN,
    "\n": BREAK,
    "\r": BREAK,
    "\u2028": BREAK,
    "\u2029": BREAK | PARAGRAPH,
}
_MARKS = "\"“”„«»‘’'"


class _Codes(dict[str, int]):
    """The bits of a separator; short ones are remembered."""

    def __missing__(self, separator: str) -> int:
        code = 0
        for sign in separator:
            code |= _SIGNS.get(sign, MARK if sign in _MARKS else 0)
        if "--" in separator or " - " in separator:
            code |= PAUSE
        if code & BREAK and separator.replace("\r\n", "\n").replace("\r", "\n").count("\n") > 1:
            code |= PARAGRAPH
        if separator in ("'", "’"):
            code = JOINT
        if separator == ".":
            code = 0
        if separator == "," or separator == ":":
            code = 0  # 1,000 and 10:30
        if len(separator) <= 8 and len(self) < 5000:
            self[separator] = code
        return code


_CODES = _Codes()

_BEFORE_IS = frozenset(("let", "there", "here", "what", "how", "where"))

LONGEST_SENTENCE = 200
"""Words; a longer sentence is read in pieces of this length, so that no text takes more than linear time."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks: code points with the marks, and the words within."""

    start: int
    end: int
    first: int
    last: int


class Tokens:
    """Words of a text with offsets, kinds, sentences and quotations.

    `separators[i]` stands before word i, `separators[len(words)]` after the last. `kinds[i]` holds the bits of the
    lexicon for word i, `codes[i]` those of separator i. Ranges of words are half-open.
    """

    def __init__(self, text: str) -> None:
        parts = _WORD.split(text)
        self.text = text
        self.words = parts[1::2]
        self.separators = parts[0::2]
        self.lower = list(map(str.lower, self.words))
        # A word with a capital anywhere: "Stein", "eBay".
        self.capitals: list[bool] = list(map(ne, self.words, self.lower))
        edges = list(accumulate(map(len, parts)))
        self.starts = edges[0::2]
        self.ends = edges[1::2]
        self.kinds = list(map(lexicon.KINDS.get, self.lower, [0] * len(self.words)))
        self.codes = list(map(_CODES.__getitem__, self.separators))
        self.special = list(compress(range(len(self.codes)), self.codes))
        self._join_contractions()
        self.pauses = [i for i in self.special if self.codes[i] & (COLON | PAUSE)]
        self._find_quotations()
        self._find_sentences()

    def __len__(self) -> int:
        return len(self.words)

    def sentence_of(self, i: int) -> tuple[int, int]:
        """The words of the sentence that holds word i."""
        k = bisect_right(self.sentences, i)
        return self.sentences[k - 1], self.sentences[k] if k < len(self.sentences) else len(self.words)

    def holding(self, i: int) -> Quotation:
        """The quotation that holds word i, which must stand in one."""
        k = bisect_right(self._firsts, i)
        return self.quotations[k - 1]

    def _join_contractions(self) -> None:
        """ "s", "t" and the like behind an apostrophe are possessives and auxiliaries, not words of their own."""
        lower, kinds, codes = self.lower, self.kinds, self.codes
        last = len(lower)
        rest = []
        for i in self.special:
            if codes[i] != JOINT:
                rest.append(i)
                continue
            codes[i] = 0
            if 0 < i < last and lower[i] in CONTRACTION:
                if lower[i] == "s" and not kinds[i - 1] & PRONOUN and lower[i - 1] not in _BEFORE_IS:
                    kinds[i] = POSSESSIVE
                else:
                    kinds[i] = AUXILIARY
                    if lower[i] == "t":
                        kinds[i - 1] = AUXILIARY
        self.special = rest

    def _find_quotations(self) -> None:
        """Pair the quotation marks. A paragraph that opens one anew goes on with it; one left open ends with it."""
        self.quotations: list[Quotation] = []
        self.opening: dict[int, Quotation] = {}
        self.closing: dict[int, Quotation] = {}
        self.inside = bytearray(len(self.words) + 1)
        opened: tuple[int, int] | None = None
        single: tuple[int, int] | None = None
        for i in self.special:
            code = self.codes[i]
            if not code & (MARK | PARAGRAPH):
                continue
            separator = self.separators[i]
            if not code & MARK:
                if opened:
                    self._quote(opened, self.starts[i] - len(separator), i)
                opened = single = None
                continue
            base = self.starts[i] - len(separator)
            size = len(separator)
            k = 0
            fresh = False
            while k < size:
                sign = separator[k]
                if sign == "\n" and opened and code & PARAGRAPH:
                    rest = separator[k:].lstrip()
                    if not rest or rest[0] not in "\"“«'‘":
                        self._quote(opened, base + k, i)
                        opened = None
                    else:
                        # The next paragraph goes on with the quotation; its mark opens nothing.
                        k = size - len(rest)
                        fresh = True
                        sign = separator[k]
                if sign not in _MARKS:
                    k += 1
                    continue
                width = 2 if separator[k : k + 2] in ("''", "``", "‘‘", "’’") else 1
                if fresh:
                    fresh = False
                    k += width
                    continue
                before, after = k == 0, k + width == size
                if sign in "“«„":
                    way = OPENING
                elif sign in "”»":
                    way = CLOSING
                elif after and not before:
                    way = OPENING
                elif before and not after:
                    way = CLOSING
                elif before and after:
                    way = EITHER
                else:
                    way = CLOSING if separator[k + width].isspace() or not separator[k - 1].isspace() else OPENING
                    if separator[k - 1].isspace() and separator[k + width].isspace():
                        way = EITHER
                if i == 0:
                    way = OPENING
                elif i == len(self.words):
                    way = CLOSING
                if sign in "‘’'" and width == 1:
                    single = self._single(sign, way, single, base + k, i, bool(opened))
                elif way == OPENING or (way == EITHER and not opened):
                    if not opened and i < len(self.words):
                        opened = (base + k, i)
                elif opened:
                    self._quote(opened, base + k + width, i)
                    opened = None
                k += width
        if opened:
            self._quote(opened, len(self.text.rstrip()), len(self.words))
        self.quotations.sort(key=lambda each: each.first)
        self._firsts = [each.first for each in self.quotations]

    def _single(
        self, sign: str, way: int, single: tuple[int, int] | None, at: int, i: int, within: bool
    ) -> tuple[int, int] | None:
        if way == OPENING and sign in "‘'":
            return single or (at, i)
        if way == CLOSING and single and sign in "’'":
            # "voters' rights" closes nothing; a quotation of one's own has more than a word or a sign before the mark.
            plural = self.lower[i - 1].endswith("s") and self.separators[i] in ("' ", "’ ")
            if not plural:
                if not within:
                    self._quote(single, at + 1, i)
                return None
        return single

    def _quote(self, opened: tuple[int, int], end: int, last: int) -> None:
        start, first = opened
        if last <= first:
            return
        quotation = Quotation(start, end, first, last)
        self.quotations.append(quotation)
        self.opening[first] = quotation
        self.closing[last] = quotation
        self.inside[first:last] = b"\1" * (last - first)

    def _find_sentences(self) -> None:
        words, lower, separators = self.words, self.lower, self.separators
        count = len(words)
        wrapped = self._wrapped()
        self.sentences = [0]
        for i in self.special:
            code = self.codes[i]
            if not code & (STOP | BREAK) or i == 0 or i == count:
                continue
            if code & PARAGRAPH or (code & BREAK and not wrapped):
                self.sentences.append(i)
                continue
            if not code & STOP:
                continue
            if separators[i][0] == "." and (
                lower[i - 1] in lexicon.ABBREVIATIONS or (len(words[i - 1]) == 1 and words[i - 1].isupper())
            ):
                self.codes[i] &= ~STOP
                continue
            if not self.capitals[i] and (not code & MARK or words[i][0].islower()) and not words[i][0].isdigit():
                continue
            separator = separators[i]
            if not (" " in separator or any(map(str.isspace, separator))):
                continue
            self.sentences.append(i)
        self._cut_long_sentences()

    def _cut_long_sentences(self) -> None:
        ends = [*self.sentences[1:], len(self.words)]
        if max(map(sub, ends, self.sentences)) <= LONGEST_SENTENCE:
            return
        pieces: list[int] = []
        for start, end in zip(self.sentences, ends, strict=True):
            pieces += range(start, max(end, start + 1), LONGEST_SENTENCE)
        self.sentences = pieces

    def _wrapped(self) -> bool:
        """Whether lines are broken to a width, so that a single line break means nothing."""
        breaks = [i for i in self.special if self.codes[i] & BREAK and not self.codes[i] & PARAGRAPH]
        running = sum(
            1 for i in breaks if 0 < i < len(self.words) and not self.codes[i] & STOP and self.words[i][0].islower()
        )
        return len(breaks) >= 3 and running * 3 > len(breaks)
