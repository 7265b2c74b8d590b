"""Where the sentences of a text start."""

from __future__ import annotations

from operator import sub

from secondhand.reading.attribution.kinds import ABBREVIATIONS
from secondhand.reading.attribution.separators import BREAK, MARK, PARAGRAPH, STOP
from secondhand.reading.attribution.words import Words

_ENDING = STOP | BREAK
_BROKEN = BREAK | PARAGRAPH

LONGEST_SENTENCE = 200
"""Words; a longer sentence is read in pieces of this length, so that no text takes more than linear time."""


def find_sentences(words: Words) -> list[int]:
    """The first words of the sentences. Takes the stop from the codes of what stands behind an abbreviation."""
    codes, count = words.codes, len(words)
    breaks = BREAK if not _wrapped(words) else PARAGRAPH
    sentences = [0]
    for i in [i for i in words.special if codes[i] & _ENDING and 0 < i < count]:
        if codes[i] & breaks or (codes[i] & STOP and _stops(words, i)):
            sentences.append(i)
    return _cut(sentences, count)


def _stops(words: Words, i: int) -> bool:
    """Whether the stop before word i ends a sentence."""
    code, before, word = words.codes[i], words.words[i - 1], words.words[i]
    if (words.lower[i - 1] in ABBREVIATIONS or (len(before) == 1 and before.isupper())) and words.separators[i][
        0
    ] == ".":
        words.codes[i] = code & ~STOP
        return False
    if not words.capitals[i] and (not code & MARK or word[0].islower()) and not word[0].isdigit():
        return False
    separator = words.separators[i]
    return " " in separator or any(map(str.isspace, separator))


def _cut(sentences: list[int], count: int) -> list[int]:
    """The sentences with those that are too long in pieces."""
    ends = [*sentences[1:], count]
    if max(map(sub, ends, sentences)) <= LONGEST_SENTENCE:
        return sentences
    pieces: list[int] = []
    for start, end in zip(sentences, ends, strict=True):
        pieces += range(start, max(end, start + 1), LONGEST_SENTENCE)
    return pieces


def _wrapped(words: Words) -> bool:
    """Whether lines are broken to a width, so that a single line break means nothing."""
    codes, count = words.codes, len(words)
    breaks = [i for i in words.special if codes[i] & _BROKEN == BREAK]
    if len(breaks) < 3:
        return False
    running = sum(1 for i in breaks if 0 < i < count and not codes[i] & STOP and words.words[i][0].islower())
    return running * 3 > len(breaks)
