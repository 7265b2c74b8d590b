"""The same work on many things, on two processes where there are two processors and enough to do."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import Any, TypeVar

PROCESSES = 2
CHUNK = 32
"""Things that a process takes at once."""
_PATIENCE = 10
"""Seconds after which a process that holds the counter is taken to be dead."""

_Thing = TypeVar("_Thing")
_Made = TypeVar("_Made")


def each(work: Callable[[_Thing], _Made], things: Sequence[_Thing], least: int) -> Iterator[_Made]:
    """What the work makes of each thing, in order; in this process where there are fewer than `least`.

    Where there are more, this process and a forked one each take the next things until none is left. What the work
    makes must be something that pickle takes. A forked process shares the memory of this one, so `things` may be large.
    Where none can be forked, or it ends before its time, this one does it all.
    """
    if len(things) < least or _processors() < PROCESSES:
        yield from map(work, things)
        return
    with _forked(work, things) as helper:
        done: dict[int, list[_Made]] = {}
        for start in range(0, len(things), CHUNK):
            while start not in done:
                taken = helper.take()
                if taken < len(things):
                    done[taken] = [work(thing) for thing in things[taken : taken + CHUNK]]
                    done.update(helper.made())
                elif helper.is_at_work:
                    done.update(helper.made(wait=True))
                else:
                    # What it had taken when it ended, or failed at: the error is to be raised here.
                    done[start] = [work(thing) for thing in things[start : start + CHUNK]]
            yield from done.pop(start)


class _Helper:
    """Another process that takes from the same things, and hands over what it makes of them; perhaps there is none."""

    def __init__(self, connection: Connection | None = None, counter: Any = None) -> None:
        self._connection = connection
        self._counter = counter
        self._alone = -CHUNK

    @property
    def is_at_work(self) -> bool:
        """Whether more may come from it."""
        return self._connection is not None

    def take(self) -> int:
        """The first of the next things that nobody has taken."""
        if self._counter is None:
            self._alone += CHUNK
            return self._alone
        start = _take(self._counter, _PATIENCE)
        if start is None:
            self._connection = None
        return sys.maxsize if start is None else start

    def made(self, *, wait: bool = False) -> dict[int, Any]:
        """What it has made since it was last asked, by the first of the things; with `wait` at least one, if there is
        to be one."""
        found: dict[int, Any] = {}
        while self._connection is not None and (self._connection.poll() or (wait and not found)):
            try:
                start, made = self._connection.recv()
            except (EOFError, OSError):
                self._connection = None
            else:
                found[start] = made
        return found


@contextlib.contextmanager
def _forked(work: Callable[[Any], Any], things: Sequence[Any]) -> Iterator[_Helper]:
    """A process that helps with the work, ended with the `with`."""
    if "fork" not in multiprocessing.get_all_start_methods() or sys.platform == "darwin":
        yield _Helper()
        return
    context = multiprocessing.get_context("fork")
    # A collection would touch, and so copy, all of the memory that the two share.
    gc.freeze()
    try:
        ours, theirs = context.Pipe(duplex=False)
        counter = context.Value("q", 0)
        process = context.Process(target=_help, args=(work, things, ours, theirs, counter), daemon=True)
        try:
            process.start()
        except OSError:
            yield _Helper()
            return
        theirs.close()
        try:
            yield _Helper(ours, counter)
        finally:
            process.kill()
            process.join()
            ours.close()
    finally:
        gc.unfreeze()


def _help(
    work: Callable[[Any], Any], things: Sequence[Any], ours: Connection, theirs: Connection, counter: Any
) -> None:
    """What the forked process does. Ctrl-C is for the one that it helps, and so is an error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    ours.close()
    with contextlib.suppress(Exception):
        while (start := _take(counter)) is not None and start < len(things):
            theirs.send((start, [work(thing) for thing in things[start : start + CHUNK]]))
    theirs.close()
    # Nothing that this process has of the other's is to be written or ended by it.
    os._exit(0)


def _take(counter: Any, patience: float | None = None) -> int | None:
    """The first of the next things; None where nobody could say for so many seconds."""
    if not counter.get_lock().acquire(timeout=patience):
        return None
    try:
        start = int(counter.value)
        counter.value = start + CHUNK
    finally:
        counter.get_lock().release()
    return start


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
