"""A party of the record speaks, passes on, publishes or claims something in it.

Bad:  `lind: {name: Odd Lind, kind: person}`, and nothing names lind
Good: the same party in the `said_by` of some evidence
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level
from secondhand.record.references import party_references

ID = "unused-party"


def check(case: Case) -> Iterator[Finding]:
    used = {each.party for each in party_references(case.record)}
    for party in case.record.parties.values():
        if party.id not in used:
            message = f'nothing in the record names the party "{party.id}"'
            yield Finding(party.at(), ID, Level.NOTE, message, "take it out, or record what it said or passed on")
