"""Which attribution stands inside the content of which."""

from __future__ import annotations

from collections.abc import Sequence

from secondhand.reading.attribution.cues import Found
from secondhand.reading.attribution.tokens import Tokens

_NEAREST = 12
"""How many contents around a cue are looked at, the innermost."""


def parents_of(tokens: Tokens, found: Sequence[Found]) -> list[int | None]:
    """The attribution with the smallest content that holds each cue; a sweep over the text."""
    order = sorted(range(len(found)), key=lambda k: (found[k].content[0], -found[k].content[1]))
    parents: list[int | None] = [None] * len(found)
    opened: list[int] = []
    at = 0
    for k, each in enumerate(found):
        start, end = tokens.starts[each.cue[0]], tokens.ends[each.cue[1] - 1]
        while at < len(order) and found[order[at]].content[0] <= start:
            opened.append(order[at])
            at += 1
        if opened:
            opened = [j for j in opened if found[j].content[1] >= end]
        parents[k] = _innermost(tokens, found, k, opened[-_NEAREST:])
    return parents


def _innermost(tokens: Tokens, found: Sequence[Found], k: int, around: Sequence[int]) -> int | None:
    """Of the attributions whose content is around cue k, the one with the smallest."""
    each = found[k]
    own = each.content[1] - each.content[0]
    best: int | None = None
    smallest = 0
    for j in around:
        if j == k:
            continue
        other = found[j]
        if each.content[0] <= tokens.starts[other.cue[0]] and tokens.ends[other.cue[1] - 1] <= each.content[1]:
            continue
        size = other.content[1] - other.content[0]
        # The larger content is the outer one; so no attribution is its own ancestor.
        if (size, -j) > (own, -k) and (best is None or size < smallest):
            best, smallest = j, size
    return best
