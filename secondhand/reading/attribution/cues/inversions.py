"""The source behind the verb: "…," said Alba Stein."""

from __future__ import annotations

from secondhand.reading.attribution.clause_subjects import subject_before
from secondhand.reading.attribution.cues.content import content_after
from secondhand.reading.attribution.cues.found import Found
from secondhand.reading.attribution.cues.scene import Scene
from secondhand.reading.attribution.cues.tagged import content_before, continued, quote_before
from secondhand.reading.attribution.cues.verb_groups import VerbGroup
from secondhand.reading.attribution.kinds import (
    ADVERB,
    AUXILIARY,
    DETERMINER,
    PREPOSITION,
    PRONOUN,
    QUANTITY,
    RELATIVE,
    SUBORDINATOR,
    TIME,
    VERB,
)
from secondhand.reading.attribution.separators import CLAUSE_END, COLON, COMMA, MARK, PAUSE, QUERY
from secondhand.reading.attribution.sources import can_name, naming_part, phrase_after

_PERSONAL = ("he", "she", "they", "it", "i", "we")


def inverted(scene: Scene, group: VerbGroup) -> Found | None:
    """ "…," said Alba Stein."""
    tokens = scene.tokens
    low, high = scene.bounds
    start, end = group.start, group.end
    if start == low and tokens.capitals[group.at]:
        return _opening_verb(scene, group)
    quoted = quote_before(scene, start)
    if not quoted and not _content_ends(scene, start):
        return None
    if end >= high or tokens.codes[end] or tokens.lower[end] == "that":
        return None
    if tokens.kinds[end] & PRONOUN and not tokens.kinds[end] & (DETERMINER | QUANTITY):
        if tokens.lower[end] not in _PERSONAL or not quoted:
            return None
    phrase = phrase_after(tokens, end, high)
    if phrase is None:
        return None
    first, last, head = phrase
    if not can_name(tokens, first, head) or not (quoted or _clause_ends(scene, head)):
        return None
    before = content_before(scene, start, low, group.frames)
    if before is None:
        return None
    content = continued(scene, before, last, high)
    named = naming_part(tokens, first, last, head, low)
    return Found(
        (start, end), (first, last), named, content, "inverted", group.frames, scene.bounds, uncontinued=before
    )


def _content_ends(scene: Scene, k: int) -> bool:
    """Whether a clause without quotation marks, and no subject of the verb, ends before word k."""
    tokens = scene.tokens
    low = scene.bounds[0]
    code = tokens.codes[k]
    if not code & (COMMA | QUERY | PAUSE) or k <= low:
        return False
    return not code & COMMA or subject_before(tokens, k, low) is None


def _clause_ends(scene: Scene, head: int) -> bool:
    """Whether behind a source the clause ends or goes on with an adverbial, and not with a verb of its own."""
    tokens = scene.tokens
    if head >= scene.bounds[1] or tokens.codes[head] & (CLAUSE_END | MARK):
        return True
    kind = tokens.kinds[head]
    if kind & (VERB | AUXILIARY | RELATIVE):
        return False
    return bool(kind & (PREPOSITION | TIME | ADVERB | SUBORDINATOR))


def _opening_verb(scene: Scene, group: VerbGroup) -> Found | None:
    """ "Says Alba Stein, who runs the harbour: “…”"."""
    tokens = scene.tokens
    high, end = scene.bounds[1], group.end
    phrase = phrase_after(tokens, end, high) if end < high and not tokens.codes[end] else None
    if phrase is None or not can_name(tokens, phrase[0], phrase[2]):
        return None
    colon = next((k for k in range(phrase[2], min(high, phrase[2] + 30)) if tokens.codes[k] & COLON), None)
    content = content_after(scene, colon, high, group.frames) if colon is not None else None
    if colon is None or content is None:
        return None
    source, head = (phrase[0], colon), (phrase[0], phrase[2])
    return Found((group.at, end), source, head, content, "inverted", group.frames, scene.bounds)
