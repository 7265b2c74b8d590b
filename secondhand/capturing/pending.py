"""What a run has captured and the record does not have yet."""

from __future__ import annotations

import time
from collections.abc import Collection
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from secondhand.capturing.store import Store
from secondhand.errors import SecondhandError, UnusableFile
from secondhand.publishing.write import write_atomically
from secondhand.record.insert import Insertion, insert
from secondhand.record.load import load
from secondhand.record.model import Record

FLUSH = 10.0
"""Seconds after which the record is brought up to date in a long run."""
SHARE = 20.0
"""How many times as long as that took there is until it is done again."""


@dataclass(frozen=True, slots=True)
class _Addition:
    """What is to be added to a file, if what it rests on could be kept."""

    file: Path
    source: str
    insertion: Insertion
    kept: Future[None] | None


class Pending:
    """A record, and what is to be added to it."""

    def __init__(self, file: Path, store: Store) -> None:
        self._file = file
        self._store = store
        self._additions: list[_Addition] = []
        self._sources: set[str] = set()
        self._due = time.monotonic() + FLUSH
        self.record: Record = load(file, str(file))

    @property
    def is_due(self) -> bool:
        """Whether the record should be brought up to date."""
        return time.monotonic() > self._due

    def add(self, source: str, insertion: Insertion, kept: Future[None] | None = None) -> None:
        """Take note of what is to be added about a source, in the file that has it, or the record's first; not if it
        turns out that what it rests on could not be `kept`."""
        known = self.record.sources.get(source)
        file = Path(known.at().file) if known is not None else self._file
        self._additions.append(_Addition(file, source, insertion, kept))
        self._sources.add(source)

    def settle(self, sources: Collection[str]) -> None:
        """Bring the record up to date if it lacks something of these sources."""
        if not self._sources.isdisjoint(sources):
            self.flush()

    def flush(self) -> None:
        """Bring the record up to date. The file is read anew: others may have changed it.

        UnusableFile where it cannot be added to, with what is not recorded.
        """
        additions, self._additions = self._additions, []
        self._sources.clear()
        additions = [each for each in additions if each.kept is None or each.kept.exception() is None]
        begun = time.monotonic()
        self._due = begun + FLUSH
        if not additions:
            return
        try:
            self._store.settle()
            for file in dict.fromkeys(each.file for each in additions):
                added = [each.insertion for each in additions if each.file == file]
                text = file.read_bytes().decode("utf-8")
                write_atomically(file, insert(text, added, str(file)).encode())
        except (SecondhandError, OSError, UnicodeDecodeError) as error:
            names = ", ".join(sorted({each.source for each in additions}))
            raise UnusableFile(
                f"{error}\n{self._file} was changed meanwhile and cannot be added to: captured, and not recorded: "
                f"{names}. Their files are in sources/private/; mend the record, remove them, and capture again"
            ) from None
        self.record = load(self._file, str(self._file))
        now = time.monotonic()
        # What a large record takes to be read and written must not become most of the run.
        self._due = now + max(FLUSH, SHARE * (now - begun))
