"""A claim says what whoever made it answered, and when, or why there is no answer (IFCN 5.5).

Only where the desk says `profile: ifcn`.

Bad:  a claim with neither `reply` nor `no_reply_because`
Good: `reply: {date: 2031-05-03, answer: She stands by it.}`
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.checks.profile import claims_of_ifcn
from secondhand.findings import Finding

ID = "ifcn-claimant-asked"


def check(case: Case) -> Iterator[Finding]:
    for claim, level in claims_of_ifcn(case):
        if claim.reply is None and not claim.no_reply_because:
            message = f'"{claim.id}" does not say what the claimant answered (IFCN 5.5)'
            hint = "reply: {date: …, answer: …}, or why there is none: no_reply_because: …"
            yield Finding(claim.at("claimant"), ID, level, message, hint, claim.id)
