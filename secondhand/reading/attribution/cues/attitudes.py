"""What somebody is said to think or want, without a verb of thinking: "is confident that", "Stein's criticism of"."""

from __future__ import annotations

from secondhand.reading.attribution.clause_subjects import group_start, subject_before
from secondhand.reading.attribution.cues.clauses import end_of
from secondhand.reading.attribution.cues.content import content_after
from secondhand.reading.attribution.cues.found import Found
from secondhand.reading.attribution.cues.scene import Scene
from secondhand.reading.attribution.cues.subjects import subject_of
from secondhand.reading.attribution.kinds import (
    ADVERB,
    AUXILIARY,
    BE,
    NEGATION,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    VERB,
)
from secondhand.reading.attribution.usage import CLAUSAL, OWNERS

_LINKS = frozenset(("feel", "feels", "felt", "remain", "remains", "remained", "sound", "sounds", "sounded"))
_BEHIND_ADJECTIVE = frozenset(("that", "to", "of", "about", "by", "at", "on", "with", "for", "over", "in"))
_BEHIND_NOUN = frozenset(("of", "for", "on", "against", "to", "about", "toward", "towards", "over", "with", "that"))


def adjective(scene: Scene, i: int) -> Found | None:
    """ "Alba Stein is confident that the bridge will hold"."""
    tokens = scene.tokens
    low, high = scene.bounds
    lower, kinds = tokens.lower, tokens.kinds
    if i + 1 >= high or tokens.codes[i + 1] or lower[i + 1] not in _BEHIND_ADJECTIVE:
        return None
    group = i
    while group > low and not tokens.codes[group] and kinds[group - 1] & (ADVERB | NEGATION):
        group -= 1
    if group <= low or tokens.codes[group] or not (lower[group - 1] in BE or lower[group - 1] in _LINKS):
        return None
    group = group_start(tokens, group - 1, low)
    subject = subject_of(scene, group, low)
    if subject is None or lower[subject[0]] in ("it", "that", "this", "there", "which", "what"):
        return None
    clause = lower[i + 1] == "that"
    end = i + 1 if lower[i + 1] in ("that", "to") else i + 2
    content = content_after(scene, end, high, CLAUSAL if clause else 0, bool(kinds[subject[0]] & RELATIVE))
    if content is None:
        return None
    first, last, head = subject
    return Found((group, end), (first, last), (first, head), content, "attitude", 0, scene.bounds, statement=False)


def stand(scene: Scene, i: int) -> Found | None:
    """ "Stein's criticism of the plan", "his promise to pay"."""
    tokens = scene.tokens
    low, high = scene.bounds
    lower, kinds = tokens.lower, tokens.kinds
    if i + 2 >= high or tokens.codes[i + 1] or lower[i + 1] not in _BEHIND_NOUN:
        return None
    k = i
    while k > low and i - k < 3 and not tokens.codes[k] and not (kinds[k - 1] or lower[k - 1] in OWNERS):
        k -= 1
    if k <= low or tokens.codes[k]:
        return None
    if lower[k - 1] in OWNERS:
        source = head = (k - 1, k)
    elif kinds[k - 1] & POSSESSIVE:
        owner = subject_before(tokens, k - 1, low)
        if owner is None:
            return None
        source, head = (owner[0], owner[1]), (owner[0], owner[2])
    else:
        return None
    preposition = lower[i + 1] not in ("to", "that")
    if lower[i + 1] == "to" and kinds[i + 2] & PREPOSITION:
        return None
    end = i + 2 if preposition else i + 1
    content = content_after(scene, end, high, CLAUSAL if lower[i + 1] == "that" else 0)
    if content is None:
        return None
    if preposition and not any(kinds[p] & (VERB | AUXILIARY) for p in range(low, k)):
        # "Stein's concerns about the bridge | are growing"
        for p in range(end + 1, high):
            if tokens.starts[p] >= content[1]:
                break
            verbal = kinds[p] & (VERB | AUXILIARY) and not tokens.capitals[p]
            if verbal and not kinds[p - 1] & RELATIVE and lower[p - 1] != "to":
                content = content[0], end_of(scene, p)
                break
    return Found((i, end), source, head, content, "attitude", 0, scene.bounds, statement=False)
