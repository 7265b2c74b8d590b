"""The record's shape as JSON Schema (draft 7, which editors' YAML plugins read), made from the types and docstrings of
`model.py`: an editor completes, explains and complains by it while the record is written.

It is laxer than the loader where a schema cannot see: whether a source, brief or verdict exists, whether a day is in
the calendar. It is stricter in one thing: a text that YAML takes for true or false wants quotation marks, so that an
editor does not propose these words for every text; `verdict` and `label` go without.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import itertools
import json
import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal, Union

from secondhand.record import model
from secondhand.record.model import Entry, Record
from secondhand.record.shape import is_optional

PATH = "schema/claims.schema.json"
"""Where a desk keeps it, relative to the record; the first line of the record names it."""

_IDENTIFIER = {"pattern": "^[a-z0-9]+([-_][a-z0-9]+)*$", "maxLength": 80}
_ID_MESSAGE = "An id has small Latin letters, digits and hyphens, at most 80."
# YAML reads `1984` as a number where the record means a title.
_TEXT = ["string", "number"]
_NO_CONTROL = "^(?![\\s\\S]*[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u0084\\u0086-\\u009f])"
_TRUTHS = ("verdict", "label", "was", "now")
_MADE = ("digest", "cut", "text", "texts")
"""What the loader makes of the record as a whole, and no editor writes."""
_DATE = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
_SPECIAL: Mapping[str, Mapping[str, Any]] = {
    "id": {"type": _TEXT, **_IDENTIFIER, "patternErrorMessage": _ID_MESSAGE},
    "date": {
        "type": ["string", "integer"],
        "pattern": _DATE,
        "minimum": 1000,
        "maximum": 9999,
        "patternErrorMessage": "A date is a year, a month or a day: 2024, 2024-03 or 2024-03-21.",
    },
    "time": {
        "type": "string",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
        "patternErrorMessage": "A time is written in UTC: 2024-03-21T09:14:11Z.",
    },
    "digest": {
        "type": "string",
        "pattern": "^[0-9A-Fa-f]{64}$",
        "patternErrorMessage": "A SHA-256 has 64 digits and letters a to f; sha256sum prints it.",
    },
}


def schema(checks: Mapping[str, str]) -> dict[str, Any]:
    """The schema of a record; `checks` has the rules of the checks that levels and waivers may name, by id."""
    maker = _Maker(checks)
    whole = maker.entry(Record)
    # The loader fills in the others.
    whole["required"] = ["desk"]
    del whole["description"]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "The record of a fact-check desk (Secondhand)",
        **whole,
        "definitions": dict(sorted(maker.definitions.items())),
    }


def dump(made: Mapping[str, Any]) -> str:
    """A schema as the text of its file."""
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def descriptions(kind: type[Entry]) -> dict[str, str]:
    """What stands beneath each field of a kind of entry in `model.py`, on one line, by the field's name."""
    found = {}
    for line, after in itertools.pairwise(_classes()[kind.__name__]):
        match line, after:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                found[name] = " ".join(text.split())
    return found


@cache
def _classes() -> Mapping[str, list[ast.stmt]]:
    module = ast.parse(inspect.getsource(model))
    return {each.name: each.body for each in module.body if isinstance(each, ast.ClassDef)}


class _Maker:
    """Makes schemas of entries; `definitions` grows by those that others refer to."""

    def __init__(self, checks: Mapping[str, str]) -> None:
        self.checks = checks
        self.definitions: dict[str, Any] = {}

    def entry(self, kind: type[Entry]) -> dict[str, Any]:
        """The schema of one kind of entry."""
        hints, said = typing.get_type_hints(kind, include_extras=True), descriptions(kind)
        properties: dict[str, Any] = {}
        required = []
        others = False
        for field in dataclasses.fields(kind):
            hint = hints[field.name]
            if field.name in ("places", "id") or (kind is Record and field.name in _MADE):
                continue
            if _marker(hint) == "rest":
                others = not is_optional(field)
                properties.update(self.by_check(typing.get_args(typing.get_args(hint)[0])[1]))
                continue
            needed = not is_optional(field)
            made = self.value(hint, needed=needed)
            if field.name in _TRUTHS:
                made["type"] = [*made["type"], "boolean"]
            properties[field.name] = {"description": said[field.name], **made}
            if needed:
                required.append(field.name)
        made = {
            "type": "object",
            "description": " ".join(inspect.cleandoc(kind.__doc__ or "").split()),
            "properties": properties,
            "additionalProperties": False,
        }
        if others:
            made["minProperties"] = len(required) + 1
        return {**made, "required": required} if required else made

    def by_check(self, hint: Any) -> dict[str, Any]:
        """For each check that may be named, its rule and what may stand there."""
        return {name: {"description": rule, **self.value(hint, needed=True)} for name, rule in self.checks.items()}

    def value(self, hint: Any, *, needed: bool) -> dict[str, Any]:
        """What may stand in a field with this type. Where it is not needed, nothing may stand there too."""
        origin, arguments = typing.get_origin(hint), typing.get_args(hint)
        if origin is Annotated:
            return _or_null(_SPECIAL[arguments[1]], needed=needed)
        if origin is Literal:
            # 1 without quotation marks is a number for editors.
            return {"enum": [*arguments, *(int(each) for each in arguments if each.isdigit())]}
        if origin is tuple:
            return _or_null({"type": "array", "items": self.value(arguments[0], needed=True)}, needed=needed)
        if origin in (Union, types.UnionType):
            return self.value(arguments[0], needed=needed)
        if typing.get_origin(hint) is not None and issubclass(origin, Mapping):
            names = {**_IDENTIFIER, "patternErrorMessage": _ID_MESSAGE}
            made = {
                "type": "object",
                "propertyNames": names,
                "additionalProperties": self.value(arguments[1], needed=True),
            }
            return _or_null(made, needed=False)
        if issubclass(hint, Entry):
            return self.reference(hint)
        return _scalar(hint, needed=needed)

    def reference(self, kind: type[Entry]) -> dict[str, Any]:
        name = kind.__name__
        if name not in self.definitions:
            self.definitions[name] = self.entry(kind)
        return {"$ref": f"#/definitions/{name}"}


def _scalar(hint: type, *, needed: bool) -> dict[str, Any]:
    if hint is bool:
        return {"type": "boolean"}
    if hint is int:
        return _or_null({"type": "integer", "minimum": 0, "maximum": 999_999_999}, needed=needed)
    if hint is float:
        return _or_null({"type": "number", "minimum": 0, "maximum": 1}, needed=needed)
    if needed:
        message = "It must not be empty, nor hold a control character."
        return {"type": _TEXT, "pattern": f"{_NO_CONTROL}[\\s\\S]*\\S", "patternErrorMessage": message}
    message = "It must not hold a control character."
    return _or_null({"type": _TEXT, "pattern": _NO_CONTROL, "patternErrorMessage": message}, needed=False)


def _or_null(made: Mapping[str, Any], *, needed: bool) -> dict[str, Any]:
    if needed:
        return dict(made)
    kinds = made["type"] if isinstance(made["type"], list) else [made["type"]]
    return {**made, "type": [*kinds, "null"]}


def _marker(hint: Any) -> str:
    return str(typing.get_args(hint)[1]) if typing.get_origin(hint) is Annotated else ""
