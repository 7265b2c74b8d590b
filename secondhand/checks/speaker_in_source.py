"""Speakers and relays are named in the source that is quoted, by name or by an alias.

Bad:  `said_by: alba-stein` where the source never names Alba Stein
Good: `said_by: alba-stein` where the source says "Stein told reporters"
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.errors import Position
from secondhand.findings import Finding, Level
from secondhand.record.naming import names, same_party

ID = "speaker-in-source"
NEEDS_TEXT = True


def check(case: Case) -> Iterator[Finding]:
    for quotation in case.quotations:
        passages, source, evidence = quotation.archived.passages, quotation.archived.source, quotation.evidence
        if passages is None:
            continue
        parties: list[tuple[str, Position]] = [(evidence.said_by, evidence.at("said_by"))] if evidence.said_by else []
        parties += [(name, evidence.at("via", index)) for index, name in enumerate(evidence.via)]
        for name, position in parties:
            party = case.record.parties.get(name)
            if party is None or party.id == source.publisher or names(passages.text, party):
                continue
            if source.author and same_party(source.author, party):
                continue
            message = f'"{source.id}" does not name {party.name}'
            hint = f"where it does so in other words, add them to the aliases of {party.id}"
            yield Finding(position, ID, Level.ERROR, message, hint, quotation.claim.id)
