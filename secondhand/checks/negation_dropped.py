"""A quotation is not cut so that a plain negation falls outside.

Denials that the source reports ("denied that", "never said that") are what `quote-keeps-attribution` looks at, and
negations between the parts of a quotation edited as marked what `quote-in-source` does. English texts alone.

Bad:  quote "sold to a firm abroad"       source "The ferries were not sold to a firm abroad"
Good: quote "not sold to a firm abroad"   source "The ferries were not sold to a firm abroad"
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.checks.places import in_source, place_of
from secondhand.findings import Finding, Level
from secondhand.provenance.credit import passage_of
from secondhand.provenance.negation import dropped_negation
from secondhand.reading.attribution import Span
from secondhand.sources.quotations import Quotation

ID = "negation-dropped"
NEEDS_TEXT = True


def check(case: Case) -> Iterator[Finding]:
    reported = {id(each.quotation): each.cut for each in case.credited}
    for quotation in case.quotations:
        source, passages, passage = quotation.archived.source, quotation.archived.passages, passage_of(quotation)
        english = (source.language or case.record.desk.language).lower().startswith("en")
        if passages is None or passage is None or not english:
            continue
        found = dropped_negation(passages.text, passage)
        if found is not None and not any(each.cue.overlaps(found) for each in reported.get(id(quotation), ())):
            yield _finding(quotation, passage, found, found.of(passages.text))


def _finding(quotation: Quotation, passage: Span, found: Span, word: str) -> Finding:
    place = place_of(quotation.archived, found.start)
    message = f'quote leaves out "{word}", which reverses it'
    hint = f'{place}: "{word}" stands right beside it; quote more, so that it holds it'
    start, end = min(passage.start, found.start), max(passage.end, found.end)
    related = in_source(quotation.archived, start, end, [(found.start, found.end)], "the source")
    position = quotation.evidence.at("quote")
    return Finding(position, ID, Level.ERROR, message, hint, quotation.claim.id, related=(related,))
