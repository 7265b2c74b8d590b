"""Whether a PDF is what was approved: judged from the file alone, and against what a repository holds (pure)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondhand.publishing.brief import Edition, ShownApproval
from secondhand.publishing.stamp import Stamp

_APPROVED = ("approved", "published", "corrected")


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that was looked at: whether it `holds` (None: it is only told), and what was found, in a sentence."""

    holds: bool | None
    said: str


def judge_alone(stamp: Stamp) -> Iterator[Remark]:
    """What the file says of itself."""
    number = f"edition {stamp.edition}" if stamp.edition else "an edition without a number"
    yield Remark(None, f'"{stamp.title}" by {stamp.desk}: {number} of {stamp.date}, commit {stamp.commit}')
    if stamp.whole:
        yield Remark(True, "its bytes are those that were sealed when it was written")
    else:
        yield Remark(False, "its bytes were changed since it was written: its seal is broken")
    if stamp.draft:
        yield Remark(False, "it is a draft")
    if not re.fullmatch("[0-9a-f]{7,40}", stamp.commit):
        yield Remark(False, f"it was not written from a commit ({stamp.commit})")
    if not stamp.edition:
        yield Remark(False, "its brief was not published when it was written")
    for claim in stamp.claims:
        yield _claim(claim)


def judge_against(stamp: Stamp, there: Stamp) -> Iterator[Remark]:
    """What the file says beside what the commit that it names holds; `there` is the stamp that a rendering of that
    commit would carry."""
    if stamp.record != there.record:
        yield Remark(False, "what the brief takes from the record in that commit has another digest than the file says")
    if (stamp.edition, stamp.date) != (there.edition, there.date):
        yield Remark(False, f"in that commit the brief is edition {there.edition} of {there.date}")
    known = {each.claim_id: each for each in there.claims}
    for claim in stamp.claims:
        other = known.pop(claim.claim_id, None)
        if other is None:
            yield Remark(False, f"{claim.claim_id}: that commit has no such claim in this brief")
        elif other != claim:
            yield Remark(False, f"{claim.claim_id}: in that commit it says something else, or was approved otherwise")
    yield from (Remark(False, f"{name}: it is part of the brief in that commit, and not of the file") for name in known)
    if stamp.record == there.record and stamp.claims == there.claims:
        yield Remark(True, "brief, approvals and digests are those of that commit")


def judge_text(found: str, rendered: str, edition: Edition) -> Iterator[Remark]:
    """The text of the file beside that of a rendering of the commit here, both as a reader of PDF gives them."""
    place, lacking = 0, []
    squeezed = _squeezed(found)
    for part in _parts(edition):
        at = squeezed.find(_squeezed(part), place)
        if at < 0:
            lacking.append(part)
        else:
            place = at
    for part in lacking[:5]:
        yield Remark(False, f'it does not show, at its place: "{_short(part)}"')
    if len(lacking) > 5:
        yield Remark(False, f"{len(lacking) - 5} more parts of the brief are not shown at their places")
    extra = Counter(found.split()) - Counter(rendered.split())
    if squeezed == _squeezed(rendered):
        yield Remark(True, "its text is, letter by letter, what that commit renders to here")
    elif extra:
        words = " ".join(list(extra)[:12])
        more = f" and {len(extra) - 12} more" if len(extra) > 12 else ""
        yield Remark(False, f"it has words that a rendering of that commit here has not: {words}{more}")
    elif not lacking:
        yield Remark(True, "it has no word that a rendering of that commit here has not")


def _claim(claim: ShownApproval) -> Remark:
    if claim.status == "retracted":
        return Remark(None, f"{claim.claim_id}: retracted")
    if not claim.by or claim.status not in _APPROVED:
        return Remark(False, f"{claim.claim_id}: nobody had approved it ({claim.status.replace('_', ' ')})")
    if claim.approved_digest != claim.digest:
        return Remark(False, f"{claim.claim_id}: not what {claim.by} approved on {claim.date}")
    return Remark(True, f"{claim.claim_id}: as {claim.by} approved it on {claim.date}")


def _parts(edition: Edition) -> Iterator[str]:
    """What must stand in the file, in this order."""
    yield edition.title
    for notice in edition.notices:
        yield from (notice.claim, notice.why, notice.was, notice.now)
    yield from edition.summary
    for claim in edition.claims:
        yield from (claim.claim, claim.verdict.label, *claim.rationale)
        for group in claim.evidence:
            for piece in group.items:
                yield from (piece.flag, piece.quote.text, piece.said_by, piece.chain_text)


def _squeezed(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _short(text: str) -> str:
    return text if len(text) <= 70 else f"{text[:69]}…"


def verdict(remarks: Sequence[Remark]) -> bool:
    """Whether nothing that was looked at fails."""
    return all(remark.holds is not False for remark in remarks)
