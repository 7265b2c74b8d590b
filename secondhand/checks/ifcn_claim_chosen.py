"""A claim says why it was chosen: its reach, and what depends on it (IFCN 5.2).

Only where the desk says `profile: ifcn`.

Bad:  a claim without `chosen_because`
Good: `chosen_because: Whether the ferries run depends on it.`
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.checks.profile import claims_of_ifcn
from secondhand.findings import Finding

ID = "ifcn-claim-chosen"


def check(case: Case) -> Iterator[Finding]:
    for claim, level in claims_of_ifcn(case):
        if not claim.chosen_because:
            message = f'"{claim.id}" does not say why it was chosen (IFCN 5.2)'
            hint = "say how far it reached and what depends on it: chosen_because: …"
            yield Finding(claim.at("claim"), ID, level, message, hint, claim.id)
