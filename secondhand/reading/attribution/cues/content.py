"""Which words a cue reports: the clause behind it, the quotation before it, or both."""

from __future__ import annotations

from bisect import bisect_right

from secondhand.reading.attribution.cues.scene import Scene
from secondhand.reading.attribution.inflections import GERUND, PAST, THIRD
from secondhand.reading.attribution.lexicon import (
    ADVERB,
    ASK,
    AUXILIARY,
    CONJUNCTION,
    CUES,
    DETERMINER,
    PREPOSITION,
    PRONOUN,
    SAY,
    SUBORDINATOR,
    TELL,
    TIME,
    VERB,
)
from secondhand.reading.attribution.separators import (
    BREAK,
    CLAUSE_END,
    COLON,
    COMMA,
    MARK,
    PARAGRAPH,
    PAUSE,
    QUERY,
    STOP,
)
from secondhand.reading.attribution.usage import ASIDES, CLAUSAL, CUT, NOUN_LIKE

_JOINING = frozenset("and but or while whereas".split())
"""What a clause can end before without a comma."""

TITLED = frozenset("on of in s titled called named show program programme book film song".split())


_NO_TIME = STOP | BREAK | MARK
"""Before what the time of the cue does not go on."""


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


def content_after(scene: Scene, end: int, high: int, frames: int, relative: bool = False) -> tuple[int, int] | None:
    tokens = scene.tokens
    if end >= high:
        if tokens.codes[end] & COLON and end < len(tokens) and end in tokens.opening:
            opened = tokens.opening[end]
            return opened.start, opened.end
        if end < len(tokens) and tokens.codes[end] & COLON and tokens.codes[end] & PARAGRAPH:
            # "Stein writes:" before a paragraph of her words.
            stop = next(
                (k for k in tokens.special[bisect_right(tokens.special, end) :] if tokens.codes[k] & PARAGRAPH),
                len(tokens),
            )
            return tokens.starts[end], tokens.ends[stop - 1]
        return None
    quotation = tokens.opening.get(end)
    if quotation is not None:
        return quotation.start, _quote_end(scene, quotation.last, quotation.end, high)
    if tokens.codes[end] & (STOP | BREAK | COMMA | PAUSE) and not tokens.codes[end] & COLON:
        if tokens.codes[end] & (STOP | BREAK):
            return None
        if tokens.codes[end] & MARK and tokens.codes[end] & COMMA:
            # A quotation within a quotation.
            return tokens.starts[end], tokens.ends[high - 1]
        # "said, at one point, “…”", "said - on television - that": behind the comma or the dash.
        for k in range(end, min(high, end + 12)):
            if k in tokens.opening:
                quotation = tokens.opening[k]
                return quotation.start, _quote_end(scene, quotation.last, quotation.end, high)
            if k > end and tokens.lower[k] == "that" and tokens.codes[k] & (COMMA | PAUSE):
                return tokens.starts[k], end_of(scene, clause_end(scene, k, high, True, relative))
        if tokens.lower[end] != "that":
            return None
    start = _skip_adverbials(scene, end, high, frames)
    quotation = tokens.opening.get(start)
    if quotation is not None and (start != end or quotation.last - start > 3):
        return quotation.start, _quote_end(scene, quotation.last, quotation.end, high)
    clausal = bool(frames & CLAUSAL) or tokens.lower[start] == "that"
    stop = clause_end(scene, start, high, clausal, relative)
    return (content_start(scene, start), end_of(scene, stop)) if stop > start else None


def end_of(scene: Scene, stop: int) -> int:
    """The code point where content that ends before word `stop` ends, a closing quotation mark included."""
    quotation = scene.tokens.closing.get(stop)
    if quotation is None and scene.tokens.inside[stop - 1] and not scene.quoted:
        # The clause runs into a quotation of several sentences.
        quotation = scene.tokens.holding(stop - 1)
    return quotation.end if quotation else scene.tokens.ends[stop - 1]


def _quote_end(scene: Scene, last: int, end: int, high: int) -> int:
    """Where content that begins with a quotation ends: with it, or with the clause that goes on behind it."""
    tokens = scene.tokens
    if last < high and not tokens.codes[last] & (STOP | BREAK | COMMA | PAUSE):
        return end_of(scene, clause_end(scene, last, high))
    return end


def _skip_adverbials(scene: Scene, end: int, high: int, frames: int) -> int:
    """Over "on Monday", "in an interview with Y" to the word where the content starts."""
    tokens = scene.tokens
    lower, kinds, codes = tokens.lower, tokens.kinds, tokens.codes
    k = end
    while k < high and kinds[k] & TIME and not codes[k] & _NO_TIME:
        k += 1
    if k >= high:
        return end
    if kinds[k] & PREPOSITION and frames & (SAY | TELL | ASK) and lower[k] not in ("to", "of", "about"):
        for p in range(k + 1, min(high, k + 16)):
            if lower[p] == "that" or p in tokens.opening:
                return p
            if codes[p] & (STOP | BREAK | PAUSE):
                break
        p = k + 1
        while p < min(high, k + 8) and not codes[p]:
            kind = kinds[p]
            if kind & PRONOUN and not kind & DETERMINER and not kinds[p - 1] & PREPOSITION:
                return p
            if kind & DETERMINER and not kinds[p - 1] & (PREPOSITION | DETERMINER):
                return p
            if tokens.capitals[p] and not tokens.capitals[p - 1] and not kinds[p - 1] & (PREPOSITION | DETERMINER):
                return p
            if kinds[p - 1] & TIME and not kind & TIME:
                return p
            p += 1
        return k
    if kinds[k] & PREPOSITION and lower[k] in ("of", "about", "to") and frames & SAY:
        for p in range(k + 1, min(high, k + 16)):
            if p in tokens.opening or lower[p] == "that":
                return p
            if codes[p] & (STOP | BREAK | PAUSE):
                break
    return k


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


def words_before(scene: Scene, tag: int, low: int, quoted: bool = False) -> tuple[int | None, int]:
    """Content before a tag: the quotation that closes there, or the sentence so far."""
    tokens = scene.tokens
    if quoted or quote_before(scene, tag):
        quotation = tokens.closing[tag]
        start = _quote_start(scene, quotation.first, quotation.start)
        return start, quotation.end
    if tag <= low:
        return None, 0
    if tokens.inside[low] and not scene.quoted:
        # The sentence began inside a quotation of several sentences.
        return tokens.holding(low).start, end_of(scene, tag)
    return content_start(scene, low), end_of(scene, tag)


def quote_before(scene: Scene, k: int) -> bool:
    """Whether a quotation closes before word k that the words from k on can be a tag of."""
    tokens = scene.tokens
    if k not in tokens.closing:
        return False
    code = tokens.codes[k]
    if code & (BREAK | COLON):
        return False
    quotation = tokens.closing[k]
    first = quotation.first
    if (
        k - first <= 5
        and first > 0
        and tokens.lower[first - 1] in TITLED
        and all(
            tokens.capitals[j] or tokens.kinds[j] & (DETERMINER | PREPOSITION | CONJUNCTION) for j in range(first, k)
        )
    ):
        # On "Morning Tide," Stein said: a title.
        return False
    return not code & STOP or bool(code & QUERY)


def _quote_start(scene: Scene, first: int, start: int) -> int:
    """Where content that ends with a quotation starts: with it, or with the words of its sentence before it."""
    tokens = scene.tokens
    begin, _ = tokens.sentence_of(first)
    if begin >= first or tokens.codes[first] & (COLON | BREAK | STOP):
        return start
    if any(
        CUES.get(tokens.lower[k]) and CUES[tokens.lower[k]].frames & (SAY | TELL)
        for k in range(max(begin, first - 4), first)
    ):
        return start
    return content_start(scene, begin) if first - begin < 40 else start


def content_before(scene: Scene, tag: int, low: int, frames: int, quoted: bool = False) -> tuple[int, int] | None:
    start, stop = words_before(scene, tag, low, quoted)
    if start is None:
        return None
    if not quote_before(scene, tag) and tag - low < 2 and not frames & SAY:
        return None
    return start, stop


def continued(scene: Scene, content: tuple[int, int], tag_end: int, high: int) -> tuple[int, int]:
    """Content before a tag, with what the speaker goes on to say behind it."""
    tokens = scene.tokens
    count = len(tokens)
    start, _end = content
    k = tag_end
    if k < high and not tokens.codes[k] & (COMMA | STOP | BREAK | PAUSE | COLON):
        # "she said in an interview. “…”": over the adverbials to the end of the clause.
        for p in range(k, high):
            if tokens.codes[p] & (COMMA | PAUSE | COLON) or p in tokens.opening:
                k = p
                break
        else:
            k = high
    if k >= count or tokens.codes[k] & PARAGRAPH:
        return content
    if k < high:
        if tokens.codes[k] & (COMMA | COLON | PAUSE):
            if k in tokens.opening:
                return start, tokens.opening[k].end
            if scene.quoted and tokens.codes[k] & COMMA and tag_end == k:
                # A speaker's tag inside a quotation that nobody closed before it.
                holding = tokens.holding(k)
                return holding.start, holding.end
            if (
                tokens.lower[k] not in ASIDES
                and tag_end == k
                and tag_end - 1 not in tokens.closing
                and not _ends_quoted(scene, content)
            ):
                return start, end_of(scene, clause_end(scene, k, high))
        return content
    quotation = tokens.opening.get(k)
    if quotation is not None and not _has_tag(scene, quotation.last):
        return start, quotation.end
    return content


def _ends_quoted(scene: Scene, content: tuple[int, int]) -> bool:
    return scene.tokens.text[content[1] - 1 : content[1]] in "\"”’'»"


def _has_tag(scene: Scene, last: int) -> bool:
    """Whether somebody is said to have said the quotation that ends before word `last`."""
    tokens = scene.tokens
    if last >= len(tokens) or tokens.codes[last] & PARAGRAPH or not tokens.codes[last] & (COMMA | QUERY):
        return False
    for k in range(last, min(last + 8, len(tokens))):
        if k > last and tokens.codes[k] & (STOP | BREAK):
            return False
        cue = CUES.get(tokens.lower[k])
        if cue is not None and cue.frames & (SAY | ASK):
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
