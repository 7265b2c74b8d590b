"""What a browser does with a text directive: the algorithm of "URL Fragment Text Directives" (WICG), on plain text.

Each line of the text is a block of the page. Offsets count code points of the text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote


@dataclass(frozen=True)
class _Letters:
    """The text as it is compared, and where each letter of it stands; "\n" parts blocks."""

    text: str
    places: tuple[int, ...]


def highlighted(url: str, text: str) -> list[tuple[int, int] | None]:
    """The passages that a browser highlights for an address, from and to; None for a directive that leads nowhere."""
    _, _, directives = url.partition(":~:")
    return [_found(each.removeprefix("text="), text) for each in directives.split("&") if each.startswith("text=")]


def _base(text: str) -> str:
    """A letter without case and accents; nothing for what is not seen."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(each for each in decomposed if unicodedata.category(each) not in ("Mn", "Me", "Cf")).casefold()


def _letters(text: str) -> _Letters:
    shown: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character in "\r\n\u2028\u2029":
            made = "\n"
        elif character.isspace():
            made = " "
        else:
            made = _base(character)
        if made in (" ", "\n") and (not shown or shown[-1] in " \n"):
            if made == "\n" and shown and shown[-1] == " ":
                shown[-1] = "\n"
            continue
        shown += made
        places += [place] * len(made)
    return _Letters("".join(shown), tuple(places))


def _found(directive: str, text: str) -> tuple[int, int] | None:
    letters = _letters(text)
    parts = directive.split(",")
    prefix = unquote(parts.pop(0)[:-1]) if parts[0].endswith("-") else ""
    suffix = unquote(parts.pop()[1:]) if parts[-1].startswith("-") else ""
    start, end = unquote(parts[0]), unquote(parts[1]) if len(parts) > 1 else ""
    span = _range(letters.text, *(" ".join(_base(part).split()) for part in (prefix, start, end, suffix)))
    if span is None:
        return None
    behind = letters.places[span[1] - 1] + 1
    # What belongs to the last letter is highlighted with it.
    while behind < len(text) and unicodedata.category(text[behind]) in ("Mn", "Me", "Cf"):
        behind += 1
    return letters.places[span[0]], behind


def _range(page: str, prefix: str, start: str, end: str, suffix: str) -> tuple[int, int] | None:
    low = 0
    while True:
        if prefix:
            before = _find(prefix, page, low, True, False)
            if before is None:
                return None
            low = before[0] + 1
            at = _over_blanks(page, before[1])
            match = _find(start, page, at, False, bool(end) or not suffix)
            if match is None:
                return None
            if match[0] != at:
                continue
        else:
            match = _find(start, page, low, True, bool(end) or not suffix)
            if match is None:
                return None
            low = match[0] + 1
        first, behind = match
        while behind < len(page) or not (end or suffix):
            if end:
                last = _find(end, page, behind, True, not suffix)
                if last is None:
                    return None
                behind = last[1]
            if not suffix:
                return first, behind
            at = _over_blanks(page, behind)
            after = _find(suffix, page, at, False, True)
            if after is None:
                return None
            if after[0] == at:
                return first, behind
            if not end:
                break
        else:
            return None


def _over_blanks(page: str, at: int) -> int:
    while at < len(page) and page[at] in " \n":
        at += 1
    return at


def _find(query: str, page: str, low: int, begins: bool, ends: bool) -> tuple[int, int] | None:
    """The first place of a query within one block; it begins, or ends, between words where that is asked for."""
    for match in re.finditer(f"(?={re.escape(query)})", page[low:]):
        start = low + match.start()
        end = start + len(query)
        if (not begins or _between_words(page, start)) and (not ends or _between_words(page, end)):
            return start, end
    return None


def _between_words(page: str, at: int) -> bool:
    if at <= 0 or at >= len(page):
        return True
    # Between Chinese and Japanese characters browsers break by a dictionary; anywhere will do here.
    before, behind = page[at - 1], page[at]
    return not (before.isalnum() and behind.isalnum()) or max(before, behind) >= "\u3040"
