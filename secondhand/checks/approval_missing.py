"""A claim that is approved, published or corrected says who approved it.

Bad:  status: published, and no approval
Good: status: in_review
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.checks.history import STANDING
from secondhand.findings import Finding, Level

ID = "approval-missing"
BINDING = True


def check(case: Case) -> Iterator[Finding]:
    for claim in case.record.claims.values():
        if claim.status in STANDING and claim.approval is None:
            message = f'"{claim.id}" is {claim.status} and nobody has approved it'
            hint = f"invoke submit {claim.id}; then somebody else: invoke approve {claim.id}"
            yield Finding(claim.at("status"), ID, Level.ERROR, message, hint, claim.id)
