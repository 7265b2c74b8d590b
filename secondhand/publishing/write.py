"""A file on disk: the old one or the new one, never half of either."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from secondhand.errors import UnusableFile


def write_atomically(path: Path, content: bytes, *, settled: bool = True) -> None:
    """Put `content` at `path`, making its folder where it is missing.

    The bytes go to a temporary file in the same folder, reach the disk, and take the name in one step; on any failure
    or interruption the old file stays and no temporary one is left. Raises UnusableFile where it cannot be written.
    Where it need not be `settled`, whoever calls sees to it that it reaches the disk before anything rests on it.
    """
    temporary = ""
    try:
        temporary = str(path.parent / f".{path.name}.{secrets.token_hex(4)}.part")
        with os.fdopen(_opened(temporary), "wb") as file:
            file.write(content)
            file.flush()
            if settled:
                os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException as error:  # an interruption too must leave nothing behind
        if temporary:
            with suppress(OSError):
                os.unlink(temporary)
        if isinstance(error, OSError):
            raise UnusableFile(f"{path}: cannot be written: {error.strerror or error}") from error
        raise


def _opened(path: str) -> int:
    """The descriptor of a new file, with the permissions that a plain one gets; its folder is made where it lacks."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        return os.open(path, flags, 0o666)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return os.open(path, flags, 0o666)
