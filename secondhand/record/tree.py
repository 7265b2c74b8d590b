"""YAML text to a tree in which every value knows its place.

Built from libyaml's events rather than its nodes: nesting is bounded before it can exhaust the stack, duplicate keys,
tags and aliases are seen, and nothing is resolved, so `no` stays a word and `12:30:45` is no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from secondhand.errors import Position, Problem, UnusableRecord
from secondhand.reading.lines import Lines

MOST_NESTING = 40

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# YAML 1.1, and so libyaml, ends a line here; YAML 1.2 and editors do not.
_NO_LINE_ENDS = {0x85: " ", 0x2028: " ", 0x2029: " "}
_NOT_YAML = re.compile("[^\t\n\r -~\x85\xa0-\ufffd\U00010000-\U0010ffff]")


@dataclass(slots=True)
class Scalar:
    """A value as it is written. `plain` values without quotation marks may mean null, true, a number."""

    text: str
    plain: bool
    line: int
    column: int


@dataclass(slots=True)
class Sequence:
    line: int
    column: int
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    line: int
    column: int
    entries: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


def shown(text: str) -> str:
    """A text as a message shows it: on one line, at most 60 code points, what could not be seen as U+FFFD."""
    line = "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))
    return line if len(line) <= 60 else line[:57] + "…"


class _Builder:
    def __init__(self, file: str, lines: Lines, problems: list[Problem]) -> None:
        self.file = file
        self.lines = lines
        self.problems = problems

    def complain(self, mark: Any, message: str, hint: str = "") -> None:
        self.problems.append(Problem(Position(self.file, *self.lines.at(mark.index)), message, hint))

    def node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        mark = event.start_mark
        line, column = self.lines.at(mark.index)
        if depth > MOST_NESTING:
            position = Position(self.file, line, column)
            raise UnusableRecord([*self.problems, Problem(position, f"nested more than {MOST_NESTING} deep")])
        if isinstance(event, yaml.AliasEvent):
            hint = "write the value out where it is meant"
            self.complain(mark, f"an alias (*{shown(event.anchor or '')}) is not part of a record", hint)
            return Scalar("", True, line, column)
        if event.anchor:
            self.complain(mark, f"an anchor (&{shown(event.anchor)}) is not part of a record", "take it out")
        if event.tag:
            self.complain(mark, f"a tag ({shown(event.tag)}) is not part of a record", "take it out")
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, event.style is None or event.style == "", line, column)
        if isinstance(event, yaml.SequenceStartEvent):
            sequence = Sequence(line, column)
            for item in events:
                if isinstance(item, yaml.SequenceEndEvent):
                    break
                sequence.items.append(self.node(item, events, depth + 1))
            return sequence
        return self.mapping(Mapping(line, column), events, depth)

    def mapping(self, mapping: Mapping, events: Iterator[Any], depth: int) -> Mapping:
        for item in events:
            if isinstance(item, yaml.MappingEndEvent):
                break
            key = self.node(item, events, depth + 1)
            value = self.node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                self.complain(item.start_mark, "a key must be a word")
            elif key.text in mapping.entries:
                first = mapping.entries[key.text][0].line
                hint = "rename one of them or take it out"
                self.complain(item.start_mark, f'"{shown(key.text)}" stands here again; first on line {first}', hint)
            else:
                mapping.entries[key.text] = (key, value)
        return mapping


def parse(text: str, file: str, problems: list[Problem]) -> Node:
    """The tree of a YAML text; what is wrong with it but does not end the reading is added to `problems`.

    Lines and columns count from 1, columns in code points. Raises UnusableRecord where the text cannot be read on,
    with the problems found so far.
    """
    text = text.lstrip("\ufeff").translate(_NO_LINE_ENDS)
    lines = Lines(text)
    builder = _Builder(file, lines, problems)
    events = iter(yaml.parse(text, Loader=_LOADER))
    try:
        next(events)
        document = next(events)
        if isinstance(document, yaml.StreamEndEvent):
            raise UnusableRecord([*problems, Problem(Position(file, 1, 1), "the file is empty")])
        root = builder.node(next(events), events, 1)
        next(events)
        after = next(events)
        if not isinstance(after, yaml.StreamEndEvent):
            builder.complain(after.start_mark, "a second document begins here", "keep one record a file")
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if error.problem == "found unexpected end of stream" and error.context_mark:
            mark = error.context_mark
        position = Position(file, *lines.at(mark.index if mark else 0))
        message = " ".join(part for part in (error.context, error.problem) if part)
        raise UnusableRecord([*problems, Problem(position, f"not YAML: {message}", _advice(message))]) from None
    except yaml.reader.ReaderError as error:
        raise UnusableRecord([*problems, _unreadable(text, file, lines, error)]) from None
    return root


def _advice(message: str) -> str:
    if "mapping values are not allowed" in message:
        return 'a text with ": " in it goes between quotation marks, or after "|" on lines of its own'
    if "did not find expected" in message:
        return "see whether this line or the one above is indented by a blank too many or too few, or unclosed"
    if "unexpected end of stream" in message:
        return "the quotation mark that opens here is not closed"
    if "cannot start any token" in message:
        return "indent with blanks, not tabs, and put a text that begins with a mark between quotation marks"
    return ""


def _unreadable(text: str, file: str, lines: Lines, error: yaml.reader.ReaderError) -> Problem:
    # libyaml counts bytes here, the Python reader characters: look for the character itself.
    found = _NOT_YAML.search(text)
    bad = found.start() if found else min(max(error.position, 0), len(text))
    position = Position(file, *lines.at(bad))
    name = f"U+{ord(text[bad]):04X}" if bad < len(text) else str(error.reason)
    return Problem(position, f"a character that YAML does not allow: {name}", "take it out")
