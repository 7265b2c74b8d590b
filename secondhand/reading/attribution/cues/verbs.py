"""Verbs of saying, thinking, judging, wishing, with the subject before or behind them."""

from __future__ import annotations

from secondhand.reading.attribution.cues.complements import headline, is_statement
from secondhand.reading.attribution.cues.content import content_after
from secondhand.reading.attribution.cues.found import Found
from secondhand.reading.attribution.cues.inversions import inverted
from secondhand.reading.attribution.cues.noun_forms import follows_as_noun, heads_a_noun_phrase
from secondhand.reading.attribution.cues.participles import participle_cue
from secondhand.reading.attribution.cues.passives import passive_cue
from secondhand.reading.attribution.cues.prepositions import as_reported
from secondhand.reading.attribution.cues.reported import reported
from secondhand.reading.attribution.cues.scene import Scene
from secondhand.reading.attribution.cues.speakers import can_speak, speaker_of
from secondhand.reading.attribution.cues.tagged import quote_before
from secondhand.reading.attribution.cues.verb_groups import VerbGroup, framed, verb_group
from secondhand.reading.attribution.inflections import GERUND, PARTICIPLE
from secondhand.reading.attribution.lexicon import CUES, NAME
from secondhand.reading.attribution.separators import COMMA, MARK, QUERY
from secondhand.reading.attribution.usage import CONDITIONS, DENYING, NEGATIONS, NO_SPEAKER, REPORTED_SPEECH

_QUESTIONS = ("about", "if", "whether", "why", "how", "what", "by")


def verb(scene: Scene, i: int) -> Found | None:
    """A verb of saying, thinking, judging … with a subject before or behind it."""
    tokens = scene.tokens
    low, high = scene.bounds
    if tokens.capitals[i] and i > low and not tokens.codes[i] & MARK and not headline(scene, i, low, high):
        return None
    cue = CUES[tokens.lower[i]]
    if follows_as_noun(scene, i, cue.form):
        return None
    end, frames = framed(scene, i)
    if not frames or tokens.lower[end : end + 1] == ["attention"] or heads_a_noun_phrase(scene, i, end):
        return None
    group = verb_group(scene, i, end, frames)
    if group.infinitive:
        return None
    if cue.form & PARTICIPLE and end < high and tokens.lower[end] == "by" and not group.passive:
        return as_reported(scene, i, end, frames)
    if group.passive:
        return passive_cue(scene, i, end, group.start, frames)
    if _can_be_inverted(scene, group):
        found = inverted(scene, group)
        if found is not None:
            return found
    if _was_asked(scene, group):
        return _asked(scene, group)
    if cue.form == GERUND and not group.progressive:
        return participle_cue(scene, i, end, group.start, frames, cue)
    return _with_subject(scene, group)


def _can_be_inverted(scene: Scene, group: VerbGroup) -> bool:
    return bool(
        group.frames & REPORTED_SPEECH
        and (scene.tokens.codes[group.start] or group.start == scene.bounds[0])
        and group.cue.form != GERUND
        and group.start == group.at
        and not (group.perfect or group.modal)
    )


def _was_asked(scene: Scene, group: VerbGroup) -> bool:
    """ "Asked whether …, Stein said", "when asked about"."""
    lower = scene.tokens.lower
    start, end = group.start, group.end
    if lower[group.at] != "asked" or end >= scene.bounds[1] or lower[end] not in _QUESTIONS:
        return False
    return start == scene.bounds[0] or lower[start - 1] in ("when", "after", "if")


def _asked(scene: Scene, group: VerbGroup) -> Found | None:
    """What somebody was asked, by nobody who is named."""
    codes, high = scene.tokens.codes, scene.bounds[1]
    comma = next((k for k in range(group.end + 1, high) if codes[k] & COMMA), high)
    content = content_after(scene, group.end, comma, group.frames)
    if content is None:
        return None
    return Found((group.at, group.end), None, None, content, "passive", group.frames, scene.bounds)


def _with_subject(scene: Scene, group: VerbGroup) -> Found | None:
    """The verb behind its subject, or behind "and" and the like, with the subject of the verb before."""
    if scene.tokens.codes[group.start] & (COMMA | QUERY) and quote_before(scene, group.start):
        return None
    speaker = speaker_of(scene, group)
    if speaker is None:
        return None
    subject, shared = speaker
    if not can_speak(scene, group, subject, shared):
        return None
    found = reported(scene, group, subject, shared)
    if found is not None:
        _weigh(scene, group, subject, found)
    return found


def _weigh(scene: Scene, group: VerbGroup, subject: tuple[int, int, int], found: Found) -> None:
    """Note whether the content is asserted, denied or merely possible, and whether it is a statement."""
    lower = scene.tokens.lower
    low, first = scene.bounds[0], subject[0]
    negated = group.start < group.at and not NEGATIONS.isdisjoint(lower[group.start : group.at])
    found.denied = negated != (group.cue.base in DENYING)
    possible = group.modal or (first > low and lower[first - 1] in CONDITIONS)
    found.asserted = not (possible or negated or (subject[2] - first == 1 and lower[first] in NO_SPEAKER))
    # "like what Stein said to Lind" does not tell what she said.
    told = first == low or lower[first - 1] != "what" or group.frames & NAME
    found.statement = bool(told) and is_statement(scene, found, group.frames, group.at, possible)
