"""Which revision of the record this is, as git tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from secondhand.workflow.git import git


@dataclass(frozen=True, slots=True)
class Revision:
    """`commit` is the short hash of HEAD, "" outside git or before the first commit; `uncommitted` says that what was
    asked about differs from it."""

    commit: str
    uncommitted: bool


def revision_of(desk: Path, record: str, paths: Sequence[str]) -> Revision:
    """The revision of a record and what else it rests on (files or folders, relative to the desk's folder).

    A record that git does not track is in no commit, whatever repository its folder lies in.
    """
    if git(desk, "ls-files", "--error-unmatch", "--", record) is None:
        return Revision("", True)
    commit = git(desk, "rev-parse", "--short=12", "HEAD")
    if not commit:
        return Revision("", True)
    changed = git(desk, "status", "--porcelain", "--untracked-files=all", "--", record, *paths)
    return Revision(commit, changed is None or bool(changed))


def changed(desk: Path, paths: Sequence[str]) -> bool:
    """Whether any of these files or folders, relative to the desk's folder, differs from the last commit."""
    return bool(paths) and git(desk, "status", "--porcelain", "--untracked-files=all", "--", *paths) != ""
