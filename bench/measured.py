"""What benchmarks share: one figure beside what is asked of it and what a user would otherwise reach for."""

from __future__ import annotations

import gc
import statistics
import subprocess
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """One figure, with its unit: `found` is ours, `reach` what is asked, `other` that of the `peer` in the same run;
    "" where there is none. `note` says what stands behind it, in a sentence."""

    name: str
    found: str
    reach: str = ""
    other: str = ""
    peer: str = ""
    note: str = ""


def median_seconds(work: Callable[[], object], passes: int, clock: Callable[[], float] = time.perf_counter) -> float:
    """The median of several runs, in seconds by that clock, each begun without anything to collect."""
    return statistics.median(seconds(work, clock) for _ in range(passes))


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """One run, in seconds by that clock, begun without anything to collect."""
    gc.collect()
    start = clock()
    result = work()
    taken = clock() - start
    # Taking a result apart is no part of making it.
    del result
    return taken


def side_by_side(
    works: Sequence[Callable[[], object]], passes: int, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    """The median of each, run by turns, so that what else the machine does falls on all of them alike."""
    runs = [[seconds(work, clock) for work in works] for _ in range(passes)]
    return [statistics.median(each) for each in zip(*runs, strict=True)]


def table(rows: Iterable[Row]) -> str:
    """The rows as a table in Markdown."""
    cells = ((row.name, f"**{row.found}**", row.reach, row.other, row.peer, row.note) for row in rows)
    lines = [f"| {' | '.join(each)} |".replace("|  ", "| ") for each in cells]
    return "\n".join(["| | found | asked | other | which | |", "|---|---|---|---|---|---|", *lines])


def commit(project: Path, *pages: str) -> str:
    """The commit that is measured, "+ changes" where something else than these pages differs from it."""

    def git(*arguments: str) -> str:
        run = subprocess.run(["git", *arguments], cwd=project, capture_output=True, encoding="utf-8", check=False)
        return run.stdout.strip()

    name = git("rev-parse", "--short", "HEAD") or "unknown"
    changed = git("status", "--porcelain", "--", ".", *(f":!{page}" for page in pages))
    return f"{name} + changes" if changed else name
