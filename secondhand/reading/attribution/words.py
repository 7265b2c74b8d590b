"""A text as words and what stands between them, in one pass in C."""

from __future__ import annotations

import re
from itertools import accumulate, compress
from operator import ne

from secondhand.reading.attribution.kinds import AUXILIARY, CONTRACTION, KINDS, POSSESSIVE, PRONOUN
from secondhand.reading.attribution.separators import JOINT, code_of

_WORD = re.compile(r"(\w+(?:[-.&@]\w+)*)")

_BEFORE_IS = frozenset(("let", "there", "here", "what", "how", "where"))


class Words:
    """Words of a text with offsets and kinds.

    `separators[i]` stands before word i, `separators[len(words)]` after the last. `kinds[i]` holds the bits of the
    lexicon for word i, `codes[i]` those of separator i; `special` are the separators that have any. `capitals[i]`:
    whether word i has a capital anywhere ("Stein", "eBay").
    """

    def __init__(self, text: str) -> None:
        parts = _WORD.split(text)
        edges = list(accumulate(map(len, parts)))
        self.text = text
        self.words = parts[1::2]
        self.separators = parts[0::2]
        self.lower = list(map(str.lower, self.words))
        self.capitals: list[bool] = list(map(ne, self.words, self.lower))
        self.starts = edges[0::2]
        self.ends = edges[1::2]
        self.kinds = list(map(KINDS.get, self.lower, [0] * len(self.words)))
        self.codes = list(map(code_of, self.separators))
        self.special = list(compress(range(len(self.codes)), self.codes))
        if JOINT in self.codes:
            self._join_contractions()

    def __len__(self) -> int:
        return len(self.words)

    def _join_contractions(self) -> None:
        """ "s", "t" and the like behind an apostrophe are possessives and auxiliaries, not words of their own."""
        lower, kinds, codes = self.lower, self.kinds, self.codes
        for i in [i for i in self.special if codes[i] == JOINT]:
            codes[i] = 0
            if not 0 < i < len(lower) or lower[i] not in CONTRACTION:
                continue
            if lower[i] == "s" and not kinds[i - 1] & PRONOUN and lower[i - 1] not in _BEFORE_IS:
                kinds[i] = POSSESSIVE
                continue
            kinds[i] = AUXILIARY
            if lower[i] == "t":
                kinds[i - 1] = AUXILIARY
        self.special = [i for i in self.special if codes[i]]
