"""What the tasks of `signing.py` do; `path` is the record's."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from secondhand import pipeline
from secondhand.console import say, say_lines, say_table, stop
from secondhand.errors import FINDINGS, UnusableFile
from secondhand.findings import Finding, Level
from secondhand.publishing.write import write_atomically
from secondhand.record.edit import Edit, apply
from secondhand.record.identity import same_person
from secondhand.record.model import Claim, Record
from secondhand.record.nearest import nearest_or_all
from secondhand.record.whereabouts import begins_in
from secondhand.reporters.text import counted, finding_lines
from secondhand.workflow import correcting, states
from secondhand.workflow.desk_status import standings
from secondhand.workflow.repository import needed

_REPLACED = frozenset(("approval-missing", "approval-stale", "approved-by-other", "approval-not-theirs"))
"""Checks of the approval that a new one takes the place of."""


def submit(path: Path, claim: str) -> None:
    """Hand a claim in for review: it is in review, prepared by you as git names you."""
    inspection = pipeline.inspect(path)
    chosen = _claim(inspection.record, claim)
    _make([states.submit(inspection.record, chosen, _me(path), _today())])
    _remind(inspection.findings, chosen)


def approve(path: Path, claim: str) -> None:
    """Approve a claim that somebody else has submitted, exactly as it is: any later change voids the approval."""
    inspection = pipeline.inspect(path)
    chosen = _claim(inspection.record, claim)
    me = _me(path)
    step = states.approve(inspection.record, chosen, me, _today())
    last = inspection.history.latest.get(chosen.id)
    if last and same_person(last.author, me):
        raise states.NotYet(f'"{claim}" was changed last by you, {me} ({last.shown}); somebody else approves it')
    _refuse(inspection.findings, [chosen], inspection.record, _REPLACED)
    _make([step])


def publish(path: Path, brief: str) -> None:
    """Publish a brief all of whose claims are approved: it gets its date and the next version."""
    inspection = pipeline.inspect(path)
    record = inspection.record
    chosen = record.briefs.get(brief)
    if chosen is None:
        raise UnusableFile(f'there is no brief "{brief}"; {nearest_or_all(brief, record.briefs)}')
    steps = states.publish(record, chosen, _today())
    _me(path)
    _refuse(inspection.findings, record.claims_of(brief), record, frozenset())
    _make(steps)
    say(f'now: git commit -am "Publish {brief}, version {chosen.version + 1}", then: invoke report --brief {brief}')


def correct(path: Path, claim: str, reason: str) -> None:
    """Say in the open what of a published claim was changed since: an entry in its corrections for each part."""
    said = _reason(reason)
    inspection = pipeline.inspect(path)
    chosen = _claim(inspection.record, claim)
    editions = inspection.history.published.get(chosen.brief, ())
    _make([correcting.correct(inspection.record, chosen, editions, _me(path), _today(), said)])


def retract(path: Path, claim: str, reason: str) -> None:
    """Withdraw a published claim in the open. It stays in the record and in the brief, marked as retracted."""
    said = _reason(reason)
    inspection = pipeline.inspect(path)
    chosen = _claim(inspection.record, claim)
    editions = inspection.history.published.get(chosen.brief, ())
    _me(path)
    _make([states.retract(chosen, editions, _today(), said)])


def status(path: Path) -> None:
    """Show where every claim of the desk is: who prepared it, who waits for whom, since when, what blocks it."""
    inspection = pipeline.inspect(path)
    rows = standings(inspection.record, inspection.history, inspection.findings)
    if not rows:
        say("There is no claim yet: invoke new claim")
        return
    names = ("claim", "brief", "status", "prepared by", "waits for", "since", "blocked by")
    say_table(
        names,
        ((row.claim, row.brief, row.status, row.prepared_by, row.waits_for, row.since, row.blocked_by) for row in rows),
    )
    waiting = sum(row.waits_for.startswith("approval") for row in rows)
    blocked = sum(bool(row.blocked_by) for row in rows)
    say(f"{counted(len(rows), 'claim')}, {waiting} waiting for approval, {blocked} blocked")


def _claim(record: Record, name: str) -> Claim:
    if name not in record.claims:
        raise UnusableFile(f'there is no claim "{name}"; {nearest_or_all(name, record.claims)}')
    return record.claims[name]


def _me(record: Path) -> str:
    """Who works here, as git has it."""
    name = needed(record.parent).identity()
    if not name:
        raise UnusableFile('git does not know who you are: git config user.name "…", git config user.email …')
    return name


def _today() -> str:
    return datetime.date.today().isoformat()


def _reason(given: str) -> str:
    said = " ".join(given.split())
    if not said:
        raise UnusableFile("a reason is needed, in a sentence that readers understand: --reason …")
    return said


def _make(steps: Sequence[states.Step]) -> None:
    """Write the edits of all steps, each file once, and say what was done."""
    edits: dict[str, list[Edit]] = {}
    for step in steps:
        edits.setdefault(step.file, []).extend(step.edits)
    made = {}
    for file, wanted in edits.items():
        text = Path(file).read_bytes().decode("utf-8")
        made[file] = apply(text, wanted, file)
    for file, text in made.items():
        write_atomically(Path(file), text.encode("utf-8"))
    for step in steps:
        say(f"{step.file}: {step.done}")


def _refuse(findings: Sequence[Finding], claims: Sequence[Claim], record: Record, but: frozenset[str]) -> None:
    """Stop where these claims or the sources that they quote have findings of level error, but for those of some
    checks."""
    ids = {claim.id for claim in claims}
    sources = [record.sources[name] for name in {each.source for claim in claims for each in claim.evidence}]
    errors = [
        each
        for each in findings
        if each.level is Level.ERROR
        and each.check not in but
        and (each.claim in ids or any(begins_in(source, each.position) for source in sources))
    ]
    for finding in errors:
        say_lines(finding_lines(finding), error=True)
    if errors:
        say(f"{counted(len(errors), 'error')} in the way; nothing was written", error=True)
        stop(FINDINGS)


def _remind(findings: Sequence[Finding], claim: Claim) -> None:
    errors = sum(
        each.level is Level.ERROR and each.claim == claim.id and each.check not in _REPLACED for each in findings
    )
    if errors:
        say(f"{counted(errors, 'error')} to be mended before it can be approved: invoke validate")
