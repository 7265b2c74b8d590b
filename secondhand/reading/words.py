"""The normal form of a text: its words and marks, with their places.

Two texts have the same normal form when only these differ: quotation marks, dashes, ellipses, white space, Unicode
composition, ligatures, soft hyphens, zero-width and variation characters. Letters, case, digits and every other
mark count. `VERSION` names this form: seals made with another one are not comparable.

Chinese and Japanese characters are a word each, since nothing else in the text parts them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

VERSION = 1

IGNORED = "\u00ad\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
IGNORED += "\U000e0100-\U000e01ef"
_VARIATION = frozenset(map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
_HAN = "\u3040-\u3098\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
APOSTROPHES = "'\u2018\u2019\u02bc\uff07"
QUOTATION_MARKS = "\"'\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\uff02\uff07`\u00b4"
DASHES = "\u002d\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
_DROP_IGNORED = re.compile(f"[{IGNORED}]+")
LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}


@lru_cache(maxsize=256)
def _tokens(marks: str) -> re.Pattern[str]:
    """What a token looks like in a text with these combining marks, which Python's \\w leaves out of words."""
    after = f"[{marks}{IGNORED}]*"
    letter = rf"(?:(?![{_HAN}])[\w{marks}{IGNORED}])"
    return re.compile(
        rf"[{_HAN}]{after}"
        # An apostrophe belongs to a word where a letter follows that can be seen.
        # A word begins with a letter that can be seen: one that cannot would hide the quotation mark behind it.
        rf"|(?![{IGNORED}]){letter}+(?:[{APOSTROPHES}][{IGNORED}]*(?![{IGNORED}]){letter}+)*"
        rf"|(?:\.{{3}}|\u2026|''|``|[{DASHES}]+|[^\s]){after}"
    )


def _marks_in(text: str) -> str:
    """The combining marks of a text: few, so that no table of all of them is needed."""
    if text.isascii():
        return ""
    return "".join(
        sorted(each for each in set(text) if unicodedata.category(each)[0] == "M" and each not in _VARIATION)
    )


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a text in normal form, and where each stands: offsets count code points of the text."""

    tokens: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.tokens)


def is_word(token: str) -> bool:
    """Whether a token of the normal form is a word or number rather than a mark."""
    return token.isalnum() or any(character.isalnum() for character in token)


def count_words(text: str) -> int:
    """How many words and numbers a text has; marks do not count."""
    return sum(is_word(token) for token in split(text).tokens)


@lru_cache(maxsize=1 << 16)
def _normal(raw: str) -> str:
    """The normal form of one token; "" when nothing of it counts."""
    if raw.isascii() and raw[0].isalnum():
        return raw
    token = _DROP_IGNORED.sub("", raw)
    if not token:
        return ""
    if token in ("...", "\u2026"):
        return "..."
    if all(character in QUOTATION_MARKS for character in token):
        return '"'
    if re.fullmatch(f"[{DASHES}]+", token):
        return "-"
    for ligature, letters in LIGATURES.items():
        token = token.replace(ligature, letters)
    for apostrophe in APOSTROPHES:
        token = token.replace(apostrophe, "'")
    return unicodedata.normalize("NFC", token)


def split(text: str) -> Words:
    """The words and marks of a text, in normal form, with their places. Linear in the length of the text."""
    tokens: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _tokens(_marks_in(text)).finditer(text):
        token = _normal(match.group())
        if token:
            tokens.append(token)
            starts.append(match.start())
            ends.append(match.end())
    return Words(tuple(tokens), tuple(starts), tuple(ends))
