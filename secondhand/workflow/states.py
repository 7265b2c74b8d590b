"""From one state of a claim to the next: which edits of the record that takes, or why it may not be.

draft → in_review → approved → published → corrected | retracted. Whoever submits, approves or corrects is named as git
names them; days are ISO 8601.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondhand.checks.correction_missing import new_corrections, published_changes
from secondhand.checks.history import STANDING, Publication
from secondhand.errors import SecondhandError
from secondhand.provenance.signoff import digest_of, is_signed_off
from secondhand.record.blocks import Value
from secondhand.record.changes import meaning
from secondhand.record.edit import AddField, AddItem, Edit, Path, SetValue
from secondhand.record.identity import same_person
from secondhand.record.model import Brief, Claim, Corrected, Entry, Record

MOST_SHOWN = 300
"""Code points of a text in a correction; of a longer one, what differs and some words around it."""


class NotYet(SecondhandError):
    """A step that may not be taken now; the message says why, and what to do first."""


@dataclass(frozen=True, slots=True)
class Step:
    """Edits of the record, and what they do in a sentence; `file` is the file of the record that they are made in."""

    file: str
    edits: tuple[Edit, ...]
    done: str


def submit(claim: Claim, by: str, day: str) -> Step:
    """That a claim is handed in for review."""
    if claim.status == "retracted":
        raise NotYet(f'"{claim.id}" is retracted; it stays so. Check the statement anew as another claim')
    status = claim.status if claim.status == "corrected" else "in_review"
    edits = (*_field(claim, "status", status, "rationale"), *_people(claim, "submitted", {"by": by, "date": day}))
    return Step(claim.places.file, edits, f"{claim.id}: submitted by {by}; it waits for somebody else's approval")


def approve(record: Record, claim: Claim, by: str, day: str) -> Step:
    """That a claim is approved as it is. NotYet where it was not submitted, or was by whoever approves."""
    if claim.status == "retracted":
        raise NotYet(f'"{claim.id}" is retracted; there is nothing to approve')
    if claim.status == "draft" or claim.submitted is None:
        raise NotYet(f'"{claim.id}" was not submitted; whoever prepared it does so: invoke submit {claim.id}')
    if same_person(claim.submitted.by, by):
        raise NotYet(f'"{claim.id}" was submitted by you, {by}; somebody else approves it')
    if claim.status in STANDING and is_signed_off(record, claim):
        who = claim.approval.by if claim.approval else ""
        raise NotYet(f'"{claim.id}" is approved already, by {who}, and has not changed since')
    status = claim.status if claim.status in ("published", "corrected") else "approved"
    approval = {"by": by, "date": day, "digest": digest_of(record, claim)}
    edits = (*_field(claim, "status", status, "rationale"), *_people(claim, "approval", approval))
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
    stamp = (*_field(brief, "date", day, "title"), *_field(brief, "version", version, "date"))
    steps = [Step(brief.places.file, stamp, f"{brief.id}: version {version} of {day}")]
    for claim in claims:
        status = claim.status if claim.status == "retracted" else "corrected" if claim.corrections else "published"
        if status != claim.status:
            steps.append(Step(claim.places.file, _field(claim, "status", status, "rationale"), f"{claim.id}: {status}"))
    return tuple(steps)


def correct(record: Record, claim: Claim, editions: Sequence[Publication], by: str, day: str, reason: str) -> Step:
    """That what changed of a claim since it was published is said in its corrections. `editions` are those of its
    brief, the last one first. NotYet where it was not published, or nothing changed that has not been said."""
    edition = _published_in(claim, editions)
    then = edition.record
    if then is None:
        raise NotYet(f"the record of version {edition.version} cannot be read, so that what changed cannot be told")
    before = then.claims[claim.id]
    told = {each.what for each in new_corrections(before, claim)}
    entries: list[Value] = [
        {"date": day, "was": was, "now": now, "why": reason, "what": what}
        for what, was, now in _differences(then, record, before, claim)
        if what not in told and None not in told
    ]
    if not entries:
        raise NotYet(
            f'nothing that readers were told of "{claim.id}" has changed since version {edition.version} without being '
            "said; change it first, then tell why"
        )
    edits: list[Edit] = list(_field(claim, "status", "corrected", "rationale"))
    edits += _people(claim, "submitted", {"by": by, "date": day})
    path = ("claims", claim.id, "corrections")
    if "corrections" in claim.places.marks:
        edits += [AddItem(path, entry) for entry in entries]
    else:
        edits.append(AddField(("claims", claim.id), "corrections", entries))
    what = ", ".join(dict.fromkeys(str(each["what"]) for each in entries if isinstance(each, dict)))
    done = f"{claim.id}: corrected ({what}); it waits for somebody else's approval"
    return Step(claim.places.file, tuple(edits), done)


def retract(claim: Claim, editions: Sequence[Publication], day: str, reason: str) -> Step:
    """That the desk no longer stands by a published claim. NotYet where it was not published or is retracted."""
    if claim.status == "retracted":
        raise NotYet(f'"{claim.id}" is retracted already')
    _published_in(claim, editions)
    edits = (
        *_field(claim, "status", "retracted", "rationale"),
        *_people(claim, "retraction", {"date": day, "why": reason}),
    )
    return Step(claim.places.file, edits, f"{claim.id}: retracted; the next edition says so at its top")


def _published_in(claim: Claim, editions: Sequence[Publication]) -> Publication:
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


def _differences(then: Record, now: Record, before: Claim, after: Claim) -> Iterator[tuple[Corrected, str, str]]:
    """For each part of a claim that differs from what was published: which, what it was, what it is."""
    yield from dict.fromkeys(_each_difference(then, now, before, after))


def _each_difference(then: Record, now: Record, before: Claim, after: Claim) -> Iterator[tuple[Corrected, str, str]]:
    kinds = dict.fromkeys(what for what, _, _ in published_changes(then, now, before, after))
    for what in kinds:
        if what == "verdict":
            yield what, then.verdicts[before.verdict].label, now.verdicts[after.verdict].label
        elif what == "quotation":
            quoted = [meaning(each.quote) for each in after.evidence]
            gone = [f"“{meaning(each.quote)}”" for each in before.evidence if meaning(each.quote) not in quoted]
            old = [meaning(each.quote) for each in before.evidence]
            new = [f"“{quote}”" for quote in quoted if quote not in old]
            yield what, "; ".join(gone) or "other speakers or sources", "; ".join(new) or "see the evidence"
        else:
            yield what, *_parts_that_differ(meaning(getattr(before, what)), meaning(getattr(after, what)))


def _parts_that_differ(was: str, now: str) -> tuple[str, str]:
    """Two texts, each cut to what differs and some words around it where one of them is long."""
    if max(len(was), len(now)) <= MOST_SHOWN:
        return was, now
    one, other = was.split(" "), now.split(" ")
    ahead = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    most = min(len(one), len(other)) - ahead
    behind = next((i for i in range(most) if one[-1 - i] != other[-1 - i]), most)
    return _cut(one, ahead, behind), _cut(other, ahead, behind)


def _cut(words: Sequence[str], ahead: int, behind: int) -> str:
    first, last = max(0, ahead - 6), min(len(words), len(words) - behind + 6)
    kept = " ".join(words[first:last])
    return f"{'… ' if first else ''}{kept}{' …' if last < len(words) else ''}"


def _path(entry: Entry) -> Path:
    return ("briefs" if isinstance(entry, Brief) else "claims", entry.id)


def _field(entry: Entry, name: str, value: str | int, after: str) -> tuple[Edit, ...]:
    """That a field says this; nothing where it does."""
    if name not in entry.places.marks:
        return (AddField(_path(entry), name, value, after),)
    return (SetValue((*_path(entry), name), str(value)),)


def _people(claim: Claim, name: str, parts: dict[str, str]) -> tuple[Edit, ...]:
    """That a field with fields of its own says this."""
    if getattr(claim, name) is None:
        behind = {"submitted": "status", "approval": "submitted", "retraction": "status"}
        return (AddField(_path(claim), name, parts, behind[name]),)
    return tuple(SetValue((*_path(claim), name, part), value) for part, value in parts.items())
