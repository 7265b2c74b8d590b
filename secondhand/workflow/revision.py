"""Which revision of the record this is, as git tells. Git is called as a program."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


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
    if _git(desk, "ls-files", "--error-unmatch", "--", record) is None:
        return Revision("", True)
    commit = _git(desk, "rev-parse", "--short=12", "HEAD")
    if not commit:
        return Revision("", True)
    changed = _git(desk, "status", "--porcelain", "--untracked-files=all", "--", record, *paths)
    return Revision(commit, changed is None or bool(changed))


def changed(desk: Path, paths: Sequence[str]) -> bool:
    """Whether any of these files or folders, relative to the desk's folder, differs from the last commit."""
    return bool(paths) and _git(desk, "status", "--porcelain", "--untracked-files=all", "--", *paths) != ""


def committed(desk: Path, record: str) -> bytes | None:
    """A file of the desk as it is in the last commit; None where it is not."""
    found = _run(desk, "show", f"HEAD:./{record}")
    return found.stdout if found and found.returncode == 0 else None


def _git(desk: Path, *arguments: str) -> str | None:
    """What git prints, without blanks around it; None where there is no git or it fails."""
    run = _run(desk, *arguments)
    return run.stdout.decode("utf-8", "replace").strip() if run and run.returncode == 0 else None


def _run(desk: Path, *arguments: str) -> subprocess.CompletedProcess[bytes] | None:
    git = shutil.which("git")
    if git is None:
        return None
    return subprocess.run(  # noqa: S603 - the program is git, the arguments are ours
        [git, *arguments], cwd=desk, capture_output=True, check=False
    )
