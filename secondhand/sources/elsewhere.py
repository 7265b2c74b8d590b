"""In which other source of the record a quotation stands that does not stand in its own.

A table from the rarest words of all such quotations to the sources that have them leaves a handful of sources to look
at, however many there are; which of them holds it, `Passages.find` decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from secondhand.reading.editing import edited
from secondhand.reading.grades import Match
from secondhand.reading.quotes import Passages
from secondhand.reading.solid import solid
from secondhand.reading.words import LIGATURES, split
from secondhand.sources.archive import Archived
from secondhand.sources.receipts import confirmed

_ASKED = 3
"""Words by which a quotation is looked for."""
_MARKS = bytes(byte if byte > 127 or chr(byte).isalnum() else 32 for byte in range(256))
# General punctuation and that of Latin-1: what else than blanks and ASCII stands right beside words.
_OTHER_MARKS = re.compile(rb"\xe2\x80[\x80-\xbf]|\xc2[\xa0-\xbf]")
# What may stand within a word and is none of it; a line end with its hyphen.
_WITHIN = re.compile(rb"\xc2\xad|\xe2\x80[\x8b-\x8f]|\xe2\x81\xa0|-\r?\n")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A source of the record that holds a quotation, and where; `match` is None where a receipt says so."""

    archived: Archived
    match: Match | None


def elsewhere(
    failing: Iterable[tuple[str, str]], archive: Mapping[str, Archived]
) -> dict[tuple[str, str], tuple[Elsewhere, ...]]:
    """The other sources that hold each quotation, given with the id of its own; those that none holds are left out."""
    asked = {each: _rarest(each[0]) for each in failing}
    if not asked:
        return {}
    holders = _holders({word for words in asked.values() for word in words}, archive)
    found = {}
    for (quote, own), words in asked.items():
        sources = set.intersection(*(holders.get(word, set()) for word in words)) if words else set(archive)
        held = [*_by_text(quote, own, sources, archive), *_by_receipt(quote, own, archive)]
        if held:
            found[quote, own] = tuple(held)
    return found


def _rarest(quote: str) -> tuple[bytes, ...]:
    """The longest words of a quotation, which are the rarest as a rule, of those that a text has as they are."""
    made = edited(quote)
    tokens: Sequence[str] = (
        [item for part in made.parts for item in part.items if isinstance(item, str)] if made else split(quote).tokens
    )
    # A Chinese or Japanese character is a token, but no blank stands beside it.
    words = {token for token in tokens if token.isalnum() and (token.isascii() or len(token) > 1)}
    return tuple(word.encode() for word in sorted(words, key=lambda word: (-len(word), word))[:_ASKED])


def _holders(words: set[bytes], archive: Mapping[str, Archived]) -> dict[bytes, set[str]]:
    """The sources at hand that have each word."""
    holders: dict[bytes, set[str]] = defaultdict(set)
    for name, archived in archive.items():
        if archived.content is not None:
            for word in words.intersection(_words(archived.content)):
                holders[word].add(name)
    return holders


def _words(content: bytes) -> list[bytes]:
    """The words of a text in UTF-8, those that hold something invisible or a line end also without it."""
    plain = content
    if not content.isascii():
        plain = _OTHER_MARKS.sub(b" ", content)
        for ligature, letters in LIGATURES.items():
            plain = plain.replace(ligature.encode(), letters.encode())
    found = plain.translate(_MARKS).split()
    joined = _WITHIN.sub(b"", content)
    return found if len(joined) == len(content) else found + _OTHER_MARKS.sub(b" ", joined).translate(_MARKS).split()


def _by_text(quote: str, own: str, sources: set[str], archive: Mapping[str, Archived]) -> Iterable[Elsewhere]:
    needle, marked = solid("".join(split(quote).tokens)), edited(quote) is not None
    for name in archive if len(sources) == len(archive) else sorted(sources):
        passages: Passages | None = archive[name].passages if name in sources and name != own else None
        match = passages.find(quote) if passages is not None and (marked or passages.may_hold(needle)) else None
        if match is not None and match.grade.passes:
            yield Elsewhere(archive[name], match)


def _by_receipt(quote: str, own: str, archive: Mapping[str, Archived]) -> Iterable[Elsewhere]:
    for name, archived in archive.items():
        if name != own and archived.content is None and archived.seal and confirmed(archived.seal, quote, "", ""):
            yield Elsewhere(archived, None)
