"""Changes to the text of a record in place: nothing else in the file is touched, not a comment, blank or line end.

An edit is data: which value, or which entry gets which field. The changed text is read again before it is handed back:
it holds exactly what was asked for and all else as it was, or the edit is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

import yaml

from secondhand.errors import Problem, SecondhandError, UnusableRecord
from secondhand.reading.lines import Lines
from secondhand.record import tree
from secondhand.record.blocks import Value, end_of, field_lines, flow, item_lines, plain
from secondhand.record.drafting import scalar
from secondhand.record.scalars import Written, offset_at, written

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
class AddItem:
    """That the list at a path has one more item, the last."""

    path: Path
    value: Value


Edit = SetValue | AddField | AddItem
Patch = tuple[int, int, str]
"""A stretch of the text, from and to, and what takes its place."""


class EditRefused(SecondhandError):
    """An edit that cannot be made without touching something else; the message says which and why."""


def apply(text: str, edits: Sequence[Edit], file: str) -> str:
    """The text of a record with these edits made; the same text where there are none. Paths are those of the record
    as it was.

    Raises EditRefused where one cannot be made, and UnusableRecord where the text is no record's to begin with.
    """
    body = text.lstrip("\ufeff")
    if not edits:
        return text
    root = _read(body, file)
    before = wanted = _data(root)
    for edit in edits:
        wanted = _edited(wanted, edit, file)
    if wanted == before:
        return text
    lines = Lines(body)
    first = [next(_candidates(body, lines, root, edit), None) for edit in edits]
    made = _checked(body, [patch for patches in first if patches for patch in patches], wanted, file)
    if made is None:
        made = _one_by_one(body, edits, file)
    return text[: len(text) - len(body)] + made


def _one_by_one(text: str, edits: Sequence[Edit], file: str) -> str:
    """The text with each edit made in the first way that does what it asks and nothing else."""
    for edit in edits:
        root = _read(text, file)
        wanted = _edited(_data(root), edit, file)
        ways = (_checked(text, patches, wanted, file) for patches in _candidates(text, Lines(text), root, edit))
        made = text if wanted == _data(root) else next((each for each in ways if each is not None), None)
        if made is None:
            raise EditRefused(f"{file}: {_shown(edit.path)} is written in a way that cannot be changed in place")
        text = made
    return text


def _checked(text: str, patches: Sequence[Patch], wanted: Any, file: str) -> str | None:
    """The text with its stretches replaced, if it then holds what is wanted."""
    # What goes to one place stands there in the order of the edits.
    in_order = sorted(patches, key=lambda patch: patch[:2])
    for start, end, new in in_order[::-1]:
        text = text[:start] + new + text[end:]
    try:
        return text if _data(_read(text, file)) == wanted else None
    except UnusableRecord:
        return None


def _read(text: str, file: str) -> tree.Node:
    problems: list[Problem] = []
    root = tree.parse(text, file, problems)
    if problems:
        raise UnusableRecord(problems)
    return root


def _data(node: tree.Node) -> Any:
    """A tree without its places: texts without the blanks around them."""
    if isinstance(node, tree.Mapping):
        return [(key, _data(value)) for key, (_, value) in node.entries.items()]
    if isinstance(node, tree.Sequence):
        return tuple(_data(item) for item in node.items)
    return node.text.strip()


def _edited(data: Any, edit: Edit, file: str) -> Any:
    """The data with an edit made: what the changed text must hold."""

    def change(part: Any, path: Path) -> Any:
        if path:
            name, rest = path[0], path[1:]
            if isinstance(part, list) and name in (key for key, _ in part):
                return [(key, change(value, rest) if key == name else value) for key, value in part]
            if isinstance(part, tuple) and isinstance(name, int) and 0 <= name < len(part):
                return (*part[:name], change(part[name], rest), *part[name + 1 :])
            raise EditRefused(f"{file}: there is no {_shown(edit.path)}")
        if isinstance(edit, SetValue):
            if not isinstance(part, str):
                raise EditRefused(f"{file}: {_shown(edit.path)} is no single value")
            return edit.value.strip()
        if isinstance(edit, AddItem):
            if part != "" and not isinstance(part, tuple):
                raise EditRefused(f"{file}: {_shown(edit.path)} is no list")
            return (*part, plain(edit.value))
        part = part or []
        if not isinstance(part, list) or edit.name in (key for key, _ in part):
            raise EditRefused(f'{file}: {_shown(edit.path)} cannot get a field "{edit.name}"')
        after = next((index for index, (key, _) in enumerate(part) if key == edit.after), len(part) - 1)
        return [*part[: after + 1], (edit.name, plain(edit.value)), *part[after + 1 :]]

    return change(data, edit.path)


def _candidates(text: str, lines: Lines, root: tree.Node, edit: Edit) -> Iterator[list[Patch]]:
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
    elif isinstance(node, tree.Scalar):
        yield from ([patch] for patch in _begin(text, lines, key, node, edit))
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


def _shown(path: Path) -> str:
    return ".".join(tree.shown(str(name)) for name in path)
