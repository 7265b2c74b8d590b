"""A review in sentences, which all formats share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from secondhand.record.changes import EntryChange
from secondhand.review.compare import ClaimReview, EvidenceReview, Review, SourceReview

_FIELDS = {
    "claim": "the claim's words",
    "claimed_on": "when it was made",
    "claimed_in": "where it was made",
    "chosen_because": "why it was chosen",
    "would_settle": "what would settle it",
    "second_hand_because": "why second-hand evidence is enough",
}


def headline(review: Review) -> str:
    """The whole change in one line: "1 verdict changed, 2 approvals voided, 3 claims changed, 1 new error"."""
    kinds = Counter(each.kind for each in review.claims)
    new = Counter(str(each.level) for each in review.new)
    solved = len(review.solved)
    parts = [
        counted(len(review.verdicts), "verdict") + " changed" if review.verdicts else "",
        counted(len(review.voided), "approval") + " voided" if review.voided else "",
        *(f"{counted(kinds[kind], 'claim')} {kind}" for kind in ("changed", "added", "removed") if kinds[kind]),
        *(f"{counted(new[level], f'new {level}', f'new {level}s')}" for level in ("error", "warning") if new[level]),
        counted(solved, "finding") + " solved" if solved else "",
        counted(sum(each.text_changed for each in review.sources), "source text") + " changed"
        if any(each.text_changed for each in review.sources)
        else "",
    ]
    said = ", ".join(part for part in parts if part)
    return said or ("only wording around the claims changed" if review else "nothing changed in meaning")


def verdict_sentence(claim: ClaimReview) -> str:
    """ "Unproven → False, on 2 new pieces of evidence; independent origins at most 1 → 2"."""
    kinds = Counter(each.kind for each in claim.evidence)
    parts = [
        f"on {counted(kinds['added'], 'new piece', 'new pieces')} of evidence" if kinds["added"] else "",
        f"{counted(kinds['removed'], 'piece')} of evidence taken out" if kinds["removed"] else "",
        f"{counted(kinds['changed'], 'piece')} of evidence changed" if kinds["changed"] else "",
    ]
    on = ", ".join(part for part in parts if part) or "on the same evidence"
    return f"{claim.verdict[0]} → {claim.verdict[1]}, {on}; {origins_words(claim)}"


def origins_words(claim: ClaimReview) -> str:
    """ "independent origins at most 1 → 2"."""
    was, now = claim.origins
    return (
        f"independent origins at most {was} → {now}" if was != now else f"independent origins at most {now}, as before"
    )


def claim_lines(claim: ClaimReview) -> Iterator[str]:
    """What changed of a claim, a sentence each."""
    if claim.new_verdict:
        yield f"Verdict: {verdict_sentence(claim)}"
    elif claim.kind != "changed":
        verdict = claim.verdict[1] or claim.verdict[0]
        yield f"{claim.kind.capitalize()}: {verdict}, {counted(len(claim.evidence), 'piece', 'pieces')} of evidence"
    elif claim.origins[0] != claim.origins[1]:
        yield origins_words(claim).capitalize()
    if claim.voided:
        yield f"Approval voided: that of {claim.voided} does not cover this change"
    if claim.approved_by:
        yield f"Approved by {claim.approved_by}"
    if claim.kind == "changed" and claim.status[0] != claim.status[1]:
        yield f"Status: {_plain(claim.status[0])} → {_plain(claim.status[1])}"
    for field in claim.fields:
        yield f"{_FIELDS.get(field.name, field.name).capitalize()}: {_was_and_is(field.was, field.now)}"


def evidence_lines(evidence: EvidenceReview) -> Iterator[str]:
    """A piece of evidence and its chain, then what changed of it."""
    yield f'Evidence {evidence.kind} ({evidence.stance}): "{evidence.quote}", {evidence.source}'
    if evidence.kind != "changed":
        yield f"chain: {evidence.now or evidence.was}"
    elif evidence.was != evidence.now:
        yield f"chain: {evidence.was}, now {evidence.now}"
    for field in evidence.fields:
        yield f"{field.name}: {_was_and_is(field.was, field.now)}"


def source_line(source: SourceReview) -> str:
    """What changed of a source."""
    if source.kind != "changed":
        return f"{source.title}: {source.kind}"
    if source.text_changed:
        return f"{source.title}: its text is another one; every quotation from it was held against it anew"
    return f"{source.title}: {'; '.join(f'{each.name} {_was_and_is(each.was, each.now)}' for each in source.fields)}"


def entry_line(entry: EntryChange) -> str:
    """What changed of a party, a brief, the scale or the desk."""
    name = f"{entry.what.replace('_', ' ')} {entry.id}".strip()
    if entry.kind != "changed":
        return f"{name}: {entry.kind}"
    return f"{name}: {'; '.join(f'{each.name} {_was_and_is(each.was, each.now)}' for each in entry.fields)}"


def scope(review: Review) -> str:
    """On how many claims the findings were compared."""
    if review.looked_at >= review.of:
        return "Findings were compared on all claims."
    return f"Findings were compared on the {review.looked_at} of {review.of} claims that the change may concern."


def counted(number: int, singular: str, plural: str = "") -> str:
    """ "1 claim", "2 claims"."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def _was_and_is(was: str, now: str) -> str:
    if not was:
        return f'now "{now}"'
    return f'"{was}" → "{now}"' if now else f'"{was}" taken out'


def _plain(status: str) -> str:
    return status.replace("_", " ")
