"""Two changed versions of a record's YAML merged into one text: entries as their editors wrote them, comments and all.

The text is put together from the three versions, line by line, and then read again: it holds what `threeway` makes of
their data, or the merge is refused and left to git. A conflict leaves ours in place beneath a comment that names it and
says what was and what theirs is, so that the file still parses; `conflict-left` finds such comments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from secondhand.errors import Problem, SecondhandError, UnusableRecord
from secondhand.record import tree
from secondhand.record.blocks import Value, field_lines, item_lines
from secondhand.record.threeway import ABSENT, Conflict, Merging, data_of, in_order, keys

MARK = "# CONFLICT"
_MOST = 400
"""Code points of a value in a conflict's comment."""


_OTHER: Mapping[str, Callable[[str], Value]] = {
    **dict.fromkeys(("named", "settled", "signed_approvals"), lambda text: text.lower() == "true"),
    **dict.fromkeys(("rating", "version", "words"), int),
    "share": float,
}
"""Fields whose values are no texts: between quotation marks they would be."""


class NotMerged(SecondhandError):
    """The versions cannot be merged by what they mean; the message says why."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text, and what is still to be decided in it."""

    text: str
    conflicts: tuple[Conflict, ...]


def merge(base: str, ours: str, theirs: str) -> Merged:
    """The three-way merge of a record's text.

    Raises NotMerged where a version is no YAML that a record may be, or where what came out would not hold what it
    should.
    """
    sides = [_Side(text) for text in (base, ours, theirs)]
    roots = [side.root for side in sides]
    if not all(isinstance(root, tree.Mapping) for root in roots[1:]):
        raise NotMerged("a version is no mapping")
    merging = Merging()
    wanted = merging.value([side.data for side in sides], ())
    conflicts = {conflict.path: conflict for conflict in merging.conflicts}
    text = _Writer(sides, conflicts).whole()
    found = _Side(text)
    if _sorted(found.data) != _sorted(wanted):
        raise NotMerged("what came out does not hold what it should")
    return Merged(text, tuple(merging.conflicts))


class _Side:
    """One version: its lines and its tree."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.lstrip("\ufeff").splitlines(keepends=True)
        if self.lines and not self.lines[-1].endswith(("\n", "\r")):
            self.lines[-1] += "\n"
        problems: list[Problem] = []
        try:
            self.root: tree.Node = tree.parse(text, "", problems) if text.strip() else tree.Mapping(1, 1)
        except UnusableRecord as error:
            problems = list(error.problems)
        if problems:
            raise NotMerged(str(problems[0]))
        self.data = data_of(self.root)


@dataclass(frozen=True, slots=True)
class _Part:
    """A field or an item of a list with its lines: from `lead`, where its comments begin, over `start` to `end`, lines
    from 0, `end` not part of it."""

    node: tree.Node
    lead: int
    start: int
    end: int
    column: int


class _Writer:
    """Puts the merged text together. Sides are base, ours, theirs."""

    def __init__(self, sides: Sequence[_Side], conflicts: dict[tuple[str, ...], Conflict]) -> None:
        self.sides = sides
        self.conflicts = conflicts
        ends = [line for line in sides[1].lines if line.endswith("\r\n")]
        self.line_end = "\r\n" if ends else "\n"

    def whole(self) -> str:
        mark = "\ufeff" if self.sides[1].text.startswith("\ufeff") else ""
        return mark + "".join(self.parts([side.root for side in self.sides], [len(s.lines) for s in self.sides], ()))

    def parts(self, nodes: Sequence[Any], ends: Sequence[int], path: tuple[str, ...]) -> Iterator[str]:
        """The lines of a mapping or a list in block style, of which ours is at least."""
        name = path[-1] if path else ""
        found = [self.found(side, node, end, name) for side, node, end in zip(self.sides, nodes, ends, strict=True)]
        column = next((part.column for part in found[1].values()), 0) or 1
        for key in in_order(list(found[1]), list(found[2])):
            yield from self.part([each.get(key) for each in found], (*path, _word(key)), column)

    def found(self, side: _Side, node: Any, end: int, name: str) -> dict[Any, _Part]:
        """The parts of a mapping or list, by key."""
        entries: list[tuple[Any, tree.Scalar, tree.Node]]
        if isinstance(node, tree.Mapping):
            entries = [(key, mark, value) for key, (mark, value) in node.entries.items()]
        elif isinstance(node, tree.Sequence):
            named = keys([data_of(item) for item in node.items], name)
            entries = [(key, _dash(side, item), item) for key, item in zip(named, node.items, strict=True)]
        else:
            return {}
        starts = [(mark.line - 1, mark.column) for _, mark, _ in entries]
        leads = [_lead(side.lines, line, column) for line, column in starts]
        if not entries:
            return {}
        if not _one_each(starts):
            raise NotMerged("several fields stand on one line")
        behind = [*leads[1:], end]
        return {
            key: _Part(value, lead, line, last, column)
            for (key, _, value), lead, (line, column), last in zip(entries, leads, starts, behind, strict=True)
        }

    def part(self, parts: Sequence[_Part | None], path: tuple[str, ...], column: int) -> Iterator[str]:
        """The lines of one field, entry or item."""
        base, ours, theirs = (ABSENT if part is None else data_of(part.node) for part in parts)
        conflict = self.conflicts.get(path)
        if conflict:
            yield from self.comment(conflict, column)
            yield from self.lines(1 if parts[1] else 2, parts, column)
        elif theirs == base or ours == theirs:
            # Where theirs was only written anew and ours not touched, theirs is what somebody wanted.
            anew = parts[1] and parts[2] and ours == theirs == base and self.body(1, parts) == self.body(0, parts)
            yield from self.lines(2 if anew else 1, parts, column)
        elif ours == base:
            yield from self.lines(2, parts, column)
        else:
            yield from self.both(parts, path, column)

    def both(self, parts: Sequence[_Part | None], path: tuple[str, ...], column: int) -> Iterator[str]:
        """The lines of what both sides changed, each another part of it."""
        ours, theirs = parts[1], parts[2]
        if ours is None or theirs is None:
            raise NotMerged(f"{'.'.join(path)} has no side to keep")
        if all(part is None or self.is_block(side, part) for side, part in zip(self.sides, parts, strict=True)):
            yield from self.leading(parts, column)
            first = min(self.first_line(1, ours), ours.end)
            yield from self.sides[1].lines[ours.start : first]
            nodes = [part.node if part else tree.Mapping(1, 1) for part in parts]
            yield from self.parts(nodes, [part.end if part else 0 for part in parts], path)
            return
        data = [ABSENT if part is None else data_of(part.node) for part in parts]
        inner = Merging()
        value = inner.value(data, path)
        yield from self.leading(parts, column)
        for conflict in inner.conflicts:
            yield from self.comment(conflict, column)
        written = item_lines(_value(value)) if self.is_item(ours) else field_lines(path[-1], _value(value, path[-1]))
        yield from (" " * (column - 1) + line + self.line_end for line in written)

    def is_item(self, part: _Part) -> bool:
        line = self.sides[1].lines[part.start]
        return (
            line[part.column - 1 : part.column] == "-"
            and part.node.line - 1 == part.start
            and part.node.column > part.column
        )

    def is_block(self, side: _Side, part: _Part) -> bool:
        """Whether the parts of a value stand on lines of their own, below its key."""
        node = part.node
        if isinstance(node, tree.Scalar) or node.line - 1 <= part.start:
            return False
        mark = side.lines[node.line - 1][node.column - 1 : node.column]
        return mark not in ("{", "[")

    def first_line(self, index: int, part: _Part) -> int:
        """The line on which the first part of a value begins, with the comments before it."""
        parts = self.found(self.sides[index], part.node, part.end, "")
        return min((each.lead for each in parts.values()), default=part.end)

    def body(self, index: int, parts: Sequence[_Part | None]) -> list[str]:
        part = parts[index]
        return self.sides[index].lines[part.start : part.end] if part else []

    def lines(self, index: int, parts: Sequence[_Part | None], column: int) -> Iterator[str]:
        """The lines of one side's part, indented as its fellows are; none where it has none."""
        part = parts[index]
        if part is None:
            return
        yield from self.leading(parts, column)
        yield from _shifted(self.body(index, parts), column - part.column)

    def leading(self, parts: Sequence[_Part | None], column: int) -> Iterator[str]:
        """The comments before a part: ours, but where only theirs changed them."""
        leads = [
            side.lines[part.lead : part.start] if part else None for side, part in zip(self.sides, parts, strict=True)
        ]
        chosen = 1 if leads[1] is not None and (leads[1] != leads[0] or leads[2] is None) else 2
        part = parts[chosen]
        if part is not None:
            yield from _shifted(leads[chosen] or [], column - part.column)

    def comment(self, conflict: Conflict, column: int) -> Iterator[str]:
        """What is to be decided, as comments above it."""
        kept = "ours" if conflict.ours is not None else "theirs, which ours took out"
        said = [f"{MARK} {conflict.name}: both sides changed it; {kept} stands below. Decide, and delete these lines."]
        for name, value in (("before", conflict.base), ("ours", conflict.ours), ("theirs", conflict.theirs)):
            said.append(f"{MARK}   {name}: {_one_line(value)}")
        yield from (" " * (column - 1) + line + self.line_end for line in said)


def _one_each(starts: Sequence[tuple[int, int]]) -> bool:
    """Whether each part begins on a line of its own, all in one column."""
    return len({line for line, _ in starts}) == len(starts) and len({column for _, column in starts}) == 1


def _dash(side: _Side, item: tree.Node) -> tree.Scalar:
    """Where the hyphen of an item stands."""
    line = item.line - 1
    at = side.lines[line].rfind("-", 0, item.column - 1) if line < len(side.lines) else -1
    if at < 0 or side.lines[line][:at].strip():
        raise NotMerged("an item of a list stands on no line of its own")
    return tree.Scalar("", True, item.line, at + 1)


def _lead(lines: Sequence[str], line: int, column: int) -> int:
    """The first of the lines of comments, as far indented, and blank lines above a line."""
    indent = " " * (column - 1)
    while line and (not lines[line - 1].strip() or lines[line - 1].startswith(f"{indent}#")):
        line -= 1
    return line


def _shifted(lines: Sequence[str], by: int) -> Iterator[str]:
    for line in lines:
        if by > 0 and line.strip():
            yield " " * by + line
        elif by < 0 and line[:-by].strip() == "":
            yield line[-by:] if line.strip() else line
        else:
            yield line


def _word(key: Any) -> str:
    return key if isinstance(key, str) else str(key[0][1] if isinstance(key[0], tuple) else key[0]).strip("'\"")[:40]


def _one_line(value: str | None) -> str:
    if value is None:
        return "(not there)"
    line = " ".join(value.split())
    return line if len(line) <= _MOST else f"{line[: _MOST - 1]}…"


def _value(data: Any, name: str = "") -> Value:
    if isinstance(data, list):
        return {key: _value(each, key) for key, each in data}
    if isinstance(data, tuple):
        return [_value(each) for each in data]
    return _OTHER.get(name, str)(data)


def _sorted(data: Any) -> Any:
    """Data in which the order of fields and entries does not matter; that of lists does."""
    if isinstance(data, list):
        return sorted((name, _sorted(value)) for name, value in data)
    return tuple(map(_sorted, data)) if isinstance(data, tuple) else data
