"""Lines of a file as a finding shows them: numbered, cut to the width, with the words that matter marked beneath.

Columns count code points; what is printed is aligned by the cells that a terminal gives each character, so that marks
stand right under Chinese or combining characters too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

Marks = Sequence[tuple[int, int]]
"""From and to (exclusive), in code points of a line; an empty one is a place where words are missing."""

MOST_LINES = 4
_CONTEXTS = (10_000, 80, 48, 32, 20, 12, 6, 2)
_CUT = " … "
# What a terminal could obey, what turns the direction of writing, halves of characters: one for one, so places stay.
_UNSHOWN = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Numbered:
    """One line of a file, and the marks on it."""

    number: int
    text: str
    marks: Marks


def spread(text: str, first: int, marks: Marks) -> list[Numbered]:
    """A passage that begins in line `first` of its file as lines; marks are offsets into the passage."""
    lines, offset = [], 0
    for number, line in enumerate(re.split(r"\r\n?|\n", text), first):
        end = offset + len(line)
        here = [
            (max(a, offset) - offset, min(b, end) - offset)
            for a, b in marks
            if (offset < b and a < end) or offset <= a == b <= end
        ]
        lines.append(Numbered(number, line, here))
        # The line's end counts as well, one code point or two.
        offset = end + (2 if text[end : end + 2] == "\r\n" else 1)
    return lines


def excerpt(lines: Sequence[Numbered], width: int, style: str) -> Iterator[Text]:
    """The lines that have marks (the first ones where none has), at most MOST_LINES, each at most `width` cells."""
    marked = [line for line in lines if line.marks]
    shown = (marked or [line for line in lines if line.text.strip()])[:MOST_LINES]
    for line in shown:
        gutter = f"{line.number:>7} | "
        end = len(line.text)
        marks = [(min(start, end), min(stop, end)) for start, stop in line.marks]
        words, spans = windowed(_plain(line.text), marks, width - len(gutter))
        above, below = Text().append(gutter, "dim").append(words), " " * cell_len(words)
        for start, end in spans:
            above.stylize(style, len(gutter) + start, len(gutter) + end)
            before, under = cell_len(words[:start]), max(1, cell_len(words[start:end]))
            below = below[:before].ljust(before) + "^" * under + below[before + under :]
        yield above
        if spans:
            yield Text().append(" " * 7 + " | ", "dim").append(below.rstrip(), style)
    if len(marked) > len(shown):
        yield Text(f"{'':>7} | … and {len(marked) - len(shown)} lines more", "dim")


def windowed(text: str, marks: Marks, width: int) -> tuple[str, Marks]:
    """A line cut so that it has at most about `width` cells, what is left out shown as "…", and where its marks stand
    then. As much stays around each mark as there is room for; where even the marks are too long, they are cut."""
    if len(text) <= 10 * width and cell_len(text) <= width:
        return text, marks
    if not marks:
        return _fitting(text, width - 2).rstrip() + " …", marks
    for context in _CONTEXTS:
        kept = _kept(text, marks, context)
        words, spans = _joined(text, kept, marks)
        if len(words) <= 10 * width and cell_len(words) <= width:
            return words, spans
    # Not even the marks fit: the first one, as far as there is room.
    start, end = marks[0]
    first = max(0, start - 2)
    stop = first + len(_fitting(text[first:], width - 2 * len(_CUT)))
    return _joined(text, [(first, stop)], [(start, min(end, stop))])


def _kept(text: str, marks: Marks, context: int) -> list[tuple[int, int]]:
    """The stretches around the marks, whole words where that costs little."""
    kept: list[tuple[int, int]] = []
    for start, end in marks:
        low, high = max(0, start - context), min(len(text), end + context)
        while 0 < low < start and start - low < context + 8 and text[low - 1] != " ":
            low -= 1
        while 0 < low < start and text[low] == " ":
            low += 1
        while end < high < len(text) and high - end < context + 8 and text[high] != " ":
            high += 1
        if kept and low <= kept[-1][1] + len(_CUT):
            kept[-1] = (kept[-1][0], max(high, kept[-1][1]))
        else:
            kept.append((low, high))
    return kept


def _joined(text: str, kept: Sequence[tuple[int, int]], marks: Marks) -> tuple[str, Marks]:
    words, spans = "… " if kept[0][0] else "", []
    for index, (low, high) in enumerate(kept):
        words += _CUT if index else ""
        spans += [(len(words) + a - low, len(words) + b - low) for a, b in marks if low <= a and b <= high]
        words += text[low:high]
    return words + (" …" if kept[-1][1] < len(text) else ""), spans


def _fitting(text: str, width: int) -> str:
    """The longest beginning of a text that has at most `width` cells."""
    low, high = 0, min(len(text), max(0, width))
    while high < len(text) and cell_len(text[:high]) <= width and high < 4 * width:
        high += 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if cell_len(text[:middle]) <= width else (low, middle - 1)
    return text[:low]


def _plain(text: str) -> str:
    """A line that is safe to print, code point for code point."""
    return _UNSHOWN.sub("\ufffd", text.replace("\t", " "))


STYLES: Mapping[str, str] = {"record": "bold red", "related": "bold green"}
"""How marked words look on a terminal: what the record says, and what stands elsewhere."""
