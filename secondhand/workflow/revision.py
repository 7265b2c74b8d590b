"""Which revision of the record this is, as git tells."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from secondhand.workflow.git import git
from secondhand.workflow.repository import Repository

_HASH = re.compile("[0-9a-f]{7,64}")


@dataclass(frozen=True, slots=True)
class Revision:
    """`commit` is the short hash of the last commit that changed what was asked about, "" outside git or before the
    first; `uncommitted` says that it differs from that commit by now."""

    commit: str
    uncommitted: bool


def revision_of(desk: Path, record: str, paths: Sequence[str]) -> Revision:
    """The revision of a record and what else it rests on (files or folders, relative to the desk's folder).

    A record that git does not track is in no commit, whatever repository its folder lies in.
    """
    if git(desk, "ls-files", "--error-unmatch", "--", record) is None:
        return Revision("", True)
    # Git's usual simplification follows, at a merge, the side that has it all already: what the commit holds is what
    # HEAD holds. A commit about anything else does not change what a brief says of itself.
    commit = git(desk, "log", "-1", "--format=%h", "--abbrev=12", "--", record, *paths)
    if not commit:
        return Revision("", True)
    changed = git(desk, "status", "--porcelain", "--untracked-files=all", "--", record, *paths)
    return Revision(commit, changed is None or bool(changed))


def changed(desk: Path, paths: Sequence[str]) -> bool:
    """Whether any of these files or folders, relative to the desk's folder, differs from the last commit."""
    return bool(paths) and git(desk, "status", "--porcelain", "--untracked-files=all", "--", *paths) != ""


def standing(repository: Repository, commits: Collection[str]) -> frozenset[str]:
    """Those of these commits (hashes, whole or shortened) that HEAD holds."""
    asked = [each for each in commits if _HASH.fullmatch(each)]
    said = repository.run("cat-file", "--batch-check=%(objecttype) %(objectname)", given=_lines(asked))
    answers = (said or b"").decode("ascii", "replace").splitlines()
    known = {each: line[7:] for each, line in zip(asked, answers, strict=False) if line.startswith("commit ")}
    given = _lines([*known.values(), "^HEAD"])
    beside = repository.run("rev-list", "--stdin", given=given) if known else b""
    if beside is None:
        return frozenset()
    lost = set(beside.decode("ascii", "replace").split())
    return frozenset(each for each, whole in known.items() if whole not in lost)


def _lines(words: Sequence[str]) -> bytes:
    return "".join(f"{word}\n" for word in words).encode("ascii")
