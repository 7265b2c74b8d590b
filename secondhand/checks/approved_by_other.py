"""Whoever approves a claim is not the one who prepared it, and approves what was submitted.

Prepared it has who submitted it, and who last changed what it says (git blame). What they submitted is known by its
digest, so that nobody takes a part out and approves the rest. Names are compared as `.mailmap` has them, so that a
second address makes no second person.

Bad:  a claim that Ada Holm wrote and submitted, approved by Ada Holm
Good: a claim that Ada Holm wrote and submitted, approved by Odd Lind
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.checks.history import STANDING, untold
from secondhand.findings import Finding, Level
from secondhand.provenance.signoff import is_signed_off
from secondhand.record.identity import same_person
from secondhand.record.model import Claim

ID = "approved-by-other"
BINDING = True


def check(case: Case) -> Iterator[Finding]:
    history = case.history
    for claim in case.record.claims.values():
        if claim.approval is None or claim.status not in STANDING:
            continue
        reason = _own_work(case, claim)
        if reason:
            message = f"approved by {claim.approval.by}, who {reason}"
            hint = f"somebody else looks at it: invoke approve {claim.id}"
            yield Finding(claim.approval.at("by"), ID, Level.ERROR, message, hint, claim.id)
        problem = _not_submitted(case, claim)
        if problem:
            position = claim.submitted.at("by") if claim.submitted else claim.approval.at("by")
            hint = f"who prepared it submits it: invoke submit {claim.id}; then somebody else approves it"
            yield Finding(position, ID, Level.ERROR, problem, hint, claim.id)
    yield from untold(case.record, history, ID)


def _not_submitted(case: Case, claim: Claim) -> str:
    """Why what was approved is not what somebody submitted, "" where it is."""
    submitted, approval = claim.submitted, claim.approval
    if submitted is None or approval is None:
        return "approved, and nobody submitted it"
    for brought in case.history.submissions.get(claim.id, ()):
        if not same_person(brought.author, case.history.person(submitted.by)):
            who = brought.author or "nobody that git knows"
            return f"it says that {submitted.by} submitted it, but {brought.shown} is by {who}"
    # An approval of something else again is found by approval-stale.
    if submitted.digest == approval.digest or not is_signed_off(case.record, claim):
        return ""
    if not submitted.digest:
        return f"what {submitted.by} submitted cannot be told: there is no digest of it"
    return f"{approval.by} approved something else than {submitted.by} submitted"


def _own_work(case: Case, claim: Claim) -> str:
    """Why the approval is of the approver's own work, "" where it is not."""
    approver = case.history.person(claim.approval.by) if claim.approval else ""
    if claim.submitted and same_person(approver, case.history.person(claim.submitted.by)):
        return "submitted it"
    last = case.history.latest.get(claim.id)
    if last and same_person(approver, last.author):
        return f"changed it last ({last.shown})"
    return ""
