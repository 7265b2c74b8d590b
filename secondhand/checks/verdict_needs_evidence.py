"""A verdict has evidence, and a settled one has evidence of its own direction.

Bad:  `verdict: false` with evidence that only supports the claim
Good: `verdict: false` with evidence that undermines it
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level

ID = "verdict-needs-evidence"


def check(case: Case) -> Iterator[Finding]:
    for claim in case.record.claims.values():
        verdict = case.record.verdicts[claim.verdict]
        position, stance = claim.at("verdict"), verdict.direction
        if not claim.evidence:
            message = f'the verdict "{verdict.label}" has no evidence'
            hint = 'add "evidence:" with a quotation from a source'
            yield Finding(position, ID, Level.ERROR, message, hint, claim.id)
        elif verdict.is_settled and stance and all(evidence.stance != stance for evidence in claim.evidence):
            message = f'the verdict "{verdict.label}" has no evidence that {stance} the claim'
            hint = f'add evidence with "stance: {stance}", or choose a verdict that the evidence bears'
            yield Finding(position, ID, Level.ERROR, message, hint, claim.id)
