"""Claimants, speakers, relays, publishers and whoever else is named by id are parties of the record.

Bad:  `said_by: alba-stien` where parties has alba-stein
Good: `said_by: alba-stein`
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.errors import Position
from secondhand.findings import Finding, Level
from secondhand.record.shape import nearest

ID = "party-unknown"


def check(case: Case) -> Iterator[Finding]:
    for name, position, field, claim in _references(case):
        if name not in case.record.parties:
            message = f'{field} names "{name}", which is no party of the record'
            hint = nearest(name, case.record.parties) or f"add it to parties: {name}: {{name: …, kind: …}}"
            yield Finding(position, ID, Level.ERROR, message, hint, claim)


def _references(case: Case) -> Iterator[tuple[str, Position, str, str]]:
    if case.record.desk.party:
        yield case.record.desk.party, case.record.desk.at("party"), "party", ""
    for party in case.record.parties.values():
        for index, name in enumerate(party.distinct_from):
            yield name, party.at("distinct_from", index), "distinct_from", ""
        for interest in party.interests:
            for index, name in enumerate(interest.parties):
                yield name, interest.at("parties", index), "parties", ""
    for source in case.record.sources.values():
        if source.publisher:
            yield source.publisher, source.at("publisher"), "publisher", ""
    for claim in case.record.claims.values():
        yield claim.claimant, claim.at("claimant"), "claimant", claim.id
        for index, name in enumerate(claim.about):
            yield name, claim.at("about", index), "about", claim.id
        for evidence in claim.evidence:
            if evidence.said_by:
                yield evidence.said_by, evidence.at("said_by"), "said_by", claim.id
            for index, name in enumerate(evidence.via):
                yield name, evidence.at("via", index), "via", claim.id
