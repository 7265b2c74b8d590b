"""Who speaks, thinks or wishes with a verb: its subject, where that can."""

from __future__ import annotations

from secondhand.reading.attribution.clause_subjects import first_phrase
from secondhand.reading.attribution.cues.complements import agrees, is_evidence, that_follows
from secondhand.reading.attribution.cues.scene import Scene
from secondhand.reading.attribution.cues.subjects import behind_relative, sentence_subject, subject_of
from secondhand.reading.attribution.cues.verb_groups import VerbGroup
from secondhand.reading.attribution.inflections import BASE, PARTICIPLE, PAST
from secondhand.reading.attribution.kinds import DETERMINER, PREPOSITION, PRONOUN, QUANTITY, RELATIVE
from secondhand.reading.attribution.lexicon import ASK, NAME, PLEDGE, SAY, SHOW, TELL, THINK, WISH
from secondhand.reading.attribution.party_nouns import person_word
from secondhand.reading.attribution.separators import CLAUSE_END, COMMA
from secondhand.reading.attribution.usage import NOBODY, PLANS

_POINTING = frozenset(("these", "those", "this", "that", "its", "his"))
_JOINING = frozenset(("and", "but", "or", "then"))
_OTHER_WORDS = SAY | TELL | THINK | ASK | SHOW
"""Frames of verbs that are seldom participles of the noun before them."""


def speaker_of(scene: Scene, group: VerbGroup) -> tuple[tuple[int, int, int], bool] | None:
    """The subject of a verb (first word, last, end of its head) and whether it shares it with the verb before; None
    where it has none or that is nobody."""
    start, low = group.start, scene.bounds[0]
    subject = subject_of(scene, start, low)
    if subject is None and start > low and not scene.tokens.codes[start]:
        subject = behind_relative(scene, start, low)
    if subject is not None:
        return None if _is_nobody(scene, group, subject) else (subject, False)
    subject = _shared_subject(scene, group)
    return (subject, True) if subject is not None else None


def _is_nobody(scene: Scene, group: VerbGroup, subject: tuple[int, int, int]) -> bool:
    lower = scene.tokens.lower
    first, last, head = subject
    return (
        lower[first] in NOBODY
        or (lower[first] == "no" and head - first > 1)
        or (first > scene.bounds[0] and lower[first - 1] in ("nor", "neither"))
        or (lower[first] in ("you", "that") and group.start == last and _fills(scene, group, first))
    )


def _fills(scene: Scene, group: VerbGroup, subject: int) -> bool:
    """ "you know," and "that said," report nothing."""
    tokens = scene.tokens
    low, high = scene.bounds
    if group.end < high and not tokens.codes[group.end] & CLAUSE_END:
        return False
    words = tokens.lower[subject : group.at + 1]
    return words in (["you", "know"], ["you", "see"], ["you", "think"]) or (
        words == ["that", "said"] and subject == low
    )


def _shared_subject(scene: Scene, group: VerbGroup) -> tuple[int, int, int] | None:
    """The subject of the verb before: "Stein sat down and said"."""
    tokens = scene.tokens
    start, low = group.start, scene.bounds[0]
    if start <= low or not (tokens.lower[start - 1] in _JOINING or tokens.codes[start] & COMMA):
        return None
    subject = sentence_subject(scene, start, low)
    if subject is not None and group.cue.form & BASE and not group.cue.form & PAST and _is_one_name(scene, subject):
        return first_phrase(tokens, low, start)  # "They claimed Stein was ill and claim he is dead"
    return subject


def _is_one_name(scene: Scene, subject: tuple[int, int, int]) -> bool:
    first, _, head = subject
    return head - first == 1 and scene.tokens.capitals[first] and not scene.tokens.kinds[first] & PRONOUN


def can_speak(scene: Scene, group: VerbGroup, subject: tuple[int, int, int], shared: bool) -> bool:
    """Whether the verb says of its subject that it speaks, thinks or wishes."""
    participle = group.cue.form & PARTICIPLE and group.start == group.at
    return not (
        (participle and (_stands_behind(scene, group, subject) or (not shared and _modifies(scene, group, subject))))
        or _says_nothing(scene, group, subject)
        or not agrees(scene, subject, group.at, group.cue, group.helped)
        or (group.frames & SHOW and _shows_nothing(scene, group, subject))
    )


def _stands_behind(scene: Scene, group: VerbGroup, subject: tuple[int, int, int]) -> bool:
    """Whether a participle only looks like a past: "facts claimed to exist by some", "these perceived slights"."""
    tokens = scene.tokens
    first, last, _ = subject
    end, high = group.end, scene.bounds[1]
    if group.at != last or end >= high:
        return False
    if tokens.lower[end] == "to" and "by" in tokens.lower[end + 1 : min(end + 8, high)]:
        return True
    plain = not tokens.kinds[end] and not tokens.capitals[end]
    return plain and last - first == 1 and tokens.lower[first] in _POINTING


def _says_nothing(scene: Scene, group: VerbGroup, subject: tuple[int, int, int]) -> bool:
    """ "the plan calls for", "Stein read on", and "who said that?" at the beginning of a sentence."""
    tokens = scene.tokens
    first, _, head = subject
    if tokens.lower[group.at] in ("read", "reads") and group.end < scene.bounds[1] and tokens.lower[group.end] == "on":
        return True
    if group.frames & (WISH | PLEDGE) and not group.frames & SAY and tokens.lower[head - 1] in PLANS:
        return True
    return tokens.lower[first] in ("who", "what") and first == tokens.sentence_of(scene.bounds[0])[0]


def _modifies(scene: Scene, group: VerbGroup, subject: tuple[int, int, int]) -> bool:
    """ "a figure called Stein", "a plan proposed", "toys called …": a participle says which is meant."""
    tokens = scene.tokens
    first, _, head = subject
    if group.frames & _OTHER_WORDS or group.perfect:
        return False
    if group.frames == NAME and tokens.lower[first] in ("a", "an"):
        return True
    named = any(tokens.capitals[k] for k in range(first, head))
    return not named and tokens.kinds[head - 1] == 0 and not person_word(tokens.lower[head - 1])


def _shows_nothing(scene: Scene, group: VerbGroup, subject: tuple[int, int, int]) -> bool:
    """ "The port has shown signs of age", "the delays indicate that"."""
    frames = group.frames
    if not frames & SHOW or frames & ~(SHOW | SAY) or is_evidence(scene, subject[0], subject[2]):
        return False
    if not _is_somebody(scene, subject):
        return True
    return frames == SHOW and not that_follows(scene, group.end, scene.bounds[1])


def _is_somebody(scene: Scene, subject: tuple[int, int, int]) -> bool:
    """Whether a subject can be a party or stand for one: a name or a pronoun, not "delays"."""
    first, _, head = subject
    head = next((k for k in range(first + 1, head) if scene.tokens.kinds[k] & PREPOSITION), head)
    pronoun = head - first == 1 and scene.tokens.kinds[first] & (PRONOUN | DETERMINER | QUANTITY | RELATIVE)
    return bool(pronoun) or scene.namer.capital(head - 1) or scene.namer.outlet(first, head) is not None
