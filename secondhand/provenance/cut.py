"""What a quotation was cut off from: the hedge or the denial that the source puts its words under."""

from __future__ import annotations

import re

from secondhand.provenance.credit import passage_of, within
from secondhand.provenance.readings import Reading
from secondhand.reading.attribution import Attribution, Span
from secondhand.record.model import Record
from secondhand.sources.quotations import Quotation

_NEGATION = re.compile(r"\b(?:not|never|no|nobody|none|neither|nor|without|cannot)\b|n['’]t\b", re.IGNORECASE)
_CLAUSE_MARK = re.compile(r"[,;:.!?…()–—\"“”«»]|\s-\s|\n\s*\n")
_DIRECT = 4
"""Words between a cue and what it directly governs: "said to [have been at the] …"."""


def cut_from(record: Record, quotation: Quotation, reading: Reading) -> tuple[int, ...]:
    """The places of the hedged and denied attributions whose content the quotation is and whose cue it leaves out.

    A hedge says that somebody unnamed said so; evidence that records an unnamed speaker says it too.
    """
    passage = passage_of(quotation)
    if passage is None:
        return ()
    speaker = record.parties.get(quotation.evidence.said_by)
    unnamed = speaker is not None and not speaker.named
    return tuple(
        place
        for place, each in enumerate(reading.attributions)
        if (each.denied or (_hedges(each) and not unnamed))
        and within(each, passage)
        and not _keeps(reading.text, passage, each)
        and _governs(reading.text, passage, each)
    )


def _hedges(attribution: Attribution) -> bool:
    """ "According to Y, it was announced that …" tells who says so."""
    return attribution.hedged and not (attribution.chain and attribution.rule == "passive")


def _keeps(text: str, passage: Span, attribution: Attribution) -> bool:
    """Whether the passage has of the cue what hedges or denies: its negation, else its last word."""
    cue = attribution.cue
    kept = text[max(cue.start, passage.start) : min(cue.end, passage.end)]
    if attribution.denied and _NEGATION.search(cue.of(text)):
        return _NEGATION.search(kept) is not None
    return bool(kept) and passage.end >= cue.end


def _governs(text: str, passage: Span, attribution: Attribution) -> bool:
    """Whether the cue speaks of the passage's own words: a statement of all that it reports, an attitude only of what
    follows it directly ("refused to pay and left"). A part that stands before its cue needs a mark between them, else
    it is what the clause is about."""
    cue = attribution.cue
    behind = passage.end > cue.start
    between = text[cue.end : passage.start] if behind else text[passage.end : cue.start]
    parted = _CLAUSE_MARK.search(between) is not None
    near = len(between.split()) <= _DIRECT
    return (attribution.statement or (near and not parted)) if behind else parted and (attribution.statement or near)
