"""A text as it is read: words, sentences, quotations."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

from secondhand.reading.attribution.quotations import Quotation, find_quotations
from secondhand.reading.attribution.sentences import find_sentences
from secondhand.reading.attribution.separators import COLON, PAUSE
from secondhand.reading.attribution.words import Words

_PAUSING = COLON | PAUSE


class Tokens(Words):
    """Words of a text with sentences and quotations. Ranges of words are half-open.

    `inside[i]` is 1 where word i stands in a quotation; `opening` and `closing` hold the quotations by their first
    word and by the word behind the last. `sentences` are the first words of the sentences; `pauses` the separators
    with a colon, a dash or the like.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        codes = self.codes
        self.pauses = [i for i in self.special if codes[i] & _PAUSING]
        self.opening: dict[int, Quotation] = {}
        self.closing: dict[int, Quotation] = {}
        self.inside = bytearray(len(self) + 1)
        self.quotations = find_quotations(self)
        for quotation in self.quotations:
            _, _, first, last = quotation
            self.opening[first] = self.closing[last] = quotation
            self.inside[first:last] = b"\1" * (last - first)
        self.quotations.sort(key=attrgetter("first"))
        self._firsts = [quotation.first for quotation in self.quotations]
        self.sentences = find_sentences(self)

    def sentence_of(self, i: int) -> tuple[int, int]:
        """The words of the sentence that holds word i."""
        k = bisect_right(self.sentences, i)
        return self.sentences[k - 1], self.sentences[k] if k < len(self.sentences) else len(self.words)

    def holding(self, i: int) -> Quotation:
        """The quotation that holds word i, which must stand in one."""
        k = bisect_right(self._firsts, i)
        return self.quotations[k - 1]
