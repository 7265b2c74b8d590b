"""Content behind a cue: a quotation, a clause, or both."""

from __future__ import annotations

from bisect import bisect_right

from secondhand.reading.attribution.cues.clauses import clause_end, content_start, end_of
from secondhand.reading.attribution.cues.scene import Scene
from secondhand.reading.attribution.kinds import DETERMINER, PREPOSITION, PRONOUN, TIME
from secondhand.reading.attribution.lexicon import ASK, SAY, TELL
from secondhand.reading.attribution.quotations import Quotation
from secondhand.reading.attribution.separators import BREAK, COLON, COMMA, MARK, PARAGRAPH, PAUSE, STOP
from secondhand.reading.attribution.usage import CLAUSAL

_NO_TIME = STOP | BREAK | MARK
"""Before what the time of the cue does not go on."""


def content_after(scene: Scene, end: int, high: int, frames: int, relative: bool = False) -> tuple[int, int] | None:
    """The content from word `end` on, behind a cue and before word `high`; None where nothing is reported there.

    `relative`: whether the cue stands in a relative clause, with which the content ends.
    """
    tokens = scene.tokens
    if end >= high:
        return _behind_colon(scene, end)
    quotation = tokens.opening.get(end)
    if quotation is not None:
        return quotation.start, _quote_end(scene, quotation, high)
    code = tokens.codes[end]
    if code & (STOP | BREAK) and not code & COLON:
        return None
    if code & (COMMA | PAUSE) and not code & COLON:
        if code & MARK and code & COMMA:
            # A quotation within a quotation.
            return tokens.starts[end], tokens.ends[high - 1]
        behind = _behind_aside(scene, end, high, relative)
        if behind is not None or tokens.lower[end] != "that":
            return behind
    start = _skip_adverbials(scene, end, high, frames)
    quotation = tokens.opening.get(start)
    if quotation is not None and (start != end or quotation.last - start > 3):
        return quotation.start, _quote_end(scene, quotation, high)
    clausal = bool(frames & CLAUSAL) or tokens.lower[start] == "that"
    stop = clause_end(scene, start, high, clausal, relative)
    return (content_start(scene, start), end_of(scene, stop)) if stop > start else None


def _behind_colon(scene: Scene, end: int) -> tuple[int, int] | None:
    """The quotation or the paragraph that a sentence opens with its last colon: "Stein writes:"."""
    tokens = scene.tokens
    if end >= len(tokens) or not tokens.codes[end] & COLON:
        return None
    opened = tokens.opening.get(end)
    if opened is not None:
        return opened.start, opened.end
    if not tokens.codes[end] & PARAGRAPH:
        return None
    later = tokens.special[bisect_right(tokens.special, end) :]
    stop = next((k for k in later if tokens.codes[k] & PARAGRAPH), len(tokens))
    return tokens.starts[end], tokens.ends[stop - 1]


def _behind_aside(scene: Scene, end: int, high: int, relative: bool) -> tuple[int, int] | None:
    """Behind the comma or the dash: "said, at one point, “…”", "said - on television - that"."""
    tokens = scene.tokens
    for k in range(end, min(high, end + 12)):
        if k in tokens.opening:
            return tokens.opening[k].start, _quote_end(scene, tokens.opening[k], high)
        if k > end and tokens.lower[k] == "that" and tokens.codes[k] & (COMMA | PAUSE):
            return tokens.starts[k], end_of(scene, clause_end(scene, k, high, True, relative))
    return None


def _quote_end(scene: Scene, quotation: Quotation, high: int) -> int:
    """Where content that begins with a quotation ends: with it, or with the clause that goes on behind it."""
    last = quotation.last
    if last < high and not scene.tokens.codes[last] & (STOP | BREAK | COMMA | PAUSE):
        return end_of(scene, clause_end(scene, last, high))
    return quotation.end


def _skip_adverbials(scene: Scene, end: int, high: int, frames: int) -> int:
    """Over "on Monday", "in an interview with Y" to the word where the content starts."""
    tokens = scene.tokens
    lower, kinds, codes = tokens.lower, tokens.kinds, tokens.codes
    k = end
    while k < high and kinds[k] & TIME and not codes[k] & _NO_TIME:
        k += 1
    if k >= high:
        return end
    topic = lower[k] in ("to", "of", "about")
    if not kinds[k] & PREPOSITION or not frames & (SAY if topic else SAY | TELL | ASK):
        return k
    for p in range(k + 1, min(high, k + 16)):
        if lower[p] == "that" or p in tokens.opening:
            return p
        if codes[p] & (STOP | BREAK | PAUSE):
            break
    return k if topic else _clause_behind(scene, k, high)


def _clause_behind(scene: Scene, k: int, high: int) -> int:
    """The subject of the clause behind a phrase with a preposition; word k where none begins: "said in May | the"."""
    tokens = scene.tokens
    kinds, capitals = tokens.kinds, tokens.capitals
    for p in range(k + 1, min(high, k + 8)):
        if tokens.codes[p]:
            break
        kind, before = kinds[p], kinds[p - 1]
        if kind & PRONOUN and not kind & DETERMINER and not before & PREPOSITION:
            return p
        if (kind & DETERMINER or (capitals[p] and not capitals[p - 1])) and not before & (PREPOSITION | DETERMINER):
            return p
        if before & TIME and not kind & TIME:
            return p
    return k
