"""Which lines of a file were changed since a revision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from secondhand.workflow.git import git

_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


def touched_lines(file: Path, base: str) -> tuple[range, ...] | None:
    """The lines of a file, from 1, that differ between the working tree and where its branch left the revision `base`.

    Lines that were only taken out count as the line above them. None where git does not know the revision, or the file
    lies in no repository.
    """
    folder = file.parent
    commit = git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    if commit is None:
        return None
    # In a shallow clone there may be no common commit; the revision itself then has to do.
    left = git(folder, "merge-base", commit, "HEAD") or commit
    if git(folder, "ls-files", "--error-unmatch", "--", file.name) is None:
        return (range(1, 2**31),)
    changes = git(folder, "diff", "--no-color", "--no-ext-diff", "--no-textconv", "-U0", left, "--", file.name)
    return None if changes is None else tuple(_hunks(changes))


def _hunks(changes: str) -> Iterator[range]:
    for match in _HUNK.finditer(changes):
        first, count = int(match[1]), int(match[2] or 1)
        yield range(first, first + max(1, count))
