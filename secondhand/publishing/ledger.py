"""What was written into a folder, and from what: so that only what changed is made again.

A file is kept where its key is the same (the digest of all that goes into it) and it lies there as it was written.
Beside it stands what an edition showed, for what it was composed from, and which commit it named then. The ledger is
in the desk's `.cache/`, one for each folder that was written to; without it everything is made anew.
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

VERSION = 3


class Ledger:
    """The entries of one folder: name of the file to its key, and how it lay there when it was written."""

    def __init__(self, desk: Path, folder: Path) -> None:
        """Opens the ledger of a folder; an unreadable one is as good as none."""
        self.folder = folder
        place, home = folder.resolve(), desk.resolve()
        # So that a desk may be moved: its own folders are known by their place in it.
        known_as = place.relative_to(home) if place.is_relative_to(home) else place
        name = hashlib.sha256(os.fsencode(known_as)).hexdigest()[:16]
        self._file = desk / ".cache" / "secondhand" / f"reports-{name}.json"
        data = _read(self._file)
        self._entries: dict[str, list[Any]] = _whole(data.get("files"), 5)
        self._commits: dict[str, list[str]] = _whole(data.get("commits"), 2)
        self._contents: dict[str, list[str]] = _whole(data.get("contents"), 2)
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

    def commit(self, name: str, key: str) -> str:
        """The commit that the edition of this name named when it showed what the key stands for; "" for none."""
        entry = self._commits.get(name)
        return entry[1] if entry and entry[0] == key else ""

    def name_commit(self, name: str, key: str, commit: str) -> None:
        """Note the commit that an edition names."""
        if self._commits.get(name) != [key, commit]:
            self._commits[name] = [key, commit]
            self._changed = True

    def content(self, name: str, inputs: str) -> str:
        """The digest of what the edition of this name shows where it is composed from these inputs; "" for none."""
        entry = self._contents.get(name)
        return entry[1] if entry and entry[0] == inputs else ""

    def note_content(self, name: str, inputs: str, content: str) -> None:
        """Note what an edition shows."""
        self._contents[name] = [inputs, content]
        self._changed = True

    def save(self) -> None:
        """Write the ledger where it changed; where that cannot be, the files are made again the next time."""
        if self._changed:
            data = {"version": VERSION, "files": self._entries, "commits": self._commits, "contents": self._contents}
            text = json.dumps(data, separators=(",", ":"))
            with suppress(UnusableFile):
                write_atomically(self._file, text.encode("ascii"), settled=False)

    def _enter(self, name: str, key: str, about: os.stat_result, digest: str) -> None:
        self._entries[name] = [key, about.st_size, about.st_mtime_ns, about.st_ino, digest]
        self._changed = True


def _read(file: Path) -> dict[str, Any]:
    try:
        data = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) and data.get("version") == VERSION else {}


def _whole(entries: Any, length: int) -> dict[str, list[Any]]:
    """The entries that are what they should be."""
    if not isinstance(entries, dict):
        return {}
    return {name: entry for name, entry in entries.items() if isinstance(entry, list) and len(entry) == length}


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
