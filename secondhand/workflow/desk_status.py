"""How far the work on each claim is: who prepared it, who waits for whom, since when, and what blocks it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from secondhand.checks.history import STANDING, History
from secondhand.findings import Finding, Level
from secondhand.provenance.signoff import digest_of, is_signed_off
from secondhand.record.model import Claim, Record


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of the table; "" where there is nothing to say. `since` is a day."""

    claim: str
    brief: str
    status: str
    prepared_by: str
    waits_for: str
    since: str
    blocked_by: str


def standings(record: Record, history: History, findings: Sequence[Finding]) -> tuple[Standing, ...]:
    """A line for each claim, in the order of briefs and claims."""
    errors: dict[str, Counter[str]] = {}
    for finding in findings:
        if finding.level is Level.ERROR and finding.claim:
            errors.setdefault(finding.claim, Counter())[finding.check] += 1
    briefs = [*record.briefs, *{claim.brief: None for claim in record.claims.values()}]
    return tuple(
        _standing(record, history, claim, errors)
        for brief in dict.fromkeys(briefs)
        for claim in record.claims_of(brief)
    )


def _standing(record: Record, history: History, claim: Claim, errors: Mapping[str, Counter[str]]) -> Standing:
    last = history.latest.get(claim.id)
    prepared = claim.submitted.by if claim.submitted else ""
    since = claim.submitted.date if claim.submitted else ""
    if claim.approval and claim.status in STANDING:
        since = claim.approval.date
    if claim.status in ("published", "corrected") and record.briefs[claim.brief].version:
        since = record.briefs[claim.brief].date
    if claim.retraction:
        since = claim.retraction.date
    if not since and last and last.commit:
        since = datetime.datetime.fromtimestamp(last.time, datetime.UTC).date().isoformat()
    blocked = ", ".join(_blocked(record, claim, errors.get(claim.id, Counter())))
    return Standing(
        claim.id, claim.brief, claim.status.replace("_", " "), _name(prepared), _waits(record, claim), since, blocked
    )


def _waits(record: Record, claim: Claim) -> str:
    """For whom or what a claim waits."""
    if claim.status == "retracted":
        return ""
    if claim.status == "draft":
        return "its author, to submit it"
    if claim.status == "in_review" or not is_signed_off(record, claim):
        submitter = _name(claim.submitted.by) if claim.submitted else ""
        return f"approval by somebody other than {submitter}" if submitter else "approval"
    if claim.status == "approved":
        fellows = record.claims_of(claim.brief)
        ready = sum(each.status in STANDING and is_signed_off(record, each) for each in fellows)
        return f"publication of {claim.brief} ({ready} of {len(fellows)} approved)"
    return ""


def _blocked(record: Record, claim: Claim, errors: Counter[str]) -> Iterator[str]:
    if claim.status == "in_review" and claim.submitted and claim.submitted.digest != digest_of(record, claim):
        yield f"changed since {_name(claim.submitted.by)} submitted it"
    elif claim.approval and claim.status != "retracted" and not is_signed_off(record, claim):
        yield f"changed since {_name(claim.approval.by)} approved it"
    for check, count in errors.items():
        if check != "approval-stale":
            yield f"{check} ({count})" if count > 1 else check


def _name(identity: str) -> str:
    return identity.partition(" <")[0]
