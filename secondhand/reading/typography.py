"""Which normalisations make a quotation and a passage the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from secondhand.reading.words import APOSTROPHES, DASHES, LIGATURES, QUOTATION_MARKS

_ZERO_WIDTH = "\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_VARIATION = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"


def _deleting(pattern: str) -> Callable[[str], str]:
    compiled = re.compile(pattern)
    return lambda text: compiled.sub("", text)


def _replacing(pattern: str, replacement: str) -> Callable[[str], str]:
    compiled = re.compile(pattern)
    return lambda text: compiled.sub(replacement, text)


def _written_out(text: str) -> str:
    for ligature, letters in LIGATURES.items():
        text = text.replace(ligature, letters)
    return text


# The order is that in which they are undone: a line end is one while there are blanks, a letter is composed last.
_STEPS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("line-end hyphenation", _replacing(r"(?<=[^\W\d_])[-\u2010\u00ad][^\S\r\n]*[\r\n]\s*(?=[^\W\d_])", "")),
    ("soft hyphens", _deleting("\u00ad+")),
    ("variation selectors", _deleting(f"[{_VARIATION}]+")),
    ("zero-width characters", _deleting(f"[{_ZERO_WIDTH}]+")),
    ("quotation marks", _replacing(f"''|``|[{QUOTATION_MARKS}{APOSTROPHES}]", '"')),
    ("dashes", _replacing(f"[{DASHES.removeprefix('-')}-]+", "-")),
    ("ellipsis", _replacing(r"\u2026|\.\.\.", "...")),
    ("ligatures", _written_out),
    ("spaces", _deleting(r"\s+")),
    ("Unicode composition", lambda text: unicodedata.normalize("NFC", text)),
)


def normalisations(quote: str, passage: str) -> tuple[str, ...]:
    """The names of the normalisations without which a quotation and a passage with the same words would differ."""
    at_work = []
    one, other = quote, passage
    for name, step in _STEPS:
        before = one, other
        one, other = step(one), step(other)
        if (one, other) != before:
            at_work.append((name, step))
    if len(at_work) == 1:
        return (at_work[0][0],)
    needed = tuple(name for name, _ in at_work if _undone(quote, name, at_work) != _undone(passage, name, at_work))
    # Two may do the same for each other: none of them alone is needed.
    return needed or tuple(name for name, _ in at_work)


def _undone(text: str, kept: str, steps: Sequence[tuple[str, Callable[[str], str]]]) -> str:
    """A text after all these normalisations but one."""
    for name, step in steps:
        if name != kept:
            text = step(text)
    return text
