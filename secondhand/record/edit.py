"""Changes to the text of a record in place: nothing else in the file is touched, not a comment, blank or line end.

An edit is data: which value, or which entry gets which field. The changed text is read again before it is handed back:
it holds exactly what was asked for and all else as it was, or the edit is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from secondhand.errors import Problem, SecondhandError, UnusableRecord
from secondhand.reading.lines import Lines
from secondhand.record import tree
from secondhand.record.blocks import plain
from secondhand.record.patches import AddField, AddItem, Edit, Patch, Path, Rewrite, SetValue, candidates

__all__ = ["AddField", "AddItem", "Edit", "EditRefused", "Patch", "Path", "Rewrite", "SetValue", "apply"]


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
    first = [next(candidates(body, lines, root, edit), None) for edit in edits]
    made = _checked(body, [patch for patches in first if patches for patch in patches], wanted, file)
    if made is None:
        made = _one_by_one(body, edits, file)
    return text[: len(text) - len(body)] + made


def _one_by_one(text: str, edits: Sequence[Edit], file: str) -> str:
    """The text with each edit made in the first way that does what it asks and nothing else."""
    for edit in edits:
        root = _read(text, file)
        wanted = _edited(_data(root), edit, file)
        ways = (_checked(text, patches, wanted, file) for patches in candidates(text, Lines(text), root, edit))
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
        if isinstance(edit, Rewrite):
            if not isinstance(part, list) or edit.name not in (key for key, _ in part):
                raise EditRefused(f'{file}: {_shown(edit.path)} has no field "{edit.name}"')
            return [(key, plain(edit.value) if key == edit.name else value) for key, value in part]
        part = part or []
        if not isinstance(part, list) or edit.name in (key for key, _ in part):
            raise EditRefused(f'{file}: {_shown(edit.path)} cannot get a field "{edit.name}"')
        after = next((index for index, (key, _) in enumerate(part) if key == edit.after), len(part) - 1)
        return [*part[: after + 1], (edit.name, plain(edit.value)), *part[after + 1 :]]

    return change(data, edit.path)


def _shown(path: Path) -> str:
    return ".".join(tree.shown(str(name)) for name in path)
