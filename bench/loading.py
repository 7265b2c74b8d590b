"""How fast a record loads, beside the loader that a user of PyYAML would reach for."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import yaml

from bench.made_record import Made
from bench.measured import Row, side_by_side
from secondhand.record.load import load

PASSES = 5


def rows(made: Made) -> Iterator[Row]:
    """The record loaded with every place and all checks of shape, and parsed by PyYAML with neither."""
    print("Timing how the record loads …", file=sys.stderr, flush=True)
    path = made.record
    works = (lambda: load(path), lambda: _parsed(path), lambda: _parsed_uncollected(path))
    ours, theirs, uncollected = side_by_side(works, PASSES, time.process_time)
    megabytes = path.stat().st_size / 1e6
    name = f"load {len(made.quotations):,} claims, {megabytes:.1f} MB"
    yield Row(
        name,
        f"{ours:.2f} s, {ours / theirs:.2f} ×",
        "0.25 ×",
        f"{theirs:.2f} s",
        "PyYAML CSafeLoader",
        "ours with the place of every value and all checks of shape, theirs with neither",
    )
    yield Row(
        "the same, the garbage collector off",
        f"{ours:.2f} s, {ours / uncollected:.2f} ×",
        "",
        f"{uncollected:.2f} s",
        "PyYAML CSafeLoader",
        "ours turns it off itself while it loads; here it is off for theirs too",
    )


def _parsed(path: Path) -> object:
    return yaml.load(path.read_bytes(), yaml.CSafeLoader)  # it is a safe one


def _parsed_uncollected(path: Path) -> object:
    gc.disable()
    try:
        return _parsed(path)
    finally:
        gc.enable()
