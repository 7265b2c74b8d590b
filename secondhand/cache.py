"""What a desk keeps in `.cache/` so that it need not be worked out again. Safe to delete, and never trusted blindly.

A file there begins with a keyed digest of the rest. The key lies in the user's own cache folder and never in a desk, so
that a file which somebody else made, or which came with a repository, is as good as none. What goes wrong is silent:
without a cache everything is worked out anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import stat
from pathlib import Path

MOST_BYTES = 512 * 1024 * 1024

_SIZE = 32


def read(desk: Path, name: str) -> bytes | None:
    """What was kept under a name in a desk's folder; None where nothing was, or something else is there now."""
    secret = _secret()
    data = _read(folder(desk) / name, MOST_BYTES) if secret and _is_own(folder(desk)) else None
    if not secret or data is None:
        return None
    digest, kept = data[:_SIZE], data[_SIZE:]
    return kept if hmac.compare_digest(digest, _digest(secret, name, kept)) else None


def write(desk: Path, name: str, data: bytes) -> None:
    """Keep this under a name in a desk's folder; the file there is the old one or the new one at any time."""
    secret = _secret()
    with contextlib.suppress(OSError):
        if secret and _make(folder(desk)):
            path = folder(desk) / f"{name}.{os.getpid()}"
            try:
                _create(path, _digest(secret, name, data), data)
                path.replace(folder(desk) / name)
            finally:
                path.unlink(missing_ok=True)


def now(desk: Path) -> int | None:
    """The time as the file system of a desk has it, in nanoseconds; None where nothing can be kept there."""
    with contextlib.suppress(OSError):
        if _secret() and _make(folder(desk)):
            path = folder(desk) / f"now.{os.getpid()}"
            try:
                _create(path)
                return path.stat().st_ctime_ns
            finally:
                path.unlink(missing_ok=True)
    return None


def trim(desk: Path, prefix: str, most: int) -> None:
    """Keep of the files whose names begin so no more than that many, the newest."""
    with contextlib.suppress(OSError):
        paths = [path for path in folder(desk).iterdir() if path.name.startswith(prefix)]
        for path in sorted(paths, key=lambda path: path.lstat().st_mtime_ns)[:-most]:
            path.unlink(missing_ok=True)


def _create(path: Path, *parts: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.writelines(parts)


def folder(desk: Path) -> Path:
    """Where a desk keeps it."""
    return desk / ".cache" / "secondhand"


def _digest(secret: bytes, name: str, data: bytes) -> bytes:
    digest = hashlib.blake2b(name.encode() + b"\0", digest_size=_SIZE, key=secret)
    digest.update(data)
    return digest.digest()


def _make(place: Path) -> bool:
    """Make the folder, which git is to ignore; whether it is a folder of its own."""
    place.mkdir(parents=True, exist_ok=True)
    if not _is_own(place):
        return False
    ignore = place / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
    return True


def _is_own(place: Path) -> bool:
    """Whether neither the folder nor the one that it lies in is a link, which could lead anywhere."""
    try:
        return all(stat.S_ISDIR(each.lstat().st_mode) for each in (place, place.parent))
    except OSError:
        return False


def _read(path: Path, most: int) -> bytes | None:
    """The bytes of a file that is one: no link, no pipe, and no more than so many."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as stream:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode) or about.st_size > most:
            return None
        try:
            return stream.read(most)
        except OSError:
            return None


def home() -> Path:
    """Where the key of this user lies."""
    return Path(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")) / "secondhand"


def _secret() -> bytes | None:
    """The key of this user on this machine, made when it is first asked for; None where there can be none."""
    path = home() / "key"
    if not path.is_absolute():
        return None
    key = _read(path, _SIZE)
    if key is None:
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _create(path, os.urandom(_SIZE))
        key = _read(path, _SIZE)
    return key if key and len(key) == _SIZE else None
