"""A quotation keeps what the source hedges or denies in it, and whoever another sentence credits it to is recorded.

A quotation over several sentences leaves its speaker to one of them; "reportedly" and "denied that" stand beside the
words that they change. An unnamed party (`named: false`) in `said_by` says as much as a hedge does.

Bad:  quote "sold to a firm abroad"               source "The ferries were reportedly sold to a firm abroad"
Good: quote "reportedly sold to a firm abroad"    source "The ferries were reportedly sold to a firm abroad"
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.checks.hints import shown, to_record, who
from secondhand.findings import Finding, Level
from secondhand.provenance.credit import Uncredited, passage_of
from secondhand.reading.attribution import Attribution, Mention
from secondhand.sources.quotations import Quotation

ID = "quote-keeps-attribution"
NEEDS_TEXT = True


def check(case: Case) -> Iterator[Finding]:
    for quotation in case.quotations:
        for attribution in case.cut_from(quotation):
            yield _cut(case, quotation, attribution)
        for found in case.uncredited(quotation):
            if found.apart:
                yield _apart(case, quotation, found)


def _cut(case: Case, quotation: Quotation, attribution: Attribution) -> Finding:
    cue = " ".join(attribution.cue.of(case.readings[quotation.evidence.source].text).split())
    hint = f"the source: {_passage(case, quotation, attribution)}\nquote more, so that it holds what stands in braces"
    message = f'quote leaves out "{cue}": '
    if attribution.denied:
        message += "the source negates or denies it"
    else:
        message += "the source reports it and leaves open who says so"
        hint += ', or record an unnamed speaker (a party with "named: false") in said_by'
    return Finding(quotation.evidence.at("quote"), ID, Level.ERROR, message, hint, quotation.claim.id)


def _apart(case: Case, quotation: Quotation, found: Uncredited) -> Finding:
    evidence = quotation.evidence
    field = "said_by" if found.member == 0 else "via"
    passage = _passage(case, quotation, found.attribution, found.mention)
    message = f"another sentence credits the quotation to {who(found.mention)}, but said_by and via do not"
    hint = f"the source: {passage}\n{to_record(case.record, found)}"
    position = evidence.at(field) if getattr(evidence, field) else evidence.at("quote")
    return Finding(position, ID, Level.ERROR, message, hint, quotation.claim.id)


def _passage(case: Case, quotation: Quotation, attribution: Attribution, mention: Mention | None = None) -> str:
    """What is quoted in «», who says it in [], by which words in {}: the marks of `secondhand scan`."""
    reading = case.readings[quotation.evidence.source]
    cues = [attribution.cue, *(reading.cues_of(mention) if mention else [])]
    parts = [
        *((span, "«»") for span in [passage_of(quotation)] if span),
        *((cue, "{}") for cue in cues),
        *((span, "[]") for span in (mention and mention.span, attribution.source) if span),
        (attribution.content, ""),
    ]
    return shown(reading.text, parts)
