"""The profile that a desk holds its briefs to, for the checks of that profile."""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.findings import Level
from secondhand.record.model import Claim


def claims_of_ifcn(case: Case) -> Iterator[tuple[Claim, Level]]:
    """The claims that the IFCN's code is held to, none where the desk has another profile, and how much a finding about
    each weighs: while a claim is a draft, less."""
    if case.record.desk.profile != "ifcn":
        return
    for claim in case.record.claims.values():
        if claim.status != "retracted":
            yield claim, Level.WARNING if claim.status == "draft" else Level.ERROR
