"""What a published claim says is changed in the open: with an entry in its corrections.

Against every edition in which it was published, a claim whose verdict, words, rationale or quotations differ has an
entry since then: when, what it was, what it is, and why. A published claim is not taken out either; it is retracted.

Bad:  a published claim whose verdict is another one now, and no correction
Good: a published claim whose verdict is another one now, and a correction that says so
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.checks.history import Publication
from secondhand.errors import Position
from secondhand.findings import Finding, Level
from secondhand.record.changes import claim_change
from secondhand.record.model import Brief, Claim, Corrected, Correction, Record

ID = "correction-missing"
BINDING = True
_OF_A_QUOTATION = frozenset(("quote", "source", "said_by", "via", "stance"))


def check(case: Case) -> Iterator[Finding]:
    for brief in case.record.briefs.values():
        if brief.version and case.history.extent == "shallow":
            message = "what was published cannot be told: this clone is shallow"
            hint = "git fetch --unshallow; in CI: fetch-depth: 0"
            yield Finding(brief.at("version"), ID, Level.ERROR, message, hint)
        editions = case.history.published.get(brief.id, ())
        seen: set[tuple[str, str]] = set()
        for edition in editions:
            for each in _quiet_edits(case.record, brief, edition):
                if (each.claim, each.message.partition(";")[0]) not in seen:
                    seen.add((each.claim, each.message.partition(";")[0]))
                    yield each


def _quiet_edits(record: Record, brief: Brief, edition: Publication) -> Iterator[Finding]:
    where = f"version {edition.version} (commit {edition.commit[:12]})"
    if edition.record is None:
        message = f"the record of {where} cannot be read, so that what was corrected since cannot be told"
        yield Finding(brief.at("version"), ID, Level.WARNING, message, "see what git show says of it")
        return
    for before in edition.record.claims_of(brief.id):
        claim = record.claims.get(before.id)
        if claim is None or claim.brief != brief.id:
            message = f'"{before.id}" was published in {where} and is gone'
            hint = f"bring it back, and withdraw it in the open: invoke retract {before.id} --reason …"
            yield Finding(brief.at(), ID, Level.ERROR, message, hint, before.id)
        elif claim.retraction is None:
            told = {each.what for each in new_corrections(before, claim)}
            for what, position, change in published_changes(edition.record, record, before, claim):
                if what not in told and None not in told:
                    message = f"{what} of a published claim changed without a correction; {where} had {change}"
                    hint = f"say what was, what is and why: invoke correct {claim.id} --reason …"
                    yield Finding(position, ID, Level.ERROR, message, hint, claim.id)


def new_corrections(before: Claim, after: Claim) -> list[Correction]:
    """The corrections that a claim has had since an earlier version of it."""
    return [each for each in after.corrections if each not in before.corrections]


def published_changes(
    then: Record, now: Record, before: Claim, after: Claim
) -> Iterator[tuple[Corrected, Position, str]]:
    """What differs of what readers were told: which part, where that stands, and what it was, in words."""
    was, is_ = then.verdicts[before.verdict].label, now.verdicts[after.verdict].label
    if was != is_:
        yield "verdict", after.at("verdict"), f'"{was}"'
    change = claim_change(before, after)
    if change is None:
        return
    words: tuple[Corrected, ...] = ("claim", "rationale")
    for name in words:
        field = change.field(name)
        if field:
            yield name, after.at(name), f'"{_short(field.was)}"'
    for each in change.evidence:
        if each.was and (each.now is None or _OF_A_QUOTATION & {field.name for field in each.fields}):
            yield "quotation", each.now.at("quote") if each.now else after.at("evidence"), f'"{_short(each.was.quote)}"'


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"
