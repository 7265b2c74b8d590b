"""Processes that read documents, side by side, each with a time limit; one that does not end is ended."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from secondhand.sources.capture.document import Extract, NotCaptured, Order

COUNT = 2
SECONDS = 30.0
"""How long a worker may read one document; the first one also pays for loading the libraries."""


@dataclass
class _Worker:
    process: subprocess.Popen[bytes]
    key: Any = None
    until: float = 0.0
    received: bytearray = field(default_factory=bytearray)

    @property
    def idle(self) -> bool:
        return self.key is None


class Workers:
    """At most `count` workers, started when there is something to do. Use it in a `with` statement: it ends them."""

    def __init__(self, count: int = COUNT, seconds: float = SECONDS) -> None:
        self._count = count
        self._seconds = seconds
        self._workers: list[_Worker] = []

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            _end(worker)
        self._workers.clear()

    @property
    def busy(self) -> bool:
        """Whether any answer is still to come."""
        return any(not worker.idle for worker in self._workers)

    @property
    def full(self) -> bool:
        """Whether nobody is free to take another document."""
        return len(self._workers) == self._count and all(not worker.idle for worker in self._workers)

    def submit(self, key: Any, body: bytes, order: Order) -> None:
        """Have a document read by whoever is free. `key` comes back with the answer."""
        worker = next((each for each in self._workers if each.idle), None)
        if worker is None:
            worker = _Worker(_start())
            self._workers.append(worker)
        worker.key = key
        worker.until = time.monotonic() + self._seconds
        pipe = worker.process.stdin
        assert pipe is not None  # noqa: S101 - it was asked for
        try:
            pipe.write(json.dumps({"order": asdict(order), "size": len(body)}).encode() + b"\n")
            pipe.write(body)
            pipe.flush()
        except BrokenPipeError:
            # It died before it was asked; that it gives no answer is seen where answers are.
            worker.until = 0.0

    def answers(self, *, wait: bool) -> Iterator[tuple[Any, Extract | NotCaptured]]:
        """The answers that are there; with `wait` at least one, if any is to come."""
        while self.busy:
            found = list(self._collect(block=wait))
            yield from found
            if found or not wait:
                return

    def _collect(self, *, block: bool) -> Iterator[tuple[Any, Extract | NotCaptured]]:
        working = [worker for worker in self._workers if not worker.idle]
        left = max(0.0, min(worker.until for worker in working) - time.monotonic())
        with selectors.DefaultSelector() as selector:
            for worker in working:
                selector.register(worker.process.stdout, selectors.EVENT_READ, worker)  # type: ignore[arg-type]
            ready = [key.data for key, _ in selector.select(left if block else 0.0)]
        for worker in ready:
            part = os.read(worker.process.stdout.fileno(), 1 << 20)
            worker.received += part
            if part.endswith(b"\n"):
                key, worker.key = worker.key, None
                line, worker.received = bytes(worker.received), bytearray()
                yield key, _understood(line)
            elif not part:
                yield self._lost(worker, "reading it ended the program that reads: it takes too much memory, or worse")
        for worker in working:
            if worker in self._workers and not worker.idle and time.monotonic() >= worker.until:
                yield self._lost(worker, f"reading it took longer than {self._seconds:g} seconds")

    def _lost(self, worker: _Worker, reason: str) -> tuple[Any, NotCaptured]:
        _end(worker)
        self._workers.remove(worker)
        return worker.key, NotCaptured(reason)


def _understood(line: bytes) -> Extract | NotCaptured:
    data = json.loads(line)
    return Extract.of(data["extract"]) if "extract" in data else NotCaptured(data["reason"])


def _start() -> subprocess.Popen[bytes]:
    # -P: the folder that one is in is not where modules come from.
    command = [sys.executable, "-P", "-m", "secondhand.sources.capture.worker"]
    return subprocess.Popen(  # noqa: S603 - our own module, by the Python that runs this
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def _end(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.wait()
    for pipe in (worker.process.stdin, worker.process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except BrokenPipeError:
                continue
