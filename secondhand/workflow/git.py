"""Git, called as a program: what it prints, in one language, with no lock taken that is not needed, and no question."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from secondhand.errors import MissingProgram

_SETTINGS = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


def run(folder: Path, arguments: Sequence[str], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Git with these arguments in a folder, `given` on its standard input. MissingProgram where there is no git."""
    program = shutil.which("git")
    if program is None:
        raise MissingProgram("git is not installed; the desk's work is signed off in git: apt-get install git")
    return subprocess.run(  # noqa: S603 - the program is git, the arguments are ours
        [program, "-c", "core.quotepath=off", *arguments],
        cwd=folder,
        input=given,
        capture_output=True,
        env={**os.environ, **_SETTINGS},
        check=False,
    )


def git(folder: Path, *arguments: str) -> str | None:
    """What git prints in a folder, without blanks around it; None where there is no git or it fails."""
    try:
        done = run(folder, arguments)
    except MissingProgram:
        return None
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else None
