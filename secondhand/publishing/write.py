"""A file on disk: the old one or the new one, never half of either."""

from __future__ import annotations

import os
import tempfile
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
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            if settled:
                os.fsync(file.fileno())
        os.chmod(temporary, _usual_mode())
        os.replace(temporary, path)
    except BaseException as error:  # an interruption too must leave nothing behind
        if temporary:
            with suppress(OSError):
                os.unlink(temporary)
        if isinstance(error, OSError):
            raise UnusableFile(f"{path}: cannot be written: {error.strerror or error}") from error
        raise


def _usual_mode() -> int:
    """The permissions a plain new file would get; mkstemp gives 0600, which a colleague could not read."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
