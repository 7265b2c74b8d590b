"""How much memory a program takes at most, with all the processes that it starts."""

from __future__ import annotations

import contextlib
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

EVERY = 0.02
"""Seconds from one look to the next."""


def peak(command: list[str], prepare: Callable[[], object] = lambda: None) -> int:
    """Bytes, at most, of the program and its children together, pages that they share counted once (Linux's PSS)."""
    prepare()
    most = 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        while run.poll() is None:
            most = max(most, sum(_proportional(process) for process in _family(run.pid)))
            time.sleep(EVERY)
    return most


def _family(process: int) -> list[int]:
    found, ahead = [], [process]
    while ahead:
        found.append(ahead.pop())
        for task in Path(f"/proc/{found[-1]}/task").glob("*/children"):
            with contextlib.suppress(OSError):
                ahead += map(int, task.read_text(encoding="ascii").split())
    return found


def _proportional(process: int) -> int:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
