"""How much memory a program takes at most, with all the processes that it starts. Pages that processes share are
divided among them (Linux's proportional set size)."""

from __future__ import annotations

import contextlib
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

EVERY = 0.02
"""Seconds from one look to the next."""


def peak(command: list[str], prepare: Callable[[], object] = lambda: None) -> int:
    """Bytes, at most, of the program and its children together."""
    prepare()
    with (
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run,
        watched(run.pid) as most,
    ):
        run.wait()
    return most[0]


@contextlib.contextmanager
def watched(process: int, *, largest: bool = False, every: float = EVERY) -> Iterator[list[int]]:
    """Bytes, at most, of a process and its children together, or of the largest of them: in the list, which grows while
    the block runs. A look takes a millisecond of what is looked at: `every` so many seconds there is one."""
    most, ended = [0], threading.Event()

    def look() -> None:
        while not ended.wait(every):
            sizes = [_proportional(each) for each in _family(process)]
            most[0] = max(most[0], max(sizes) if largest else sum(sizes))

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield most
    finally:
        ended.set()
        thread.join()


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
