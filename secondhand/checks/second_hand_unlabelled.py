"""Whoever the quotation's own sentence credits it to stands in `said_by` or `via`.

Bad:  `said_by: authors` for: "We met", said the authors, according to the Harbour Post.
Good: `said_by: authors, via: [harbour-post]` for the same sentence
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level
from secondhand.reading.attribution import Attribution, Mention, Span
from secondhand.record.model import Party
from secondhand.record.naming import named_alike, same_party
from secondhand.sources.quotations import Quotation

ID = "second-hand-unlabelled"
NEEDS_TEXT = True


def check(case: Case) -> Iterator[Finding]:
    for quotation in case.quotations:
        if quotation.match is None or not quotation.match.grade.passes:
            continue
        passage = Span(quotation.match.start, quotation.match.end)
        seen: set[str] = set()
        for attribution in case.attributions[quotation.evidence.source]:
            if not attribution.content.overlaps(passage):
                continue
            for index, mention in enumerate(attribution.chain):
                if mention.text not in seen and not _recorded(case, quotation, mention):
                    seen.add(mention.text)
                    yield _finding(case, quotation, attribution, index)


def _recorded(case: Case, quotation: Quotation, mention: Mention) -> bool:
    if mention.kind == "unresolved":
        # The text does not say here who that is; that somebody said it must be recorded all the same.
        return bool(quotation.evidence.said_by)
    author = quotation.archived.source.author
    if author and named_alike(mention.text, author):
        return True
    return any(_may_be(mention, party) for party in case.parties_of(quotation))


def _may_be(mention: Mention, party: Party) -> bool:
    """ "Sources close to Dahl" and "critics of Dahl" are not Dahl."""
    return same_party(mention.text, party) and not (mention.kind == "group" and party.kind == "person")


def _finding(case: Case, quotation: Quotation, attribution: Attribution, index: int) -> Finding:
    mention, evidence = attribution.chain[index], quotation.evidence
    field = "said_by" if index == 0 else "via"
    passages = quotation.archived.passages
    sentence = " ".join(attribution.content.of(passages.text if passages else "").split())
    hint = (
        f"the source: {sentence if len(sentence) <= 240 else sentence[:239] + '…'}\n{_proposal(case, mention, field)}"
    )
    message = f'the sentence credits "{mention.text}", but said_by and via do not'
    position = evidence.at(field) if getattr(evidence, field) else evidence.at("quote")
    return Finding(position, ID, Level.ERROR, message, hint, quotation.claim.id)


def _proposal(case: Case, mention: Mention, field: str) -> str:
    known = [party for party in case.record.parties.values() if _may_be(mention, party)]
    if mention.kind == "unresolved":
        return "record who that is: said_by: …"
    name = known[0].id if known else re.sub(r"[^a-z0-9]+", "-", mention.text.lower()).strip("-") or "party"
    record = f"said_by: {name}" if field == "said_by" else f"via: [{name}]"
    if known:
        return f"record it: {record}"
    named = "" if mention.named else ", named: false"
    return f"record it: {record}; and in parties: {name}: {{name: {mention.text}, kind: {mention.kind}{named}}}"
