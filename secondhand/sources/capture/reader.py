"""One process that reads documents, as the program has it: what it was given, and what it has said so far."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections import deque
from dataclasses import asdict, dataclass
from typing import IO, Any

from secondhand.sources.capture.document import Order


@dataclass(frozen=True, slots=True)
class Task:
    """A document to be read, and what its answer is told by."""

    key: Any
    body: bytes
    order: Order

    @property
    def message(self) -> bytes:
        """What the process is sent."""
        return json.dumps({"order": asdict(self.order), "size": len(self.body)}).encode() + b"\n" + self.body


class Reader:
    """A process, begun at once. `tasks` are those without an answer, the one that is read first; `until` says when
    that one must be done, by the monotonic clock."""

    def __init__(self) -> None:
        self.tasks: deque[Task] = deque()
        self.until = 0.0
        self._received = bytearray()
        self._process = _begin()
        self._orders: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        # A pipe may take less than a document: to write it then is to wait until the last one is read.
        self._writer = threading.Thread(target=self._write, daemon=True)
        self._writer.start()

    @property
    def output(self) -> IO[bytes]:
        """Where its answers come from."""
        assert self._process.stdout is not None  # noqa: S101 - it was asked for
        return self._process.stdout

    def take(self, task: Task, seconds: float) -> None:
        """Give it a document to read within so many seconds, counted from when it begins."""
        if not self.tasks:
            self.until = time.monotonic() + seconds
        self.tasks.append(task)
        self._orders.put(task)

    def lines(self) -> list[bytes] | None:
        """The answers that are complete; to be called where there is something to read. None where it has ended."""
        part = os.read(self.output.fileno(), 1 << 20)
        if not part:
            return None
        self._received += part
        if b"\n" not in part:
            return []
        *found, rest = bytes(self._received).split(b"\n")
        self._received = bytearray(rest)
        return found

    def done(self, seconds: float) -> Task:
        """The document that was answered; the next one must be read within so many seconds."""
        self.until = time.monotonic() + seconds
        return self.tasks.popleft()

    def end(self) -> None:
        """End it, whatever it does."""
        self._orders.put(None)
        self._process.kill()
        self._process.wait()
        # Nobody reads any more, so that a write that waited fails, and the pipe is free to be closed.
        self._writer.join()
        self.output.close()

    def _write(self) -> None:
        pipe = self._process.stdin
        assert pipe is not None  # noqa: S101 - it was asked for
        with contextlib.suppress(BrokenPipeError):
            # That it died and gives no answer is seen where answers are.
            while (task := self._orders.get()) is not None:
                pipe.write(task.message)
        with contextlib.suppress(BrokenPipeError):
            pipe.close()


def _begin() -> subprocess.Popen[bytes]:
    # -P: the folder that one is in is not where modules come from.
    command = [sys.executable, "-P", "-m", "secondhand.sources.capture.worker"]
    # 1 MB, as much as Linux gives a pipe: most documents then lie ready before they are asked for.
    return subprocess.Popen(  # noqa: S603 - our own module, by the Python that runs this
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0, pipesize=1 << 20
    )
