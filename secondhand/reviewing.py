"""The order of the steps of a review: two revisions of a desk, inspected and compared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from secondhand.errors import UnusableFile, UnusableRecord
from secondhand.pipeline import Inspection, inspect_record
from secondhand.record.changes import changes
from secondhand.record.load import load
from secondhand.record.model import Record
from secondhand.review.compare import Review, review
from secondhand.review.concerned import concerned
from secondhand.sources.archive import seal_path
from secondhand.workflow.history import history_of
from secondhand.workflow.repository import Repository, needed
from secondhand.workflow.snapshot import passing_folder, record_at, write_files

BASES = ("origin/main", "origin/master", "main", "master")


def base_of(repository: Repository, named: str) -> str:
    """The commit to compare with: where HEAD's branch left the revision named, or the first of the usual main branches
    that there is; HEAD itself on such a branch. UnusableFile where there is no commit."""
    if named:
        return repository.merge_base(repository.resolve(named))
    for name in BASES:
        commit = repository.text("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        if commit:
            return repository.merge_base(commit)
    if not repository.text("rev-parse", "--verify", "--quiet", "HEAD"):
        raise UnusableFile("there is no commit yet to compare with")
    return repository.resolve("HEAD")


def review_of(file: Path, base: str, head: str = "") -> Review:
    """The record in a file, or as it was in the commit `head`, compared with how it was at the revision `base`.

    Raises UnusableRecord where one of them cannot be read, and UnusableFile where there is no such revision.
    """
    repository = needed(file.parent)
    commit = base_of(repository, base) if not head else repository.resolve(base)
    upon = repository.resolve(head) if head else ""
    before = _record_at(repository, commit, file.name)
    after = _record_at(repository, upon, file.name) if upon else load(file, str(file))
    differing = changes(before, after)
    looked_at = concerned(before, after, differing)
    was = inspect_at(repository, looked_at[0], commit, file)
    now = inspect_at(repository, looked_at[1], upon, file) if upon else _inspect_here(looked_at[1], file)
    return review(
        (_shown(repository, commit), before, was.findings),
        (_shown(repository, upon) if upon else "the working tree", after, now.findings),
        differing,
        looked_at,
    )


def inspect_at(repository: Repository, record: Record, commit: str, file: Path) -> Inspection:
    """A record as it was in a commit, or a part of it, held against its sources as they were; private texts are those
    at hand now."""
    with passing_folder() as desk:
        texts = [source.text for source in record.sources.values() if source.text]
        seals = [str(seal_path(Path(), name)) for name in record.sources]
        write_files(desk, repository.read(commit, [*texts, *seals]))
        private = file.parent.resolve() / "sources" / "private"
        if private.is_dir():
            (desk / "sources").mkdir(exist_ok=True)
            (desk / "sources" / "private").symlink_to(private)
        return inspect_record(record, desk, history_of(record, file, commit))


def _record_at(repository: Repository, commit: str, name: str) -> Record:
    """The record in a commit; its problems name the commit."""
    try:
        return record_at(repository, commit, name)
    except UnusableRecord as error:
        raise UnusableRecord(
            [
                replace(each, position=replace(each.position, file=f"{commit[:12]}:{each.position.file}"))
                for each in error.problems
            ]
        ) from None


def _inspect_here(record: Record, file: Path) -> Inspection:
    return inspect_record(record, file.parent, history_of(record, file))


def _shown(repository: Repository, commit: str) -> str:
    """A commit as people name it."""
    return repository.text("log", "-1", "--format=%h (%s)", commit) or commit[:12]


def inspection_at(file: Path, revision: str) -> tuple[str, Inspection]:
    """The commit that a revision names, and the whole desk there. UnusableFile, UnusableRecord as `review_of`."""
    repository = needed(file.parent)
    commit = repository.resolve(revision)
    record = _record_at(repository, commit, file.name)
    if not record.briefs:
        raise UnusableFile(f"{commit[:12]} has no briefs")
    return commit, inspect_at(repository, record, commit, file)
