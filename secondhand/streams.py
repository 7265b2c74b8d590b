"""What a program writes, when somebody reads it and when nobody does any more. Needs nothing that takes time to load.

Standard output may be a pipe whose reader has left, or a full disk; the way in decides what that means.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import IO


def write(text: str) -> None:
    """Text on standard output as it is, at once, in UTF-8 whatever the locale. OSError where nothing takes it.

    Lone surrogates of a file's name are written as "\\udc80", which JSON reads.
    """
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def complain(message: str) -> None:
    """One line on standard error, whatever a file's name holds; lost where nothing takes it."""
    line = "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in message)
    with contextlib.suppress(OSError):
        sys.stderr.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
        sys.stderr.flush()


def complain_of_output(error: OSError) -> None:
    """Say that nothing takes the output, a full disk say, and give it up."""
    abandon(sys.stdout)
    complain(f"error: {error.strerror or error}")


def abandon(stream: IO[str]) -> None:
    """Send what follows, and what is left in the stream's buffer, nowhere: it must not fail again at the exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
