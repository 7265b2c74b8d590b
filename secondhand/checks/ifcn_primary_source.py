"""A claim has first-hand evidence, or says why it has none (IFCN 3.2).

Only where the desk says `profile: ifcn`.

Bad:  a claim all of whose evidence is second-hand
Good: the same with `second_hand_because`
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.checks.profile import claims_of_ifcn
from secondhand.findings import Finding

ID = "ifcn-primary-source"


def check(case: Case) -> Iterator[Finding]:
    for claim, level in claims_of_ifcn(case):
        chains = case.chains.of_claim(claim)
        if chains and all(chain.second_hand for chain in chains) and not claim.second_hand_because:
            message = f'all evidence of "{claim.id}" is second-hand (IFCN 3.2)'
            hint = "find a primary source, or say why there is none: second_hand_because: …"
            yield Finding(claim.at("evidence"), ID, level, message, hint, claim.id)
