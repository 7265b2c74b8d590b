"""Quotations altered in known ways, and what should be found of it."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Altered:
    """A quotation, altered: its words `quoted`, from and to, stand for the words `stands` of the original."""

    kind: str
    words: tuple[str, ...]
    original: tuple[str, ...]
    quoted: tuple[int, int]
    stands: tuple[int, int]

    @property
    def quote(self) -> str:
        return " ".join(self.words)


def alter(words: Sequence[str], other: Callable[[], str], chance: random.Random) -> tuple[Altered, ...]:
    """One altered quotation of each kind, but for those that come out as they were. `other` gives a word to put in;
    there are at least eight words."""
    last = len(words) - 1

    def new(first: int, count: int) -> list[str]:
        """Words that stand nowhere around the place where they are put."""
        near = set(words[max(0, first - 3) : first + 6])
        made: list[str] = []
        while len(made) < count:
            word = other()
            if word not in near:
                made.append(word)
        return made

    middle = chance.randint(2, last - 4)
    count = chance.randint(1, 3)
    made = (
        _put(words, "first word altered", 0, 1, new(0, 1)),
        _put(words, "middle word altered", middle, middle + 1, new(middle, 1)),
        _put(words, "last word altered", last, last + 1, new(last, 1)),
        _put(words, "1-3 words left out", middle, middle + count, []),
        _put(words, "1-3 words added", middle, middle, new(middle, count)),
        _put(words, "1-3 words replaced", middle, middle + count, new(middle, count)),
        _put(words, "two words glued", middle, middle + 2, ["".join(words[middle : middle + 2])]),
    )
    # The rest may stand there as well: "the ferry and the ferry left" without three words.
    return tuple(each for each in made if f" {each.quote} " not in f" {' '.join(words)} ")


def _put(words: Sequence[str], kind: str, first: int, last: int, others: Sequence[str]) -> Altered:
    altered = (*words[:first], *others, *words[last:])
    return Altered(kind, altered, tuple(words), (first, first + len(others)), (first, last))
