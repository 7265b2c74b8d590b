"""Git, called as a program."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str) -> str | None:
    """What git prints in a folder, without blanks around it; None where there is no git or it fails."""
    program = shutil.which("git")
    if program is None:
        return None
    run = subprocess.run(  # noqa: S603 - the program is git, the arguments are ours
        [program, *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"},
        check=False,
    )
    return run.stdout.strip() if run.returncode == 0 else None
