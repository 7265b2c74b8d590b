"""A brief has a claim.

Bad:  a brief that no claim names
Good: a brief that at least one claim names in `brief`
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level

ID = "brief-has-claims"


def check(case: Case) -> Iterator[Finding]:
    for brief in case.record.briefs.values():
        if not case.record.claims_of(brief.id):
            message = f'brief "{brief.id}" has no claims and would be empty'
            yield Finding(brief.at(), ID, Level.WARNING, message, f'name it in a claim: "brief: {brief.id}"')
