"""From one state of a claim to the next: which edits of the record that takes, or why it may not be.

draft → in_review → approved → published → corrected | retracted. Whoever submits, approves or corrects is named as git
names them; days are ISO 8601.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secondhand.checks.history import STANDING, Publication
from secondhand.errors import SecondhandError
from secondhand.provenance.signoff import digest_of, is_signed_off
from secondhand.record.edit import AddField, Edit, Path, SetValue
from secondhand.record.identity import same_person
from secondhand.record.model import Brief, Claim, Entry, Record


class NotYet(SecondhandError):
    """A step that may not be taken now; the message says why, and what to do first."""


@dataclass(frozen=True, slots=True)
class Step:
    """Edits of the record, and what they do in a sentence; `file` is the file of the record that they are made in."""

    file: str
    edits: tuple[Edit, ...]
    done: str


def submit(record: Record, claim: Claim, by: str, day: str) -> Step:
    """That a claim is handed in for review."""
    if claim.status == "retracted":
        raise NotYet(f'"{claim.id}" is retracted; it stays so. Check the statement anew as another claim')
    status = claim.status if claim.status == "corrected" else "in_review"
    submission = {"by": by, "date": day, "digest": digest_of(record, claim)}
    edits = (*field(claim, "status", status, "rationale"), *people(claim, "submitted", submission))
    return Step(claim.places.file, edits, f"{claim.id}: submitted by {by}; it waits for somebody else's approval")


def approve(record: Record, claim: Claim, by: str, day: str) -> Step:
    """That a claim is approved as it was submitted. NotYet where it was not, or by whoever approves."""
    if claim.status == "retracted":
        raise NotYet(f'"{claim.id}" is retracted; there is nothing to approve')
    if claim.status == "draft" or claim.submitted is None:
        raise NotYet(f'"{claim.id}" was not submitted; whoever prepared it does so: invoke submit {claim.id}')
    if same_person(claim.submitted.by, by):
        raise NotYet(f'"{claim.id}" was submitted by you, {by}; somebody else approves it')
    digest = digest_of(record, claim)
    if claim.submitted.digest != digest:
        who = claim.submitted.by
        raise NotYet(f'"{claim.id}" is not what {who} submitted; whoever changed it does so: invoke submit {claim.id}')
    if claim.status in STANDING and is_signed_off(record, claim):
        who = claim.approval.by if claim.approval else ""
        raise NotYet(f'"{claim.id}" is approved already, by {who}, and has not changed since')
    status = claim.status if claim.status in ("published", "corrected") else "approved"
    approval = {"by": by, "date": day, "digest": digest}
    edits = (*field(claim, "status", status, "rationale"), *people(claim, "approval", approval))
    done = f"{claim.id}: approved by {by}; commit it yourself, for nobody else can do it for you"
    return Step(claim.places.file, edits, done)


def publish(record: Record, brief: Brief, day: str) -> tuple[Step, ...]:
    """That a brief is published: a step for itself, and one for each claim whose state that changes.

    NotYet where it has no claim, or one that is not approved as it is.
    """
    claims = record.claims_of(brief.id)
    if not claims:
        raise NotYet(f'the brief "{brief.id}" has no claim')
    lacking = [f"{claim.id} ({_lacks(record, claim)})" for claim in claims if _lacks(record, claim)]
    if lacking:
        raise NotYet(f'"{brief.id}" cannot be published: {", ".join(lacking)}')
    version = brief.version + 1
    stamp = (*field(brief, "date", day, "title"), *field(brief, "version", version, "date"))
    steps = [Step(brief.places.file, stamp, f"{brief.id}: version {version} of {day}")]
    for claim in claims:
        status = claim.status if claim.status == "retracted" else "corrected" if claim.corrections else "published"
        if status != claim.status:
            steps.append(Step(claim.places.file, field(claim, "status", status, "rationale"), f"{claim.id}: {status}"))
    return tuple(steps)


def retract(claim: Claim, editions: Sequence[Publication], day: str, reason: str) -> Step:
    """That the desk no longer stands by a published claim. NotYet where it was not published or is retracted."""
    if claim.status == "retracted":
        raise NotYet(f'"{claim.id}" is retracted already')
    published_in(claim, editions)
    edits = (
        *field(claim, "status", "retracted", "rationale"),
        *people(claim, "retraction", {"date": day, "why": reason}),
    )
    return Step(claim.places.file, edits, f"{claim.id}: retracted; the next edition says so at its top")


def published_in(claim: Claim, editions: Sequence[Publication]) -> Publication:
    """The last edition that a claim was published in. NotYet where there is none."""
    for edition in editions:
        if edition.record is None or claim.id in edition.record.claims:
            return edition
    raise NotYet(f'"{claim.id}" was not published, as far as git knows; what is not published is just changed')


def _lacks(record: Record, claim: Claim) -> str:
    """What a claim lacks to be published, "" for nothing."""
    if claim.status == "retracted":
        return ""
    if claim.status not in STANDING or claim.approval is None:
        return {"draft": "a draft", "in_review": "in review"}.get(claim.status, "not approved")
    return "" if is_signed_off(record, claim) else "changed since its approval"


def _path(entry: Entry) -> Path:
    return ("briefs" if isinstance(entry, Brief) else "claims", entry.id)


def field(entry: Entry, name: str, value: str | int, after: str) -> tuple[Edit, ...]:
    """That a field says this; nothing where it does."""
    if name not in entry.places.marks:
        return (AddField(_path(entry), name, value, after),)
    return (SetValue((*_path(entry), name), str(value)),)


def people(claim: Claim, name: str, parts: dict[str, str]) -> tuple[Edit, ...]:
    """That a field with fields of its own says this."""
    said: Entry | None = getattr(claim, name)
    if said is None:
        behind = {"submitted": "status", "approval": "submitted", "retraction": "status"}
        return (AddField(_path(claim), name, {**parts}, behind[name]),)
    path = (*_path(claim), name)
    return tuple(
        SetValue((*path, part), value) if part in said.places.marks else AddField(path, part, value)
        for part, value in parts.items()
    )
