"""YAML text to a tree in which every value knows its place.

Built from libyaml's events rather than its nodes: nesting is bounded before it can exhaust the stack, duplicate keys,
tags and aliases are seen, and nothing is resolved, so `no` stays a word and `12:30:45` is no number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import yaml

from secondhand.errors import Position, Problem, UnusableRecord
from secondhand.reading.lines import Lines

MOST_NESTING = 40
MOST_LOOKED_AT = 10_000
"""Events of what is no record at all in which it is looked for what else is wrong."""
MOST_PROBLEMS = 1_000
"""Problems at which the reading ends: nobody mends more at once."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# YAML 1.1, and so libyaml, ends a line here; YAML 1.2 and editors do not.
_NO_LINE_ENDS = "\x85\u2028\u2029"
# Who writes a comment puts a blank behind its "#".
_BEGINNING = re.compile(r"#[^\s#]")
_COMMENT = re.compile(r"[ \t]+(#[^\s#])")
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


def _may_be_cut(text: str) -> bool:
    """Whether a comment begun as in "#1" stands anywhere in a text."""
    return any(text[max(0, match.start() - 1)] in " \t" for match in _BEGINNING.finditer(text))


class _Enough(Exception):
    """What follows makes no difference any more."""


class Events:
    """The events of a YAML text, and trees made of them; `problems` grows by what is wrong.

    Lines and columns count from 1, columns in code points. `cut` has where values without quotation marks begin that
    a comment begun as in "#1" ends, and where the comment does; both in code points of the text. Methods raise what
    `explained` explains.
    """

    def __init__(self, text: str, file: str, problems: list[Problem]) -> None:
        text = text.lstrip("\ufeff")
        for mark in _NO_LINE_ENDS if not text.isascii() else "":
            text = text.replace(mark, " ")
        self.text = text
        self.file = file
        self.lines = Lines(text)
        self.problems = problems
        self.cut: dict[int, int] = {}
        self.may_be_cut = _may_be_cut(text)
        self.next: Callable[[], Any] = _LOADER(text).get_event

    def complain(self, index: int, message: str, hint: str = "") -> None:
        position = Position(self.file, *self.lines.at(index))
        self.problems.append(Problem(position, message, hint))
        if len(self.problems) >= MOST_PROBLEMS:
            raise UnusableRecord(self.problems, given_up=True)

    def begin(self) -> Any:
        """The first event of the document."""
        self.next()
        if isinstance(self.next(), yaml.StreamEndEvent):
            raise UnusableRecord([*self.problems, Problem(Position(self.file, 1, 1), "the file is empty")])
        return self.next()

    def end(self) -> None:
        """See that the document ends here, and the text with it."""
        self.next()
        after = self.next()
        if not isinstance(after, yaml.StreamEndEvent):
            self.complain(after.start_mark.index, "a second document begins here", "keep one record a file")

    def beginning(self, event: Any) -> Scalar:
        """The place of a tree that begins with this event and is no good; what is wrong in its first parts is said."""
        ahead, left = self.next, iter(range(MOST_LOOKED_AT))

        def limited() -> Any:
            if next(left, None) is None:
                raise _Enough
            return ahead()

        self.next = limited
        with suppress(_Enough):
            self.node(event, 1)
            self.end()
        self.next = ahead
        return Scalar("", True, *self.lines.at(event.start_mark.index))

    def again(self, events: Iterable[Any], depth: int) -> Node:
        """The tree that begins with events that were taken already, and goes on with those to come."""
        taken = iter(events)
        ahead = self.next
        self.next = lambda: next(taken, None) or ahead()
        try:
            return self.node(self.next(), depth)
        finally:
            self.next = ahead

    def node(self, event: Any, depth: int) -> Node:
        """The tree that begins with this event, so deep in the document."""
        index = event.start_mark.index
        line, column = self.lines.at(index)
        if depth > MOST_NESTING:
            position = Position(self.file, line, column)
            raise UnusableRecord([*self.problems, Problem(position, f"nested more than {MOST_NESTING} deep")])
        if isinstance(event, yaml.AliasEvent):
            hint = "write the value out where it is meant"
            self.complain(index, f"an alias (*{shown(event.anchor or '')}) is not part of a record", hint)
            return Scalar("", True, line, column)
        self.complain_of_marks(event)
        if isinstance(event, yaml.ScalarEvent):
            if self.may_be_cut and not event.style:
                self.note_cut(event)
            return Scalar(event.value, not event.style, line, column)
        if isinstance(event, yaml.SequenceStartEvent):
            sequence = Sequence(line, column)
            while not isinstance(item := self.next(), yaml.SequenceEndEvent):
                sequence.items.append(self.node(item, depth + 1))
            return sequence
        mapping = Mapping(line, column)
        while not isinstance(item := self.next(), yaml.MappingEndEvent):
            self.pair(mapping, item, depth + 1)
        return mapping

    def complain_of_marks(self, event: Any) -> None:
        """Say that a value, whose event this is, has an anchor or a tag."""
        index = event.start_mark.index
        if event.anchor:
            self.complain(index, f"an anchor (&{shown(event.anchor)}) is not part of a record", "take it out")
        if event.tag:
            self.complain(index, f"a tag ({shown(event.tag)}) is not part of a record", "take it out")

    def pair(self, mapping: Mapping, event: Any, depth: int) -> None:
        """Take a key, which begins with this event, and its value into a mapping."""
        key = self.node(event, depth)
        value = self.node(self.next(), depth)
        if not isinstance(key, Scalar):
            self.complain(event.start_mark.index, "a key must be a word")
        elif key.text in mapping.entries:
            self.complain_again(event, key.text, mapping.entries[key.text][0].line)
        else:
            mapping.entries[key.text] = (key, value)

    def complain_again(self, event: Any, key: str, first: int) -> None:
        """Say that a key, whose event this is, stands on an earlier line already."""
        hint = "rename one of them or take it out"
        self.complain(event.start_mark.index, f'"{shown(key)}" stands here again; first on line {first}', hint)

    def note_cut(self, event: Any) -> None:
        """Keep it in `cut` where a comment ends this value."""
        comment = _COMMENT.match(self.text, event.end_mark.index)
        if comment is not None:
            self.cut[event.start_mark.index] = comment.start(1)

    @contextmanager
    def explained(self) -> Iterator[None]:
        """What ends the reading becomes an UnusableRecord, with the problems found so far."""
        try:
            yield
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            if error.problem == "found unexpected end of stream" and error.context_mark:
                mark = error.context_mark
            position = Position(self.file, *self.lines.at(mark.index if mark else 0))
            message = " ".join(part for part in (error.context, error.problem) if part)
            problem = Problem(position, f"not YAML: {message}", _advice(message))
            raise UnusableRecord([*self.problems, problem]) from None
        except yaml.reader.ReaderError as error:
            raise UnusableRecord([*self.problems, _unreadable(self, error)]) from None


def parse(text: str, file: str, problems: list[Problem]) -> Node:
    """The tree of a YAML text. Raises UnusableRecord where it cannot be read on, with the problems found so far."""
    events = Events(text, file, problems)
    with events.explained():
        root = events.node(events.begin(), 1)
        events.end()
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


def _unreadable(events: Events, error: yaml.reader.ReaderError) -> Problem:
    # libyaml counts bytes here, the Python reader characters: look for the character itself.
    text = events.text
    found = _NOT_YAML.search(text)
    bad = found.start() if found else min(max(error.position, 0), len(text))
    position = Position(events.file, *events.lines.at(bad))
    name = f"U+{ord(text[bad]):04X}" if bad < len(text) else str(error.reason)
    return Problem(position, f"a character that YAML does not allow: {name}", "take it out")
