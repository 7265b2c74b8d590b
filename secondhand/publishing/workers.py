"""Work for several forked processes, each warm: they share what was loaded and read before.

A process that dies takes the task it had with it and no other; whoever waits for results may stop at any time, and no
process is left behind.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from typing import Generic, NoReturn, TypeVar

from secondhand.processes import can_fork, processors

Task = TypeVar("Task")
Result = TypeVar("Result")

GRACE = 5.0
"""Seconds that a process has to put its things away."""


@dataclass(frozen=True, slots=True)
class Died:
    """What is known of a process that ended in the middle of a task: a signal, or a status."""

    reason: str


@dataclass(slots=True)
class _Worker(Generic[Task]):
    process: ForkProcess
    pipe: Connection
    task: Task


def each(
    work: Callable[[Task], Result],
    tasks: Sequence[Task],
    begin: Callable[[Task], None],
    prepare: Callable[[], None] = lambda: None,
) -> Iterator[tuple[Task, Result | Died]]:
    """What the work makes of each task, in the order in which they are done; `begin` is called before each.

    `work` runs in as many processes as there are processors, in this one where that is one or there is one task only;
    `prepare` runs once, before they are forked. Results must be something that pickle takes.
    """
    if not tasks:
        return
    prepare()
    count = min(processors(), len(tasks))
    if count == 1 or not can_fork():
        for task in tasks:
            begin(task)
            yield task, work(task)
        return
    # A collection in a forked process would touch, and so copy, all that it shares.
    gc.collect()
    gc.freeze()
    try:
        yield from _shared_out(work, tasks, begin, count)
    finally:
        gc.unfreeze()


def _shared_out(
    work: Callable[[Task], Result], tasks: Sequence[Task], begin: Callable[[Task], None], count: int
) -> Iterator[tuple[Task, Result | Died]]:
    left = list(reversed(tasks))
    busy: dict[Connection, _Worker[Task]] = {}
    idle: list[tuple[ForkProcess, Connection]] = []
    try:
        while left or busy:
            while left and len(busy) < count:
                task = left.pop()
                process, pipe = idle.pop() if idle else _start(work)
                busy[pipe] = _Worker(process, pipe, task)
                begin(task)
                with suppress(OSError):  # of one that died while it was idle: the pipe's end is noticed below
                    pipe.send(task)
            for ready in wait(list(busy)):
                assert isinstance(ready, Connection)  # noqa: S101  # for mypy: only ours are waited for
                worker = busy.pop(ready)
                try:
                    result = worker.pipe.recv()
                except (EOFError, OSError):
                    worker.process.join()
                    yield worker.task, Died(_cause(worker.process.exitcode))
                    continue
                idle.append((worker.process, worker.pipe))
                yield worker.task, result
    finally:
        _stop([*idle, *((worker.process, worker.pipe) for worker in busy.values())])


def _start(work: Callable[[Task], Result]) -> tuple[ForkProcess, Connection]:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(work, ours, theirs), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def _serve(work: Callable[[Task], Result], parents: Connection, pipe: Connection) -> None:
    """The life of a process: task after task, until the pipe is closed."""
    parents.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that waits
    signal.signal(signal.SIGTERM, _leave)
    gc.freeze()
    with suppress(EOFError, OSError):
        while True:
            pipe.send(work(pipe.recv()))


def _leave(*_: object) -> NoReturn:
    raise SystemExit(1)  # and so whatever was begun is put away


def _stop(processes: Sequence[tuple[ForkProcess, Connection]]) -> None:
    for process, pipe in processes:
        pipe.close()
        process.terminate()
    for process, _ in processes:
        process.join(GRACE)
        if process.is_alive():
            process.kill()
            process.join()


def _cause(status: int | None) -> str:
    if status is not None and status < 0:
        return f"the process was ended by {signal.Signals(-status).name}"
    return f"the process ended with status {status}"
