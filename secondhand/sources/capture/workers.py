"""Processes that read documents, side by side, each with a time limit; one that does not end is ended.

Each has the next document before it is done with the one it reads, so that it never waits for whoever takes its
answers.
"""

from __future__ import annotations

import json
import selectors
import time
from collections.abc import Iterator
from typing import Any

from secondhand.sources.capture.document import Extract, NotCaptured, Order
from secondhand.sources.capture.reader import Reader, Task

COUNT = 2
SECONDS = 30.0
"""How long a worker may read one document; the first one also pays for loading the libraries."""
ROOM = 2
"""Documents that a worker has at most: the one that it reads, and the next."""

_ENDED = "reading it ended the program that reads: it takes too much memory, or worse"


class Workers:
    """At most `count` workers, started when there is something to do. Use it in a `with` statement: it ends them."""

    def __init__(self, count: int = COUNT, seconds: float = SECONDS) -> None:
        self._count = count
        self._seconds = seconds
        self._readers: list[Reader] = []
        self._selector = selectors.DefaultSelector()
        self.worked = 0.0
        """Seconds that the answers took, those of all workers together."""

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        for reader in tuple(self._readers):
            self._end(reader)
        self._selector.close()

    @property
    def busy(self) -> bool:
        """Whether any answer is still to come."""
        return any(reader.tasks for reader in self._readers)

    @property
    def full(self) -> bool:
        """Whether nobody can take another document."""
        return len(self._readers) == self._count and all(len(reader.tasks) >= ROOM for reader in self._readers)

    def submit(self, key: Any, body: bytes, order: Order) -> None:
        """Have a document read by whoever has least to do. `key` comes back with the answer."""
        self._give(Task(key, body, order))

    def _give(self, task: Task) -> None:
        least = min(self._readers, key=lambda reader: len(reader.tasks), default=None)
        if least is None or (least.tasks and len(self._readers) < self._count):
            least = Reader()
            self._readers.append(least)
            self._selector.register(least.output, selectors.EVENT_READ, least)
        least.take(task, self._seconds)

    def answers(self, *, wait: bool) -> Iterator[tuple[Any, Extract | NotCaptured]]:
        """The answers that are there; with `wait` at least one, if any is to come."""
        while self.busy:
            found = list(self._collect(block=wait))
            yield from found
            if found or not wait:
                return

    def _collect(self, *, block: bool) -> Iterator[tuple[Any, Extract | NotCaptured]]:
        working = [reader for reader in self._readers if reader.tasks]
        left = max(0.0, min(reader.until for reader in working) - time.monotonic())
        ready = [key.data for key, _ in self._selector.select(left if block else 0.0)]
        for reader in ready:
            lines = reader.lines()
            for line in lines or ():
                yield reader.done(self._seconds).key, self._understood(line)
            if lines is None and reader.tasks:
                yield self._lost(reader, _ENDED)
            elif lines is None:
                self._end(reader)
        for reader in working:
            # One that is heard of is not late: its answer may be long, and whoever takes it may have been away.
            if reader not in ready and time.monotonic() >= reader.until:
                yield self._lost(reader, f"reading it took longer than {self._seconds:g} seconds")

    def _lost(self, reader: Reader, reason: str) -> tuple[Any, NotCaptured]:
        """End a worker; what it has not begun to read is given to others."""
        self._end(reader)
        read, *waiting = reader.tasks
        for task in waiting:
            self._give(task)
        return read.key, NotCaptured(reason)

    def _end(self, reader: Reader) -> None:
        self._selector.unregister(reader.output)
        self._readers.remove(reader)
        reader.end()

    def _understood(self, line: bytes) -> Extract | NotCaptured:
        data = json.loads(line)
        self.worked += data["took"]
        return Extract.of(data["extract"]) if "extract" in data else NotCaptured(data["reason"])
