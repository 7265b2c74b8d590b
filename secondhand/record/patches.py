"""Edits of a record as stretches of its text: the ways in which each can be written, the one that changes least first.

Whether a way does what was asked for, and nothing else, is seen by `edit`, which reads the changed text again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

import yaml

from secondhand.reading.lines import Lines
from secondhand.record import tree
from secondhand.record.blocks import Value, end_of, field_lines, flow, item_lines
from secondhand.record.drafting import scalar
from secondhand.record.scalars import Written, offset_at, written

_COMMENT = re.compile(r"\s#")

Path = tuple[str | int, ...]
"""The way to a value from the top of the record: keys, and places in lists: ("claims", "fears", "evidence", 0)."""


@dataclass(frozen=True, slots=True)
class SetValue:
    """That the value at a path is this text from now on."""

    path: Path
    value: str


@dataclass(frozen=True, slots=True)
class AddField:
    """That the entry at a path has one more field; it stands behind the field `after`, or behind the last one."""

    path: Path
    name: str
    value: Value
    after: str = ""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """That a field that there is, in the entry at a path, has this value from now on, written anew as a whole."""

    path: Path
    name: str
    value: Value


@dataclass(frozen=True, slots=True)
class AddItem:
    """That the list at a path has one more item, the last."""

    path: Path
    value: Value


Edit = SetValue | AddField | Rewrite | AddItem
Patch = tuple[int, int, str]
"""A stretch of the text, from and to, and what takes its place."""


def candidates(text: str, lines: Lines, root: tree.Node, edit: Edit) -> Iterator[list[Patch]]:
    """Ways to write an edit, the one that changes least first."""
    node = root
    key: tree.Scalar | None = None
    for name in edit.path:
        if isinstance(node, tree.Mapping):
            key, node = node.entries[str(name)]
        elif isinstance(node, tree.Sequence):
            node = node.items[int(name)]
    if isinstance(edit, SetValue) and isinstance(node, tree.Scalar):
        yield from _set(text, lines, key, node, edit.value.strip())
    elif isinstance(edit, SetValue):
        return
    elif isinstance(node, tree.Scalar) and not isinstance(edit, Rewrite):
        yield from ([patch] for patch in _begin(text, lines, key, node, edit))
    elif isinstance(edit, Rewrite) and isinstance(node, tree.Mapping):
        yield from _rewritten(text, lines, node, edit)
    elif isinstance(edit, AddField) and isinstance(node, tree.Mapping):
        yield from ([patch] for patch in _add(text, lines, node, edit))
    elif isinstance(edit, AddItem) and isinstance(node, tree.Sequence):
        yield from ([patch] for patch in _append(text, lines, node, edit))


def _set(text: str, lines: Lines, key: tree.Scalar | None, node: tree.Scalar, value: str) -> Iterator[list[Patch]]:
    if node.plain and not node.text:
        if key is not None:
            behind = text.find(":", offset_at(lines, key.line, key.column) + len(key.text)) + 1
            yield [(behind, behind, f" {scalar(value)}")]
        return
    before = node.text.rstrip()
    old = written(text, offset_at(lines, node.line, node.column), before)
    if old is None:
        return
    yield list(_differing(old, before, value))
    if old.style in ("|", ">"):
        yield [(old.offsets[0], old.end, value)]
    elif old.style:
        yield [(old.start, old.end, old.style + _escaped(value, old.style) + old.style)]
    yield [(old.start, old.end, scalar(value))]


def _differing(old: Written, before: str, after: str) -> Iterator[Patch]:
    """The characters that differ, wherever the lines end."""
    lead = len(before) - len(before.lstrip())
    matcher = SequenceMatcher(None, before[lead:], after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield *old.span(lead + a, lead + b), _escaped(after[c:d], old.style)


def _escaped(part: str, style: str) -> str:
    if style == "'":
        return part.replace("'", "''")
    if style == '"':
        return yaml.safe_dump(part, default_style='"', allow_unicode=True, width=float("inf")).strip()[1:-1]
    return part


def _begin(
    text: str, lines: Lines, key: tree.Scalar | None, node: tree.Scalar, edit: AddField | AddItem
) -> Iterator[Patch]:
    """The first part of what says nothing yet."""
    end = end_of(text, lines, node, key)
    if key is None or node.text or end is None:
        return
    part = field_lines(edit.name, edit.value) if isinstance(edit, AddField) else item_lines(edit.value)
    start = offset_at(lines, key.line, key.column)
    behind = _rest_of_line(text, end)
    yield behind, behind, "".join(_line_end(text, start) + " " * (key.column + 1) + line for line in part)


def _add(text: str, lines: Lines, node: tree.Mapping, edit: AddField) -> Iterator[Patch]:
    opening = offset_at(lines, node.line, node.column)
    if not node.entries:
        yield opening + 1, opening + 1, f"{edit.name}: {flow(edit.value)}"
        return
    anchor = edit.after if edit.after in node.entries else list(node.entries)[-1]
    key, value = node.entries[anchor]
    start = offset_at(lines, key.line, key.column)
    end = end_of(text, lines, value, key)
    if text[opening] == "{":
        if end is not None:
            yield end, end, f", {edit.name}: {flow(edit.value)}"
        return
    part = field_lines(edit.name, edit.value)
    break_ = _line_end(text, start) + " " * (key.column - 1)
    if end is not None:
        behind = _rest_of_line(text, end)
        yield behind, behind, "".join(break_ + line for line in part)
    following = _following(node, anchor)
    if following is not None:
        at = offset_at(lines, following.line, following.column)
        yield at, at, "".join(line + break_ for line in part)


def _rewritten(text: str, lines: Lines, node: tree.Mapping, edit: Rewrite) -> Iterator[list[Patch]]:
    key, value = node.entries[edit.name]
    start, end = offset_at(lines, key.line, key.column), end_of(text, lines, value, key)
    # A comment within would be lost.
    if end is None or _COMMENT.search(text[start:end]):
        return
    if text[offset_at(lines, node.line, node.column)] == "{":
        yield [(start, end, f"{edit.name}: {flow(edit.value)}")]
        return
    break_ = _line_end(text, start) + " " * (key.column - 1)
    yield [(start, end, break_.join(field_lines(edit.name, edit.value)))]


def _append(text: str, lines: Lines, node: tree.Sequence, edit: AddItem) -> Iterator[Patch]:
    opening = offset_at(lines, node.line, node.column)
    if not node.items:
        yield opening + 1, opening + 1, flow(edit.value)
        return
    end = end_of(text, lines, node.items[-1])
    if end is None:
        return
    if text[opening] == "[":
        yield end, end, f", {flow(edit.value)}"
        return
    behind = _rest_of_line(text, end)
    indent = _line_end(text, opening) + " " * (node.column - 1)
    yield behind, behind, "".join(indent + line for line in item_lines(edit.value))


def _rest_of_line(text: str, at: int) -> int:
    """The end of the line on which a place lies, before its line end."""
    ends = [found for found in (text.find("\n", at), text.find("\r", at)) if found >= 0]
    return min(ends, default=len(text))


def _line_end(text: str, at: int) -> str:
    """The line end in use around a place."""
    for start in (at, 0):
        end = _rest_of_line(text, start)
        if end < len(text):
            return "\r\n" if text.startswith("\r\n", end) else text[end]
    return "\n"


def _following(node: tree.Mapping, name: str) -> tree.Scalar | None:
    """The key behind a field."""
    keys = list(node.entries)
    place = keys.index(name) + 1
    return node.entries[keys[place]][0] if place < len(keys) else None
