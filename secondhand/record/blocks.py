"""Values of several parts as YAML, and where values that are written already end."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from secondhand.reading.lines import Lines
from secondhand.record import tree
from secondhand.record.drafting import scalar
from secondhand.record.scalars import offset_at, written

Value: TypeAlias = "str | bool | int | float | Mapping[str, Value] | Sequence[Value]"
"""A text, a truth, a number, fields by name, or a list."""

_AS_IT_IS = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}(?:T[0-9:]{8}Z)?|[0-9a-f]{64}|https?://[\w.~:/?&=%+;@$!*-]*[\w/=]")
"""What needs no quotation marks though YAML might read something else in it: the record takes every value for the text
that it is."""


def plain(value: Value) -> Any:
    """A value as edits compare it: fields as a list of pairs, lists as tuples, texts without the blanks around them."""
    if isinstance(value, (str, int, float)):
        return value.strip() if isinstance(value, str) else flow(value)
    if isinstance(value, Mapping):
        return [(name, plain(each)) for name, each in value.items()]
    return tuple(plain(each) for each in value)


def field_lines(name: str, value: Value) -> list[str]:
    """A field in block style, its lines without what they are all indented by."""
    if isinstance(value, (str, int, float)) or not value:
        return [f"{name}: {flow(value)}"]
    if isinstance(value, Mapping):
        return [f"{name}:", *(f"  {line}" for each in value for line in field_lines(each, value[each]))]
    return [f"{name}:", *(f"  {line}" for item in value for line in item_lines(item))]


def item_lines(value: Value) -> list[str]:
    """An item of a list in block style, likewise."""
    if isinstance(value, Mapping) and value:
        lines = [line for name, each in value.items() for line in field_lines(name, each)]
    else:
        lines = [flow(value)]
    return [f"- {lines[0]}", *(f"  {line}" for line in lines[1:])]


def flow(value: Value) -> str:
    """A value on one line, between braces or brackets where it has parts."""
    if isinstance(value, (int, float)):
        return str(value).lower()
    if isinstance(value, str):
        return value if _AS_IT_IS.fullmatch(value) else scalar(value.strip())
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {flow(each)}" for name, each in value.items()) + "}"
    return "[" + ", ".join(flow(each) for each in value) + "]"


def end_of(text: str, lines: Lines, node: tree.Node, key: tree.Scalar | None = None) -> int | None:
    """The offset behind a value, and the key in front of it; None where only what follows it would tell."""
    start = offset_at(lines, node.line, node.column)
    if isinstance(node, tree.Scalar):
        if node.plain and not node.text:
            return text.find(":", offset_at(lines, key.line, key.column) + len(key.text)) + 1 if key else start
        found = written(text, start, node.text.rstrip())
        return found.end if found else None
    inner = _last(text, lines, node)
    if text[start : start + 1] not in ("{", "["):
        return inner
    closing = _skip(text, start + 1 if inner is None and not _parts(node) else inner)
    return closing + 1 if closing is not None and text[closing : closing + 1] in ("}", "]") else None


def _parts(node: tree.Mapping | tree.Sequence) -> int:
    return len(node.entries if isinstance(node, tree.Mapping) else node.items)


def _last(text: str, lines: Lines, node: tree.Mapping | tree.Sequence) -> int | None:
    """The offset behind the last value of several."""
    if not _parts(node):
        return None
    if isinstance(node, tree.Sequence):
        return end_of(text, lines, node.items[-1])
    key, value = list(node.entries.values())[-1]
    return end_of(text, lines, value, key)


def _skip(text: str, at: int | None) -> int | None:
    """The offset of the next mark that is neither blank, comma nor in a comment."""
    while at is not None and at < len(text):
        if text[at] == "#":
            ends = [found for found in (text.find("\n", at), text.find("\r", at)) if found >= 0]
            at = min(ends, default=len(text))
        elif text[at].isspace() or text[at] == ",":
            at += 1
        else:
            return at
    return None
