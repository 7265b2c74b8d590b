"""What a run depends on besides what is asked of it: the program, the environment, files and what is in them."""

from __future__ import annotations

import datetime
import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from secondhand import __version__

_NEW = 2_000_000_000
"""Nanoseconds within which a file system may not tell one change from the next."""
# What a shell sets anew for every command, and no step looks at.
_OF_SHELLS = frozenset(("_", "OLDPWD", "SHLVL"))
_PACKAGE = os.path.dirname(os.path.abspath(__file__))
# The engine as machine code: the same program.
_COMPILED = os.path.join(os.path.dirname(_PACKAGE), ".cache", "compiled")
PASSING = "secondhand-"
"""How the names of folders begin that this program makes for a while, where the system has such folders."""
_ELSEWHERE = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "socket.connect")


def digest(asked: Sequence[str]) -> str:
    """A digest of what is asked for and of all that any run depends on but the desk's files."""
    code = (found for folder in (_PACKAGE, _COMPILED) for found in _below(folder))
    program = [(path, about.st_size, about.st_mtime_ns, about.st_ino) for path, about, _ in code if about]
    installed = [(path, _times(path)) for path in sys.path]
    terminal = [(stream.isatty(), stream.encoding, _size(stream)) for stream in (sys.stdout, sys.stderr)]
    environment = sorted((name, value) for name, value in os.environ.items() if name not in _OF_SHELLS)
    python = (sys.version, sys.executable, sys.flags, sys.warnoptions, os.geteuid(), os.getcwd())
    day = datetime.date.today().isoformat()
    all_of_it = (asked, __version__, program, installed, terminal, environment, python, day)
    return hashlib.blake2b(repr(all_of_it).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _times(path: str) -> tuple[int, int]:
    try:
        about = os.stat(path or ".")
    except OSError:
        return (0, 0)
    return about.st_mtime_ns, about.st_ino


def _size(stream: Any) -> tuple[int, int]:
    try:
        return tuple(os.get_terminal_size(stream.fileno()))  # type: ignore[return-value]
    except (OSError, ValueError):
        return (0, 0)


def _below(folder: str) -> Iterator[tuple[str, os.stat_result | None, str]]:
    """Every file and folder below a folder, and itself: its path, what is known of it (None where that cannot be had),
    and where it leads if it is a link."""
    ahead = [folder]
    while ahead:
        here = ahead.pop()
        yield here, _stat(here), ""
        try:
            with os.scandir(here) as entries:
                for entry in entries:
                    if entry.is_symlink():
                        yield entry.path, _stat(entry.path), os.path.realpath(entry.path)
                    elif not entry.is_dir():
                        yield entry.path, entry.stat(), ""
                    elif entry.name != "__pycache__":
                        ahead.append(entry.path)
        except OSError:
            yield here, None, ""


def _stat(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except (OSError, ValueError):
        return None


class Files:
    """The state of all files below some folders, and of some beside them.

    `names` has their absolute paths, `beside` those that do not lie below the folders; `state` is a digest of names,
    sizes, times and inodes, and of where links lead; `changed` is the last time at which any of them changed, in
    nanoseconds, as the file system has it.
    """

    def __init__(self, folders: Sequence[Path], beside: Iterable[Path | str]) -> None:
        found = {path: (about, leads) for folder in folders for path, about, leads in _below(os.path.abspath(folder))}
        # That a file is not there is part of the state of its folder.
        self.folders = tuple(os.path.join(os.path.abspath(folder), "") for folder in folders)
        self.beside = [name for name in map(os.path.abspath, beside) if name not in found]
        found.update((name, (_stat(name), os.path.realpath(name))) for name in self.beside)
        lines = (f"{name}\0{leads}\0{_state(about)}" for name, (about, leads) in sorted(found.items()))
        self.names = found.keys()
        self.state = hashlib.blake2b("\n".join(lines).encode("utf-8", "surrogateescape"), digest_size=32).hexdigest()
        self._changed = {name: about.st_ctime_ns for name, (about, _) in found.items() if about}
        self.changed = max(self._changed.values(), default=0)

    def newer_than(self, time: int) -> list[str]:
        """The files so new, at a time, that a change right after it might not have shown in their times."""
        return [name for name, changed in self._changed.items() if changed >= time - _NEW and os.path.isfile(name)]


def _state(about: os.stat_result | None) -> str:
    if about is None:
        return "none"
    return f"{about.st_mode} {about.st_size} {about.st_mtime_ns} {about.st_ctime_ns} {about.st_ino} {about.st_dev}"


def contents(paths: Iterable[str]) -> dict[str, str]:
    """A digest of what is in each of these files, "" where it cannot be read."""
    return {path: _content(path) for path in paths}


def _content(path: str) -> str:
    found = hashlib.sha256()
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with open(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return ""
            while part := stream.read(1 << 20):
                found.update(part)
    except OSError:
        return ""
    return found.hexdigest()


class Opened:
    """What this process opens, lists and starts between the beginning and the end of a `with`, by Python's audit."""

    def __init__(self) -> None:
        self.files: set[str] = set()
        self.folders: set[str] = set()
        self.git: set[str] = set()
        """Folders in which git was asked."""
        self.elsewhere = False

    def __enter__(self) -> Opened:
        global _hooked, _passing
        # Only a run that is not replayed gets here, and finding the folder opens files in it.
        import tempfile

        _passing = os.path.join(tempfile.gettempdir(), PASSING)
        if not _hooked:
            _hooked = True
            sys.addaudithook(_hook)
        _watching.append(self)
        return self

    def __exit__(self, *_: object) -> None:
        _watching.remove(self)

    def only(self, files: Files, own: Sequence[Path]) -> bool:
        """Whether it was nothing but these files, the program, Python, what lies in these folders of our own, and
        files made for a while."""
        free = [sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix, _PACKAGE, _COMPILED]
        free += map(str, own)
        folders = tuple(
            {os.path.join(path, "") for each in free for path in (os.path.abspath(each), os.path.realpath(each))}
        )
        # Python's import lists these; what is in them is part of `digest`.
        known = {*files.names, os.devnull, *(os.path.abspath(path) for path in sys.path)}
        paths = [os.path.abspath(path) for path in self.files | self.folders]
        covered = (*folders, *files.folders)
        return not self.elsewhere and all(
            path in known or os.path.join(path, "").startswith(covered) or _is_passing(path) for path in paths
        )


def _is_passing(path: str) -> bool:
    """Whether a file was made by this program for a while, and is gone."""
    return path.startswith(_passing) and not os.path.lexists(path)


_watching: list[Opened] = []
_hooked = False
_passing = ""


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if not _watching:
        return
    if event in ("open", "os.listdir", "os.scandir"):
        path = arguments[0]
        if isinstance(path, (str, bytes, os.PathLike)):
            for each in _watching:
                (each.files if event == "open" else each.folders).add(os.fsdecode(path))
    elif event == "subprocess.Popen" and _is_git(arguments):
        for each in _watching:
            each.git.add(os.path.abspath(arguments[2] or ""))
    elif event in _ELSEWHERE:
        for each in _watching:
            each.elsewhere = True


def _is_git(arguments: tuple[Any, ...]) -> bool:
    """Whether git is started, and asked for what rests on its repository: signatures rest on keys, and "@{…}" on what
    was there before."""
    program, asked = arguments[:2]
    if os.path.basename(os.fsdecode(program)) != "git" or isinstance(asked, (str, bytes)):
        return False
    return not any("%G" in word or "@{" in word for word in map(os.fsdecode, asked))
