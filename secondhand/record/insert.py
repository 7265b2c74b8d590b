"""New entries in the text of a record, in place: nothing else in the file is touched, not a comment, blank or line end.

Like `edit`, which changes values: the changed text is read again before it is handed back, and holds exactly what was
asked for and all else as it was, or the insertion is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from secondhand.errors import Problem, UnusableRecord
from secondhand.reading.lines import Lines
from secondhand.record import tree
from secondhand.record.blocks import Value, field_lines, flow, item_lines
from secondhand.record.edit import EditRefused

_MOST_CLOSERS = 50


@dataclass(frozen=True, slots=True)
class Insertion:
    """That the mapping at a path has one more entry, `name`, at its end; or the list there one more item (`name` "").

    A mapping at the top of the record that is not there yet is made, at the end of the file.
    """

    path: tuple[str, ...]
    name: str
    value: Value


Patch = tuple[int, str]
"""An offset of the text, and what is put there."""


def insert(text: str, insertions: Sequence[Insertion], file: str) -> str:
    """The text of a record with these made, in their order; the same text where there are none.

    Raises EditRefused where one cannot be made, and UnusableRecord where the text is no record's to begin with.
    """
    if not insertions:
        return text
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(mark)
    root = _read(body, file)
    together = _grouped(insertions)
    ways = [list(_ways(body, root, group)) for group in together]
    if all(ways):
        made = _checked(body, [way[0] for way in ways], _wanted(_data(root), insertions), file)
        if made is not None:
            return mark + made
    for group in together:
        body = _one(body, group, file)
    return mark + body


def _grouped(insertions: Sequence[Insertion]) -> list[Sequence[Insertion]]:
    """Those for one place together."""
    groups: dict[tuple[str, ...], list[Insertion]] = {}
    for each in insertions:
        groups.setdefault(each.path, []).append(each)
    return list(groups.values())


def _one(text: str, group: Sequence[Insertion], file: str) -> str:
    """The text with the insertions for one place, in the first way that does what they ask and nothing else."""
    root = _read(text, file)
    wanted = _wanted(_data(root), group)
    for way in _ways(text, root, group):
        made = _checked(text, [way], wanted, file)
        if made is not None:
            return made
    where = ".".join(group[0].path)
    raise EditRefused(f"{file}: {where} is written in a way to which nothing can be added in place; add it by hand")


def _read(text: str, file: str) -> tree.Node:
    problems: list[Problem] = []
    root = tree.parse(text, file, problems)
    if problems:
        raise UnusableRecord(problems)
    return root


def _data(node: tree.Node) -> Any:
    """A tree without its places, as dictionaries, lists and texts."""
    if isinstance(node, tree.Mapping):
        return {key: _data(value) for key, (_, value) in node.entries.items()}
    if isinstance(node, tree.Sequence):
        return [_data(item) for item in node.items]
    return node.text.strip()


def _wanted(data: Any, insertions: Sequence[Insertion]) -> Any:
    """The data with the insertions made."""
    for each in insertions:
        part = data
        for place, name in enumerate(each.path):
            if isinstance(part, dict) and (name not in part or part[name] == ""):
                if place:
                    raise EditRefused(f"there is no {'.'.join(each.path)}")
                part[name] = {}
            part = part[name]
        if isinstance(part, list):
            part.append(_plain(each.value))
        elif isinstance(part, dict) and each.name not in part:
            part[each.name] = _plain(each.value)
        else:
            raise EditRefused(f'{".".join(each.path)} cannot get an entry "{each.name}"')
    return data


def _plain(value: Value) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(each) for each in value]
    return value.strip() if isinstance(value, str) else flow(value)


def _checked(text: str, patches: Sequence[Patch], wanted: Any, file: str) -> str | None:
    """The text with the patches in it, if it then holds what is wanted, in that order."""
    parts: list[str] = []
    before = 0
    # Sorting keeps the order of those for the same place.
    for at, new in sorted(patches, key=lambda patch: patch[0]):
        parts += text[before:at], new
        before = at
    made = "".join([*parts, text[before:]])
    try:
        found = _data(_read(made, file))
    except UnusableRecord:
        return None
    return made if found == wanted else None


def _ways(text: str, root: tree.Node, group: Sequence[Insertion]) -> Iterator[Patch]:
    """Ways to write the insertions for one place, the likeliest first."""
    lines = Lines(text)
    node, key = root, None
    path = group[0].path
    entries: dict[str, Value] = {each.name: each.value for each in group}
    for name in path:
        if not isinstance(node, tree.Mapping) or name not in node.entries:
            yield _at_the_end(text, {path[0]: entries})
            return
        key, node = node.entries[name]
    if isinstance(node, tree.Scalar):
        if key is not None and not node.text:
            yield _behind_key(text, lines, key, entries)
        return
    opening = lines.starts[node.line - 1] + node.column - 1
    if text[opening : opening + 1] in ("{", "["):
        yield from _in_flow(text, opening, node, group)
    elif isinstance(node, tree.Mapping):
        column = min(each.column for each, _ in node.entries.values())
        yield from _behind(text, lines, root, node, _block(entries, column - 1))
    elif isinstance(node, tree.Sequence):
        start = lines.starts[node.items[0].line - 1]
        dash = text.rfind("-", start, start + node.items[0].column - 1)
        if dash >= 0:
            yield from _behind(text, lines, root, node, _block([each.value for each in group], dash - start))


def _at_the_end(text: str, entries: Mapping[str, Value]) -> Patch:
    end = _line_end(text)
    gap = "" if not text or text.endswith(("\n", "\r")) else end
    return len(text), gap + "".join(f"{line}{end}" for line in _block(entries, 0))


def _behind_key(text: str, lines: Lines, key: tree.Scalar, entries: Mapping[str, Value]) -> Patch:
    """Behind a key without a value."""
    at = text.find(":", lines.starts[key.line - 1] + key.column - 1 + len(key.text)) + 1
    behind = next((i for i in range(at, len(text)) if text[i] in "\r\n"), len(text))
    end = _line_end(text)
    return behind, "".join(f"{end}{line}" for line in _block(entries, key.column + 1))


def _in_flow(text: str, opening: int, node: tree.Node, group: Sequence[Insertion]) -> Iterator[Patch]:
    """Before each bracket that may be the one that closes."""
    named = isinstance(node, tree.Mapping)
    empty = next(_nodes_within(node), None) is None
    new = ", ".join(f"{each.name}: {flow(each.value)}" if named else flow(each.value) for each in group)
    at = opening
    for _ in range(_MOST_CLOSERS):
        at = text.find("}" if named else "]", at + 1)
        if at < 0:
            return
        behind = len(text[:at].rstrip())
        yield (behind, new) if empty else (behind, f", {new}")


def _behind(text: str, lines: Lines, root: tree.Node, node: tree.Node, block: Sequence[str]) -> Iterator[Patch]:
    """Behind the last line of what is there: before the comments and empty lines that lead on to the next entry."""
    end = _line_end(text)
    last = max(each.line for each in _nodes(node))
    following = min((each.line for each in _nodes(root) if each.line > last), default=len(lines.starts) + 1)
    column = len(block[0]) - len(block[0].lstrip())
    rows = [text[a:b] for a, b in zip(lines.starts, [*lines.starts[1:], len(text)], strict=True)]
    row = following - 1
    while row > last and _leads_on(rows[row - 1], column):
        row -= 1
    for place in dict.fromkeys((row, following - 1)):
        at = lines.starts[place] if place < len(lines.starts) else len(text)
        gap = "" if at == 0 or text[at - 1] in "\r\n" else end
        yield at, gap + "".join(f"{line}{end}" for line in block)


def _leads_on(row: str, column: int) -> bool:
    """Whether a line belongs to what follows: an empty one, or a comment that stands further out."""
    stripped = row.strip()
    return not stripped or (stripped.startswith("#") and len(row) - len(row.lstrip()) < column)


def _nodes_within(node: tree.Node) -> Iterator[tree.Node]:
    nodes = _nodes(node)
    next(nodes)
    yield from nodes


def _nodes(node: tree.Node) -> Iterator[tree.Node]:
    yield node
    if isinstance(node, tree.Mapping):
        for key, value in node.entries.values():
            yield key
            yield from _nodes(value)
    elif isinstance(node, tree.Sequence):
        for item in node.items:
            yield from _nodes(item)


def _line_end(text: str) -> str:
    """The line end in use."""
    found = re.search(r"\r\n?|\n", text)
    return found.group() if found else "\n"


def _block(value: Mapping[str, Value] | Sequence[Value], indent: int) -> list[str]:
    """Fields or items as lines of YAML."""
    if isinstance(value, Mapping):
        lines = [line for name, each in value.items() for line in field_lines(name, each)]
    else:
        lines = [line for each in value for line in item_lines(each)]
    return [f"{' ' * indent}{line}" for line in lines]
