"""Cues that stand before their source: "according to", "in the words of", "as reported by"."""

from __future__ import annotations

from secondhand.reading.attribution.cues.clauses import clause_end, content_start, end_of
from secondhand.reading.attribution.cues.found import Found
from secondhand.reading.attribution.cues.scene import Scene
from secondhand.reading.attribution.cues.tagged import words_before
from secondhand.reading.attribution.kinds import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    POSSESSIVE,
    PREPOSITION,
    TIME,
    VERB,
)
from secondhand.reading.attribution.lexicon import NAME, PUBLISH, SAY, TALK
from secondhand.reading.attribution.separators import BREAK, CLAUSE_END, COMMA, MARK, PAUSE, STOP
from secondhand.reading.attribution.sources import PASSED, phrase_after
from secondhand.reading.attribution.usage import MEASURES


def according(scene: Scene, i: int) -> Found | None:
    """ "according to X", "per X"."""
    tokens = scene.tokens
    low, high = scene.bounds
    if tokens.lower[i] == "according":
        if i + 1 >= high or tokens.lower[i + 1] != "to":
            return None
        return _placed(scene, i, i + 2, "according-to", 0)
    end = i + 1
    if end >= high or not (tokens.capitals[end] or tokens.kinds[end] & DETERMINER):
        return None
    if not (i == low or tokens.codes[i] & COMMA) or tokens.lower[end] in ("a", "an", "capita", "cent"):
        return None
    return _placed(scene, i, end, "according-to", 0)


def view(scene: Scene, i: int) -> Found | None:
    """ "in the words of X", "in X's view"."""
    tokens = scene.tokens
    low, high = scene.bounds
    lower = tokens.lower
    if i + 1 < high and lower[i + 1] == "of" and i >= low + 2 and lower[i - 2] == "in" and lower[i - 1] == "the":
        return _placed(scene, i - 2, i + 2, "in-the-words-of", 0)
    owner = i - 1
    if owner <= low or tokens.codes[i]:
        return None
    if tokens.kinds[owner] & POSSESSIVE or tokens.codes[i] == MARK:
        end = owner if tokens.kinds[owner] & POSSESSIVE else owner + 1
        first = next((k + 1 for k in range(end - 1, max(low, end - 7) - 1, -1) if lower[k] == "in"), end)
        if first >= end:
            return None
        source = first, end
    else:
        return None
    cue = source[0] - 1
    content = _around(scene, cue, i + 1)
    if content is None:
        return None
    return Found((cue, cue + 1), source, source, content, "in-the-words-of", 0, scene.bounds)


def standing(scene: Scene, i: int) -> Found | None:
    """ "For Alba Stein, a retired pilot, the crash was …": how it looks to somebody."""
    tokens = scene.tokens
    low, high = scene.bounds
    if i != low:
        return None
    phrase = phrase_after(tokens, i + 1, high)
    if phrase is None:
        return None
    first, last, head = phrase
    if last >= high or not tokens.codes[last] & COMMA or not (tokens.capitals[first] or tokens.capitals[head - 1]):
        return None
    if any(tokens.kinds[k] & TIME for k in range(first, head)) or head - first > 4:
        return None
    if not _subject_at(scene, last, high):
        return None
    content = tokens.starts[last], end_of(scene, clause_end(scene, last, high))
    return Found((i, i + 1), (first, last), (first, head), content, "standpoint", 0, scene.bounds)


def _subject_at(scene: Scene, k: int, high: int) -> bool:
    """Whether a clause begins at word k: a subject, then "is", "was" or the like."""
    phrase = phrase_after(scene.tokens, k, high)
    return phrase is not None and phrase[2] < high and scene.tokens.lower[phrase[2]] in ("is", "was", "are", "were")


def _around(scene: Scene, cue: int, end: int) -> tuple[int, int] | None:
    """Content that stands behind an opening phrase, before a closing one, or around one in the middle."""
    tokens = scene.tokens
    low, high = scene.bounds
    opening = (
        cue == low
        or (tokens.lower[cue - 1] == "that" and not tokens.codes[cue] & ~COMMA)
        or (
            tokens.codes[cue] & (COMMA | PAUSE) == 0
            and (
                tokens.lower[cue - 1] == "that"
                or (bool(tokens.kinds[cue - 1] & (CONJUNCTION | ADVERB)) and cue - low <= 2)
            )
        )
    )
    if opening:
        if end >= high:
            return None
        return content_start(scene, end), end_of(scene, clause_end(scene, end, high))
    begin, stop = words_before(scene, cue, low)
    if begin is None or begin >= stop:
        return None
    if end < high and tokens.codes[end] & COMMA and not tokens.codes[end] & (STOP | BREAK):
        bare = not any(tokens.kinds[k] & (AUXILIARY | VERB) for k in range(low, cue))
        if tokens.kinds[end] & (AUXILIARY | VERB) or bare or end in tokens.opening:
            stop = end_of(scene, clause_end(scene, end, high))
    return begin, stop


def _placed(scene: Scene, cue: int, end: int, rule: str, frames: int) -> Found | None:
    """A cue before its source, with the content before or behind both: "according to", "as reported by"."""
    tokens = scene.tokens
    _, high = scene.bounds
    phrase = phrase_after(tokens, end, high)
    if phrase is None:
        return None
    first, last, head = phrase
    noun = next((k for k in range(first + 1, head) if tokens.kinds[k] & PREPOSITION), head)
    if tokens.lower[noun - 1] in MEASURES and not tokens.capitals[noun - 1] and rule == "according-to":
        return None
    passed, relay, cited = _passed_on(scene, head, high)
    last = passed if relay or cited else last
    if (
        last < high
        and not tokens.codes[last] & CLAUSE_END
        and not tokens.kinds[last] & (PREPOSITION | TIME | ADVERB | DETERMINER)
    ):
        last = next((k for k in range(last, high) if tokens.codes[k] & CLAUSE_END), high)
    content = _around(scene, cue, last)
    if content is None:
        return None
    if rule == "according-to" and not scene.namer.outlet(first, head):
        content = _within_report(scene, content, tokens.ends[last - 1])
    return Found(
        (cue, end), (first, last), (first, head), content, rule, frames, scene.bounds, cited=cited, relay=relay
    )


def _within_report(scene: Scene, content: tuple[int, int], end: int) -> tuple[int, int]:
    """ "The Post reports that …, according to the union": the Post has it from the union, not the other way."""
    for earlier in reversed(scene.found):
        if earlier.sentence != scene.bounds:
            break
        if not (earlier.head and earlier.frames & SAY and earlier.rule == "subject"):
            continue
        if scene.namer.outlet(*earlier.head) and content[0] < earlier.content[0] < content[1]:
            earlier.content = earlier.content[0], end
            return earlier.content[0], content[1]
    return content


def _passed_on(scene: Scene, head: int, high: int) -> tuple[int, tuple[int, int] | None, tuple[int, int] | None]:
    """What stands behind a source and says how it came there: the end of it, a relay, and whom the source cites.

    "the coastguard, as quoted by Norra Wire", "papers seen by the Harbour Post", "the Post, citing Stein".
    """
    tokens = scene.tokens
    lower = tokens.lower
    if head + 1 >= high:
        return head, None, None
    k = head + 1 if lower[head] == "as" else head
    if k + 1 < high and lower[k] in PASSED and lower[k + 1] == "by":
        phrase = phrase_after(tokens, k + 2, high)
        if phrase is not None:
            return phrase[2], (phrase[0], phrase[2]), None
    from_them = lower[head] == "reports" and lower[head + 1] == "from"
    which = lower[head] == "which" and lower[head + 1] in ("cited", "quoted", "cites", "quotes")
    if lower[head] in ("citing", "quoting") or from_them or which:
        phrase = phrase_after(tokens, head + (2 if from_them or which else 1), high)
        if phrase is not None:
            return phrase[2], None, (phrase[0], phrase[2])
    if lower[head] in ("reports", "said", "reported", "writes", "says") and tokens.codes[head] & COMMA:
        phrase = phrase_after(tokens, head + 1, high)
        if phrase is not None and phrase[2] < high and tokens.codes[phrase[2]] & COMMA:
            return phrase[2], (phrase[0], phrase[2]), None
    return head, None, None


def as_reported(scene: Scene, i: int, end: int, frames: int) -> Found | None:
    """ "…, as reported by Y", "As first reported by Y, …"."""
    tokens = scene.tokens
    low, _high = scene.bounds
    cue = i
    while cue > low and not tokens.codes[cue] and tokens.kinds[cue - 1] & ADVERB and tokens.lower[cue - 1] != "as":
        cue -= 1
    if not cue > low or tokens.lower[cue - 1] != "as" or not frames & (SAY | TALK | NAME | PUBLISH):
        return None
    cue -= 1
    return _placed(scene, cue, end + 1, "as-reported", frames)
