"""In which other source of the record a quotation stands that does not stand in its own.

Every second pair of words of each text is looked up among those of all such quotations. Where a text holds a quotation,
its pairs begin at the words of the quotation that have an even place, or at those that have an odd one: two pairs of
either kind, as long as can be, find it. That leaves a source or two to look at; `Passages.find` decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import add

from secondhand import processes
from secondhand.reading.editing import edited
from secondhand.reading.grades import Match
from secondhand.reading.solid import solid
from secondhand.reading.words import LIGATURES, split
from secondhand.sources.archive import Archived
from secondhand.sources.receipts import confirmed

_ASKED = 2
"""Pairs of either kind by which a quotation is looked for."""
_TEXTS_WORTH_A_PROCESS, _QUOTATIONS_WORTH_A_PROCESS = 2_000, 400
_MARKS = bytes(byte if byte > 127 or chr(byte).isalnum() else 32 for byte in range(256))
# General punctuation and that of Latin-1: what else than blanks and ASCII stands right beside words.
_GENERAL, _LATIN = re.compile(rb"\xe2\x80[\x80-\xbf]"), re.compile(rb"\xc2[\xa0-\xbf]")
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
    asked = {each: _pairs_of(each[0]) for each in failing}
    if not asked:
        return {}
    texts = [(name, each.content) for name, each in archive.items() if each.content is not None]
    holders = _holders({pair for pairs in asked.values() for kind in pairs for pair in kind}, texts)
    sealed = [each for each in archive.values() if each.content is None and each.seal is not None]
    everywhere = [name for name, _ in texts]

    def located(each: tuple[str, str]) -> tuple[tuple[str, Match], ...]:
        return _by_text(each, _names(each[1], asked[each], holders, everywhere), archive)

    found = {}
    for each, held in zip(asked, processes.each(located, tuple(asked), _QUOTATIONS_WORTH_A_PROCESS), strict=True):
        named = [Elsewhere(archive[name], match) for name, match in held]
        named += _by_receipt(*each, sealed)
        if named:
            found[each] = tuple(named)
    return found


def _names(own: str, pairs: Pairs, holders: Mapping[bytes, Sequence[str]], everywhere: Sequence[str]) -> list[str]:
    """The texts to look at."""
    if not pairs:
        return sorted({*everywhere} - {own})
    kinds = (set.intersection(*(set(holders.get(pair, ())) for pair in kind)) for kind in pairs)
    return sorted(set().union(*kinds) - {own})


Pairs = tuple[tuple[bytes, ...], ...]
"""Pairs of words that begin at even places of a quotation, and those that begin at odd ones."""


def _pairs_of(quote: str) -> Pairs:
    """The longest, and so as a rule rarest, pairs of either kind; none where too few of its words have blanks between
    them."""
    made = edited(quote)
    if made is not None:
        quote = max((quote[part.starts[0] : part.ends[-1]] for part in made.parts), key=len)
    words = _words(quote.encode("utf-8", "surrogatepass"))
    pairs = [sorted(map(add, words[phase::2], words[phase + 1 :: 2]), key=len)[-_ASKED:] for phase in (0, 1)]
    return tuple(map(tuple, pairs)) if all(pairs) else ()


def _holders(wanted: set[bytes], texts: Sequence[tuple[str, bytes]]) -> dict[bytes, list[str]]:
    """The texts, by name, that have each pair of words."""
    found = processes.each(lambda text: _wanted(wanted, text[1]), texts, _TEXTS_WORTH_A_PROCESS)
    holders: dict[bytes, list[str]] = defaultdict(list)
    for (name, _), pairs in zip(texts, found, strict=True):
        for pair in pairs:
            holders[pair].append(name)
    return holders


def _wanted(wanted: set[bytes], content: bytes) -> tuple[bytes, ...]:
    """Those of the pairs that a text has at every second word."""
    words = _words(content)
    found = wanted.intersection(map(add, words[::2], words[1::2]))
    whole = content
    for lead in (b"\xc2\xad", b"\xe2\x80", b"\xe2\x81\xa0", b"-\n", b"-\r"):
        if lead in content:
            whole = _WITHIN.sub(b"", content)
            break
    if len(whole) < len(content):
        # Without what stands within words there are other words, and other pairs.
        words = _words(whole)
        found |= wanted.intersection(map(add, words[::2], words[1::2]))
    return tuple(found)


def _words(content: bytes) -> list[bytes]:
    """The words of a text in UTF-8, parted by blanks and marks."""
    if b"\xcc" in content or b"\xcd" in content:
        content = unicodedata.normalize("NFC", content.decode("utf-8", "surrogatepass")).encode(
            "utf-8", "surrogatepass"
        )
    return _spaced(content).translate(_MARKS).split()


def _spaced(content: bytes) -> bytes:
    """A text with a blank for each mark that is not ASCII, and ligatures written out."""
    if b"\xe2\x80" in content:
        content = _GENERAL.sub(b" ", content)
    if b"\xc2" in content:
        content = _LATIN.sub(b" ", content)
    if b"\xef\xac" in content:
        for ligature, letters in LIGATURES.items():
            content = content.replace(ligature.encode(), letters.encode())
    return content


def _by_text(
    asked: tuple[str, str], names: Sequence[str], archive: Mapping[str, Archived]
) -> tuple[tuple[str, Match], ...]:
    """Those of the texts that hold a quotation, and how."""
    quote, _ = asked
    needle = None if edited(quote) else solid("".join(split(quote).tokens))
    found = []
    for name in names:
        passages = archive[name].passages
        if passages is not None and (needle is None or passages.may_hold(needle)):
            match = passages.find(quote)
            if match.grade.passes:
                found.append((name, match))
    return tuple(found)


def _by_receipt(quote: str, own: str, sealed: Sequence[Archived]) -> Iterator[Elsewhere]:
    for archived in sealed:
        if archived.source.id != own and archived.seal and confirmed(archived.seal, quote, "", ""):
            yield Elsewhere(archived, None)
