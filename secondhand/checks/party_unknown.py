"""Claimants, speakers, relays, publishers and whoever else is named by id are parties of the record.

Bad:  `said_by: alba-stien` where parties has alba-stein
Good: `said_by: alba-stein`
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level
from secondhand.record.nearest import nearest
from secondhand.record.references import party_references

ID = "party-unknown"


def check(case: Case) -> Iterator[Finding]:
    parties = case.record.parties
    hints: dict[str, str] = {}
    for each in party_references(case.record):
        name = each.party
        if name in parties:
            continue
        if name not in hints:
            hints[name] = nearest(name, parties) or f"add it to parties: {name}: {{name: …, kind: …}}"
        message = f'{each.field} names "{name}", which is no party of the record'
        yield Finding(each.position, ID, Level.ERROR, message, hints[name], each.claim)
