"""The record as it was in a commit."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from secondhand import surroundings
from secondhand.errors import UnusableFile, UnusableRecord
from secondhand.record.load import load
from secondhand.record.model import Record
from secondhand.workflow.repository import Repository

_YAML = (".yaml", ".yml")


def record_at(repository: Repository, commit: str, name: str) -> Record:
    """The record with this file name in the desk's folder at a commit.

    Raises UnusableFile where it was not there yet, UnusableRecord where it cannot be read.
    """
    return _record_at(repository, commit, name)


def readable_at(repository: Repository, commit: str, name: str) -> Record | None:
    """The same, None where it was not there or cannot be read."""
    try:
        return record_at(repository, commit, name)
    except (UnusableFile, UnusableRecord):
        return None


def forget() -> None:
    """Read each commit anew from here on: for measuring."""
    _record_at.cache_clear()


@lru_cache(maxsize=16)
def _record_at(repository: Repository, commit: str, name: str) -> Record:
    with passing_folder() as folder:
        write_files(folder, repository.read(commit, [name, *_others(repository, commit, name)]))
        path = folder / name
        if not path.is_file():
            raise UnusableFile(f"{commit[:12]} has no {name}")
        return load(path, name)


@contextmanager
def folder_at(repository: Repository, commit: str, name: str) -> Iterator[Path]:
    """A folder of the desk as it was in a commit, in a place of its own as long as it is needed."""
    paths = [path for path in repository.files(commit, ("",)) if path.startswith(f"{name}/")]
    with passing_folder() as folder:
        write_files(folder, repository.read(commit, paths))
        yield folder / name


@contextmanager
def passing_folder() -> Iterator[Path]:
    """A folder for a while."""
    folder = Path(tempfile.mkdtemp(prefix=surroundings.PASSING))
    try:
        yield folder
    finally:
        # Not by shutil.rmtree, which opens what it deletes by its name alone: `reruns` could not tell what it was.
        for place, folders, files in os.walk(folder, topdown=False):
            for each in (os.path.join(place, name) for name in (*files, *folders)):
                (os.unlink if os.path.islink(each) or os.path.isfile(each) else os.rmdir)(each)
        folder.rmdir()


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder; paths that would lead out of it are left out."""
    for name, content in files.items():
        path = folder / name
        if ".." in Path(name).parts or Path(name).is_absolute():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _others(repository: Repository, commit: str, name: str) -> tuple[str, ...]:
    return tuple(each for each in repository.files(commit, _YAML) if each != name)
