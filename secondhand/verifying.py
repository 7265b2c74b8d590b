"""The order of the steps of a verification: a PDF, what it says of itself, and what its commit holds."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from secondhand.checks.history import STANDING
from secondhand.errors import UnusableFile, UnusableRecord
from secondhand.findings import Level
from secondhand.pipeline import Inspection
from secondhand.publishing.compose import compose
from secondhand.publishing.exports.pdf import export_pdf
from secondhand.publishing.material import Material
from secondhand.publishing.stamp import NoStamp, Stamp, read_stamp
from secondhand.publishing.verification import Remark, judge_against, judge_alone, judge_text
from secondhand.record.load import load
from secondhand.reviewing import inspection_at
from secondhand.workflow.repository import repository_of
from secondhand.workflow.snapshot import folder_at

_SIGNED_OFF = ("approval-missing", "approval-stale", "approved-by-other", "approval-not-theirs", "correction-missing")


def stamp_of(pdf: Path) -> tuple[bytes, Stamp]:
    """A PDF and what it says of itself. UnusableFile where it cannot be read or says nothing."""
    try:
        content = pdf.read_bytes()
    except OSError as error:
        raise UnusableFile(f"{pdf}: cannot be read: {error.strerror}") from None
    try:
        return content, read_stamp(content)
    except NoStamp as error:
        raise UnusableFile(f"{pdf}: {error}; it cannot be told where it comes from") from None


def judged_alone(stamp: Stamp) -> tuple[Remark, ...]:
    """What the file says of itself."""
    return tuple(judge_alone(stamp))


def judged_against(content: bytes, stamp: Stamp, record: Path) -> Iterator[Remark]:
    """The file beside the commit that it names, in the repository in which this record lies."""
    repository = repository_of(record.parent)
    if repository is None:
        yield Remark(None, "not compared with a repository: there is none here; type this in the desk's")
        return
    commit = repository.text("rev-parse", "--verify", "--quiet", "--end-of-options", f"{stamp.commit}^{{commit}}")
    if not commit:
        yield Remark(False, f"this repository has no commit {stamp.commit}")
        return
    if repository.run("merge-base", "--is-ancestor", commit, "HEAD") is None:
        yield Remark(False, f"commit {stamp.commit} is no part of what is checked out here")
    try:
        _, inspection = inspection_at(record, commit)
    except (UnusableRecord, UnusableFile) as error:
        yield Remark(False, f"the record in commit {stamp.commit} cannot be read: {error}")
        return
    brief = inspection.record.briefs.get(stamp.brief)
    if brief is None:
        yield Remark(False, f'in commit {stamp.commit} there is no brief "{stamp.brief}"')
        return
    material = Material(
        inspection.record, inspection.archive, inspection.quotations, inspection.findings, stamp.commit, ()
    )
    edition = compose(material, brief, draft=stamp.draft)
    with folder_at(repository, commit, "templates") as templates:
        rendered = export_pdf(edition, templates)
    yield from judge_against(stamp, replace(read_stamp(rendered), whole=stamp.whole))
    yield from _sign_off(inspection, stamp)
    yield from judge_text(_text(content), _text(rendered), edition)
    yield from _later(record, stamp)


def _sign_off(inspection: Inspection, stamp: Stamp) -> Iterator[Remark]:
    """What the checks say of the approvals in that commit."""
    claims = {each.claim_id for each in stamp.claims}
    found = [
        each
        for each in inspection.findings
        if each.level is Level.ERROR and each.check in _SIGNED_OFF and (each.claim in claims or not each.claim)
    ]
    for each in found:
        yield Remark(False, f"in that commit: {each.message} [{each.check}]")
    if not found and any(each.status in STANDING for each in stamp.claims):
        yield Remark(True, "each approval was brought by whoever gave it, and is not of their own work")


def _later(record: Path, stamp: Stamp) -> Iterator[Remark]:
    """Whether there is a later edition."""
    try:
        now = load(record, str(record)).briefs.get(stamp.brief)
    except UnusableRecord:
        return
    if now and now.version > stamp.edition:
        yield Remark(None, f"edition {now.version} of {now.date} has taken its place")


def _text(pdf: bytes) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    except (PyPdfError, ValueError, KeyError, RecursionError) as error:
        raise UnusableFile(f"the PDF cannot be read: {error}") from None
