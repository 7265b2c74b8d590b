"""How fast `invoke validate` is on a large made desk, as an editor and as CI runs it. What comes out is
docs/bench-validate.md; nothing here fails for a number."""

from __future__ import annotations

import datetime
import importlib
import importlib.util
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import loading
from bench.made_record import Made, make
from bench.measured import Row, commit, table
from bench.memory import peak
from secondhand import cache

PASSES = 5
COLD_PASSES = 3
CLAIMS = 10_000
PARTS = ("quoting",)
"""Modules of this folder with figures of their own, beside `loading`: `measure(folder, claims)` makes a desk and yields
the rows."""


def measure(project: Path, claims: int = CLAIMS) -> str:
    """Make the desk, run everything, and return docs/bench-validate.md."""
    with tempfile.TemporaryDirectory() as folder:
        print("Making the desk …", file=sys.stderr, flush=True)
        made = make(Path(folder) / "desk", claims)
        rows = [*loading.rows(made), *_parts(Path(folder), claims), *_whole(project, made)]
        size = made.record.stat().st_size / 1e6
    return _page(project, rows, claims, size)


def _parts(folder: Path, claims: int) -> Iterator[Row]:
    for name in PARTS:
        if importlib.util.find_spec(f"bench.{name}"):
            yield from importlib.import_module(f"bench.{name}").measure(folder / name, claims)


@dataclass(frozen=True, slots=True)
class _Timed:
    """Seconds by the clock, and of all processors together."""

    wall: float
    processors: float

    def __str__(self) -> str:
        return f"{self.wall:.2f} s ({self.processors:.2f} s of CPU)"


def _whole(project: Path, made: Made) -> Iterator[Row]:
    """The task as it is typed, process start and all."""
    print("Timing invoke validate …", file=sys.stderr, flush=True)
    task = [sys.executable, "-m", "invoke", "--search-root", str(project)]
    validate = [*task, "validate", "--file", str(made.record)]
    cold = _timed(validate, COLD_PASSES, lambda: shutil.rmtree(cache.folder(made.folder), ignore_errors=True))
    memory = peak(validate, lambda: shutil.rmtree(cache.folder(made.folder), ignore_errors=True))
    parse = "import sys, yaml; yaml.load(open(sys.argv[1], 'rb'), yaml.CSafeLoader)"
    theirs = peak([sys.executable, "-c", parse, str(made.record)])
    changed = _timed(validate, COLD_PASSES, lambda: _edit(made.record))
    _timed(validate, 1)
    unchanged, listed = _timed(validate, PASSES), _timed([*task, "--list"], PASSES)
    yield Row("invoke validate, nothing kept from before", str(cold), note="every text is read, on two processes")
    yield Row("invoke validate, a word of one claim changed", str(changed))
    yield Row(
        "invoke validate, nothing changed",
        str(unchanged),
        "0.3 s",
        str(listed),
        "invoke --list",
        "process start and all",
    )
    yield Row(
        "peak memory of invoke validate, nothing kept",
        f"{memory / 1e6:.0f} MB",
        "400 MB",
        f"{theirs / 1e6:.0f} MB",
        "PyYAML CSafeLoader",
        "ours of all processes together, shared pages counted once; theirs of the load alone",
    )


def _edit(record: Path) -> None:
    """Change one word of the record, each time another."""
    text = record.read_text(encoding="utf-8")
    before, _, after = text.partition("    status: in_review\n")
    record.write_text(f"{before}    status: approved\n{after}", encoding="utf-8", newline="")


def _timed(command: list[str], passes: int, prepare: Callable[[], object] = lambda: None) -> _Timed:
    """The medians of several runs, each prepared so."""
    times = []
    for _ in range(passes):
        prepare()
        before, start = _processors(), time.perf_counter()
        run = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        times.append((time.perf_counter() - start, _processors() - before))
        if run.returncode > 1:
            raise RuntimeError(run.stderr.decode(errors="replace"))
    walls, processors = zip(*times, strict=True)
    return _Timed(statistics.median(walls), statistics.median(processors))


def _processors() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _page(project: Path, rows: list[Row], claims: int, megabytes: float) -> str:
    return "\n".join(
        [
            "# How fast quotations are held to their sources",
            "",
            f"Written by `invoke bench validate` on {datetime.date.today().isoformat()}, at commit "
            f"{commit(project, 'docs/bench-validate.md')}, with Python {platform.python_version()}.",
            "",
            f"A made desk: {claims:,} claims of 40 lines each, {megabytes:.1f} MB of YAML, as many quotations and",
            "sources of 600 to 1,500 words. Medians of several runs, ours and those of others in one run of the",
            "benchmark; what is asked is what the project asks of itself. Seconds of loading are of CPU, those of",
            "whole runs by the clock, with the CPU time of all their processes.",
            "",
            table(rows),
            "",
        ]
    )
