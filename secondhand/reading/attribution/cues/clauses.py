"""Where the words that a cue can speak of begin and end: its sentence, its clause, a quotation's mark."""

from __future__ import annotations

from secondhand.reading.attribution.cues.scene import Scene
from secondhand.reading.attribution.inflections import GERUND, PAST, THIRD
from secondhand.reading.attribution.kinds import ADVERB, AUXILIARY, PREPOSITION, SUBORDINATOR, TIME, VERB
from secondhand.reading.attribution.lexicon import ASK, CUES, SAY, TELL
from secondhand.reading.attribution.separators import BREAK, CLAUSE_END, COMMA, PAUSE, STOP
from secondhand.reading.attribution.usage import CLAUSAL, CUT, NOUN_LIKE

_JOINING = frozenset("and but or while whereas".split())
"""What a clause can end before without a comma."""


def bounds_of(scene: Scene, i: int) -> tuple[int, int]:
    """The words that a cue at word i can speak of: its sentence, within the quotation that holds it."""
    low, high = scene.tokens.sentence_of(i)
    if scene.tokens.inside[i]:
        quotation = scene.tokens.holding(i)
        return max(low, quotation.first), min(high, quotation.last)
    return low, high


def content_start(scene: Scene, k: int) -> int:
    """The code point where content that begins with word k starts, its quotation mark included."""
    quotation = scene.tokens.opening.get(k)
    return quotation.start if quotation else scene.tokens.starts[k]


def end_of(scene: Scene, stop: int) -> int:
    """The code point where content that ends before word `stop` ends, a closing quotation mark included."""
    quotation = scene.tokens.closing.get(stop)
    if quotation is None and scene.tokens.inside[stop - 1] and not scene.quoted:
        # The clause runs into a quotation of several sentences.
        quotation = scene.tokens.holding(stop - 1)
    return quotation.end if quotation else scene.tokens.ends[stop - 1]


def clause_end(scene: Scene, start: int, high: int, clausal: bool = True, relative: bool = False) -> int:
    """The word before which the content that starts with word `start` ends, as far as one sentence goes."""
    tokens = scene.tokens
    codes, lower, kinds = tokens.codes, tokens.lower, tokens.kinds
    for k in [k for k in range(start + 1, high) if codes[k] or lower[k] in _JOINING]:
        code = codes[k]
        word = lower[k]
        if word in ("and", "but", "or") and k + 1 < high and _verb_follows(scene, k + 1, high):
            return k
        if not code and word in ("but", "while", "whereas") and clausal and _clause_with_cue(scene, k, high):
            return k
        if not code:
            continue
        if code & PAUSE and (not clausal or _clause_with_cue(scene, k - 1, high)):
            return k
        if relative and code & (COMMA | PAUSE) and (kinds[k] & (VERB | AUXILIARY) or lower[k] in CUES):
            return k
        if code & COMMA:
            if not clausal and not (word in ("and", "or") or tokens.capitals[k]):
                return k

            if (word == "according" and k > start + 1) or (word in CUT and _clause_with_cue(scene, k, high)):
                return k
            cue = CUES.get(word)
            if cue is not None and cue.form == GERUND and cue.frames & CLAUSAL:
                return k
    return high


def _verb_follows(scene: Scene, k: int, high: int) -> bool:
    """Whether a second cue of the same speaker stands at word k: "and later said"."""
    tokens = scene.tokens
    for p in range(k, min(high, k + 3)):
        if p > k and tokens.codes[p] & CLAUSE_END:
            return False
        cue = CUES.get(tokens.lower[p])
        if cue is not None and cue.form & (PAST | THIRD) and cue.frames and tokens.lower[p] not in NOUN_LIKE:
            return True
        if not tokens.kinds[p] & (ADVERB | AUXILIARY):
            return False
    return False


def _clause_with_cue(scene: Scene, k: int, high: int) -> bool:
    """Whether the clause that "but" or "while" opens has a cue of its own near its beginning."""
    tokens = scene.tokens
    for p in range(k + 1, min(high, k + 9)):
        if tokens.codes[p] & (COMMA | STOP | PAUSE | BREAK):
            return False
        cue = CUES.get(tokens.lower[p])
        if cue is not None and cue.frames & (SAY | TELL | ASK) and cue.form & (PAST | THIRD):
            return True
    return False


def only_adverbials(scene: Scene, end: int, high: int) -> bool:
    """Whether only times and places follow the cue up to the end of the clause."""
    tokens = scene.tokens
    if end >= high or tokens.lower[end] == "to":
        return False
    if not tokens.kinds[end] & (PREPOSITION | TIME | ADVERB) and tokens.lower[end] not in ("last", "this"):
        return False
    for k in range(end, min(high, end + 14)):
        if k > end and tokens.codes[k] & (COMMA | STOP | BREAK | PAUSE):
            return True
        if tokens.lower[k] == "that" or tokens.kinds[k] & (AUXILIARY | VERB | SUBORDINATOR):
            return False
    return end + 14 >= high


def trimmed(scene: Scene, start: int, end: int) -> int:
    """The end of a stretch without the spaces and commas that it ends with."""
    text = scene.tokens.text
    while end > start + 1 and text[end - 1] in " ,;\n\t—–-":
        end -= 1
    return end
