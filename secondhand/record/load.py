"""`claims.yaml` to a `Record`, or every reason why it cannot be one."""

from __future__ import annotations

import gc
import hashlib
import os
import select
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import yaml

from secondhand.errors import Position, Problem, UnusableRecord
from secondhand.reading.lines import Lines
from secondhand.record import tree
from secondhand.record.direct import Direct, Unusual
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
from secondhand.record.places import Name
from secondhand.record.scale import default_scale
from secondhand.record.shape import Shape, is_identifier, nearest, no_identifier

E = TypeVar("E", bound=Entry)
MOST_BYTES = 64 * 1024 * 1024
PATIENCE = 10
"""Seconds without a word after which nobody is waited for at the other end of a pipe."""
MOST_HINTS = 100
"""References for which a word like them is looked for."""

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
    data = _read(path, file)
    return parse(data, file)


def _read(path: Path, file: str) -> bytes:
    start = Position(file, 1, 1)
    try:
        size = path.stat().st_size
        if size <= MOST_BYTES:
            data = _pipe(path) if path.is_fifo() else _file(path)
            size = len(data)
    except FileNotFoundError:
        hint = "run this in the folder of a desk, or name its record with --file"
        raise UnusableRecord([Problem(start, "there is no such file", hint)]) from None
    except TimeoutError:
        message = f"a pipe into which nobody has written for {PATIENCE} seconds"
        raise UnusableRecord([Problem(start, message, "name a file")]) from None
    except OSError as error:
        raise UnusableRecord([Problem(start, f"cannot be read: {error.strerror}")]) from None
    if size > MOST_BYTES:
        raise UnusableRecord(
            [Problem(start, f"{size >> 20} MB are too large for a record; {MOST_BYTES >> 20} MB are the most")]
        )
    return data


def _file(path: Path) -> bytes:
    # A device says 0 of its size and may not end.
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)


def _pipe(path: Path) -> bytes:
    """What is written into a named pipe, up to MOST_BYTES and one. TimeoutError where nothing is."""
    data = bytearray()
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb", buffering=0) as stream:
        while len(data) <= MOST_BYTES:
            # It is readable when there is something in it, and when its last writer has gone.
            if not select.select([stream], [], [], PATIENCE)[0]:
                raise TimeoutError
            part = stream.read(1 << 20)
            if not part:
                break
            data += part
    return bytes(data)


def parse(data: bytes, file: str) -> Record:
    """The record in these bytes of UTF-8. Raises UnusableRecord with every problem found."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").lstrip("\ufeff")
        problem = Problem(Position(file, *Lines(before).at(len(before))), "not UTF-8", "save the file as UTF-8")
        raise UnusableRecord([problem]) from None
    with _uncollected():
        return _Reading(text, file).record(hashlib.sha256(data).hexdigest())


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

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.text = text
        self.problems: list[Problem] = []
        self.events = tree.Events(text, file, self.problems)
        self.shape = Shape(file, self.problems)
        self.direct = Direct(file, self.events)
        self.places: dict[Name, tuple[int, int]] = {}
        self.lines: dict[str, int] = {}
        self.parts: dict[str, Any] = {name: {} for name in _COLLECTIONS}
        self.declared: dict[str, Collection[str]] = dict.fromkeys(_COLLECTIONS, ())

    def record(self, digest: str) -> Record:
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
                self._part(event)
            events.end()
        if "desk" not in self.lines:
            self.shape.complain(tree.Mapping(*place), "a record has a desk", 'add "desk: {name: …}"')
        places = Places(self.file, place, self.places)
        if "verdicts" not in self.lines:
            self.parts["verdicts"] = default_scale(self.file)
            self.declared["verdicts"] = self.parts["verdicts"]
        self.parts.setdefault("quote_limits", QuoteLimits(places=places))
        self.parts.setdefault("checks", Levels(places=places))
        # An entry that could not be made is reported already; that others refer to it is no fault of theirs.
        room = tree.MOST_PROBLEMS - len(self.problems)
        self.problems.extend(islice(_dangling(self.parts["claims"], self.declared), room))
        if self.problems:
            raise UnusableRecord(self.problems, given_up=len(self.problems) == tree.MOST_PROBLEMS)
        cut = {events.lines.at(value): events.lines.at(comment) for value, comment in events.cut.items()}
        return Record(places=places, digest=digest, cut=cut, text=self.text.lstrip("\ufeff"), **self.parts)

    def _part(self, event: Any) -> None:
        """One part of the record, whose key begins with this event."""
        key = self._key(event, self.lines, 2)
        if key is None:
            return
        self.places[key] = (event.start_mark.line + 1, event.start_mark.column + 1)
        if key in _COLLECTIONS:
            self._collection(key)
        elif key in _SINGLE:
            entry = self._entry(_SINGLE[key], "", event, key)
            if entry:
                self.parts[key] = entry
        else:
            self.events.node(self.events.next(), 2)
            known = [*_SINGLE, *_COLLECTIONS]
            hint = nearest(key, known) or ", ".join(known)
            self.events.complain(event.start_mark.index, f'a record has no "{tree.shown(key)}"', hint)

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


def _dangling(claims: Mapping[str, Claim], declared: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """References to briefs, verdicts and sources that the record does not have; parties are a check's matter."""
    hints = 0
    for claim in claims.values():
        references: list[tuple[str, str, Entry]] = [("brief", claim.brief, claim), ("verdict", claim.verdict, claim)]
        references += [("source", evidence.source, evidence) for evidence in claim.evidence]
        for what, name, entry in references:
            known = declared[f"{what}s"]
            if name in known:
                continue
            hint = nearest(name, known) if hints < MOST_HINTS else ""
            hint = hint or f"{what}s has: {', '.join(sorted(known)[:12]) or 'nothing'}"
            hints += 1
            yield Problem(entry.at(what), f'there is no {what} "{tree.shown(name)}"', hint)
