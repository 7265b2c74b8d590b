"""Speakers and relays are named in the source that is quoted, by name or by an alias.

A word that leads to them counts too: "it" in "It said so", where the sentence before is about "the council of Norra".

Bad:  `said_by: alba-stein` where the source never names Alba Stein
Good: `said_by: alba-stein` where the source says "Stein told reporters"
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.errors import Position
from secondhand.findings import Finding, Level
from secondhand.provenance.credit import holds, may_be, passage_of
from secondhand.record.model import Party
from secondhand.record.naming import names, same_party
from secondhand.sources.quotations import Quotation

ID = "speaker-in-source"
NEEDS_TEXT = True


def check(case: Case) -> Iterator[Finding]:
    for quotation in case.quotations:
        text, source, evidence = quotation.archived.text, quotation.archived.source, quotation.evidence
        if text is None:
            continue
        parties: list[tuple[str, Position]] = [(evidence.said_by, evidence.at("said_by"))] if evidence.said_by else []
        parties += [(name, evidence.at("via", index)) for index, name in enumerate(evidence.via)]
        for name, position in parties:
            party = case.record.parties.get(name)
            if party is None or party.id == source.publisher or names(text, party):
                continue
            if (source.author and same_party(source.author, party)) or _led_to(case, quotation, party):
                continue
            message = f'"{source.id}" does not name {party.name}'
            hint = f"where it does so in other words, add them to the aliases of {party.id}"
            yield Finding(position, ID, Level.ERROR, message, hint, quotation.claim.id)


def _led_to(case: Case, quotation: Quotation, party: Party) -> bool:
    """Whether the text credits the quotation to somebody who stands for the party: "he", "the official"."""
    passage = passage_of(quotation)
    return passage is not None and any(
        mention.stands_for is not None and may_be(mention, party)
        for each in case.readings[quotation.evidence.source].attributions
        if holds(each, passage)
        for mention in each.chain
    )
