"""How fast attributions are found, in a process of its own: `python -m bench.speed TEXTS PASSES` prints JSON.

One core, warm, processor time; reading and printing are not counted. SECONDHAND_COMPILED=0 keeps to plain Python.
"""

from __future__ import annotations

import hashlib
import json
import statistics
import sys
import time
from pathlib import Path

from secondhand import compiled
from secondhand.reading.attribution import find_attributions

REPEATS = (1, 2, 4, 8)


def documents_a_second(texts: list[str], passes: int) -> float:
    """The median of several passes over all texts, after one to warm up."""
    seconds = []
    for _ in range(passes + 1):
        start = time.process_time()
        for text in texts:
            find_attributions(text)
        seconds.append(time.process_time() - start)
    return len(texts) / statistics.median(seconds[1:])


def linearity(text: str) -> list[tuple[int, float, float]]:
    """For the same text several times in a row: how often, its KB of UTF-8, microseconds a KB (the median)."""
    found = []
    for times in REPEATS:
        repeated = "\n\n".join([text] * times)
        size = len(repeated.encode()) / 1024
        seconds = []
        for _ in range(3):
            start = time.process_time()
            find_attributions(repeated)
            seconds.append(time.process_time() - start)
        found.append((times, size, statistics.median(seconds) * 1e6 / size))
    return found


def what_is_found(texts: list[str]) -> str:
    """A digest of all that is found."""
    return hashlib.sha256(repr([find_attributions(text) for text in texts]).encode()).hexdigest()


if __name__ == "__main__":
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        read = [json.loads(line)["text"] for line in lines]
    speed = {
        "compiled": compiled.in_use(),
        "documents": len(read),
        "documents a second": documents_a_second(read, int(sys.argv[2])),
        "linearity": linearity("\n\n".join(read[:20])),
        "found": what_is_found(read),
    }
    print(json.dumps(speed))
