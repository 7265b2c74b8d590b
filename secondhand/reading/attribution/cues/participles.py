"""Cues without a finite verb: ", adding that", ", citing Stein", "as saying"."""

from __future__ import annotations

from secondhand.reading.attribution.clause_subjects import first_phrase, group_start, last_subject, subject_before
from secondhand.reading.attribution.cues.complements import takes, verb_ahead
from secondhand.reading.attribution.cues.content import content_after
from secondhand.reading.attribution.cues.found import Found
from secondhand.reading.attribution.cues.scene import Scene
from secondhand.reading.attribution.cues.subjects import main_subject, sentence_subject, subject_of
from secondhand.reading.attribution.cues.tagged import content_before, quote_before
from secondhand.reading.attribution.kinds import BE, CONJUNCTION, PREPOSITION, SUBORDINATOR
from secondhand.reading.attribution.lexicon import ASK, JUDGE, NAME, PLEDGE, SAY, TALK, TELL, THINK, Cue
from secondhand.reading.attribution.phrases import phrase_start
from secondhand.reading.attribution.separators import COLON, COMMA, MARK, PAUSE
from secondhand.reading.attribution.sources import phrase_after
from secondhand.reading.attribution.usage import CLAUSAL, KNOWING, QUOTING, STATING

_RECORDINGS = frozenset("footage video videos clip clips audio recording recordings tape tapes".split())


def participle_cue(scene: Scene, i: int, end: int, group: int, frames: int, cue: Cue) -> Found | None:
    """ ", adding that …": the source is that of the verb before, or the subject of the sentence."""
    tokens = scene.tokens
    low, high = scene.bounds
    if not frames & (CLAUSAL | JUDGE | NAME | PLEDGE | TALK):
        return None
    if cue.base in ("cite", "quote") and end < high:
        phrase = _cites(scene, end, high, group)
        if phrase is not None:
            high = min(high, phrase[1])
    if cue.base == "say" and group > low and tokens.lower[group - 1] == "as":
        return _as_saying(scene, i, end, group, frames)
    after = content_after(scene, end, high, frames)
    if after is None:
        return None
    if end >= high or not (takes(scene, i, end, high, frames, cue) or tokens.codes[end] & COMMA):
        return None
    stated = bool(frames & STATING) and (
        end in tokens.opening
        or bool(tokens.codes[end] & (MARK | COLON))
        or tokens.lower[end] in ("that", "if", "whether", "how", "why")
        or (not tokens.kinds[end] & PREPOSITION and verb_ahead(scene, end, high))
    )

    if tokens.codes[group] & (COMMA | PAUSE) or group in tokens.closing:
        subject = sentence_subject(scene, group, low)
    elif group == low or tokens.kinds[group - 1] & (PREPOSITION | SUBORDINATOR | CONJUNCTION):
        if group > low and tokens.lower[group - 1] in ("of", "for", "from", "about"):
            return None
        if cue.base == "write" and group > low and tokens.lower[group - 1] == "in":
            return None
        if group <= low + 1:
            subject = main_subject(scene, end, high)
            comma = next((k for k in range(end + 1, high) if tokens.codes[k] & COMMA), high)
            after = content_after(scene, end, comma, frames)
            if after is None:
                return None
        else:
            subject = sentence_subject(scene, group, low)
    else:
        subject = subject_before(tokens, group, low)
        escorted = subject is not None and subject[0] > low and tokens.lower[subject[0] - 1] == "with"
        clause = frames & THINK and tokens.lower[end] == "that"
        if subject is None and clause and tokens.lower[group - 2 : group - 1] == ["of"] and not tokens.kinds[group - 1]:
            subject = group - 1, group, group  # "tired of skippers thinking that"
        if subject is None or not (escorted or clause or (stated and frames & (SAY | TELL | ASK))):
            return None
        name = subject[0], subject[2]
        shown = _shown(scene, subject)
        if shown is not None:
            by = last_subject(tokens, low, subject[0]) or first_phrase(tokens, low, high)
            relay = (by[0], by[2]) if by is not None else None
            return Found((i, end), shown, shown, after, "footage", frames, scene.bounds, statement=stated, relay=relay)
        believed = bool(clause) and cue.base not in KNOWING
        return Found(
            (i, end), subject[:2], name, after, "participle", frames, scene.bounds, statement=stated or believed
        )
    if subject is None:
        return None
    first, last, head = subject

    recipient = phrase_after(tokens, end, high) if frames & TELL and not tokens.codes[end] else None
    if recipient is not None:
        after = content_after(scene, recipient[2], high, frames) or after
    return Found(
        (i, end),
        (first, last),
        (first, head),
        after,
        "participle",
        frames,
        scene.bounds,
        statement=stated,
        recipient=(recipient[0], recipient[2]) if recipient else None,
    )


def _shown(scene: Scene, subject: tuple[int, int, int]) -> tuple[int, int] | None:
    """Whom a recording shows speaking: of "footage of Stein" the name."""
    lower = scene.tokens.lower
    for k in range(subject[0] + 1, subject[2] - 1):
        if lower[k] == "of" and lower[k - 1] in _RECORDINGS:
            return k + 1, subject[2]
    return None


def _cites(scene: Scene, end: int, high: int, group: int) -> tuple[int, int] | None:
    """ "Y, citing X, reported": whatever Y is said to report in this sentence it has from X."""
    phrase = phrase_after(scene.tokens, end, high)
    if phrase is None:
        return None
    cited = phrase[0], phrase[2]
    for earlier in reversed(scene.found):
        if earlier.sentence != scene.bounds:
            break
        if earlier.head and earlier.cue[1] <= group and earlier.frames & (SAY | TELL):
            earlier.cited = cited
            if earlier.uncontinued:
                earlier.content = earlier.uncontinued
            return cited
    scene.citing = scene.bounds, cited
    return cited


def _as_saying(scene: Scene, i: int, end: int, group: int, frames: int) -> Found | None:
    """ "Y quoted X as saying", "X was quoted by Y as saying", "X was quoted as saying by Y": X speaks, Y passes on."""
    tokens = scene.tokens
    low, high = scene.bounds
    lower = tokens.lower
    quoting = next((k for k in range(group - 2, max(low, group - 16) - 1, -1) if lower[k] in QUOTING), None)
    if quoting is None:
        return None
    after = end
    by = next((k for k in (*range(quoting + 1, group - 1), end) if k < high and lower[k] == "by"), None)
    relay = None
    if by is not None:
        phrase = phrase_after(tokens, by + 1, high)
        if phrase is not None:
            relay = phrase[0], phrase[2]
            after = phrase[2] if by == end else end
    verb = group_start(tokens, quoting, low)
    subject = subject_of(scene, verb, low)
    passive = any(lower[k] in BE for k in range(verb, quoting))
    content = content_after(scene, after, high, frames)
    if content is None and subject is not None:
        content = content_before(scene, subject[0], low, SAY, quote_before(scene, subject[0]))
    if content is None:
        return None
    while scene.found and scene.found[-1].sentence == scene.bounds and scene.found[-1].cue[0] <= quoting < group:
        if scene.found[-1].cue[1] <= verb:
            break
        scene.found.pop()
    if passive:
        if subject is None:
            return None
        name = subject[0], subject[2]
        return Found((i, end), subject[:2], name, content, "as-saying", frames, scene.bounds, relay=relay)
    first = phrase_start(tokens, group - 1, quoting + 1)
    if first is None:
        return None
    cited = first, group - 1
    outer = subject or last_subject(tokens, low, quoting)
    if outer is None:
        return Found((i, end), cited, cited, content, "as-saying", frames, scene.bounds)
    return Found((i, end), outer[:2], (outer[0], outer[2]), content, "as-saying", frames, scene.bounds, cited=cited)
