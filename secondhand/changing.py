"""The order of the steps of `report --against`: a brief as it was and as it is, and one document that shows both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from secondhand.errors import UnusableFile
from secondhand.pipeline import Inspection
from secondhand.publishing.compose import compose
from secondhand.publishing.exports.docx import export_docx
from secondhand.publishing.exports.tracked import Comment, tracked
from secondhand.publishing.material import Material
from secondhand.publishing.render import day_of
from secondhand.publishing.write import write_atomically
from secondhand.record.changes import changes
from secondhand.rendering import editions
from secondhand.review import words
from secondhand.review.compare import Review, review
from secondhand.reviewing import inspection_at


def write_changes(
    inspection: Inspection, file: Path, against: str, briefs: Sequence[str], folder: Path
) -> Iterator[Path]:
    """Write <brief>-changes.docx for each of these briefs (for all that there were, where none is named): how it was at
    the revision `against` and how it is, as tracked changes.

    UnusableFile where there is no such revision or brief, or where the brief was not there yet.
    """
    commit, before = inspection_at(file, against)
    now = {each.id: each for each in editions(inspection, briefs, draft=True)}
    differing = changes(before.record, inspection.record)
    found = review(
        (commit[:12], before.record, before.findings),
        ("now", inspection.record, inspection.findings),
        differing,
        (before.record, inspection.record),
    )
    templates = inspection.desk / "templates"
    for name, edition in now.items():
        if name not in before.record.briefs:
            if briefs:
                raise UnusableFile(f'"{name}" was no brief yet at {against}; there is nothing to compare it with')
            continue
        material = Material(
            before.record, before.archive, before.quotations, before.findings, commit[:12], uncommitted=()
        )
        earlier = compose(material, before.record.briefs[name], draft=True)
        one, other = (export_docx(each, templates) for each in (earlier, edition))
        made = tracked(one, other, edition.desk, day_of(edition).isoformat(), list(_comments(inspection, found, name)))
        path = folder / f"{name}-changes.docx"
        write_atomically(path, made)
        yield path


def _comments(inspection: Inspection, found: Review, brief: str) -> Iterator[Comment]:
    """What a reviewer must know, at the claim that it is about."""
    for claim in found.claims:
        now = inspection.record.claims.get(claim.id)
        if now is None or now.brief != brief:
            continue
        lines = list(words.claim_lines(claim))
        for evidence in claim.evidence:
            lines += words.evidence_lines(evidence)
        lines += [f"{each.level}: {each.message} [{each.check}]" for each in found.new if each.claim == claim.id]
        if lines:
            yield Comment(" ".join(now.claim.split()), tuple(lines))
