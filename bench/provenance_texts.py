"""Made texts for `invoke bench provenance`: some are copied from others, in whole or by passages."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import accumulate

from secondhand.provenance.copies import Text

LETTERS = "abcdefghijklmnoprstuvz"


def made_texts(count: int, seed: int = 1) -> tuple[list[Text], set[tuple[str, str]]]:
    """So many texts of 600 to 1,500 words, and the pairs (earlier, later) of which the later has passages of 30 to 300
    words of the earlier. Words fall off in number as in Zipf's law; a tenth of the texts is copied from another."""
    chance = random.Random(seed)  # made texts, no secret
    words = ["".join(chance.choices(LETTERS, k=chance.randint(2, 9))) for _ in range(30_000)]
    weights = list(accumulate(1 / place for place in range(1, len(words) + 1)))
    texts: list[list[str]] = []
    copied = set()
    for number in range(count):
        text = chance.choices(words, cum_weights=weights, k=chance.randint(600, 1500))
        if number and chance.random() < 0.1:
            other = chance.randrange(number)
            for _ in range(chance.randint(1, 3)):
                _paste(chance, texts[other], text)
            copied.add((f"s{other}", f"s{number}"))
        texts.append(text)
    return [Text(f"s{n}", "", _sentences(t)) for n, t in enumerate(texts)], copied


def _paste(chance: random.Random, source: Sequence[str], text: list[str]) -> None:
    length = chance.randint(30, 300)
    start = chance.randrange(max(1, len(source) - length))
    place = chance.randrange(len(text))
    text[place : place + length] = source[start : start + length]


def _sentences(words: Sequence[str]) -> str:
    return ". ".join(" ".join(words[start : start + 17]).capitalize() for start in range(0, len(words), 17)) + "."
