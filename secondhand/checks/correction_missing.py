"""What a published claim says is changed in the open: with an entry in its corrections.

Against every edition in which it was published, a claim whose verdict, words, rationale or quotations differ has an
entry since then: when, what it was, what it is, and why. An entry that names the part gives what stands there now. A
published claim is not taken out either: it is retracted, and stays so.

Bad:  a published claim whose verdict is another one now, and no correction
Good: a published claim whose verdict is another one now, and a correction that says so
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondhand.checks.case import Case
from secondhand.checks.history import Publication
from secondhand.errors import Position
from secondhand.findings import Finding, Level
from secondhand.record.changes import claim_change, meaning
from secondhand.record.model import Claim, Corrected, Correction, Record

ID = "correction-missing"
BINDING = True
_OF_A_QUOTATION = frozenset(("quote", "source", "said_by", "via", "stance"))


def check(case: Case) -> Iterator[Finding]:
    for brief in case.record.briefs.values():
        if brief.version and case.history.extent == "shallow":
            message = "what was published cannot be told: this clone is shallow"
            hint = "git fetch --unshallow; in CI: fetch-depth: 0"
            yield Finding(brief.at("version"), ID, Level.ERROR, message, hint)
    for name, editions in case.history.published.items():
        yield from _number_gone(case.record, name, editions[0])
        seen: set[tuple[str, str]] = set()
        for edition in editions:
            for each in _quiet_edits(case.record, name, edition):
                # An edit is told once, beside the last edition that it differs from.
                told = each.claim, each.message.partition(" in version")[0].partition(";")[0]
                if told not in seen:
                    seen.add(told)
                    yield each


def _number_gone(record: Record, name: str, last: Publication) -> Iterator[Finding]:
    """That a brief is not said any more to have been published, or less often."""
    brief = record.briefs.get(name)
    if brief and brief.version < last.version:
        now = f"version {brief.version}" if brief.version else "no version"
        message = f'"{name}" was published as version {last.version} (commit {last.commit[:12]}) and has {now}'
        yield Finding(brief.at("version"), ID, Level.ERROR, message, f"bring it back: version: {last.version}")


def _quiet_edits(record: Record, name: str, edition: Publication) -> Iterator[Finding]:
    where = f"version {edition.version} (commit {edition.commit[:12]})"
    brief = record.briefs.get(name)
    position = brief.at("version") if brief else record.at("briefs")
    if edition.record is None:
        message = f"the record of {where} cannot be read, so that what was corrected since cannot be told"
        yield Finding(position, ID, Level.WARNING, message, "see what git show says of it")
        return
    for before in edition.record.claims_of(name):
        claim = record.claims.get(before.id)
        if claim is None or claim.brief != name:
            message = f'"{before.id}" was published in {where} of "{name}" and is gone from it'
            hint = f"bring it back, and withdraw it in the open: invoke retract {before.id} --reason …"
            yield Finding(brief.at() if brief else position, ID, Level.ERROR, message, hint, before.id)
            continue
        if before.retraction and not claim.retraction:
            message = f'"{before.id}" was retracted in {where} and is not any more'
            hint = "bring the retraction back, and check the statement anew as another claim"
            yield Finding(claim.at("status"), ID, Level.ERROR, message, hint, claim.id)
        corrections = new_corrections(before, claim)
        for change in published_changes(edition.record, record, before, claim):
            if not any(map(change.is_told_by, corrections)):
                yield _untold(claim, change, where, corrections)


def _untold(claim: Claim, change: PublishedChange, where: str, corrections: Sequence[Correction]) -> Finding:
    message = f'{change.what} of a published claim changed without a correction; {where} had "{_short(change.was)}"'
    untrue = next((each for each in corrections if each.what == change.what), None)
    if untrue:
        message += f', and its correction says "{_short(untrue.now)}", which is not what stands there'
    hint = f"say what was, what is and why: invoke correct {claim.id} --reason …"
    if claim.retraction:
        hint = "what was retracted stays as it was published: bring it back"
    return Finding(change.position, ID, Level.ERROR, message, hint, claim.id)


def new_corrections(before: Claim, after: Claim) -> list[Correction]:
    """The corrections that a claim has had since an earlier version of it."""
    return [each for each in after.corrections if each not in before.corrections]


@dataclass(frozen=True, slots=True)
class PublishedChange:
    """What differs of what readers were told: which part, where that stands, what it was and what it is ("" for a
    quotation that is gone; the same where only its speaker, source or stance is another); of a verdict the labels, of
    which the scale has `labels`."""

    what: Corrected
    position: Position
    was: str
    now: str
    labels: tuple[str, ...] = ()

    def is_told_by(self, correction: Correction) -> bool:
        """Whether a correction tells of it: of all that changed, or of this part as it stands now. A text may be cut
        with "…"; a quotation stands in it whole."""
        if correction.what is None:
            return True
        if correction.what != self.what:
            return False
        said = meaning(correction.now)
        if self.what == "verdict":
            return self.now == max((label for label in self.labels if _has_word(said, label)), key=len, default="")
        if self.what == "quotation" and self.now == self.was:
            return True
        if self.what == "quotation":
            return meaning(self.now) in said if self.now else meaning(self.was) in meaning(correction.was)
        return all(" ".join(part.split()) in " ".join(self.now.split()) for part in said.split("…"))


def published_changes(then: Record, now: Record, before: Claim, after: Claim) -> Iterator[PublishedChange]:
    """What differs of what readers were told of a claim."""
    was, is_ = then.verdicts[before.verdict].label, now.verdicts[after.verdict].label
    if was != is_:
        labels = tuple(each.label for each in now.verdicts.values())
        yield PublishedChange("verdict", after.at("verdict"), was, is_, labels)
    change = claim_change(before, after)
    if change is None:
        return
    words: tuple[Corrected, ...] = ("claim", "rationale")
    for name in words:
        field = change.field(name)
        if field:
            yield PublishedChange(name, after.at(name), field.was, field.now)
    for each in change.evidence:
        if each.was and (each.now is None or _OF_A_QUOTATION & {field.name for field in each.fields}):
            position = each.now.at("quote") if each.now else after.at("evidence")
            yield PublishedChange("quotation", position, each.was.quote, each.now.quote if each.now else "")


def _has_word(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"
