"""Entries that are as the model wants them, straight from libyaml's events, by the types that `model.py` gives them.

Nothing is explained here: at the first thing that is not as it should be the reading ends with `Unusual`, and
`load.py` has the same entry read by `shape.py`, which says what is wrong and where. What both accept is the same.
A type that is not known here is `Unusual` too, so that a new type of field works before it is quick.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from array import array
from collections.abc import Callable, Iterator
from itertools import count
from typing import Annotated, Any, Literal, TypeVar, Union

import yaml

from secondhand.record.model import Entry
from secondhand.record.places import Marks, Name, Places
from secondhand.record.shape import CONTROL, DIGEST, FLAGS, MOST_CHARACTERS, NULLS, NUMBER, SHARE, rest_of
from secondhand.record.tree import Events
from secondhand.record.words import is_date, is_time

E = TypeVar("E", bound=Entry)
Scalar = Callable[[str, str | None], Any]
"""From a scalar's text and style to a value; None where it is none."""


class Unusual(Exception):
    """Something that only the explaining way can judge."""


@dataclasses.dataclass(frozen=True, slots=True)
class Plan:
    """How a kind of entry is read: by field name, what its scalar, the items of its list, its entries or its one entry
    are; `required` are those it must have, `known` all that can be read here."""

    kind: type[Entry]
    scalars: dict[str, Scalar]
    items: dict[str, Scalar]
    entries: dict[str, type[Entry]]
    single: dict[str, type[Entry]]
    required: tuple[str, ...]
    known: frozenset[str]


_PLANS: dict[type[Entry], Plan] = {}


def plan_of(kind: type[Entry]) -> Plan:
    """The plan of a kind of entry, made from its fields' types once."""
    if kind not in _PLANS:
        hints = typing.get_type_hints(kind, include_extras=True)
        fields = [field for field in dataclasses.fields(kind) if field.name not in ("places", "id")]
        scalars: dict[str, Scalar] = {}
        items: dict[str, Scalar] = {}
        entries: dict[str, type[Entry]] = {}
        single: dict[str, type[Entry]] = {}
        for field in fields:
            hint = hints[field.name]
            if (scalar := _scalar(hint)) is not None:
                scalars[field.name] = scalar
            elif typing.get_origin(hint) is tuple:
                item = typing.get_args(hint)[0]
                if (scalar := _scalar(item)) is not None:
                    items[field.name] = scalar
                elif isinstance(item, type) and issubclass(item, Entry):
                    entries[field.name] = item
            elif (inner := _entry_kind(hint)) is not None:
                single[field.name] = inner
        required = tuple(field.name for field in fields if field.default is dataclasses.MISSING)
        known = frozenset((*scalars, *items, *entries, *single))
        _PLANS[kind] = Plan(kind, scalars, items, entries, single, required, known)
    return _PLANS[kind]


def _entry_kind(hint: Any) -> type[Entry] | None:
    """The kind of entry that a field holds, if it holds one, or may; none with fields of any name."""
    if typing.get_origin(hint) in (Union, types.UnionType):
        hint = typing.get_args(hint)[0]
    return hint if isinstance(hint, type) and issubclass(hint, Entry) and rest_of(hint) is None else None


def _scalar(hint: Any) -> Scalar | None:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Annotated:
        return {"date": _date, "time": _time, "id": _text, "digest": _digest}.get(arguments[1])
    if origin is Literal:
        words = {word: word for word in arguments}
        return lambda text, _: words.get(text)
    if origin in (Union, types.UnionType):
        return _scalar(arguments[0])
    return {str: _text, bool: _flag, int: _number, float: _share}.get(hint)


def _text(text: str, style: str | None) -> str | None:
    # Only between double quotation marks can a text hold what libyaml lets nobody write.
    if style == '"' and CONTROL.search(text):
        return None
    stripped = text.strip()
    return stripped if len(stripped) <= MOST_CHARACTERS else None


def _date(text: str, style: str | None) -> str | None:
    stripped = _text(text, style)
    return stripped if stripped is not None and is_date(stripped) else None


def _time(text: str, style: str | None) -> str | None:
    stripped = _text(text, style)
    return stripped if stripped is not None and is_time(stripped) else None


def _digest(text: str, style: str | None) -> str | None:
    lower = (_text(text, style) or "").lower()
    return lower if DIGEST.fullmatch(lower) else None


def _flag(text: str, style: str | None) -> bool | None:
    return None if style else FLAGS.get(text.lower())


def _number(text: str, style: str | None) -> int | None:
    return int(text) if not style and NUMBER.fullmatch(text) else None


def _share(text: str, style: str | None) -> float | None:
    return float(text) if not style and SHARE.fullmatch(text) else None


class Direct:
    """Reads entries from events; `seen` keeps those of the entry that is being read, to be read again."""

    def __init__(self, file: str, events: Events) -> None:
        self.file = file
        self.lines = events.lines
        self.seen: list[Any] = []
        self._events = events
        # Most entries of a kind have the same fields.
        self._names: dict[tuple[Name, ...], tuple[Name, ...]] = {}

    def entry(self, kind: type[E], key: Any, name: str) -> E:
        """The entry whose key is that event; Unusual where it cannot be read here. `name` is its id."""
        self.seen.clear()
        entry: E = self._entry(plan_of(kind), self._taken(), key.start_mark, name)
        return entry

    def _taken(self) -> Any:
        event = self._events.next()
        self.seen.append(event)
        return event

    def _entry(self, plan: Plan, start: Any, mark: Any, name: str) -> Any:
        if not isinstance(start, yaml.MappingStartEvent) or start.anchor or start.tag:
            raise Unusual
        # This loop runs for every value of a record: what it looks up often, it looks up here.
        take, keep, scalars, may_be_cut = self._events.next, self.seen.append, plan.scalars, self._events.may_be_cut
        scalar, end = yaml.ScalarEvent, yaml.MappingEndEvent
        marks: dict[Name, int] = {}
        values: dict[str, Any] = {}
        while True:
            key = take()
            keep(key)
            if key.__class__ is not scalar:
                if key.__class__ is end:
                    break
                raise Unusual
            field = key.value
            event = take()
            keep(event)
            # An alias has the name of its anchor.
            if field in marks or key.anchor or key.tag or event.anchor or event.tag:
                raise Unusual
            marks[field] = event.start_mark.index
            if event.__class__ is not scalar:
                values[field] = self._nested(plan, field, event, marks)
                continue
            text, style = event.value, event.style
            if may_be_cut and not style:
                self._events.note_cut(event)
            if not style and text in NULLS:
                if field in plan.known:
                    continue
                raise Unusual
            read = scalars.get(field)
            value = read(text, style) if read is not None else None
            if value is None:
                raise Unusual
            values[field] = value
        for field in plan.required:
            if values.get(field, "") == "":
                raise Unusual
        names = tuple(marks)
        names = self._names.setdefault(names, names)
        marked = Marks(self.lines, names, array("I", marks.values()))
        return plan.kind(places=Places(self.file, (mark.line + 1, mark.column + 1), marked), id=name, **values)

    def _nested(self, plan: Plan, field: str, start: Any, marks: dict[Name, int]) -> Any:
        if field in plan.single:
            return self._entry(plan_of(plan.single[field]), start, start.start_mark, "")
        if not isinstance(start, yaml.SequenceStartEvent):
            raise Unusual
        if field in plan.entries:
            return tuple(self._entries(plan_of(plan.entries[field]), field, marks))
        if field in plan.items:
            return tuple(self._items(plan.items[field], field, marks))
        raise Unusual

    def _entries(self, plan: Plan, field: str, marks: dict[Name, int]) -> Iterator[Any]:
        for index in count():
            event = self._taken()
            if isinstance(event, yaml.SequenceEndEvent):
                return
            marks[(field, index)] = event.start_mark.index
            yield self._entry(plan, event, event.start_mark, "")

    def _items(self, read: Scalar, field: str, marks: dict[Name, int]) -> Iterator[Any]:
        for index in count():
            event = self._taken()
            if isinstance(event, yaml.SequenceEndEvent):
                return
            if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
                raise Unusual
            if self._events.may_be_cut and not event.style:
                self._events.note_cut(event)
            mark: Any = event.start_mark
            marks[(field, index)] = mark.index
            value = read(event.value, event.style)
            if value is None:
                raise Unusual
            yield value
