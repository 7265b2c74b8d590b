"""Content before a tag, with what the speaker goes on to say behind it: "“…,” said Stein. “…”"."""

from __future__ import annotations

from secondhand.reading.attribution.cues.clauses import clause_end, content_start, end_of
from secondhand.reading.attribution.cues.scene import Scene
from secondhand.reading.attribution.kinds import CONJUNCTION, DETERMINER, PREPOSITION
from secondhand.reading.attribution.lexicon import ASK, CUES, SAY, TELL
from secondhand.reading.attribution.separators import BREAK, COLON, COMMA, PARAGRAPH, PAUSE, QUERY, STOP
from secondhand.reading.attribution.usage import ASIDES

_TITLED = frozenset("on of in s titled called named show program programme book film song".split())
"""Behind what a short quotation is a title."""


def content_before(scene: Scene, tag: int, low: int, frames: int, quoted: bool = False) -> tuple[int, int] | None:
    start, stop = words_before(scene, tag, low, quoted)
    if start is None:
        return None
    if not quote_before(scene, tag) and tag - low < 2 and not frames & SAY:
        return None
    return start, stop


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
    if code & (BREAK | COLON) or _is_title(scene, tokens.closing[k].first, k):
        return False
    return not code & STOP or bool(code & QUERY)


def _is_title(scene: Scene, first: int, last: int) -> bool:
    """Whether a quotation is a title: On "Morning Tide," Stein said."""
    tokens = scene.tokens
    if last - first > 5 or first == 0 or tokens.lower[first - 1] not in _TITLED:
        return False
    return all(
        tokens.capitals[j] or tokens.kinds[j] & (DETERMINER | PREPOSITION | CONJUNCTION) for j in range(first, last)
    )


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


def continued(scene: Scene, content: tuple[int, int], tag_end: int, high: int) -> tuple[int, int]:
    """Content before a tag, with what the speaker goes on to say behind it."""
    tokens = scene.tokens
    k = _past_adverbials(scene, tag_end, high)
    if k >= len(tokens) or tokens.codes[k] & PARAGRAPH:
        return content
    if k < high:
        goes_on = tokens.codes[k] & (COMMA | COLON | PAUSE)
        return _within_sentence(scene, content, tag_end, k, high) if goes_on else content
    quotation = tokens.opening.get(k)
    if quotation is not None and not _has_tag(scene, quotation.last):
        return content[0], quotation.end
    return content


def _past_adverbials(scene: Scene, tag_end: int, high: int) -> int:
    """Over "in an interview" to the end of the clause: "she said in an interview. “…”"."""
    tokens = scene.tokens
    if tag_end >= high or tokens.codes[tag_end] & (COMMA | STOP | BREAK | PAUSE | COLON):
        return tag_end
    for k in range(tag_end, high):
        if tokens.codes[k] & (COMMA | PAUSE | COLON) or k in tokens.opening:
            return k
    return high


def _within_sentence(scene: Scene, content: tuple[int, int], tag_end: int, k: int, high: int) -> tuple[int, int]:
    """The content with what follows its tag behind a comma, a colon or a dash before word k."""
    tokens = scene.tokens
    if k in tokens.opening:
        return content[0], tokens.opening[k].end
    if tag_end != k:
        return content
    if scene.quoted and tokens.codes[k] & COMMA:
        # A speaker's tag inside a quotation that nobody closed before it.
        holding = tokens.holding(k)
        return holding.start, holding.end
    if tokens.lower[k] in ASIDES or k - 1 in tokens.closing or _ends_quoted(scene, content):
        return content
    return content[0], end_of(scene, clause_end(scene, k, high))


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
