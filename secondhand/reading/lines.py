"""Where the lines of a text begin."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from functools import cached_property

_LINE_END = re.compile(r"\r\n?|\n")


class Lines:
    """The lines of a text, as editors count them; libyaml sees one more behind an unfinished last line.

    They are counted when they are first asked for: most texts have nothing in them that somebody must be shown.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def starts(self) -> array[int]:
        """The index of each line's first code point."""
        starts = array("I", [0])
        starts.extend(match.end() for match in _LINE_END.finditer(self._text))
        return starts

    def at(self, index: int) -> tuple[int, int]:
        """Line and column, from 1, of the code point with this index."""
        line = bisect_right(self.starts, index)
        return line, index - self.starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The line with this number, from 1, without its end; "" where the text has none."""
        if not 1 <= number <= len(self.starts):
            return ""
        end = self.starts[number] if number < len(self.starts) else len(self._text)
        return self._text[self.starts[number - 1] : end].rstrip("\r\n")
