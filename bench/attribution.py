"""How well and how fast attributions are found, against texts and annotations that are no part of this repository.

SECONDHAND_BENCH names their folder, with its `score.py`. What comes out is docs/bench.md: ratios and counts alone, no
text. Nothing here fails for a number.
"""

from __future__ import annotations

import datetime
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.compiling import NotCompiled, compile_engine
from bench.measured import commit
from secondhand import compiled

PASSES = 7
QUOTED = ("found", "plain rules", "CRF", "human")
"""The columns of the page that the README quotes."""
LEFT_OUT = (": exact", ": content tokens")
"""The ends of the rows' names that it does not."""


class NoBench(Exception):
    """The benchmark cannot be run; the message says why."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: today's, the least and the aim that issue 3 asks for, and those of others, as the benchmark's README
    states them; "" where there is none.

    `rules`, `crf`, `tracker`, `textacy` and `human` are F1 of 170 lines of plain rules, of a CRF trained on PolNeAR, of
    GenderGapTracker, of textacy, and of one human against another; in the row of speeds, documents a second.
    """

    name: str
    found: str
    least: str = ""
    aim: str = ""
    rules: str = ""
    crf: str = ""
    tracker: str = ""
    textacy: str = ""
    human: str = ""


def measure(project: Path) -> str:
    """Run everything and return docs/bench.md. NoBench where the folder or a file of it is missing or scoring fails."""
    folder = _folder()
    program = Path(sys.executable).with_name("secondhand")
    if not program.exists():
        raise NoBench("the program secondhand is not installed beside Python; run this as ./invoke bench attribution")
    flat = _scored(folder, "polnear-dev.jsonl", "flat", program)
    relays = _scored(folder, "relays-dev.jsonl", "relay", program)
    nested = [_scored(folder, name, "nested", program) for name in ("gum-train.jsonl", "gum-dev.jsonl")]
    _compile()
    texts = folder / "polnear-dev.jsonl"
    plain, other = _speed(project, texts, plain=True), _speed(project, texts, plain=False)
    rows = [
        Row("PolNeAR dev: cue", _f1(flat, "cue"), "72", "78", "65.3", "74.7", "42.5", "22.8", "81.1"),
        Row("PolNeAR dev: lenient", _f1(flat, "lenient"), "52", "62", "41.4", "50.1", "27.1", "12.0", "73.5"),
        Row("PolNeAR dev: exact", _f1(flat, "exact"), "", "", "25.5", "36.0", "15.2", "4.7", "60.1"),
        Row(
            "PolNeAR dev: source tokens", _f1(flat, "source tokens"), "62", "72", "48.8", "72.5", "41.2", "9.7", "81.2"
        ),
        Row("PolNeAR dev: content tokens", _f1(flat, "content tokens"), "", "", "71.2", "81.5", "56.5", "37.2", "89.5"),
        Row("relays dev: flagged", _f1(relays, "flagged"), "70", "80", "0", human="81.5"),
        Row("relays dev: chain", _f1(relays, "chain"), "60", "70", "0", human="74.1"),
        Row("GUM train+dev: second-hand pairs", _pooled(nested), "35", "55", "9.5"),
        *_rows_of_speed(plain, other),
    ]
    return _page(project, rows, plain, _on_compiling(plain, other))


def _folder() -> Path:
    name = os.environ.get("SECONDHAND_BENCH", "")
    if not name:
        raise NoBench("set SECONDHAND_BENCH to the folder of the benchmark (score.py, polnear-dev.jsonl, …)")
    if not (Path(name) / "score.py").is_file():
        raise NoBench("SECONDHAND_BENCH names no folder that has a score.py")
    return Path(name)


Scores = dict[str, object]
Speed = dict[str, Any]
"""What bench/speed.py prints."""


def _scored(folder: Path, gold: str, kind: str, program: Path) -> Scores:
    print(f"Scoring {gold} …", file=sys.stderr, flush=True)
    script = [sys.executable, str(folder / "score.py"), str(folder / gold), "--kind", kind]
    command = [*script, "--", str(program), "scan", "--format", "jsonl"]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if run.returncode:
        reason = (run.stderr.strip().splitlines() or ["it gave no reason"])[-1]
        raise NoBench(f"score.py failed on {gold}: {reason}")
    scores: Scores = json.loads(run.stdout)
    return scores


def _figure(scores: Scores, name: str, part: str) -> float:
    figures = scores[name]
    assert isinstance(figures, dict)  # noqa: S101 # for mypy: the shape of score.py's output
    return float(figures[part])


def _count(scores: Scores, name: str) -> int:
    return int(str(scores[name]))


def _f1(scores: Scores, name: str) -> str:
    return f"{_figure(scores, name, 'F1'):.1f}"


def _pooled(parts: list[Scores]) -> str:
    """F1 of several files as if they were one. score.py rounds recall to a tenth of a percent: hits are whole."""
    gold, predicted = sum(_count(each, "gold") for each in parts), sum(_count(each, "predicted") for each in parts)
    hits = sum(round(_figure(each, "second-hand pairs", "R") / 100 * _count(each, "gold")) for each in parts)
    return f"{200 * hits / (gold + predicted) if gold + predicted else 0:.1f}"


def _compile() -> None:
    """Compile the engine where that can be done and has not been."""
    if compiled.in_use():
        return
    print("Compiling: about a minute …", file=sys.stderr, flush=True)
    try:
        compile_engine()
    except NotCompiled as error:
        print(error, file=sys.stderr)


def _speed(project: Path, texts: Path, *, plain: bool) -> Speed:
    """What bench/speed.py measures, in plain Python or with what `invoke compile` has made, where there is any."""
    print("Timing …", file=sys.stderr, flush=True)
    environment = {**os.environ, "SECONDHAND_COMPILED": "0" if plain else "1"}
    command = [sys.executable, "-m", "bench.speed", str(texts), str(PASSES)]
    run = subprocess.run(command, cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False)
    if run.returncode:
        raise NoBench(f"timing failed: {(run.stderr.strip().splitlines() or ['it gave no reason'])[-1]}")
    speed: Speed = json.loads(run.stdout)
    return speed


def _rows_of_speed(plain: Speed, other: Speed) -> Iterator[Row]:
    figure = "documents a second"
    yield Row(figure, f"{plain[figure]:,.0f}", "1,000", "2,500", "1,189", "47", "5", "6")
    if other["compiled"] and plain["found"] == other["found"]:
        yield Row(f"{figure}, compiled", f"{other[figure]:,.0f}", "1,000", "2,500", "1,189", "47", "5", "6")


def _on_compiling(plain: Speed, other: Speed) -> str:
    if not other["compiled"]:
        return "Nothing was compiled: `invoke compile` does so where there is a C compiler."
    if plain["found"] != other["found"]:
        return "The compiled engine does not find the same as the plain one, so it is not counted."
    return "*Compiled* is the same source, made into machine code by `invoke compile`; it finds the same in every text."


def _page(project: Path, rows: list[Row], plain: Speed, on_compiling: str) -> str:
    table = [
        f"| {row.name} | **{row.found}** | {row.least} | {row.aim} | {row.rules} | {row.crf} | {row.tracker} "
        f"| {row.textacy} | {row.human} |"
        for row in rows
    ]
    times = [f"| {times} | {size:,.0f} | {each:,.0f} |" for times, size, each in plain["linearity"]]
    return "\n".join(
        [
            "# How well attributions are found",
            "",
            f"Written by `invoke bench attribution` on {datetime.date.today().isoformat()}, at commit "
            f"{commit(project, 'docs/bench.md', 'README.md')}, with Python {platform.python_version()}.",
            "",
            "Figures are F1, in percent. *Least* and *aim* are what the project asks of itself. The others are "
            "those that the",
            "benchmark states for the same texts: 170 lines of plain rules, a CRF trained on PolNeAR's training split,",
            "GenderGapTracker and textacy (both on a weaker parser than their own), and one human against another.",
            "",
            "| | found | least | aim | plain rules | CRF | GenderGapTracker | textacy | human |",
            "|---|---|---|---|---|---|---|---|---|",
            *table,
            "",
            f"Documents a second: one core, in one process, warm; the median of {PASSES} passes over the "
            f"{plain['documents']} texts of PolNeAR dev.",
            on_compiling,
            "The speeds of the others are those that the benchmark states.",
            "",
            "The same text several times in a row: where the time grows with the length and not faster, the last "
            "column stays.",
            "",
            "| times | KB | microseconds a KB |",
            "|---|---|---|",
            *times,
            "",
        ]
    )


def quoted(page: str) -> str:
    """The table of docs/bench.md as the README quotes it: fewer rows and columns, the same figures."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if line.startswith("|")]
    header = next(row for row in rows if "found" in row)
    columns = [0, *(header.index(name) for name in QUOTED)]
    chosen = [
        row for row in rows if len(row) == len(header) and row[1].startswith("**") and not row[0].endswith(LEFT_OUT)
    ]
    table = [["", *QUOTED], ["---"] * len(columns), *([row[i] for i in columns] for row in chosen)]
    return "\n".join(f"| {' | '.join(row)} |" for row in table)
