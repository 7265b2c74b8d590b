"""Whoever a claim's evidence comes from has its interests stated, or it says that none were found (IFCN 3.4).

Only where the desk says `profile: ifcn`. It concerns speakers, relays and publishers with a name.

Bad:  a ministry that is quoted, and nothing about what it has at stake
Good: the same with `no_interests_because`
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.checks.profile import claims_of_ifcn
from secondhand.findings import Finding

ID = "ifcn-interests-stated"


def check(case: Case) -> Iterator[Finding]:
    record = case.record
    seen: set[str] = set()
    for claim, level in claims_of_ifcn(case):
        for evidence in claim.evidence:
            publisher = record.sources[evidence.source].publisher
            for name in (evidence.said_by, *evidence.via, publisher):
                party = record.parties.get(name)
                if party is None or not party.named or name in seen:
                    continue
                seen.add(name)
                if not party.interests and not party.no_interests_because:
                    message = f'"{name}" is quoted in "{claim.id}"; what it has at stake is not said (IFCN 3.4)'
                    hint = "state its interests, or what was looked at to find none: no_interests_because: …"
                    yield Finding(party.at(), ID, level, message, hint, claim.id)
