"""How long provenance takes on a large record: `invoke bench provenance` writes docs/bench-provenance.md."""

from __future__ import annotations

import datetime
import gc
import importlib
import itertools
import platform
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.measured import commit
from bench.provenance_copies import SAMPLE, TEXTS, copies_rows, has
from bench.provenance_record import made_record
from secondhand.checks import (
    circular_sourcing,
    credibility_unsupported,
    first_hand_available,
    interested_party,
    origin_unknown,
    party_alike,
    party_unknown,
    reference_unknown,
    self_citation,
    verdict_single_origin,
)
from secondhand.checks.case import Case
from secondhand.provenance.chain import Chain, Chains
from secondhand.provenance.circles import circles_of
from secondhand.provenance.copies import LONG, MUCH
from secondhand.provenance.graph import graph_of
from secondhand.provenance.origins import origins_of
from secondhand.record.model import Record
from secondhand.sources.archive import Archived

CLAIMS, PIECES, RUNS = 10_000, 5, 5
CHECKS = (
    party_unknown,
    party_alike,
    reference_unknown,
    first_hand_available,
    self_citation,
    circular_sourcing,
    interested_party,
    credibility_unsupported,
    verdict_single_origin,
    origin_unknown,
)


def measure(project: Path, progress: Callable[[str], None] = lambda step: print(f"… {step}", file=sys.stderr)) -> str:
    """The page of measurements, in Markdown; `progress` is told what is measured next."""
    rows = [*_record_rows(progress)]
    copies = [*copies_rows(progress)]
    today, python = datetime.date.today().isoformat(), platform.python_version()
    measured = commit(project, "docs/bench-provenance.md", "README.md")
    return "\n".join(
        [
            "# How long provenance takes",
            "",
            f"Written by `invoke bench provenance` on {today}, at commit {measured}, with Python {python}.",
            "Times are seconds of processor time, unless said otherwise; made records and texts, the same each time.",
            "",
            f"## {CLAIMS:,} claims with {CLAIMS * PIECES:,} pieces of evidence",
            "",
            "One core, in one process, the garbage collector paused as the checks pause it; the median of "
            f"{RUNS} runs, and the least.",
            "",
            "| | median | least |",
            "|---|---|---|",
            *rows,
            "",
            f"## Passages that {TEXTS:,} sources of 600 to 1,500 words share",
            "",
            "A tenth of the texts has passages of 30 to 300 words of another one. *Right* is what comparing each of",
            f"{SAMPLE} texts with each other finds, shingle by shingle: the same groups of texts that hang together by",
            f"a passage of {LONG} words or more, or by {MUCH:.0%} of the shorter. MinHash compares whole texts, with",
            "128 permutations, at a likeness of 5 %.",
            "",
            "| | texts | processes | elapsed | processor | microseconds a text | groups found | right | wrong |",
            "|---|---|---|---|---|---|---|---|---|",
            *copies,
            "",
        ]
    )


def _record_rows(progress: Callable[[str], None]) -> Iterator[str]:
    progress(f"a record of {CLAIMS:,} claims")
    record = made_record(CLAIMS, PIECES)
    steps: dict[str, list[float]] = {}
    for run in range(RUNS):
        progress(f"graph, counts and checks, run {run + 1} of {RUNS}")
        gc.collect()
        gc.disable()
        for name, seconds in _run(record):
            steps.setdefault(name, []).append(seconds)
        gc.enable()
    whole = [sum(times) for times in zip(*steps.values(), strict=True)]
    yield f"| **graph, counts and checks** (asked: 2) | **{statistics.median(whole):.2f}** | {min(whole):.2f} |"
    for name, times in steps.items():
        yield f"| {name} | {statistics.median(times):.2f} | {min(times):.2f} |"
    progress("the counts in other ways")
    chains = Chains(record)
    found = [chains.of_claim(claim) for claim in record.claims.values()]
    yield from _peers(found)


def _run(record: Record) -> Iterator[tuple[str, float]]:
    clock = _Clock()
    chains = Chains(record)
    found = [chains.of_claim(claim) for claim in record.claims.values()]
    yield "parties taken together, chains", clock.lap()
    graph_of(chains, [(claim, each) for claim in record.claims.values() for each in claim.evidence])
    yield "graph of the whole desk, its origins and circles", clock.lap()
    for each in found:
        origins_of(each)
        circles_of(each)
    yield "origins and circles of each claim", clock.lap()
    case = Case(
        record, {name: Archived(source) for name, source in record.sources.items()}, (), {}, datetime.date.today()
    )
    case.__dict__["chains"] = chains
    count = sum(1 for check in CHECKS for _ in check.check(case))
    yield f"{len(CHECKS)} checks ({count:,} findings)", clock.lap()


class _Clock:
    def __init__(self) -> None:
        self._last = time.process_time()

    def lap(self) -> float:
        now = time.process_time()
        passed, self._last = now - self._last, now
        return passed


def _peers(found: Sequence[Sequence[Chain]]) -> Iterator[str]:
    """The counts alone, by ours and by what one would reach for."""
    ways: list[tuple[str, Callable[[Sequence[Chain]], int]]] = [
        ("the counts alone: ours, with the reasons", lambda chains: origins_of(chains).at_most),
        ("the counts alone: every pair compared", _by_pairs),
    ]
    if has("networkx"):
        ways.append(("the counts alone: networkx, a graph a claim", _by_networkx))
    for name, count in ways:
        times = []
        for _ in range(3):
            clock = _Clock()
            for chains in found:
                count(chains)
            times.append(clock.lap())
        yield f"| {name} | {statistics.median(times):.2f} | {min(times):.2f} |"
    if not has("networkx"):
        yield "| the counts alone: networkx | not installed | |"


def _by_pairs(chains: Sequence[Chain]) -> int:
    group = list(range(len(chains)))
    for a, b in itertools.combinations(range(len(chains)), 2):
        if chains[a].keys & chains[b].keys:
            old, new = group[b], group[a]
            group = [new if each == old else each for each in group]
    return len({group[place] for place, chain in enumerate(chains) if chain.start_named})


def _by_networkx(chains: Sequence[Chain]) -> int:
    networkx: Any = importlib.import_module("networkx")
    graph = networkx.Graph()
    for place, chain in enumerate(chains):
        graph.add_node(place)
        graph.add_edges_from((place, key) for key in chain.keys)
    parts = networkx.connected_components(graph)
    return sum(any(isinstance(each, int) and chains[each].start_named for each in part) for part in parts)
