"""Where captures lie in a desk's folder: `sources/private/`, which git ignores, under the source's id.

`<id>.txt` is the text, `<id>.whole.txt` all the text of its page, `<id>.warc.gz` what was exchanged,
`<id>.capture.json` the rest; a later state has `.v2`, `.v3` … behind the id. Names come from ids alone, never from a
page; what is looked for is found by its digest.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import queue
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from secondhand.errors import UnusableFile
from secondhand.publishing.write import write_atomically
from secondhand.sources.archive import seal_path
from secondhand.sources.capture import sidecar

TEXT, WHOLE = ".txt", ".whole.txt"
_KEEPERS = 2
_MOST_UNSETTLED = 64
_AT_ONCE = 16
"""Files that are waited for at once: a disk takes hardly longer for them than for one."""
_IGNORE = b"# Texts that belong to their publishers: git takes none of them.\n*\n"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one state of a source; `whole` is b"" where its page has no more than its text."""

    text: bytes
    whole: bytes
    archive: bytes
    rest: sidecar.Sidecar
    seal: bytes


class Store:
    """The private folder of a desk. What is kept is written meanwhile, by threads of its own."""

    def __init__(self, desk: Path) -> None:
        self._desk = desk
        self._folder = desk / "sources" / "private"
        self._unsettled: queue.SimpleQueue[Path] = queue.SimpleQueue()
        self._keepers = ThreadPoolExecutor(_KEEPERS)

    def is_free(self, source: str) -> bool:
        """Whether nothing is there yet under an id."""
        return not seal_path(self._desk, source).exists() and self._is_free(source)

    def free_number(self, source: str, least: int) -> int:
        """The number for a further state of a source: the first from `least` on under which nothing is there yet."""
        return next(number for number in range(least, least + 10_000) if self._is_free(f"{source}.v{number}"))

    def _is_free(self, name: str) -> bool:
        return not any(self._path(name, suffix).exists() for suffix in (TEXT, WHOLE, sidecar.ARCHIVE, sidecar.SUFFIX))

    def _path(self, name: str, suffix: str) -> Path:
        return self._folder / f"{name}{suffix}"

    def keep(self, source: str, number: int, make: Callable[[], Kept]) -> Future[None]:
        """Write the files of a state of a source, and of the first one the seal; all of them, or none. The future is
        done when they are written, or has the UnusableFile that says why not. `settle` follows."""
        return self._keepers.submit(self._write, source, number, make)

    def _write(self, source: str, number: int, make: Callable[[], Kept]) -> None:
        kept = make()
        ignore = self._folder / ".gitignore"
        if not ignore.exists():
            write_atomically(ignore, _IGNORE)
        name = source if number == 1 else f"{source}.v{number}"
        files = {
            self._path(name, TEXT): kept.text,
            self._path(name, sidecar.ARCHIVE): kept.archive,
            self._path(name, sidecar.SUFFIX): sidecar.dump(kept.rest).encode(),
        }
        if kept.whole:
            files[self._path(name, WHOLE)] = kept.whole
        if number == 1:
            files[seal_path(self._desk, source)] = kept.seal
        try:
            for path, content in files.items():
                write_atomically(path, content, settled=False)
                self._unsettled.put(path)
        except BaseException:
            for path in files:
                with contextlib.suppress(OSError):
                    path.unlink()
            raise
        if self._unsettled.qsize() > _MOST_UNSETTLED:
            for path in self._taken():
                _settle(path)

    def settle(self) -> None:
        """See to it that what was kept has reached the disk: together it takes less time than one by one."""
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            list(threads.map(_settle, self._taken()))

    def _taken(self) -> Iterator[Path]:
        """What is not settled yet, each file for whoever takes it."""
        with contextlib.suppress(queue.Empty):
            while True:
                yield self._unsettled.get_nowait()

    def note_changes(self, source: str, number: int, changes: str) -> Path:
        """Write a difference beside the state that it leads to."""
        path = self._path(f"{source}.v{number}", sidecar.CHANGES)
        write_atomically(path, changes.encode())
        return path

    def text(self, source: str, sha256: str, suffix: str = TEXT) -> str | None:
        """The text of a state of a source, by its digest; with WHOLE, that of its page. None where it is not there."""
        for path in self._states(source, suffix) if sha256 else ():
            with contextlib.suppress(OSError, UnicodeDecodeError):
                content = path.read_bytes()
                if hashlib.sha256(content).hexdigest() == sha256:
                    return content.decode("utf-8")
        return None

    def sidecar(self, source: str, sha256: str) -> sidecar.Sidecar | None:
        """What was kept beside a text; None where nothing is there that can be used."""
        for path in self._states(source, sidecar.SUFFIX):
            with contextlib.suppress(OSError, ValueError):
                found = sidecar.parse(path.read_text(encoding="utf-8"))
                if found.sha256 == sha256:
                    return found
        return None

    def _states(self, source: str, suffix: str) -> Iterator[Path]:
        """The files of all states of a source, the newest first: it is the one that is asked for most."""
        numbered = [*self._folder.glob(f"{source}.v*{suffix}")] if self._folder.is_dir() else []
        yield from sorted(numbered, key=lambda path: (len(path.name), path.name), reverse=True)
        yield self._path(source, suffix)


def _settle(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        descriptor = os.open(path, os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def read_document(path: Path, most: int) -> bytes:
    """The bytes of a file. Raises UnusableFile, with the reason, where they cannot be had."""
    try:
        if not path.is_file():
            raise UnusableFile("there is no such file" if not path.exists() else "it is no file")
        with path.open("rb") as stream:
            content = stream.read(most + 1)
    except (OSError, ValueError) as error:
        raise UnusableFile(f"it cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if len(content) > most:
        raise UnusableFile(f"it has more than {most >> 20} MB")
    if not content.strip():
        raise UnusableFile("it is empty")
    return content
