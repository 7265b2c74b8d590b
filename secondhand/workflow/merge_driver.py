"""What git runs to merge a record: `secondhand merge-driver BASE OURS THEIRS NAME` (gitattributes(5), "merge").

The result is written into OURS. Exit status: 0 merged, 1 conflicts, which stand in the file as comments; where the
versions cannot be merged by what they mean, git's own merge by lines does it.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from secondhand import streams
from secondhand.record.merge import NotMerged, merge

USAGE = """usage: secondhand merge-driver BASE OURS THEIRS NAME

Merge two versions of a record by what entries are called; git runs it, once "invoke setup-git" has told git to.
The result is written into OURS. Exit status: 0 merged, 1 conflicts, 2 unusable.

Example: secondhand merge-driver base.yaml ours.yaml theirs.yaml claims.yaml
"""


def run(arguments: Sequence[str]) -> int:
    """Merge the files that git names; the exit status."""
    if "--help" in arguments or "-h" in arguments:
        streams.write(USAGE)
        return 0
    if len(arguments) != 4:
        streams.complain(f"error: {len(arguments)} arguments; git gives four: BASE OURS THEIRS NAME")
        return 2
    base, ours, theirs = map(Path, arguments[:3])
    name = arguments[3]
    try:
        texts = [path.read_bytes().decode("utf-8") for path in (base, ours, theirs)]
        merged = merge(*texts)
    except OSError as error:
        streams.complain(f"error: {name}: cannot be read: {error.strerror}")
        return 2
    except (NotMerged, UnicodeDecodeError) as error:
        streams.complain(f"{name}: merged by lines and not by what it means: {error}")
        return _by_lines(base, ours, theirs)
    ours.write_bytes(merged.text.encode("utf-8"))
    for conflict in merged.conflicts:
        streams.complain(f"CONFLICT: {name}: both sides changed {conflict.name}; decide where the comment stands")
    return 1 if merged.conflicts else 0


def _by_lines(base: Path, ours: Path, theirs: Path) -> int:
    program = shutil.which("git")
    if program is None:
        return 2
    labels = ["-L", "ours", "-L", "before", "-L", "theirs"]
    done = subprocess.run(  # noqa: S603 - the program is git, the files are those it named
        [program, "merge-file", *labels, str(ours), str(base), str(theirs)], check=False
    )
    return min(done.returncode, 1) if done.returncode >= 0 else 2
