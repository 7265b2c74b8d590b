"""What was written into a folder, and from what: so that only what changed is made again.

A file is kept where its key is the same (the digest of all that goes into it) and it lies there as it was written. The
ledger is in the desk's `.cache/`, one for each folder that was written to; without it everything is made anew.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from secondhand.errors import UnusableFile
from secondhand.publishing.write import write_atomically

VERSION = 1


class Ledger:
    """The entries of one folder: name of the file to its key, and how it lay there when it was written."""

    def __init__(self, desk: Path, folder: Path) -> None:
        """Opens the ledger of a folder; an unreadable one is as good as none."""
        self.folder = folder
        name = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
        self._file = desk / ".cache" / "secondhand" / f"reports-{name}.json"
        self._entries = _read(self._file)
        self._changed = False

    def holds(self, name: str, key: str) -> bool:
        """Whether the file was made from what the key stands for, and nobody deleted or edited it since."""
        entry = self._entries.get(name)
        if entry is None or entry[0] != key:
            return False
        try:
            about = os.stat(self.folder / name)
        except OSError:
            return False
        if entry[1:4] == [about.st_size, about.st_mtime_ns, about.st_ino]:
            return True
        if about.st_size != entry[1] or _digest(self.folder / name) != entry[4]:
            return False
        self._enter(name, key, about, entry[4])
        return True

    def enter(self, name: str, key: str, digest: str) -> None:
        """Note that a file with this SHA-256 was written."""
        self._enter(name, key, os.stat(self.folder / name), digest)

    def save(self) -> None:
        """Write the ledger where it changed; where that cannot be, the files are made again the next time."""
        if self._changed:
            text = json.dumps({"version": VERSION, "files": self._entries}, separators=(",", ":"))
            with suppress(UnusableFile):
                write_atomically(self._file, text.encode("ascii"), settled=False)

    def _enter(self, name: str, key: str, about: os.stat_result, digest: str) -> None:
        self._entries[name] = [key, about.st_size, about.st_mtime_ns, about.st_ino, digest]
        self._changed = True


def _read(file: Path) -> dict[str, list[Any]]:
    try:
        data = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    known = isinstance(data, dict) and data.get("version") == VERSION and isinstance(data.get("files"), dict)
    entries = data["files"] if known else {}
    return {name: entry for name, entry in entries.items() if isinstance(entry, list) and len(entry) == 5}


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
