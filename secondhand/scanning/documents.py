"""The texts to scan: files, standard input, and the lines of a manifest.

A manifest is JSON lines, `{"file": "a.txt", "publisher": "Harbour Post"}`, in UTF-8. `publisher` may be left out, or
be a list of names; file names are relative to the current directory.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from secondhand.errors import UnusableFile

MOST_BYTES = 64 * 1024 * 1024
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Document:
    """A text to scan, by its file's name as it was given ("-": standard input), and the names of its publisher."""

    file: str
    publisher: tuple[str, ...] = ()


def read(file: str) -> str:
    """The text of a file or of standard input: UTF-8, not a code point changed (line ends and a BOM stay).

    UnusableFile where it cannot be read, is too large, or is not UTF-8; the message begins with the file.
    """
    data = _bytes(file)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:4096].count(0) * 3 > len(data[:4096]):
        raise UnusableFile(f"{file}: not UTF-8: it looks like UTF-16; save it as UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnusableFile(
            f"{file}: not UTF-8: the byte 0x{data[error.start]:02X} at offset {error.start}; save it as UTF-8"
        ) from None


def _bytes(file: str) -> bytes:
    try:
        if file == STANDARD_INPUT:
            if sys.stdin is None:
                raise ValueError("standard input is closed")
            data = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with open(file, "rb") as stream:
                data = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        # ValueError: a name with a NUL in it.
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise UnusableFile(f"{file}: cannot be read: {reason}") from None
    if len(data) > MOST_BYTES:
        raise UnusableFile(f"{file}: too large; {MOST_BYTES >> 20} MB are the most")
    return data


def listed(manifest: str) -> Iterator[Document | UnusableFile]:
    """The documents of a manifest, in its order, and for each line that is unusable the reason.

    UnusableFile is raised where the manifest itself cannot be read.
    """
    for number, line in enumerate(read(manifest).removeprefix("\ufeff").split("\n"), 1):
        if line.strip():
            try:
                yield _entry(line)
            except ValueError as error:
                yield UnusableFile(f"{manifest}:{number}: {error}")


def _entry(line: str) -> Document:
    """ValueError, which says what is wrong, where the line is no entry of a manifest."""
    try:
        entry = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} (column {error.colno})") from None
    except RecursionError:
        raise ValueError("not JSON: nested too deep") from None
    if not isinstance(entry, dict):
        raise ValueError('not an object; write {"file": "a.txt", "publisher": "Harbour Post"}')
    surplus = [key for key in entry if key not in ("file", "publisher")]
    if surplus:
        raise ValueError(f'an entry has no "{surplus[0]}"; it has "file" and "publisher"')
    file, publisher = entry.get("file"), entry.get("publisher")
    if not isinstance(file, str) or not file:
        raise ValueError('"file" must be the name of a file' if "file" in entry else 'an entry has a "file"')
    names = publisher if isinstance(publisher, list) else [publisher] if publisher is not None else []
    if not all(isinstance(name, str) for name in names):
        raise ValueError('"publisher" must be a name or a list of names')
    return Document(file, tuple(name for name in names if name))
