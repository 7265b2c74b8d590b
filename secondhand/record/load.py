"""`claims.yaml` to a `Record`, or every reason why it cannot be one."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path, PurePath
from typing import Any, TypeVar

import yaml

from secondhand.errors import Problem, UnusableRecord
from secondhand.record import tree
from secondhand.record.dangling import dangling
from secondhand.record.direct import Direct, Unusual
from secondhand.record.files import MOST_FILES, decoded, fault, included, read_file
from secondhand.record.model import (
    Brief,
    Claim,
    Desk,
    Entry,
    Levels,
    Party,
    Places,
    QuoteLimits,
    Record,
    Source,
    Verdict,
)
from secondhand.record.nearest import nearest
from secondhand.record.places import Name
from secondhand.record.scale import default_scale
from secondhand.record.shape import Shape
from secondhand.record.words import is_identifier, no_identifier

E = TypeVar("E", bound=Entry)

_COLLECTIONS: Mapping[str, tuple[type[Any], str]] = {
    "verdicts": (Verdict, "verdict"),
    "parties": (Party, "party"),
    "sources": (Source, "source"),
    "briefs": (Brief, "brief"),
    "claims": (Claim, "claim"),
}
_SINGLE: Mapping[str, type[Any]] = {"desk": Desk, "quote_limits": QuoteLimits, "checks": Levels}


def load(path: Path, shown_as: str | None = None) -> Record:
    """The record in a file. `shown_as` is how problems name the file; by default its own name.

    Raises UnusableRecord with every problem found.
    """
    file = shown_as or path.name
    data = read_file(path, file)
    return parse(data, file, path.parent)


def parse(data: bytes, file: str, folder: Path | None = None) -> Record:
    """The record in these bytes of UTF-8, with the files below its folder that it includes. Raises UnusableRecord with
    every problem found."""
    text = decoded(data, file)
    with _uncollected():
        return _Reading(text, file, []).record(data, folder)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for cycles, which there are none of: with as many objects as here that takes half of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class _Reading:
    """A record as it is read, entry by entry: directly where an entry is as it should be, else so that what is wrong
    with it is said."""

    def __init__(self, text: str, file: str, problems: list[Problem]) -> None:
        self.file = file
        self.text = text
        self.problems = problems
        self.include: list[tree.Scalar] = []
        self.events = tree.Events(text, file, self.problems)
        self.shape = Shape(file, self.problems)
        self.direct = Direct(file, self.events)
        self.places: dict[Name, tuple[int, int]] = {}
        self.lines: dict[str, int] = {}
        self.parts: dict[str, Any] = {name: {} for name in _COLLECTIONS}
        self.declared: dict[str, Collection[str]] = dict.fromkeys(_COLLECTIONS, ())

    def record(self, data: bytes, folder: Path | None) -> Record:
        place = self._read(main=True)
        digest = hashlib.sha256(data)
        others = self._included(folder, digest) if self.include else []
        if "desk" not in self.lines:
            self.shape.complain(tree.Mapping(*place), "a record has a desk", 'add "desk: {name: …}"')
        places = Places(self.file, place, self.places)
        include = tuple(each.text for each in self.include)
        if "verdicts" not in self.lines:
            self.parts["verdicts"] = default_scale(self.file)
            self.declared["verdicts"] = self.parts["verdicts"]
        self.parts.setdefault("quote_limits", QuoteLimits(places=places))
        self.parts.setdefault("checks", Levels(places=places))
        # An entry that could not be made is reported already; that others refer to it is no fault of theirs.
        room = tree.MOST_PROBLEMS - len(self.problems)
        self.problems.extend(islice(dangling(self.parts["claims"], self.declared), room))
        if self.problems:
            raise UnusableRecord(self.problems, given_up=len(self.problems) == tree.MOST_PROBLEMS)
        every = [self, *others]
        cut = {key: comment for each in every for key, comment in each.cut()}
        texts = {each.file: each.text.lstrip("\ufeff") for each in every}
        text = texts[self.file]
        return Record(
            places=places, digest=digest.hexdigest(), cut=cut, text=text, texts=texts, include=include, **self.parts
        )

    def _read(self, *, main: bool) -> tuple[int, int]:
        """Read the file, the record's first one or one that it includes; where its content begins."""
        events = self.events
        with events.explained():
            root = events.begin()
            place = (root.start_mark.line + 1, root.start_mark.column + 1)
            if not isinstance(root, yaml.MappingStartEvent):
                self.shape.complain(
                    events.beginning(root), "a record is a mapping with desk, parties, sources, briefs and claims"
                )
                raise UnusableRecord(self.problems)
            events.complain_of_marks(root)
            while not isinstance(event := events.next(), yaml.MappingEndEvent):
                self._part(event, main=main)
            events.end()
        return place

    def cut(self) -> Iterator[tuple[tuple[str, int, int], tuple[int, int]]]:
        """Where values begin that a comment cuts short, and where the comment does."""
        at = self.events.lines.at
        return (((self.file, *at(value)), at(comment)) for value, comment in self.events.cut.items())

    def _included(self, folder: Path | None, digest: Any) -> list[_Reading]:
        """The files that the record includes, read, and what is in them taken into its parts."""
        found: dict[str, Path] = {}
        for node in self.include:
            wrong = fault(node.text) if folder else "there is no folder to look in"
            paths = [] if wrong or folder is None else list(included(folder, node.text))
            if not paths:
                self.shape.complain(
                    node, f'"{tree.shown(node.text)}" includes nothing: {wrong or "no file is called so"}'
                )
            for path in paths:
                within = PurePath(self.file).parent / path.relative_to(folder or path)
                found.setdefault(str(within), path)
        if len(found) > MOST_FILES:
            self.shape.complain(self.include[0], f"{len(found)} files are included; {MOST_FILES} are the most")
            return []
        readings = []
        for name, path in found.items():
            if name == self.file:
                continue
            data = read_file(path, name)
            digest.update(f"\0{path.name}\0".encode() + hashlib.sha256(data).digest())
            reading = _Reading(decoded(data, name), name, self.problems)
            reading._read(main=False)
            self._take(reading)
            readings.append(reading)
        return readings

    def _take(self, other: _Reading) -> None:
        """Take in the entries of an included file. An id that stands in another file already is a problem."""
        for name in _COLLECTIONS:
            mine = self.parts[name]
            for key, entry in other.parts[name].items():
                if key in mine:
                    first = mine[key].at()
                    hint = "rename one of them or take it out"
                    message = f'"{tree.shown(key)}" stands here again; first in {first.file}:{first.line}'
                    self.problems.append(Problem(entry.at(), message, hint))
                else:
                    mine[key] = entry
            self.declared[name] = {**dict.fromkeys(self.declared[name]), **dict.fromkeys(other.declared[name])}

    def _part(self, event: Any, *, main: bool) -> None:
        """One part of the record, whose key begins with this event; a file that is not the main one has less."""
        key = self._key(event, self.lines, 2)
        if key is None:
            return
        self.places[key] = (event.start_mark.line + 1, event.start_mark.column + 1)
        if key in _COLLECTIONS and (main or key != "verdicts"):
            self._collection(key)
        elif not main:
            self.events.node(self.events.next(), 2)
            hint = (
                "an included file has parties, sources, briefs and claims; the rest stands in the file that includes it"
            )
            self.events.complain(event.start_mark.index, f'"{tree.shown(key)}" does not belong here', hint)
        elif key == "include":
            self._include()
        elif key in _SINGLE:
            entry = self._entry(_SINGLE[key], "", event, key)
            if entry:
                self.parts[key] = entry
        else:
            self.events.node(self.events.next(), 2)
            known = [*_SINGLE, *_COLLECTIONS, "include"]
            hint = nearest(key, known) or ", ".join(known)
            self.events.complain(event.start_mark.index, f'a record has no "{tree.shown(key)}"', hint)

    def _include(self) -> None:
        """The list of files that the record includes."""
        node = self.events.node(self.events.next(), 2)
        items = node.items if isinstance(node, tree.Sequence) else []
        self.include = [each for each in items if isinstance(each, tree.Scalar) and each.text.strip()]
        if not isinstance(node, tree.Sequence) or len(self.include) != len(items):
            self.include = []
            self.shape.complain(node, "include must be a list of files", "write [claims/*.yaml]")

    def _collection(self, name: str) -> None:
        """A mapping of ids to entries of one kind, in the order of the file."""
        kind, what = _COLLECTIONS[name]
        start = self.events.next()
        if not isinstance(start, yaml.MappingStartEvent):
            self.shape.entries(self.events.node(start, 2), kind, what)
            return
        self.events.complain_of_marks(start)
        lines: dict[str, int] = {}
        while not isinstance(event := self.events.next(), yaml.MappingEndEvent):
            key = self._key(event, lines, 3)
            if key is None:
                continue
            if not is_identifier(key):
                self.events.complain(event.start_mark.index, *no_identifier(key))
            entry = self._entry(kind, what, event, key)
            if entry:
                self.parts[name][key] = entry
        self.declared[name] = lines

    def _key(self, event: Any, lines: dict[str, int], depth: int) -> str | None:
        """The key that begins with this event, whose line is added to `lines`; None, the value read and dropped, where
        it is none or stands there already."""
        is_scalar = isinstance(event, yaml.ScalarEvent)
        if is_scalar:
            self.events.complain_of_marks(event)
            if event.value not in lines:
                lines[event.value] = event.start_mark.line + 1
                return str(event.value)
            self.events.complain_again(event, event.value, lines[event.value])
        elif not isinstance(self.events.node(event, depth), tree.Scalar):
            self.events.complain(event.start_mark.index, "a key must be a word")
        self.events.node(self.events.next(), depth)
        return None

    def _entry(self, kind: type[E], what: str, event: Any, key: str) -> E | None:
        """The entry of a collection of `what` under a key, whose event that is, or the part of the record with this
        key ("" for `what`); None where it cannot be made. Then `problems` says why."""
        name = key if what else ""
        try:
            return self.direct.entry(kind, event, name)
        except Unusual:
            node = self.events.again(self.direct.seen, 3 if what else 2)
            place = tree.Scalar("", True, *self.events.lines.at(event.start_mark.index))
            return self.shape.entry(node, kind, f'{what} "{tree.shown(key)}"' if what else key, name, place)
