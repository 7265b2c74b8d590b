"""Where captures lie in a desk's folder: `sources/private/`, which git ignores, under the source's id.

`<id>.txt` is the text, `<id>.warc.gz` what was exchanged, `<id>.capture.json` the rest; a later version has `.v2`,
`.v3` … behind the id. Names come from ids alone, never from a page.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from secondhand.errors import UnusableFile
from secondhand.publishing.write import write_atomically
from secondhand.sources.archive import seal_path
from secondhand.sources.capture import sidecar

_AT_ONCE = 16
"""Files that are waited for at once: a disk takes hardly longer for them than for one."""
_IGNORE = b"# Texts that belong to their publishers: git takes none of them.\n*\n"


class Store:
    """The private folder of a desk."""

    def __init__(self, desk: Path) -> None:
        self._desk = desk
        self._folder = desk / "sources" / "private"
        self._unsettled: list[Path] = []

    def is_free(self, source: str) -> bool:
        """Whether nothing is there yet under an id."""
        return not any(path.exists() for path in (*self.paths(source, 1), seal_path(self._desk, source)))

    def paths(self, source: str, version: int) -> tuple[Path, Path, Path]:
        """Text, archive and sidecar of a version of a source; 1 is the first."""
        name = source if version == 1 else f"{source}.v{version}"
        text, archive, rest = (f"{name}{suffix}" for suffix in (".txt", sidecar.ARCHIVE, sidecar.SUFFIX))
        return self._folder / text, self._folder / archive, self._folder / rest

    def keep(self, source: str, version: int, text: bytes, archive: bytes, rest: sidecar.Sidecar, seal: bytes) -> None:
        """Write the three files, and of a first version the seal; all of them, or none. `settle` follows."""
        ignore = self._folder / ".gitignore"
        if not ignore.exists():
            write_atomically(ignore, _IGNORE)
        files = dict(zip(self.paths(source, version), (text, archive, sidecar.dump(rest).encode()), strict=True))
        if version == 1:
            files[seal_path(self._desk, source)] = seal
        try:
            for path, content in files.items():
                write_atomically(path, content, settled=False)
                self._unsettled.append(path)
        except BaseException:
            for path in files:
                with contextlib.suppress(OSError):
                    path.unlink()
            raise

    def settle(self) -> None:
        """See to it that what was kept has reached the disk: together it takes less time than one by one."""
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            list(threads.map(_settle, self._unsettled))
        self._unsettled.clear()

    def note_changes(self, source: str, version: int, changes: str) -> Path:
        """Write a difference beside the version that it leads to."""
        path = self.paths(source, version)[0].with_suffix(".diff")
        write_atomically(path, changes.encode())
        return path

    def text(self, source: str, version: int, sha256: str) -> str | None:
        """The text of a version; None where it is not there or has another digest."""
        with contextlib.suppress(OSError, UnicodeDecodeError):
            content = self.paths(source, version)[0].read_bytes()
            if hashlib.sha256(content).hexdigest() == sha256:
                return content.decode("utf-8")
        return None

    def sidecar(self, source: str, version: int) -> sidecar.Sidecar | None:
        """What was kept beside the text of a version; None where nothing is there that can be used."""
        with contextlib.suppress(OSError, ValueError):
            return sidecar.parse(self.paths(source, version)[2].read_text(encoding="utf-8"))
        return None


def _settle(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError), path.open("rb") as file:
        os.fsync(file.fileno())


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
