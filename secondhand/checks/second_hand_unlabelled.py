"""Whoever the quotation's own sentence credits it to stands in `said_by` or `via`.

Wishes, plans and attitudes are no statements and credit nobody. Whom another sentence credits is what
`quote-keeps-attribution` looks at.

Bad:  `said_by: authors` for: "We met", said the authors, according to the Harbour Post.
Good: `said_by: authors, via: [harbour-post]` for the same sentence
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.checks.hints import shown, to_record, who
from secondhand.findings import Finding, Level
from secondhand.provenance.credit import Uncredited
from secondhand.sources.quotations import Quotation

ID = "second-hand-unlabelled"
NEEDS_TEXT = True


def check(case: Case) -> Iterator[Finding]:
    for quotation in case.quotations:
        for found in case.uncredited(quotation):
            if not found.apart:
                yield _finding(case, quotation, found)


def _finding(case: Case, quotation: Quotation, found: Uncredited) -> Finding:
    evidence, attribution = quotation.evidence, found.attribution
    reading = case.readings[evidence.source]
    spans = [found.mention.span, *reading.cues_of(found.mention), attribution.extent]
    sentence = shown(reading.text, [(span, "") for span in spans])
    field = "said_by" if found.member == 0 else "via"
    message = f"the sentence credits {who(found.mention)}, but said_by and via do not"
    hint = f"the source: {sentence}\n{to_record(case.record, found)}"
    position = evidence.at(field) if getattr(evidence, field) else evidence.at("quote")
    return Finding(position, ID, Level.ERROR, message, hint, quotation.claim.id)
