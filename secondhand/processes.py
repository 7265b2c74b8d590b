"""The same work on many things, on two processes where there are two processors and enough to do."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

PROCESSES = 2
CHUNK = 32
"""Things that a process is handed at once."""

_Thing = TypeVar("_Thing")
_Made = TypeVar("_Made")
# What forked processes find in their copy of the memory: nothing but numbers goes to them.
_shared: tuple[Callable[[Any], Any], Sequence[Any]] | None = None


def each(work: Callable[[_Thing], _Made], things: Sequence[_Thing], least: int) -> Iterator[_Made]:
    """What the work makes of each thing, in order; in this process where there are fewer than `least`.

    What it makes must be something that pickle takes. Forked processes share the memory of this one, so `things` may
    be large. Where no process can be forked, this one does it all.
    """
    pool = _pool(work, things) if len(things) >= least and _processors() >= PROCESSES else None
    if pool is None:
        yield from map(work, things)
        return
    with pool:
        for made in pool.imap(_chunk, range(0, len(things), CHUNK)):
            yield from made


def _pool(work: Callable[[Any], Any], things: Sequence[Any]) -> Any:
    global _shared
    if "fork" not in multiprocessing.get_all_start_methods() or sys.platform == "darwin":
        return None
    _shared = work, things
    # A collection in a forked process would touch, and so copy, all of the memory.
    gc.freeze()
    try:
        return multiprocessing.get_context("fork").Pool(PROCESSES, _begin)
    except OSError:
        return None
    finally:
        gc.unfreeze()
        _shared = None


def _begin() -> None:
    """Ctrl-C is for the process that waits for this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()


def _chunk(start: int) -> list[Any]:
    assert _shared is not None  # noqa: S101 # set before the fork
    work, things = _shared
    return [work(thing) for thing in things[start : start + CHUNK]]


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
