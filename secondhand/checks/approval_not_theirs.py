"""The commit that brings an approval is made by whoever approves.

Author and committer must be the approver, as `.mailmap` has them; a committer may also be one of the desk's
`trusted_committers`, a code host that merges. Where the desk says `signed_approvals: true`, the commit must carry a
good signature of the approver's, or of a trusted committer's.

Bad:  an approval by Odd Lind in a commit by Ada Holm
Good: an approval by Odd Lind in a commit by Odd Lind
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.checks.history import STANDING, Brought, untold
from secondhand.findings import Finding, Level
from secondhand.record.identity import same_person, signed_by

ID = "approval-not-theirs"
BINDING = True
_UNSIGNED = "not signed with a key that is known here"
_JUDGED = {
    "N": _UNSIGNED,
    "B": "signed, and the signature is bad",
    "E": "signed, and the key is not at hand",
    "U": "signed with a key that nobody vouches for",
    "X": "signed, and the signature has expired",
    "Y": "signed with a key that has expired",
    "R": "signed with a key that was revoked",
}


def check(case: Case) -> Iterator[Finding]:
    for claim in case.record.claims.values():
        if claim.approval is None or claim.status not in STANDING:
            continue
        for brought in case.history.approvals.get(claim.id, ()):
            problem = _problem(case, case.history.person(claim.approval.by), brought)
            if problem:
                message = f"it says that {claim.approval.by} approved it, but {brought.shown} {problem}"
                hint = f"whoever approves commits it: invoke approve {claim.id}, then git commit"
                yield Finding(claim.approval.at("by"), ID, Level.ERROR, message, hint, claim.id)
                break
    yield from untold(case.record, case.history, ID)


def _problem(case: Case, approver: str, brought: Brought) -> str:
    desk = case.record.desk
    trusted = [case.history.person(name) for name in desk.trusted_committers]
    if not same_person(brought.author, approver):
        return f"is by {brought.author or 'nobody that git knows'}"
    if not any(same_person(brought.committer, name) for name in (approver, *trusted)):
        return f"was made by {brought.committer}"
    if not desk.signed_approvals:
        return ""
    if not brought.commit:
        return "carries no signature yet"
    if brought.signature != "G":
        return f"is {_JUDGED.get(brought.signature, _UNSIGNED)}"
    if not any(signed_by(brought.signer, name) for name in (approver, *trusted)):
        return f"is signed by {brought.signer}"
    return ""
