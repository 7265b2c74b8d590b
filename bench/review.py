"""How long a review takes beside loading the two revisions that it compares."""

from __future__ import annotations

import os
import random
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from datetime import date
from pathlib import Path

from bench.made_record import make
from bench.measured import Row, commit, side_by_side, table
from secondhand.record.load import load
from secondhand.reviewing import review_of
from secondhand.workflow import snapshot

CLAIMS = 10_000
CHANGED = 10
PASSES = 5


def measure(project: Path) -> str:
    """A page in Markdown with the figures."""
    with tempfile.TemporaryDirectory(prefix="secondhand-bench-") as folder:
        desk = Path(folder, "desk")
        desk.mkdir()
        _change(desk)
        with chdir(desk):
            rows = list(_rows())
    return (
        "# The bench: review\n\n"
        f"Written by `invoke bench review` at {commit(project, 'docs', 'README.md')} on {date.today().isoformat()}, "
        f"one core of {os.cpu_count()}, medians of {PASSES} runs by turns, in seconds of processor time, git's "
        "included.\n\n"
        f"A made desk of {CLAIMS:,} claims of 40 lines, each with a quotation from a source of its own, in git; "
        f"{CHANGED} verdicts are changed in the working tree. A review loads both revisions, compares them, holds the "
        "quotations of the claims concerned against their sources on both sides, and runs the checks there.\n\n"
        f"{table(rows)}\n"
    )


def _rows() -> Iterator[Row]:
    record = Path("claims.yaml")

    def loading() -> object:
        return load(record), load(record)

    def reviewing() -> object:
        snapshot.forget()
        found = review_of(record, "HEAD")
        if len(found.verdicts) != CHANGED:
            raise RuntimeError(f"{len(found.verdicts)} changed verdicts were found, of {CHANGED}")
        return found

    both, review = side_by_side([loading, reviewing], PASSES, _processor)
    yield Row(
        f"review of {CLAIMS:,} claims with {CHANGED} changes",
        f"{review:.2f} s, {review / both:.2f} ×",
        "1.5 ×",
        f"{both:.2f} s",
        "loading the two revisions",
        "what is left is git, the comparison, and the checks on what the change may concern",
    )


def _processor() -> float:
    """Seconds of processor time of this process and of those that it started and that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _change(desk: Path) -> None:
    """A desk in git, with verdicts changed in the working tree."""
    made = make(desk, CLAIMS)
    identity = ["-c", "user.name=Bench", "-c", "user.email=bench@desk.example"]
    for arguments in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "Begin"]):
        subprocess.run(["git", *identity, *arguments], cwd=desk, check=True)
    parts = made.record.read_text(encoding="utf-8").split("    verdict: unproven\n")
    chosen = set(random.Random(1).sample(range(1, len(parts)), CHANGED))
    verdicts = ("misleading" if place in chosen else "unproven" for place in range(1, len(parts)))
    text = parts[0] + "".join(f"    verdict: {each}\n{part}" for each, part in zip(verdicts, parts[1:], strict=True))
    made.record.write_text(text, encoding="utf-8", newline="")
