"""Another state of a source in place of the one that the record quotes. The two change places; nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from secondhand.capturing.comparison import States, fallen
from secondhand.capturing.entry import capture_fields
from secondhand.capturing.known import latest
from secondhand.capturing.store import WHOLE, Store
from secondhand.errors import UnusableFile
from secondhand.publishing.write import write_atomically
from secondhand.record.blocks import Value
from secondhand.record.edit import AddField, Edit, Rewrite, SetValue, apply
from secondhand.record.load import load
from secondhand.record.model import Record, Source, Version
from secondhand.record.nearest import nearest_or_all

_LEAST = 6
"""Digits of a digest that tell which one is meant."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """A source and the state that the record quotes from now on; `fallen` are findings about quotations that do not
    stand in it."""

    source: Source
    state: Version
    fallen: tuple[str, ...]


def adopt(file: Path, name: str, digest: str) -> Adopted:
    """Let the record in a file quote another state of a source: the newest, or that whose digest begins so.

    Raises UnusableFile for what cannot be meant, and EditRefused where the record cannot be changed in place.
    """
    record = load(file, str(file))
    if name not in record.sources:
        raise UnusableFile(f'there is no source "{name}"; {nearest_or_all(name, record.sources)}')
    source = record.sources[name]
    state = _chosen(source, digest)
    store = Store(file.parent)
    text = store.text(name, state.sha256)
    if text is None:
        raise UnusableFile(f'the text of that state of "{name}" is not at hand: it cannot be sealed')
    whole = store.text(name, state.capture.whole_sha256 if state.capture is not None else "", WHOLE)
    quoted = States(store, file.parent).quoted(record, source)
    gone = tuple(map(str, fallen(record, name, quoted, [each for each in (text, whole) if each is not None])))
    _write(record, source, state)
    return Adopted(source, state, gone)


def _chosen(source: Source, digest: str) -> Version:
    if source.text:
        raise UnusableFile(f'the text of "{source.id}" is committed ({source.text}): put the new one there yourself')
    if not source.versions:
        raise UnusableFile(f'there is no other state of "{source.id}"; "invoke refresh --source {source.id}" looks')
    if not digest:
        newest = latest(source)
        if isinstance(newest, Source):
            raise UnusableFile(f'the record quotes the newest state of "{source.id}"; {_named(source.versions)}')
        return newest
    found = [each for each in source.versions if len(digest) >= _LEAST and each.sha256.startswith(digest.lower())]
    if len(found) != 1:
        raise UnusableFile(f'no other state of "{source.id}" has a sha256 that begins so; {_named(source.versions)}')
    return found[0]


def _named(versions: Sequence[Version]) -> str:
    states = (f"{each.sha256[:12]} ({each.capture.retrieved if each.capture else 'not captured'})" for each in versions)
    return f"--sha256 names another: {', '.join(states)}"


def _write(record: Record, source: Source, state: Version) -> None:
    path = Path(source.at().file)
    before = path.read_bytes().decode("utf-8")
    if before.lstrip("\ufeff") != record.texts[source.at().file]:
        raise UnusableFile(f"{path} was changed meanwhile: try again")
    write_atomically(path, apply(before, list(_edits(source, state)), str(path)).encode())


def _edits(source: Source, state: Version) -> Iterator[Edit]:
    where = ("sources", source.id)
    if state.capture is None:
        raise UnusableFile(f'that state of "{source.id}" was not captured; put its sha256 into the record by hand')
    yield SetValue((*where, "sha256"), state.sha256)
    capture = capture_fields(state.capture)
    if source.capture is None:
        yield AddField(where, "capture", capture, "sha256")
    else:
        yield Rewrite(where, "capture", capture)
    day = state.capture.retrieved[:10]
    if source.retrieved:
        yield SetValue((*where, "retrieved"), day)
    else:
        yield AddField(where, "retrieved", day, "title")
    left: dict[str, Value] = {"sha256": source.sha256}
    if source.capture is not None:
        left["capture"] = capture_fields(source.capture)
    yield Rewrite(where, "versions", [left if each is state else _version(each) for each in source.versions])


def _version(version: Version) -> dict[str, Value]:
    said: dict[str, Value] = {"sha256": version.sha256}
    return said if version.capture is None else {**said, "capture": capture_fields(version.capture)}
