"""What a quotation marks as edited: omissions, words of the editor's in brackets, "[sic]", "[I]t", "call[ed]"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from secondhand.reading.words import is_word, split

_MARKS = re.compile(
    r"(?P<gap>\[\s*(?:…|\.\s?\.\s?\.)\s*\]|\(\s*(?:…|\.\s?\.\s?\.)\s*\)|…|\.\s\.\s\.|\.{3,4})"
    r"|(?P<sic>[\[(](?:sic|SIC|Sic)!?[\])])"
    r"|(?P<before>\w*)\[(?P<inside>[^\[\]]{1,120})\](?P<after>\w*)",
)
_SIGNS = ("[", "…", "..", ". .", "(sic", "(SIC", "(Sic")
_LEAST_STEM = 3
_MOST_ENDING = 4
MOST_OMITTED = 60
"""Words that one omission may leave out."""
MOST_REPLACED = 5
"""Words that an editor's words in brackets may stand for."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A word of which a part stands in brackets: "[I]t", "call[ed]"."""

    before: str
    inside: str
    after: str

    def may_be(self, token: str) -> bool:
        """Whether a word of the source can have been changed to this: its first letter's case, or its ending."""
        if not token.startswith(self.before) or not token.endswith(self.after) or not is_word(token):
            return False
        rest = len(token) - len(self.before) - len(self.after)
        replaced = token[len(self.before) : len(self.before) + rest]
        if rest >= 0 and replaced.casefold() == self.inside.casefold():
            return True
        ending = not self.after and len(self.before) >= _LEAST_STEM
        return ending and (not replaced or replaced.isalpha()) and max(rest, len(self.inside)) <= _MOST_ENDING


@dataclass(frozen=True, slots=True)
class Part:
    """Words that are quoted as they stand, with their first and last code point in the quotation."""

    items: tuple[str | Changed, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @property
    def tokens(self) -> tuple[str, ...]:
        """Its words as the quotation has them; of a changed one the whole."""
        return tuple(each if isinstance(each, str) else each.before + each.inside + each.after for each in self.items)


@dataclass(frozen=True, slots=True)
class Seam:
    """What stands between two parts: how many words may be left out there, the editor's words, and its place in the
    quotation, from and to."""

    most: int
    inserted: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edited:
    """A quotation as parts and the seams before, between and behind them: one seam more than parts; None for none."""

    parts: tuple[Part, ...]
    seams: tuple[Seam | None, ...]


def edited(quote: str) -> Edited | None:
    """The parts of a quotation that marks something as edited; None where it marks nothing, or no part has a word."""
    if not any(mark in quote for mark in _SIGNS):
        return None
    pieces = list(_pieces(quote))
    if not any(isinstance(piece, Seam | Changed) or piece is None for piece, _, _ in pieces):
        return None
    parts: list[Part] = []
    seams: list[Seam | None] = [None]
    items: list[tuple[str | Changed, int, int]] = []

    def close() -> None:
        if any(not isinstance(each, str) or is_word(each) for each, _, _ in items):
            parts.append(Part(*(tuple(each) for each in zip(*items, strict=True))))
            seams.append(None)
        items.clear()

    for piece, start, end in pieces:
        if isinstance(piece, Seam):
            close()
            seams[-1] = _joined(seams[-1], piece)
        elif piece is not None:
            items.append((piece, start, end))
    close()
    return Edited(tuple(parts), tuple(seams)) if parts else None


def _joined(one: Seam | None, other: Seam) -> Seam:
    if one is None:
        return other
    inserted = f"{one.inserted} {other.inserted}".strip()
    return Seam(max(one.most, other.most), inserted, one.start, other.end)


def _pieces(quote: str) -> list[tuple[str | Changed | Seam | None, int, int]]:
    """The tokens, changed words and seams of a quotation, with their places; None for "[sic]"."""
    found: list[tuple[str | Changed | Seam | None, int, int]] = []

    def tokens(start: int, end: int) -> None:
        words = split(quote[start:end])
        found.extend(
            (token, start + low, start + high)
            for token, low, high in zip(words.tokens, words.starts, words.ends, strict=True)
        )

    at = 0
    for match in _MARKS.finditer(quote):
        tokens(at, match.start())
        at = match.end()
        place = match.span()
        if match["gap"]:
            found.append((Seam(MOST_OMITTED, "", *place), *place))
        elif match["sic"]:
            found.append((None, *place))
        elif match["before"] or match["after"]:
            found.append((Changed(match["before"], match["inside"], match["after"]), *place))
        else:
            found.append((Seam(MOST_REPLACED, match["inside"].strip(), *place), *place))
    tokens(at, len(quote))
    return found
