"""How a quotation that marks its edits stands in a text: its parts in order, within one passage, and not reversed."""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from secondhand.reading.editing import Changed, Edited, Part, Seam
from secondhand.reading.grades import MOST_OTHERS, MOST_PLACES, Difference, Grade, Match
from secondhand.reading.negation import is_clause_mark, reversal
from secondhand.reading.words import Words, is_word, split

Whole = Callable[[int, int], tuple[int, int]]
"""A passage, widened to the numbers and hyphenated words that it would cut."""

ANOTHER_ORDER = "its parts do not stand in this order within one passage"
REVERSED = "what is left out or put in reverses it"
_MOST_PARAGRAPHS = 1
"""Paragraph ends that one omission may run over."""


class _Hit(NamedTuple):
    first: int
    last: int


class _Chain(NamedTuple):
    """Hits of the parts, in order."""

    hits: tuple[_Hit, ...]

    @property
    def length(self) -> int:
        return self.hits[-1].last - self.hits[0].first


def marked(
    quote: str, made: Edited, text: str, words: Words, whole: Whole, fits: Callable[[tuple[int, int]], bool]
) -> Match:
    """How the parts stand. Altered, with the reason, where they stand but not as marked; absent where one does not.

    `fits` says of a passage whether prefix and suffix stand around it.
    """
    hits = [list(_hits(part, words, whole)) for part in made.parts]
    if not all(hits):
        return Match(Grade.ABSENT)
    chains = _chains(made, hits, text, words)
    if not chains:
        first = hits[0][0]
        start, end = words.starts[first.first], words.ends[first.last - 1]
        return Match(Grade.ALTERED, start, end, ((start, end),), why=ANOTHER_ORDER)
    chains = heapq.nsmallest(MOST_PLACES, chains, key=lambda each: each.length)
    fitting = [each for each in chains if fits(_span(each, words))]
    sound = [(each, tuple(_reversals(quote, made, each, text, words))) for each in fitting or chains]
    chosen, reversals = min(sound, key=lambda each: (len(each[1]), each[0].length))
    start, end = _span(chosen, words)
    parts = tuple((words.starts[hit.first], words.ends[hit.last - 1]) for hit in chosen.hits)
    if reversals:
        return Match(Grade.ALTERED, start, end, parts, differences=reversals, why=REVERSED)
    others = tuple(span for each in fitting or chains if (span := _span(each, words)) != (start, end))[:MOST_OTHERS]
    return Match(Grade.MARKED, start, end, parts, len(fitting or chains), others, not fitting)


def _span(chain: _Chain, words: Words) -> tuple[int, int]:
    return words.starts[chain.hits[0].first], words.ends[chain.hits[-1].last - 1]


def missing(made: Edited, words: Words, whole: Whole) -> list[Part]:
    """The parts that stand nowhere in the text."""
    return [part for part in made.parts if not any(True for _ in _hits(part, words, whole))]


def _hits(part: Part, words: Words, whole: Whole) -> Iterator[_Hit]:
    """Where a part stands, word for word."""
    tokens, items = words.tokens, part.items
    literal = next((index for index, item in enumerate(items) if isinstance(item, str) and is_word(item)), -1)
    for at in _places(items[literal], tokens) if literal >= 0 else range(len(tokens)):
        first = at - max(literal, 0)
        last = first + len(items)
        if first < 0 or last > len(tokens) or not all(map(_same, items, tokens[first:last])):
            continue
        span = words.starts[first], words.ends[last - 1]
        if whole(*span) == span:
            yield _Hit(first, last)


def _places(token: object, tokens: tuple[str, ...]) -> Iterator[int]:
    at = -1
    try:
        while True:
            at = tokens.index(token, at + 1)
            yield at
    except ValueError:
        return


def _same(item: str | Changed, token: str) -> bool:
    return item == token if isinstance(item, str) else item.may_be(token)


def _chains(made: Edited, hits: Sequence[list[_Hit]], text: str, words: Words) -> list[_Chain]:
    """For each place of the last part, the nearest places of those before it, if they are near enough."""
    chains = [_Chain((hit,)) for hit in hits[0]]
    for place, found in enumerate(hits[1:], 1):
        seam = made.seams[place]
        ends = [chain.hits[-1].last for chain in chains]
        chains = [
            _Chain((*chains[before - 1].hits, hit))
            for hit in found
            if (before := bisect_right(ends, hit.first)) and seam and _near(seam, ends[before - 1], hit, text, words)
        ]
        if not chains:
            return []
    # Of several ends that one beginning may have the nearest is meant.
    nearest = {chain.hits[0]: chain for chain in reversed(chains)}
    return list(nearest.values())[::-1]


def _near(seam: Seam, end: int, hit: _Hit, text: str, words: Words) -> bool:
    """Whether no more is left out between two parts than the seam may stand for."""
    left_out = words.tokens[end : hit.first]
    if len(left_out) > 4 * seam.most + 8 or sum(map(is_word, left_out)) > seam.most:
        return False
    between = text[words.ends[end - 1] : words.starts[hit.first]]
    return sum(1 for line in between.splitlines()[1:] if line.strip()) <= _MOST_PARAGRAPHS


def _reversals(quote: str, made: Edited, chain: _Chain, text: str, words: Words) -> Iterator[Difference]:
    """The words left out, and those put in, that turn what is quoted into its opposite."""
    first, last = chain.hits[0].first, chain.hits[-1].last
    edges = [(max(0, first - 1), first), *((a.last, b.first) for a, b in zip(chain.hits, chain.hits[1:], strict=False))]
    for place, (seam, (low, high)) in enumerate(
        zip(made.seams, [*edges, (last, min(len(words), last + 1))], strict=True)
    ):
        if seam is None:
            continue
        inside = 0 < place < len(made.seams) - 1
        dropped = list(_reaching(words.tokens, low, high)) if inside else []
        put_in = split(seam.inserted).tokens
        kinds = {reversal(words.tokens[:high], index) for index in dropped}
        if kinds != {kind for index in range(len(put_in)) if (kind := reversal(put_in, index))}:
            start = words.starts[dropped[0]] if dropped else words.starts[min(low, len(words) - 1)]
            stands = text[start : words.ends[dropped[-1]]] if dropped else ""
            yield Difference(quote[seam.start : seam.end], stands, seam.start, start)
    for part, hit in zip(made.parts, chain.hits, strict=True):
        for item, low, high in zip(part.items, part.starts, part.ends, strict=True):
            if isinstance(item, Changed) and reversal((item.inside,), 0):
                at = hit.first + part.items.index(item)
                yield Difference(quote[low:high], words.tokens[at], low, words.starts[at])


def _reaching(tokens: Sequence[str], low: int, high: int) -> Iterator[int]:
    """The negations left out between two parts that no mark parts from either: "did [not] pay", but not "met them [,
    who had not paid,] and left"."""
    marks = [index for index in range(low, high) if is_clause_mark(tokens[index])]
    before = low if low and is_clause_mark(tokens[low - 1]) else (marks[0] if marks else high)
    behind = high if high < len(tokens) and is_clause_mark(tokens[high]) else (marks[-1] + 1 if marks else low)
    window = tokens[:high]
    for index in range(low, high):
        if (index < before or index >= behind) and reversal(window, index):
            yield index
