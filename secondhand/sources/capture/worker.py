"""A process that reads documents: orders come in on standard input, extracts go out on standard output.

An order is a line of JSON, `{"order": {…}, "size": …}`, and that many bytes; an extract is a line of JSON, `{"extract":
{…}}` or `{"reason": "…"}`. What is hostile may take the process with it: nothing is lost but the answer.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import warnings
from typing import IO, Any

from secondhand.sources.capture.document import NotCaptured, Order
from secondhand.sources.capture.extract import extract

MOST_MEMORY = 2 << 30
"""Bytes of address space that a worker may take."""


def answer(body: bytes, order: Order) -> dict[str, Any]:
    """What is said to an order."""
    try:
        return {"extract": extract(body, order).as_data()}
    except NotCaptured as error:
        return {"reason": str(error)}
    except Exception as error:
        # Libraries that read hostile documents fail in ways that they do not say.
        return {"reason": f"it cannot be read: {type(error).__name__}: {str(error)[:200]}"}


def serve(orders: IO[bytes], answers: IO[bytes]) -> None:
    """Answer orders until there are no more."""
    while line := orders.readline():
        data = json.loads(line)
        body = orders.read(data["size"])
        answers.write(json.dumps(answer(body, Order(**data["order"]))).encode() + b"\n")
        answers.flush()


def main() -> None:
    # Whoever types Ctrl-C means the program; it ends its workers itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore")
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # What a library prints must not stand among the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    with contextlib.suppress(BrokenPipeError):
        serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
