"""The same work on many things, on two processes where there are two processors and enough to do."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import struct
import sys
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import Any, TypeVar

PROCESSES = 2
CHUNK = 32
"""Things that a process takes at once; more, where there are so many that their places would not fit into a pipe."""
_MOST_CHUNKS = 1_000
_PLACE = struct.Struct("<I")
_ROOM = 1 << 20
"""Bytes that may lie between the processes: the other one need not wait until this one looks."""

_Thing = TypeVar("_Thing")
_Made = TypeVar("_Made")


def each(work: Callable[[_Thing], _Made], things: Sequence[_Thing], least: int) -> Iterator[_Made]:
    """What the work makes of each thing, in order; in this process where there are fewer than `least`.

    Where there are more, this process and a forked one each take the next things until none is left. What the work
    makes must be something that pickle takes. A forked process shares the memory of this one, so `things` may be large.
    Where none can be forked, or it ends before its time, this one does it all.
    """
    if len(things) < least or processors() < PROCESSES:
        yield from map(work, things)
        return
    size = max(CHUNK, -(-len(things) // _MOST_CHUNKS))
    with _forked(work, things, size) as helper:
        done: dict[int, list[_Made]] = {}
        for start in range(0, len(things), size):
            while start not in done:
                taken = helper.take()
                if taken is not None:
                    done[taken] = [work(thing) for thing in things[taken : taken + size]]
                    done.update(helper.made())
                elif helper.is_at_work:
                    done.update(helper.made(wait=True))
                else:
                    # What it had taken when it ended, or failed at: the error is to be raised here.
                    done[start] = [work(thing) for thing in things[start : start + size]]
            yield from done.pop(start)


class _Helper:
    """Another process that takes from the same things, and hands over what it makes of them; perhaps there is none."""

    def __init__(self, places: int = -1, connection: Connection | None = None) -> None:
        self._places = places
        self._connection = connection

    @property
    def is_at_work(self) -> bool:
        """Whether more may come from it."""
        return self._connection is not None

    def take(self) -> int | None:
        """The first of the next things that nobody has taken; None where all are."""
        return _take(self._places) if self._places >= 0 else None

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
def _forked(work: Callable[[Any], Any], things: Sequence[Any], size: int) -> Iterator[_Helper]:
    """A process that helps with the work, so many things at once, ended with the `with`."""
    if not can_fork():
        yield _Helper()
        return
    context = multiprocessing.get_context("fork")
    # A collection would touch, and so copy, all of the memory that the two share.
    gc.freeze()
    places = -1
    try:
        # A pipe hands each place to one of those who read it, whatever becomes of the other.
        places = _filled(range(0, len(things), size))
        ours, theirs = context.Pipe(duplex=False)
        _widen(ours)
        process = context.Process(target=_help, args=(work, things, size, ours, theirs, places), daemon=True)
        try:
            process.start()
        except OSError:
            yield _Helper()
            return
        theirs.close()
        try:
            yield _Helper(places, ours)
        finally:
            process.kill()
            process.join()
            ours.close()
    finally:
        if places >= 0:
            os.close(places)
        gc.unfreeze()


def _filled(places: Sequence[int]) -> int:
    """A pipe from which these can be read one by one, and then its end."""
    reading, writing = os.pipe()
    try:
        os.write(writing, b"".join(map(_PLACE.pack, places)))
    finally:
        os.close(writing)
    return reading


def _widen(connection: Connection) -> None:
    """Make room in a pipe, where the system knows how to and lets us."""
    import fcntl

    with contextlib.suppress(OSError, AttributeError):
        fcntl.fcntl(connection.fileno(), fcntl.F_SETPIPE_SZ, _ROOM)


def _take(places: int) -> int | None:
    taken = os.read(places, _PLACE.size)
    return int(_PLACE.unpack(taken)[0]) if taken else None


def _help(
    work: Callable[[Any], Any], things: Sequence[Any], size: int, ours: Connection, theirs: Connection, places: int
) -> None:
    """What the forked process does. Ctrl-C is for the one that it helps, and so is an error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    ours.close()
    with contextlib.suppress(Exception):
        while (start := _take(places)) is not None:
            theirs.send((start, [work(thing) for thing in things[start : start + size]]))
    theirs.close()
    # Nothing that this process has of the other's is to be written or ended by it.
    os._exit(0)


def can_fork() -> bool:
    """Whether processes can be forked safely: macOS's own libraries do not bear it."""
    return "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"


def processors() -> int:
    """How many processes can run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
