"""A tree of values to frozen entries, by the types that `model.py` gives them; every problem is collected.

A new field of the record needs nothing here: its type in the model says how it is read.
"""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Callable
from typing import Annotated, Any, Literal, TypeVar, Union

from secondhand.errors import Position, Problem, UnusableRecord
from secondhand.record import tree
from secondhand.record.model import Entry, Places
from secondhand.record.nearest import nearest
from secondhand.record.words import is_date, is_identifier, is_time, no_identifier

E = TypeVar("E", bound=Entry)

MOST_CHARACTERS = 1_100_000
"""Characters of one text of a record."""

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
DIGEST = re.compile(r"[0-9a-f]{64}")
FLAGS = {"true": True, "false": False}
NULLS = frozenset(("", "~", "null", "Null", "NULL"))
NUMBER = re.compile(r"[0-9]{1,9}")
SHARE = re.compile(r"0(?:\.[0-9]+)?|1(?:\.0+)?")


class Shape:
    """Reads entries out of a tree; `problems` grows by what is wrong."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file = file
        self.problems = problems

    def complain(self, node: tree.Node, message: str, hint: str = "") -> None:
        self.problems.append(Problem(Position(self.file, node.line, node.column), message, hint))
        if len(self.problems) >= tree.MOST_PROBLEMS:
            raise UnusableRecord(self.problems, given_up=True)

    def entries(self, node: tree.Node, kind: type[E], what: str) -> dict[str, E]:
        """A mapping of ids to entries of one kind, in the order of the file."""
        if not isinstance(node, tree.Mapping):
            if not _is_null(node):
                self.complain(node, f"{what} must be a mapping of ids to entries")
            return {}
        found = {}
        for key, (key_node, value) in node.entries.items():
            if not is_identifier(key):
                self.complain(key_node, *no_identifier(key))
            entry = self.entry(value, kind, f'{what} "{tree.shown(key)}"', key, key_node)
            if entry:
                found[key] = entry
        return found

    def entry(
        self, node: tree.Node, kind: type[E], what: str, name: str = "", place: tree.Scalar | None = None
    ) -> E | None:
        """One entry, or None where it cannot be made; then `problems` says why."""
        if not isinstance(node, tree.Mapping):
            self.complain(node, f"{what} must be a mapping", "its fields go on lines of their own, indented")
            return None
        fields, rest = readers(kind), rest_of(kind)
        marks: dict[str | tuple[str, int], tuple[int, int]] = {}
        values: dict[str, Any] = {}
        whole = True
        others: dict[str, Any] = {}
        for key, (key_node, value) in node.entries.items():
            if key not in fields and rest:
                marks[key] = (key_node.line, key_node.column)
                others[key] = self.other(key, key_node, value, rest[1], what)
                continue
            if key not in fields:
                known = ", ".join(fields)
                self.complain(key_node, f'{what} has no field "{tree.shown(key)}"', nearest(key, fields) or known)
                continue
            marks[key] = (value.line, value.column)
            if isinstance(value, tree.Sequence):
                marks.update({(key, i): (item.line, item.column) for i, item in enumerate(value.items)})
            if _is_null(value):
                continue
            read = fields[key][0](self, value, f"{key} of {what}")
            if read is None:
                whole = False
            else:
                values[key] = read
        place = place or tree.Scalar("", True, node.line, node.column)
        for field, (_, required) in fields.items():
            absent = field not in marks or _is_null(node.entries[field][1])
            if required and (absent or values.get(field) == ""):
                self.complain(place, f"{what} has no {field}", f'add "{field}: …"')
                whole = False
        if rest and None in others.values():
            whole = False
        if rest and not others and rest[2]:
            self.complain(place, f"{what} names nothing", 'add what it is about: "id: …"')
            whole = False
        if not whole:
            return None
        if rest:
            values[rest[0]] = others
        places = Places(self.file, (place.line, place.column), marks)
        return kind(places=places, id=name, **values)

    def other(self, key: str, key_node: tree.Scalar, value: tree.Node, read: Reader, what: str) -> Any:
        """What stands under a key that the record chose itself; None, and a problem, where that is nothing."""
        found = None if _is_null(value) else read(self, value, f"{tree.shown(key)} of {what}")
        if found == "" or _is_null(value):
            self.complain(key_node, f'{what} says nothing for "{tree.shown(key)}"', f'write "{tree.shown(key)}: …"')
            return None
        return found

    def text(self, node: tree.Node, what: str) -> str | None:
        """A text as it is written, without blanks around it."""
        if not isinstance(node, tree.Scalar):
            self.complain(node, f"{what} must be a text", "put it between quotation marks, or after |")
            return None
        bad = CONTROL.search(node.text)
        if bad:
            self.complain(node, f"{what} holds the control character U+{ord(bad.group()):04X}", "take it out")
            return None
        text = node.text.strip()
        if len(text) > MOST_CHARACTERS:
            message = f"{what} is {len(text):,} characters long; {MOST_CHARACTERS:,} are the most"
            self.complain(node, message, "is a quotation mark or an indentation missing further up?")
            return None
        return text

    def identifier(self, node: tree.Node, what: str) -> str | None:
        if not isinstance(node, tree.Scalar):
            self.complain(node, f"{what} must be one id")
            return None
        return self.text(node, what)

    def date(self, node: tree.Node, what: str) -> str | None:
        text = self.text(node, what)
        if text is None:
            return None
        if not is_date(text):
            self.complain(node, f'{what} is no date: "{tree.shown(text)}"', "write 2024, 2024-03 or 2024-03-21")
            return None
        return text

    def time(self, node: tree.Node, what: str) -> str | None:
        text = self.text(node, what)
        if text is None:
            return None
        if not is_time(text):
            self.complain(node, f'{what} is no time: "{tree.shown(text)}"', "write it in UTC: 2024-03-21T09:14:11Z")
            return None
        return text

    def digest(self, node: tree.Node, what: str) -> str | None:
        text = self.text(node, what)
        if text is None:
            return None
        if not DIGEST.fullmatch(text.lower()):
            hint = "it has 64 digits and letters a to f; sha256sum prints it"
            self.complain(node, f'{what} is no SHA-256: "{tree.shown(text)}"', hint)
            return None
        return text.lower()

    def flag(self, node: tree.Node, what: str) -> bool | None:
        if isinstance(node, tree.Scalar) and node.plain and node.text.lower() in FLAGS:
            return FLAGS[node.text.lower()]
        self.complain(node, f"{what} must be true or false")
        return None

    def number(self, node: tree.Node, what: str) -> int | None:
        if isinstance(node, tree.Scalar) and node.plain and NUMBER.fullmatch(node.text):
            return int(node.text)
        self.complain(node, f"{what} must be a whole number")
        return None

    def share(self, node: tree.Node, what: str) -> float | None:
        if isinstance(node, tree.Scalar) and node.plain and SHARE.fullmatch(node.text):
            return float(node.text)
        self.complain(node, f"{what} must be a number from 0 to 1")
        return None


Reader = Callable[[Shape, tree.Node, str], Any]
_ANNOTATED: dict[str, Reader] = {
    "date": Shape.date,
    "time": Shape.time,
    "id": Shape.identifier,
    "digest": Shape.digest,
}
_READERS: dict[type[Entry], dict[str, tuple[Reader, bool]]] = {}
_RESTS: dict[type[Entry], tuple[str, Reader, bool] | None] = {}


def readers(kind: type[Entry]) -> dict[str, tuple[Reader, bool]]:
    """For each field that the record may give of this kind of entry: how it is read, and whether it is required."""
    if kind not in _READERS:
        hints = typing.get_type_hints(kind, include_extras=True)
        _READERS[kind] = {
            field.name: (_reader(hints[field.name]), field.default is dataclasses.MISSING)
            for field in dataclasses.fields(kind)
            if field.name not in ("places", "id") and not _is_rest(hints[field.name])
        }
    return _READERS[kind]


def rest_of(kind: type[Entry]) -> tuple[str, Reader, bool] | None:
    """The field of this kind of entry that takes every key that is no field, how their values are read, and whether
    there must be one."""
    if kind not in _RESTS:
        hints = typing.get_type_hints(kind, include_extras=True)
        _RESTS[kind] = None
        for field in dataclasses.fields(kind):
            if _is_rest(hints[field.name]):
                reader = _reader(typing.get_args(typing.get_args(hints[field.name])[0])[1])
                _RESTS[kind] = (field.name, reader, not is_optional(field))
    return _RESTS[kind]


def is_optional(field: dataclasses.Field[Any]) -> bool:
    """Whether a record may leave a field out."""
    return field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING


def _is_rest(hint: Any) -> bool:
    return typing.get_origin(hint) is Annotated and typing.get_args(hint)[1] == "rest"


def _reader(hint: Any) -> Reader:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Annotated:
        return _ANNOTATED[arguments[1]]
    if origin is Literal:
        return _choice(arguments)
    if origin is tuple:
        return _list(_reader(arguments[0]))
    if origin in (Union, types.UnionType):
        return _reader(arguments[0])
    if isinstance(hint, type) and issubclass(hint, Entry):
        return lambda shape, node, what: shape.entry(node, hint, what)
    return {str: Shape.text, bool: Shape.flag, int: Shape.number, float: Shape.share}[hint]


def _choice(words: tuple[str, ...]) -> Reader:
    def read(shape: Shape, node: tree.Node, what: str) -> str | None:
        if isinstance(node, tree.Scalar) and node.text in words:
            return node.text
        given = f', not "{tree.shown(node.text)}"' if isinstance(node, tree.Scalar) else ""
        hint = nearest(node.text, words) if isinstance(node, tree.Scalar) else ""
        shape.complain(node, f"{what} must be one of {', '.join(words)}{given}", hint)
        return None

    return read


def _list(item: Reader) -> Reader:
    def read(shape: Shape, node: tree.Node, what: str) -> tuple[Any, ...] | None:
        if not isinstance(node, tree.Sequence):
            shape.complain(node, f"{what} must be a list", "write [one, two], or a line with a hyphen for each")
            return None
        found = [item(shape, each, f"item {i} of {what}") for i, each in enumerate(node.items, 1)]
        return None if None in found else tuple(found)

    return read


def _is_null(node: tree.Node) -> bool:
    return isinstance(node, tree.Scalar) and node.plain and node.text in NULLS
