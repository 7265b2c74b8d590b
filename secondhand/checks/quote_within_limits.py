"""A quotation is short, and the quotations from one source together leave most of it to its publisher.

`quote_limits` of the record sets the numbers: `words` of one quotation, `share` of a source's words in all. Words that
several quotations share count once.

Bad:  a quotation of 26 words where `words` is 25
Good: a quotation of 25 words, and at most a fifth of the source quoted
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level
from secondhand.reading.words import is_word, split
from secondhand.sources.archive import Archived
from secondhand.sources.quotations import Quotation

ID = "quote-within-limits"

_PIECE = re.compile(r"[^\W_]\S*")


def check(case: Case) -> Iterator[Finding]:
    limits = case.record.quote_limits
    quoted: dict[str, set[int]] = defaultdict(set)
    for quotation in case.quotations:
        if quotation.words > limits.words:
            message = f"quote has {quotation.words} words; {limits.words} are the most"
            hint = "shorten it, or quote two parts that each stand alone"
            yield Finding(quotation.evidence.at("quote"), ID, Level.ERROR, message, hint, quotation.claim.id)
        quoted[quotation.evidence.source].update(_places(quotation))
    for name, words in quoted.items():
        archived = case.archive[name]
        if _has_plenty(archived, len(words), limits.share):
            continue
        total = archived.words or 0
        if total and len(words) > limits.share * total:
            share, most = f"{100 * len(words) / total:.1f} %", f"{100 * limits.share:g} %"
            message = f'{len(words)} of the {total} words of "{name}" are quoted ({share}); {most} are the most'
            yield Finding(archived.source.at(), ID, Level.ERROR, message, "shorten or drop quotations from it")


def _has_plenty(archived: Archived, quoted: int, share: float) -> bool:
    """Whether the first words of a text are enough for so many to be within this share: the rest need no counting."""
    text = archived.text
    if text is None or not share:
        return False
    enough = math.ceil(quoted / share) + 1
    # Between two blanks there is at least one word wherever there is a letter or digit.
    return sum(1 for _ in islice(_PIECE.finditer(text), enough)) == enough


def _places(quotation: Quotation) -> Iterator[int]:
    """The places in its source of the words that a quotation has from there: code points, or tokens of the seal."""
    match, passages = quotation.match, quotation.archived.passages
    if match is not None and passages is not None:
        for start, end in match.parts if match.grade.passes else ():
            words = split(passages.text[start:end])
            yield from (start + at for token, at in zip(words.tokens, words.starts, strict=True) if is_word(token))
        return
    for first, last in quotation.runs:
        if len(quotation.receipts) == 1 and last - first == len(quotation.tokens):
            yield from (first + index for index, token in enumerate(quotation.tokens) if is_word(token))
        else:
            yield from range(first, last)
