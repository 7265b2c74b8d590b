"""Where each character of a value stands in the YAML that it was written as, in whatever style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from secondhand.reading.lines import Lines

_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r\n?|\n|.)", re.DOTALL)
_ESCAPED = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}
_HEADER = re.compile(r"[|>][-+0-9]*[^\S\r\n]*(?:#[^\r\n]*)?(?:\r\n?|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Written:
    """A value as it is written: `style` is `"`, `'`, `|`, `>` or "" (plain); the scalar runs from `start` to `end`.

    `offsets` has for each code point of the value, and for its end, the offset in the text at which it stands; blanks
    that a line end may stand for have the place behind the word before them.
    """

    style: str
    start: int
    end: int
    offsets: tuple[int, ...]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The stretch of the text in which a stretch of the value stands; an empty one for an empty one."""
        if first >= last:
            return self.offsets[first], self.offsets[first]
        return self.offsets[first], self.ends[last - 1]

    ends: tuple[int, ...] = ()


def offset_at(lines: Lines, line: int, column: int) -> int:
    """The offset of a place, both of whose numbers count from 1."""
    return lines.starts[line - 1] + column - 1


def written(text: str, start: int, value: str) -> Written | None:
    """How a value that begins at `start` is written there; None where another value is.

    Every character but blanks stands in the YAML in the same order, so the one is followed along the other.
    """
    style = text[start : start + 1] if text[start : start + 1] in tuple("\"'|>") else ""
    units = _units(text, start, style)
    starts: list[int] = []
    ends: list[int] = []
    behind = start
    for character in value:
        if character.isspace():
            starts.append(behind)
            ends.append(behind)
            continue
        found = next((unit for unit in units if not unit[0].isspace()), None)
        if found is None or found[0] != character:
            return None
        _, first, behind = found
        starts.append(first)
        ends.append(behind)
    end = behind
    if style and style in "\"'":
        rest = next((unit for unit in units if not unit[0].isspace()), None)
        closing = text.find(style, behind)
        if rest is not None or closing < 0:
            return None
        end = closing + 1
    return Written(style, start, end, (*starts, behind), tuple(ends))


def _units(text: str, start: int, style: str) -> Iterator[tuple[str, int, int]]:
    """What each bit of a scalar stands for, from and to an offset, until it ends; a plain one ends with the text."""
    at, length = start, len(text)
    if style in ("|", ">"):
        header = _HEADER.match(text, start)
        at = header.end() if header else length
    elif style:
        at += 1
    while at < length:
        character = text[at]
        if style == '"' and character == "\\":
            match = _ESCAPE.match(text, at)
            if match is None:
                return
            yield _meaning(match.group()), at, match.end()
            at = match.end()
        elif style == "'" and text.startswith("''", at):
            yield "'", at, at + 2
            at += 2
        elif style and character == style and style in "\"'":
            return
        else:
            yield character, at, at + 1
            at += 1


def _meaning(escape: str) -> str:
    kind = escape[1]
    if kind in "xuU" and len(escape) > 2:
        return chr(min(int(escape[2:], 16), 0x10FFFF))
    return _ESCAPED.get(kind, kind)
