"""The files that git's answers about a desk rest on; not its objects, whose names are digests of what is in them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from secondhand.workflow.git import git

_FILES = (
    *("HEAD", "FETCH_HEAD", "ORIG_HEAD", "MERGE_HEAD", "index", "packed-refs", "shallow", "commondir"),
    *("config", "config.worktree", "info/attributes", "info/grafts"),
)
_FOLDERS = ("refs", "reftable")
_NAMING_FILES = ("mailmap.file", "core.attributesfile", "include.path")


@dataclass(frozen=True, slots=True)
class State:
    """Files, whether they are there or not, and folders with all that is in them."""

    files: tuple[Path, ...]
    folders: tuple[Path, ...]


def state_of(folder: Path) -> State:
    """What git's answers rest on that are given in this folder, in a repository or not."""
    folder = folder.absolute()
    ways = [folder, *folder.resolve().parents, folder.resolve()]
    files = [way / name for way in ways for name in (".git", ".gitattributes", ".mailmap")]
    files += [Path(program) for program in [shutil.which("git")] if program]
    files += _configured(folder)
    found = git(folder, "rev-parse", "--absolute-git-dir", "--git-common-dir")
    places = dict.fromkeys(folder / line for line in found.splitlines()) if found else {}
    files += [place / name for place in places for name in _FILES]
    return State(tuple(dict.fromkeys(files)), tuple(place / name for place in places for name in _FOLDERS))


def _configured(folder: Path) -> Iterator[Path]:
    """The files of git's configuration, and those that it names."""
    home = Path(os.environ.get("HOME", "~")).expanduser()
    more = Path(os.environ.get("XDG_CONFIG_HOME", "") or home / ".config") / "git"
    yield from (home / ".gitconfig", more / "config", more / "attributes", Path("/etc/gitconfig"))
    said = git(folder, "config", "--list", "--show-origin", "--null") or ""
    parts = said.split("\0")
    for origin, entry in zip(parts[::2], parts[1::2], strict=False):
        file = Path(origin.removeprefix("file:"))
        if origin.startswith("file:") and file.is_absolute():
            yield file
        name, _, value = entry.partition("\n")
        if value and (name in _NAMING_FILES or name.startswith("includeif.")):
            yield from _named(value, [file.parent, folder])


def _named(value: str, folders: Iterable[Path]) -> Iterator[Path]:
    for each in folders:
        yield each.absolute() / os.path.expanduser(value)
