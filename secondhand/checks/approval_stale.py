"""An approval is of what the claim says now: claim, verdict, rationale, evidence, sources and chains.

Whatever of that changes voids the approval; the finding says what it was, as far as git tells. While the claim is in
review again it is a note.

Bad:  an approved claim whose verdict was changed afterwards
Good: an approved claim of which nothing has changed since
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.checks.history import STANDING
from secondhand.findings import Finding, Level
from secondhand.provenance.signoff import digest_of, is_signed_off
from secondhand.record.changes import Changes, FieldChange, changes
from secondhand.record.model import Claim, Record

ID = "approval-stale"
BINDING = True


def check(case: Case) -> Iterator[Finding]:
    differing: dict[int, Changes] = {}
    for claim in case.record.claims.values():
        if claim.approval is None or claim.status == "retracted" or is_signed_off(case.record, claim):
            continue
        level = Level.ERROR if claim.status in STANDING else Level.NOTE
        approval = claim.approval
        message = f"the approval by {approval.by}, {approval.date}, is void: {_why(case, claim, differing)}"
        hint = f"invoke submit {claim.id}; then somebody else: invoke approve {claim.id}"
        yield Finding(approval.at("digest"), ID, level, message, hint, claim.id)


def _why(case: Case, claim: Claim, differing: dict[int, Changes]) -> str:
    then = case.history.approved.get(claim.id)
    if then is None:
        return "the claim is not what was approved"
    before = then.claims.get(claim.id)
    if before is None or claim.approval is None or digest_of(then, before) != claim.approval.digest:
        return "its digest is not that of what the claim said in the commit that brought it"
    if id(then) not in differing:
        differing[id(then)] = changes(then, case.record)
    found = ", ".join(what_changed(differing[id(then)], case.record, claim))
    return f"changed since: {found}" if found else "the claim is not what was approved"


def what_changed(differing: Changes, after: Record, claim: Claim) -> Iterator[str]:
    """What differs of a claim that readers see, in words: "verdict (unproven → false)"."""
    for change in differing.claims:
        if change.id != claim.id:
            continue
        for field in change.fields:
            if field.name not in ("status", "submitted", "approval"):
                yield _shown(field)
        for each in change.evidence:
            quote = each.now.quote if each.now else each.was.quote if each.was else ""
            fields = f" ({', '.join(field.name for field in each.fields)})" if each.fields else ""
            yield f'evidence {each.kind}{fields}: "{_short(quote)}"'
    sources = {each.source for each in claim.evidence}
    parties = _parties(after, claim)
    for other in differing.others:
        concerned = {"source": sources, "party": parties, "verdict": {claim.verdict}}.get(other.what, set())
        if other.id in concerned:
            yield f"{other.what} {other.id} ({', '.join(field.name for field in other.fields)})"


def _parties(record: Record, claim: Claim) -> set[str]:
    named = {name for each in claim.evidence for name in (each.said_by, *each.via)}
    return named | {claim.claimant} | {record.sources[each.source].publisher for each in claim.evidence}


def _shown(field: FieldChange) -> str:
    if len(field.was) + len(field.now) > 60 or not field.was or not field.now:
        return field.name
    return f"{field.name} ({field.was} → {field.now})"


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
