"""The files of a record: the first, and those that it includes (`include: [claims/*.yaml]`)."""

from __future__ import annotations

import os
import select
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from secondhand.errors import Position, Problem, UnusableRecord
from secondhand.reading.lines import Lines

MOST_BYTES = 64 * 1024 * 1024
MOST_FILES = 2_000
PATIENCE = 10
"""Seconds without a word after which nobody is waited for at the other end of a pipe."""


def read_file(path: Path, file: str) -> bytes:
    """The bytes of a file. UnusableRecord, with a problem that names it so, where it cannot be read or is too large."""
    start = Position(file, 1, 1)
    try:
        size = path.stat().st_size
        if size <= MOST_BYTES:
            data = _pipe(path) if path.is_fifo() else _file(path)
            size = len(data)
    except FileNotFoundError:
        hint = "run this in the folder of a desk, or name its record with --file"
        raise UnusableRecord([Problem(start, "there is no such file", hint)]) from None
    except TimeoutError:
        message = f"a pipe into which nobody has written for {PATIENCE} seconds"
        raise UnusableRecord([Problem(start, message, "name a file")]) from None
    except OSError as error:
        raise UnusableRecord([Problem(start, f"cannot be read: {error.strerror}")]) from None
    if size > MOST_BYTES:
        raise UnusableRecord(
            [Problem(start, f"{size >> 20} MB are too large for a record; {MOST_BYTES >> 20} MB are the most")]
        )
    return data


def _file(path: Path) -> bytes:
    # A device says 0 of its size and may not end.
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)


def _pipe(path: Path) -> bytes:
    """What is written into a named pipe, up to MOST_BYTES and one. TimeoutError where nothing is."""
    data = bytearray()
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb", buffering=0) as stream:
        while len(data) <= MOST_BYTES:
            # It is readable when there is something in it, and when its last writer has gone.
            if not select.select([stream], [], [], PATIENCE)[0]:
                raise TimeoutError
            part = stream.read(1 << 20)
            if not part:
                break
            data += part
    return bytes(data)


def decoded(data: bytes, file: str) -> str:
    """The text of a file. UnusableRecord where it is not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").lstrip("\ufeff")
        problem = Problem(Position(file, *Lines(before).at(len(before))), "not UTF-8", "save the file as UTF-8")
        raise UnusableRecord([problem]) from None


def fault(pattern: str) -> str:
    """What is wrong with a pattern, "" for nothing."""
    path = PurePosixPath(pattern)
    if path.is_absolute() or ".." in path.parts or "\\" in pattern:
        return "it leaves the desk's folder"
    if path.suffix not in (".yaml", ".yml"):
        return "it names no YAML; it ends in .yaml"
    return "it means every folder; name one" if "**" in path.parts else ""


def included(folder: Path, pattern: str) -> Iterator[Path]:
    """The files that a pattern without a fault names below a desk's folder, in the order of their names. A link that
    leads out of the folder names none."""
    root = folder.resolve()
    for path in sorted(folder.glob(pattern)):
        if path.is_file() and path.resolve().is_relative_to(root):
            yield path
