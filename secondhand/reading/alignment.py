"""The words of a quotation beside those of the passage that it was made from, at the least cost.

A semi-global alignment (Needleman and Wunsch 1970, with free ends on the side of the text): the quotation is aligned
whole, the text from wherever and to wherever that costs least. A word for a word costs less than a word too many and
one too few, so that a word altered at either end is not taken for one added there; what agrees earns something, so
that words left out before the last one are not taken for a last one altered; a word is never a mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from secondhand.reading.words import is_word

_REPLACED, _ADDED, _LEFT_OUT, _GLUED = 10, 11, 9, 5
_AGREES, _AGREES_SHORT = -12, -4
_SHORT = 3
_LEAST_COMMON = 3
_NEVER = 1 << 20


class Block(NamedTuple):
    """Tokens of the quotation, from and to, and those of the text in their place."""

    quoted: tuple[int, int]
    stands: tuple[int, int]


class Alignment(NamedTuple):
    """The passage, as tokens of the text from and to; where it differs, in order; how many tokens agree; the cost."""

    first: int
    last: int
    blocks: tuple[Block, ...]
    alike: int
    cost: int


def align(quoted: Sequence[str], text: Sequence[str]) -> Alignment:
    """The alignment of least cost. It takes time and space as the product of both lengths, less what both ends have in
    common with one place of the text."""
    head = _common(quoted, text)
    tail = _common(quoted[::-1], text[::-1])
    first, before = head or (0, 0)
    last, behind = (len(text) - tail[0], tail[1]) if tail else (len(text), 0)
    behind = min(behind, len(quoted) - before, last - first - before)
    if behind < 0:
        return _aligned(quoted, text, False, False)
    found = _aligned(
        quoted[before : len(quoted) - behind],
        text[first + before : last - behind],
        before > 0,
        behind > 0,
    )
    blocks = tuple(
        Block((a + before, b + before), (c + first + before, d + first + before)) for (a, b), (c, d) in found.blocks
    )
    return Alignment(
        first if before else found.first + first + before,
        last if behind else found.last + first + before,
        tuple(_together(list(blocks), quoted, text)),
        found.alike + before + behind,
        found.cost + sum(_agrees(token) for token in (*quoted[:before], *quoted[len(quoted) - behind :])),
    )


def _common(quoted: Sequence[str], text: Sequence[str]) -> tuple[int, int] | None:
    """Where in the text, and for how many tokens, the quotation's beginning stands, if at one place alone."""
    if len(quoted) < _LEAST_COMMON:
        return None
    places = [at for at in range(len(text) - 1) if text[at] == quoted[0] and text[at + 1] == quoted[1]]
    if len(places) != 1:
        return None
    length = 2
    while length < len(quoted) and places[0] + length < len(text) and quoted[length] == text[places[0] + length]:
        length += 1
    return (places[0], length) if length >= _LEAST_COMMON else None


def _agrees(token: str) -> int:
    return _AGREES if len(token) > _SHORT else _AGREES_SHORT


def _aligned(quoted: Sequence[str], text: Sequence[str], begins: bool, ends: bool) -> Alignment:
    """The alignment of a quotation that begins where the text does, and ends where it does, or anywhere."""
    words = [is_word(token) for token in text]
    pairs = {one + two for one, two in pairwise(text)}
    row = [index * _LEFT_OUT if begins else 0 for index in range(len(text) + 1)]
    rows = [row]
    for line, token in enumerate(quoted):
        row = _row(token, text, words, row)
        if token in pairs:
            _glue(token, text, rows[-1], row)
        if line and (both := quoted[line - 1] + token) in text:
            _split(both, text, rows[-2], row)
        rows.append(row)
    return _traced(quoted, text, words, rows, begins, ends)


def _row(token: str, text: Sequence[str], words: Sequence[bool], above: list[int]) -> list[int]:
    """The costs of one more token of the quotation, up to each token of the text."""
    word, agrees = is_word(token), _agrees(token)
    left = above[0] + _ADDED
    row = [left]
    add = row.append
    diagonal = above[0]
    for index, other in enumerate(text, 1):
        up = above[index]
        if token == other:
            cost = diagonal + agrees
        elif word == words[index - 1]:
            cost = diagonal + _REPLACED
        else:
            cost = _NEVER
        if up + _ADDED < cost:
            cost = up + _ADDED
        if left + _LEFT_OUT < cost:
            cost = left + _LEFT_OUT
        add(cost)
        left, diagonal = cost, up
    return row


def _glue(token: str, text: Sequence[str], above: list[int], row: list[int]) -> None:
    """One word of the quotation for two of the text."""
    for column in range(2, len(row)):
        if text[column - 2] + text[column - 1] == token and above[column - 2] + _GLUED < row[column]:
            row[column] = above[column - 2] + _GLUED
            _carry(row, column)


def _split(both: str, text: Sequence[str], above: list[int], row: list[int]) -> None:
    """Two words of the quotation for one of the text."""
    for column in range(1, len(row)):
        if text[column - 1] == both and above[column - 1] + _GLUED < row[column]:
            row[column] = above[column - 1] + _GLUED
            _carry(row, column)


def _carry(row: list[int], column: int) -> None:
    """What follows a cheaper place may be left out more cheaply too."""
    for behind in range(column + 1, len(row)):
        if row[behind - 1] + _LEFT_OUT >= row[behind]:
            break
        row[behind] = row[behind - 1] + _LEFT_OUT


def _traced(
    quoted: Sequence[str], text: Sequence[str], words: Sequence[bool], rows: list[list[int]], begins: bool, ends: bool
) -> Alignment:
    cost = rows[-1][-1] if ends else min(rows[-1])
    last = column = len(text) if ends else rows[-1].index(cost)
    line = len(quoted)
    steps: list[tuple[int, int, bool]] = []
    alike = 0
    while line or (begins and column):
        if not line:
            column -= 1
            steps.append((0, column, False))
            continue
        here, above, token = rows[line], rows[line - 1], quoted[line - 1]
        other = text[column - 1] if column else ""
        agrees = _agrees(token)
        same = column > 0 and token == other and above[column - 1] + agrees == here[column]
        if same:
            line, column, alike = line - 1, column - 1, alike + 1
        elif (
            column
            and token != other
            and is_word(token) == words[column - 1]
            and above[column - 1] + _REPLACED == here[column]
        ):
            line, column = line - 1, column - 1
        elif column > 1 and text[column - 2] + other == token and above[column - 2] + _GLUED == here[column]:
            line, column = line - 1, column - 2
        elif (
            column
            and line > 1
            and quoted[line - 2] + token == other
            and rows[line - 2][column - 1] + _GLUED == here[column]
        ):
            line, column = line - 2, column - 1
        elif above[column] + _ADDED == here[column]:
            line -= 1
        else:
            column -= 1
        steps.append((line, column, same))
    return Alignment(column, last, tuple(_blocks(steps, len(quoted), last)), alike, cost)


def _blocks(steps: list[tuple[int, int, bool]], length: int, last: int) -> list[Block]:
    """The stretches of steps that differ, in order; the steps come backwards, each with where it begins."""
    blocks: list[Block] = []
    end = (length, last)
    opened: tuple[int, int] | None = None
    for line, column, same in steps:
        if same:
            if opened is not None:
                blocks.append(Block((end[0], opened[0]), (end[1], opened[1])))
                opened = None
        else:
            opened = opened or end
        end = (line, column)
    if opened is not None:
        blocks.append(Block((end[0], opened[0]), (end[1], opened[1])))
    return blocks[::-1]


def _together(blocks: list[Block], quoted: Sequence[str], text: Sequence[str]) -> list[Block]:
    """The blocks, those made one that cost the same as one: "of of the" put before "the" rather than "of" twice."""
    made: list[Block] = []
    for block in blocks:
        if made:
            one = made[-1]
            gap = block.quoted[0] - one.quoted[1]
            added = one.stands[0] == one.stands[1] and block.stands[0] == block.stands[1]
            left_out = one.quoted[0] == one.quoted[1] and block.quoted[0] == block.quoted[1]
            if added and _slides(quoted, one.quoted, gap):
                made[-1] = Block((one.quoted[0] + gap, block.quoted[1]), block.stands)
                continue
            if left_out and _slides(text, one.stands, gap):
                made[-1] = Block(block.quoted, (one.stands[0] + gap, block.stands[1]))
                continue
        made.append(block)
    return made


def _slides(tokens: Sequence[str], block: tuple[int, int], gap: int) -> bool:
    """Whether a block of tokens could as well begin `gap` tokens later."""
    return all(tokens[block[0] + step] == tokens[block[1] + step] for step in range(gap))
