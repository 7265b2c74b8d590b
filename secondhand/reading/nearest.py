"""The passage that a quotation was made from, where it is not the same: which words differ.

Pairs of words of the quotation, searched in the text, vote for a place; in the window there the words are aligned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import accumulate, pairwise

from secondhand.reading.alignment import Alignment, align
from secondhand.reading.grades import Difference, Grade, Match
from secondhand.reading.solid import Solid, solid
from secondhand.reading.words import Words, is_word

_MOST_ALIGNED = 500
"""Tokens of a quotation for which the nearest passage is looked for; the cost grows with their square."""
_MOST_HITS = 64
"""Places of one pair of words that vote: a pair as common as "of the" says little."""
_APART = 40
"""Bytes that words left out or added may move the votes for one place apart."""
_TRIED = 3


def nearest(quote: str, quoted: Words, text: Solid, window: Callable[[int, int], Words]) -> Match:
    """How the nearest passage differs; absent where half of the words or fewer stand anywhere together.

    `window` gives the words of the text from and to an offset of its solid form, and some around them.
    """
    if len(quoted) > _MOST_ALIGNED:
        return Match(Grade.ABSENT)
    pieces = [solid(token) for token in quoted.tokens]
    length = sum(map(len, pieces))
    slack = _APART + length // 4
    best: tuple[Alignment, Words] | None = None
    for place in _voted(pieces, text.content):
        words = window(max(0, place - slack), min(len(text.content), place + length + slack))
        found = align(quoted.tokens, words.tokens)
        if best is None or found.cost < best[0].cost:
            best = found, words
        if best[0].alike + 3 >= len(quoted):
            break
    if best is None or best[0].alike * 2 < len(quoted) or best[0].alike < 2 or not _shares_a_word(quoted, best[0]):
        return Match(Grade.ABSENT)
    return _match(quote, quoted, text.text, *best)


def _shares_a_word(quoted: Words, found: Alignment) -> bool:
    differing = {index for block in found.blocks for index in range(*block.quoted)}
    return any(is_word(token) for index, token in enumerate(quoted.tokens) if index not in differing)


def _voted(pieces: list[bytes], content: bytes) -> list[int]:
    """The places of the solid text at which the quotation may begin, the one with most votes first."""
    starts = [0, *accumulate(map(len, pieces))]
    solids = [index for index, piece in enumerate(pieces) if piece]
    pairs = [(starts[one], pieces[one] + pieces[two]) for one, two in pairwise(solids)]
    found = _peaks(sorted(_votes(pairs, content)), len(pairs) // 8)
    if found:
        return found
    words = [(starts[one], pieces[one]) for one in solids if len(pieces[one]) > 2]
    return _peaks(sorted(_votes(words, content)), len(words) // 3)


def _votes(needles: list[tuple[int, bytes]], content: bytes) -> Iterator[tuple[int, int, int]]:
    """Where the quotation would begin for each place of each needle, how much that says, and which needle it is."""
    for offset, needle in needles:
        at, seen = content.find(needle), 0
        while at >= 0 and seen < _MOST_HITS:
            yield at - offset, len(needle), offset
            at, seen = content.find(needle, at + 1), seen + 1


def _peaks(votes: list[tuple[int, int, int]], least: int) -> list[int]:
    """The places with most votes within reach, at most a few, none within reach of another, each with the votes of at
    least so many needles."""
    ranked: list[tuple[int, int, int, int]] = []
    low = total = 0
    for high, (place, weight, _) in enumerate(votes):
        total += weight
        while votes[low][0] < place - _APART:
            total -= votes[low][1]
            low += 1
        if high - low + 1 >= least:
            ranked.append((-total, votes[(low + high + 1) // 2][0], low, high))
    found: list[int] = []
    for _, place, first, last in sorted(ranked):
        if all(abs(place - other) > _APART for other in found):
            if least > 1 and len({offset for _, _, offset in votes[first : last + 1]}) < least:
                continue
            found.append(place)
            if len(found) == _TRIED:
                break
    return found


def _match(quote: str, quoted: Words, text: str, found: Alignment, words: Words) -> Match:
    differences = []
    for (a, b), (c, d) in found.blocks:
        quoted_at = quoted.starts[a] if a < len(quoted) else quoted.ends[-1]
        stands_at = words.starts[c] if c < len(words) else words.ends[-1]
        ours = quote[quoted_at : quoted.ends[b - 1]] if b > a else ""
        theirs = text[stands_at : words.ends[d - 1]] if d > c else ""
        differences.append(Difference(ours, theirs, quoted_at, stands_at))
    start, end = words.starts[found.first], words.ends[found.last - 1]
    return Match(Grade.ALTERED, start, end, ((start, end),), differences=tuple(differences))
