"""`invoke compile`: the attribution engine by mypyc, which takes its sources as they are."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from secondhand import compiled

_PROGRAM = """
import sys
from mypyc.build import mypycify
from setuptools import setup

library, made, work, *sources = sys.argv[1:]
# Of mypyc's levels 1 takes half the time of 2 and gives as much.
modules = mypycify(sources, group_name=library, opt_level="1", debug_level="0", target_dir=f"{work}/c")
arguments = ["--quiet", "build_ext", "--build-lib", made, "--build-temp", f"{work}/temp"]
setup(name="engine", packages=[], py_modules=[], ext_modules=modules, script_args=arguments)
"""


class NotCompiled(Exception):
    """Nothing was compiled; the message says why and what to do."""


def compile_engine(project: Path | None = None, sources: Sequence[str] = (), folder: Path | None = None) -> Path:
    """Compile the sources (paths within the project; by default the whole engine) and return the folder of what was
    made; by default that from which it is used, which is replaced at once when all is done.

    Raises NotCompiled.
    """
    project = project or Path(__file__).parent.parent
    target = folder or Path(compiled.folder())
    state = compiled.state()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="compile-", dir=target.parent) as work:
        made = Path(work) / "made"
        command = [sys.executable, "-c", _PROGRAM, compiled.LIBRARY, str(made), work, *(sources or compiled.sources())]
        environment = {**os.environ, "SECONDHAND_COMPILED": "0"}
        run = subprocess.run(command, cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False)
        if run.returncode:
            raise NotCompiled(_reason(run.stdout + run.stderr))
        (made / compiled.NOTE).write_text(state, encoding="utf-8")
        shutil.rmtree(target, ignore_errors=True)
        made.rename(target)
    return target


def _reason(said: str) -> str:
    advice = "everything works without what this makes"
    if "No module named" in said:
        return f"mypy and setuptools are needed (./invoke installs them); {advice}"
    if "Python.h" in said:
        return f"Python's headers are missing (Debian, Ubuntu: sudo apt-get install python3-dev); {advice}"
    if "No such file or directory" in said or "command" in said:
        return f"a C compiler is needed (Debian, Ubuntu: sudo apt-get install gcc); {advice}"
    last = (said.strip().splitlines() or ["no reason given"])[-1]
    return f"mypyc failed: {last}; {advice}"
