"""What stands right before and right behind a passage, and how much of it tells the passage from others like it.

The words are those of a TextQuoteSelector's `prefix` and `suffix` (Web Annotation Data Model, W3C 2017).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from secondhand.reading.words import is_word, split

_MOST_WORDS = 12
_CHUNK = re.compile(r"\S+")
_REACH = 300


def ends_with(text: str, at: int, words: str) -> bool:
    """Whether these words stand right before a code point of the text."""
    wanted = split(words).tokens
    return not wanted or split(text[_back(text, at, len(words)) : at]).tokens[-len(wanted) :] == wanted


def begins_with(text: str, at: int, words: str) -> bool:
    """Whether these words stand right behind a code point of the text."""
    wanted = split(words).tokens
    return not wanted or split(text[at : _on(text, at, len(words))]).tokens[: len(wanted)] == wanted


def _back(text: str, at: int, length: int) -> int:
    """A blank, or the beginning, well over so many code points before a place."""
    low = max(0, at - 2 * length - 40)
    while low and not text[low - 1].isspace():
        low -= 1
    return low


def _on(text: str, at: int, length: int) -> int:
    high = min(len(text), at + 2 * length + 40)
    while high < len(text) and not text[high].isspace():
        high += 1
    return high


def distinguishing(text: str, span: tuple[int, int], others: Sequence[tuple[int, int]]) -> tuple[str, str] | None:
    """The shortest prefix or suffix, else both, that a passage has and none of the others; None where they are alike
    for many words around."""
    befores, behinds = _befores(text, span[0]), _behinds(text, span[1])
    for count in range(max(len(befores), len(behinds))):
        if count < len(befores) and not any(ends_with(text, start, befores[count]) for start, _ in others):
            return befores[count], ""
        if count < len(behinds) and not any(begins_with(text, end, behinds[count]) for _, end in others):
            return "", behinds[count]
    if not befores or not behinds:
        return None
    before, behind = befores[-1], behinds[-1]
    alike = any(ends_with(text, start, before) and begins_with(text, end, behind) for start, end in others)
    return None if alike else (before, behind)


def _befores(text: str, at: int) -> list[str]:
    """What stands before a place, by a word more each time, on one line."""
    low = max(0, at - _REACH)
    chunks = [match.start() for match in _CHUNK.finditer(text, _on(text, low, 0) if low else 0, at)]
    parts = (" ".join(text[start:at].split()) for start in reversed(chunks[-_MOST_WORDS:]))
    return [part for part in parts if any(map(is_word, split(part).tokens))]


def _behinds(text: str, at: int) -> list[str]:
    chunks = [match.end() for match in _CHUNK.finditer(text, at, min(len(text), at + _REACH))]
    parts = (" ".join(text[at:end].split()) for end in chunks[:_MOST_WORDS])
    return [part for part in parts if any(map(is_word, split(part).tokens))]
