"""A quotation keeps what the source hedges or denies in it, and whoever another sentence credits it to is recorded.

A quotation over several sentences leaves its speaker to one of them; "reportedly" and "denied that" stand beside the
words that they change. An unnamed party (`named: false`) in `said_by` says as much as a hedge does.

Bad:  quote "sold to a firm abroad"               source "The ferries were reportedly sold to a firm abroad"
Good: quote "reportedly sold to a firm abroad"    source "The ferries were reportedly sold to a firm abroad"
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case, Credited
from secondhand.checks.hints import left_out
from secondhand.findings import Finding, Level
from secondhand.provenance.credit import passage_of
from secondhand.provenance.passage import MARKS, on_one_line, shown
from secondhand.reading.attribution import Attribution, Mention

ID = "quote-keeps-attribution"
NEEDS_TEXT = True


def check(case: Case) -> Iterator[Finding]:
    for credited in case.credited:
        for attribution in credited.cut:
            yield _cut(credited, attribution)
        for found in credited.uncredited:
            if found.apart:
                passage = _passage(credited, found.attribution, found.mention)
                yield left_out(ID, case.record, credited, found, passage)


def _cut(credited: Credited, attribution: Attribution) -> Finding:
    quotation = credited.quotation
    cue = on_one_line(attribution.cue.of(credited.reading.text))
    hint = f"the source: {_passage(credited, attribution)}\nquote more, so that it holds what stands in braces"
    message = f'quote leaves out "{cue}": '
    if attribution.denied:
        message += "the source negates or denies it"
    else:
        message += "the source reports it and leaves open who says so"
        hint += ', or record an unnamed speaker (a party with "named: false") in said_by'
    return Finding(quotation.evidence.at("quote"), ID, Level.ERROR, message, hint, quotation.claim.id)


def _passage(credited: Credited, attribution: Attribution, mention: Mention | None = None) -> str:
    """What is quoted, who says it, by which words: in the marks of `secondhand scan`."""
    reading, quoted = credited.reading, passage_of(credited.quotation)
    cues = [attribution.cue, *(reading.cues_of(mention) if mention else [])]
    parts = [
        *((span, MARKS["content"]) for span in [quoted] if span),
        *((cue, MARKS["cue"]) for cue in cues),
        *((span, MARKS["source"]) for span in (mention and mention.span, attribution.source) if span),
        (attribution.content, ""),
    ]
    return shown(reading.text, parts)
