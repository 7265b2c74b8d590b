"""A claim shows evidence for it and against it, or says where that was looked for in vain (IFCN 5.3).

Only where the desk says `profile: ifcn`.

Bad:  a claim with evidence that supports it, and nothing else
Good: the same with `none_found`
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.checks.profile import claims_of_ifcn
from secondhand.findings import Finding

ID = "ifcn-evidence-against"


def check(case: Case) -> Iterator[Finding]:
    for claim, level in claims_of_ifcn(case):
        stances = {evidence.stance for evidence in claim.evidence}
        lacking = [stance for stance in ("supports", "undermines") if stance not in stances]
        if lacking and not claim.none_found:
            message = f'"{claim.id}" has no evidence that {" or ".join(lacking)} it (IFCN 5.3)'
            hint = "show it, or say where it was looked for: none_found: …"
            yield Finding(claim.at("evidence"), ID, level, message, hint, claim.id)
