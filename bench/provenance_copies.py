"""How long it takes to find passages that sources share, beside others: a part of docs/bench-provenance.md."""

from __future__ import annotations

import importlib
import importlib.util
import itertools
import os
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from bench.provenance_texts import made_texts
from secondhand.provenance.copies import LONG, MUCH, SHINGLE, WORD, Text, copies_in

TEXTS, SAMPLE = 10_000, 400


def has(module: str) -> bool:
    """Whether a module that this project does not need is installed."""
    return importlib.util.find_spec(module) is not None


def copies_rows(progress: Callable[[str], None]) -> Iterator[str]:
    """The rows of the table, in Markdown; `progress` is told what is measured next."""
    progress(f"{TEXTS:,} texts")
    texts, _ = made_texts(TEXTS)
    right = _groups(_every_pair(texts[:SAMPLE]))
    two = min(2, os.cpu_count() or 1)
    for count, processes in ((SAMPLE, 1), (TEXTS // 4, two), (TEXTS // 2, two), (TEXTS, 1), (TEXTS, two)):
        progress(f"copies among {count:,} texts, {processes} processes")
        yield _row(f"ours{' (asked: 20 elapsed)' if count == TEXTS else ''}", texts[:count], processes, _ours, right)
    progress(f"every pair of {SAMPLE} texts")
    yield _row("every pair of sets of shingles", texts[:SAMPLE], 1, lambda part, _: _every_pair(part), right)
    if has("datasketch"):
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
