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


def _git(desk: Path, *arguments: str) -> str | None:
    """What git prints, without blanks around it; None where there is no git or it fails."""
    git = shutil.which("git")
    if git is None:
        return None
    run = subprocess.run(  # noqa: S603 - the program is git, the arguments are ours
        [git, *arguments], cwd=desk, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    return run.stdout.strip() if run.returncode == 0 else None
