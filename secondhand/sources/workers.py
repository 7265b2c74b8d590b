"""Work on many things in several processes, where there are enough of them and a process can be forked."""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Callable, Sequence
from typing import BinaryIO, TypeVar

T = TypeVar("T")
R = TypeVar("R")

PROCESSES = 2
_LEAST = 400
"""Things below which a second process costs more than it saves."""


def spread(work: Callable[[Sequence[T]], list[R]], things: Sequence[T], least: int = _LEAST) -> list[R]:
    """What `work` makes of the things, in their order. `work` sees a stretch of them, and must change nothing.

    A forked process has all that this one has, so that nothing is handed over but the results, which are pickled.
    Where a process fails, this one does its share.
    """
    if len(things) < least or not hasattr(os, "fork") or threading.active_count() > 1 or (os.cpu_count() or 1) < 2:
        return work(things)
    size = -(-len(things) // PROCESSES)
    shares = [things[low : low + size] for low in range(0, len(things), size)]
    children = [(share, *_begin(work, share)) for share in shares[1:]]
    try:
        results = work(shares[0])
    except BaseException:
        for _, process, stream in children:
            stream.close()
            os.waitpid(process, 0)
        raise
    for share, process, stream in children:
        results += _ended(process, stream) or work(share)
    return results


def _begin(work: Callable[[Sequence[T]], list[R]], share: Sequence[T]) -> tuple[int, BinaryIO]:
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, os.fdopen(reading, "rb")
    status = 1
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as stream:
            pickle.dump(work(share), stream, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        # Nothing of the parent's is flushed, closed or cleaned up twice.
        os._exit(status)


def _ended(process: int, stream: BinaryIO) -> list[R] | None:
    """What a process made; None where it failed."""
    with stream:
        data = stream.read()
    _, status = os.waitpid(process, 0)
    if status:
        return None
    found: list[R] = pickle.loads(data)  # noqa: S301 - it comes from our own process
    return found
