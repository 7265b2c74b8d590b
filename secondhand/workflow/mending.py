"""What of the record can be mended without asking anybody: typography, and words that say which place is meant.

Letters and words never change: a quotation that is mended has the words that it had, and stands where it stood.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondhand.errors import Position
from secondhand.findings import Finding, Level
from secondhand.reading.context import distinguishing
from secondhand.reading.grades import Grade, Match
from secondhand.reading.quotes import Passages
from secondhand.reading.words import IGNORED, LIGATURES, split
from secondhand.record.edit import AddField, Edit, SetValue
from secondhand.record.model import Evidence
from secondhand.sources.quotations import Quotation

_INVISIBLE = re.compile(f"[{IGNORED}]+")
_FIELDS = ("quote", "said_by", "via", "prefix", "suffix", "source")
_OWN = ("quote-unambiguous", "quote-in-source")


@dataclass(frozen=True, slots=True)
class Mend:
    """One change: the place it is about, what it does in words, and the edits that make it."""

    position: Position
    what: str
    edits: tuple[Edit, ...]


def mends(quotations: Sequence[Quotation], findings: Sequence[Finding]) -> tuple[Mend, ...]:
    """What can be mended, in the order of the record.

    Of several places the first is taken, as it was that place that was checked; where another check finds fault with
    the quotation there, which place is meant is for an editor to say.
    """
    disputed = {each.position for each in findings if each.level is Level.ERROR and each.check not in _OWN}
    found = []
    for each in quotations:
        match, passages = each.match, each.archived.passages
        if match is None or passages is None or not match.grade.passes:
            continue
        found += [*_typography(each, match, passages), *_context(each, match, passages, disputed)]
    return tuple(found)


def _typography(quotation: Quotation, match: Match, passages: Passages) -> Iterator[Mend]:
    if match.grade is not Grade.TYPOGRAPHIC:
        return
    evidence = quotation.evidence
    made = as_in_source(evidence.quote, passages.text[match.start : match.end])
    found = passages.find(made, evidence.prefix, evidence.suffix)
    if made != evidence.quote and found.grade.passes and (found.start, found.end) == (match.start, match.end):
        what = f'its quotation marks, dashes and the like as in "{evidence.source}"'
        yield Mend(evidence.at("quote"), what, (SetValue((*_path(quotation), "quote"), made),))


def as_in_source(quote: str, passage: str) -> str:
    """A quotation with the marks of the passage that it has the words of. Blanks stay as they are, and what cannot be
    seen, ligatures and letters in parts are not taken over."""
    ours, theirs = split(quote), split(passage)
    if ours.tokens != theirs.tokens:
        return quote
    made, behind = [], 0
    for start, end, low, high in zip(ours.starts, ours.ends, theirs.starts, theirs.ends, strict=True):
        made += [quote[behind:start], _clean(passage[low:high])]
        behind = end
    return "".join(made) + quote[behind:]


def _clean(token: str) -> str:
    for ligature, letters in LIGATURES.items():
        token = token.replace(ligature, letters)
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", token))


def _context(quotation: Quotation, match: Match, passages: Passages, disputed: set[Position]) -> Iterator[Mend]:
    evidence = quotation.evidence
    if match.places < 2 or match.misplaced or any(evidence.at(name) in disputed for name in _FIELDS):
        return
    context = distinguishing(passages.text, (match.start, match.end), match.others)
    if context is None:
        return
    prefix, suffix = context[0] or evidence.prefix, context[1] or evidence.suffix
    found = passages.find(evidence.quote, prefix, suffix)
    if (found.places, found.misplaced, found.start) == (1, False, match.start):
        what = f"which of {match.places} places is meant: the first (look whether it is)"
        yield Mend(evidence.at("quote"), what, tuple(_edits(quotation, evidence, prefix, suffix)))


def _edits(quotation: Quotation, evidence: Evidence, prefix: str, suffix: str) -> Iterator[Edit]:
    path, after = _path(quotation), "quote"
    for name, old, new in (("prefix", evidence.prefix, prefix), ("suffix", evidence.suffix, suffix)):
        if new and not old:
            yield AddField(path, name, new, after)
        elif new != old:
            yield SetValue((*path, name), new)
        after = name if new else after


def _path(quotation: Quotation) -> tuple[str | int, ...]:
    return "claims", quotation.claim.id, "evidence", quotation.index
