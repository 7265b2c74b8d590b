"""Who is the subject of a verb: beside it, behind a relative clause, or shared with the verb before."""

from __future__ import annotations

from bisect import bisect_left

from secondhand.reading.attribution.clause_subjects import first_phrase, last_subject, subject_before
from secondhand.reading.attribution.cues.scene import Scene
from secondhand.reading.attribution.kinds import AUXILIARY, DETERMINER, TIME, VERB
from secondhand.reading.attribution.phrases import phrase_start
from secondhand.reading.attribution.separators import CLAUSE_END, COMMA
from secondhand.reading.attribution.tokens import Tokens

_BEFORE_TIME = frozenset("on in at last this late early since earlier".split())
_PRONOUNS = frozenset(("he", "she", "they", "it", "we", "i", "you", "who"))


def subject_of(scene: Scene, group: int, low: int) -> tuple[int, int, int] | None:
    """The subject before a verb group: first word, last, end of its head."""
    tokens = scene.tokens
    if group > low and not tokens.codes[group]:
        if tokens.lower[group - 1] in _PRONOUNS:
            return group - 1, group, group
        k = _behind_subject(tokens, group, low)
        if low < k < group:
            subject = subject_before(tokens, k, low)
            if subject is not None:
                return subject
    found = subject_before(tokens, group, low)
    if found is not None and found[1] == group and found[2] == group and group - found[0] > 3:
        # "Stein in her speech said": the place is no part of the name.
        for k in range(found[0] + 1, group - 1):
            if tokens.lower[k] in ("in", "on", "at", "during") and tokens.kinds[k + 1] & DETERMINER:
                if scene.namer.capital(found[0]) and all(tokens.capitals[found[0] : k]) and not tokens.codes[k]:
                    return found[0], k, k
    return found


def _behind_subject(tokens: Tokens, group: int, low: int) -> int:
    """The word behind the subject: "Stein on Thursday blamed", "Stein last week said", the time is no part of it."""
    kinds, lower = tokens.kinds, tokens.lower
    k = group
    while k > low + 1 and not tokens.codes[k]:
        if not kinds[k - 1] & TIME and not (kinds[k - 2] & TIME and lower[k - 1].isdigit()):
            break
        k -= 1
        if lower[k - 1] in _BEFORE_TIME:
            k -= 1
    return k


def behind_relative(scene: Scene, group: int, low: int) -> tuple[int, int, int] | None:
    """ "Three officers who asked not to be named told": the subject before its relative clause."""
    tokens = scene.tokens
    for k in range(group - 2, max(low, group - 14), -1):
        if tokens.codes[k] & CLAUSE_END:
            return None
        if tokens.lower[k] == "who":
            first = phrase_start(tokens, k, low)
            return (first, group, k) if first is not None else None
    return None


def main_subject(scene: Scene, start: int, high: int) -> tuple[int, int, int] | None:
    """The subject behind the comma that ends a fronted participle: "Noting that …, Stein said"."""
    tokens = scene.tokens
    for k in range(start, min(high, start + 40)):
        if tokens.codes[k] & COMMA:
            found = first_phrase(tokens, k, high)
            if found is not None:
                return found
    return None


def sentence_subject(scene: Scene, before: int, low: int) -> tuple[int, int, int] | None:
    """The source of the cue whose content ends here, or the subject of the verb before."""
    tokens = scene.tokens
    near = tokens.starts[before]
    for earlier in reversed(scene.found):
        if earlier.sentence != scene.bounds:
            break
        if (
            earlier.source
            and earlier.head
            and earlier.cue[1] <= before
            and (near - 12 <= earlier.content[1] <= near or near - 12 <= tokens.ends[earlier.source[1] - 1] <= near)
        ):
            return earlier.source[0], earlier.source[1], earlier.head[1]
    return last_subject(tokens, low, before) or first_phrase(tokens, low, before)


def past_relative(scene: Scene, end: int, high: int) -> int:
    """Over the relative clause of a recipient: "told a woman who had asked that …"."""
    tokens = scene.tokens
    if end < high and tokens.lower[end] == "who":
        for k in range(end + 1, min(high, end + 25)):
            if k in tokens.opening or (tokens.lower[k] == "that" and k > end + 2):
                return k
    return end


def words_of(scene: Scene, span: tuple[int, int]) -> tuple[int, int]:
    """The words within a span of code points, up to the first verb."""
    tokens = scene.tokens
    first = bisect_left(tokens.starts, span[0])
    last = first
    while last < len(tokens) and tokens.ends[last] <= span[1] and not tokens.kinds[last] & (AUXILIARY | VERB):
        last += 1
    return first, max(last, first + 1)
