"""How long provenance takes on a large record: `invoke bench provenance` writes docs/bench-provenance.md."""

from __future__ import annotations

import datetime
import gc
import importlib
import importlib.util
import itertools
import os
import platform
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.measured import commit
from bench.provenance_record import made_record
from bench.provenance_texts import made_texts
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
from secondhand.provenance.copies import LONG, MUCH, SHINGLE, WORD, Text, copies_in
from secondhand.provenance.graph import graph_of
from secondhand.provenance.origins import origins_of
from secondhand.record.model import Record
from secondhand.sources.archive import Archived

CLAIMS, PIECES, RUNS = 10_000, 5, 5
TEXTS, SAMPLE = 10_000, 400
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
    copies = [*_copies_rows(progress)]
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
    if _has("networkx"):
        ways.append(("the counts alone: networkx, a graph a claim", _by_networkx))
    for name, count in ways:
        times = []
        for _ in range(3):
            clock = _Clock()
            for chains in found:
                count(chains)
            times.append(clock.lap())
        yield f"| {name} | {statistics.median(times):.2f} | {min(times):.2f} |"
    if not _has("networkx"):
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


def _has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def _copies_rows(progress: Callable[[str], None]) -> Iterator[str]:
    progress(f"{TEXTS:,} texts")
    texts, _ = made_texts(TEXTS)
    right = _groups(_every_pair(texts[:SAMPLE]))
    two = min(2, os.cpu_count() or 1)
    for count, processes in ((SAMPLE, 1), (TEXTS // 4, two), (TEXTS // 2, two), (TEXTS, 1), (TEXTS, two)):
        progress(f"copies among {count:,} texts, {processes} processes")
        yield _row(f"ours{' (asked: 20 elapsed)' if count == TEXTS else ''}", texts[:count], processes, _ours, right)
    progress(f"every pair of {SAMPLE} texts")
    yield _row("every pair of sets of shingles", texts[:SAMPLE], 1, lambda part, _: _every_pair(part), right)
    if _has("datasketch"):
        progress(f"MinHash of {SAMPLE} texts")
        yield _row("datasketch, MinHash and LSH", texts[:SAMPLE], 1, lambda part, _: _minhash(part), right)
    else:
        yield "| datasketch, MinHash and LSH | not installed | | | | | | | |"


Pairs = set[tuple[str, str]]


def _row(
    name: str,
    texts: Sequence[Text],
    processes: int,
    find: Callable[[Sequence[Text], int], Pairs],
    right: set[frozenset[str]],
) -> str:
    began, busy = time.perf_counter(), _processor()
    pairs = find(texts, processes)
    elapsed, busy = time.perf_counter() - began, _processor() - busy
    found = _groups(pairs)
    compared = f"{len(right & found)} of {len(right)} | {len(found - right)}" if len(texts) == SAMPLE else " | "
    each = busy / len(texts) * 1e6
    cells = (
        name,
        f"{len(texts):,}",
        str(processes),
        f"{elapsed:.1f}",
        f"{busy:.1f}",
        f"{each:,.0f}",
        f"{len(found):,}",
    )
    return f"| {' | '.join(cells)} | {compared} |"


def _processor() -> float:
    """Seconds of processor time of this process and of those that it has ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _ours(texts: Sequence[Text], processes: int) -> Pairs:
    return {(copy.earlier, copy.later) for copy in copies_in(texts, processes)}


def _every_pair(texts: Sequence[Text]) -> Pairs:
    """Each text's shingles against each other's, and of those that share any the longest run, by the same rule."""
    words = [WORD.findall(text.text.casefold()) for text in texts]
    sets = [{tuple(each[i : i + SHINGLE]) for i in range(len(each) - SHINGLE + 1)} for each in words]
    found = set()
    for a, b in itertools.combinations(range(len(texts)), 2):
        shared = sets[a] & sets[b]
        if shared and _long(words[b], shared, min(len(words[a]), len(words[b]))):
            found.add((texts[a].source, texts[b].source))
    return found


def _long(words: Sequence[str], shared: set[tuple[str, ...]], shorter: int) -> bool:
    covered = [False] * len(words)
    for place in range(len(words) - SHINGLE + 1):
        if tuple(words[place : place + SHINGLE]) in shared:
            covered[place : place + SHINGLE] = [True] * SHINGLE
    longest = max((len(list(run)) for inside, run in itertools.groupby(covered) if inside), default=0)
    return longest >= LONG or sum(covered) >= MUCH * shorter


def _minhash(texts: Sequence[Text]) -> Pairs:
    datasketch: Any = importlib.import_module("datasketch")
    index = datasketch.MinHashLSH(threshold=0.05, num_perm=128)
    found = set()
    for text in texts:
        words = WORD.findall(text.text.casefold())
        minhash = datasketch.MinHash(num_perm=128)
        minhash.update_batch([" ".join(words[i : i + SHINGLE]).encode() for i in range(len(words) - SHINGLE + 1)])
        found |= {(other, text.source) for other in index.query(minhash)}
        index.insert(text.source, minhash)
    return found


def _groups(pairs: Pairs) -> set[frozenset[str]]:
    """The texts that hang together by pairs."""
    group: dict[str, set[str]] = {}
    for a, b in pairs:
        whole = group.get(a, {a}) | group.get(b, {b})
        for each in whole:
            group[each] = whole
    return {frozenset(each) for each in group.values()}
