"""The verb group: a cue verb with the words before it that belong to it, "has never publicly", and its particle."""

from __future__ import annotations

from dataclasses import dataclass

from secondhand.reading.attribution.cues.scene import Scene
from secondhand.reading.attribution.inflections import GERUND, PARTICIPLE
from secondhand.reading.attribution.kinds import ADVERB, AUXILIARY, BE, CONJUNCTION, DETERMINER, PRONOUN
from secondhand.reading.attribution.lexicon import CUES, PHRASAL, Cue
from secondhand.reading.attribution.usage import GOING_ON, LEADING

_DO = frozenset(("t", "do", "does", "did", "don", "doesn", "didn"))
_HAVE = frozenset(("has", "have", "had", "having", "ve"))
_NO_GROUP = DETERMINER | PRONOUN | CONJUNCTION
"""What belongs to no verb group, even where it can be an adverb."""


@dataclass(slots=True)
class VerbGroup:
    """The cue verb at word `at`, from the first word that belongs to it to before word `end`, behind its particle."""

    at: int
    start: int
    end: int
    cue: Cue
    frames: int

    passive: bool = False
    progressive: bool = False
    perfect: bool = False
    modal: bool = False
    supported: bool = False  # by "do", or by a verb that only leads to it: "went on to say"
    infinitive: bool = False

    @property
    def helped(self) -> bool:
        """Whether another verb carries number and tense."""
        return self.modal or self.perfect or self.progressive or self.supported


def framed(scene: Scene, i: int) -> tuple[int, int]:
    """The word behind the verb at word i and its particle, and how the two take what they report."""
    tokens = scene.tokens
    end = i + 1
    if end < scene.bounds[1] and not tokens.codes[end]:
        particles = PHRASAL.get(tokens.lower[i])
        if particles and tokens.lower[end] in particles:
            return end + 1, particles[tokens.lower[end]]
    return end, CUES[tokens.lower[i]].frames


def verb_group(scene: Scene, i: int, end: int, frames: int) -> VerbGroup:
    """The group of the verb at word i, read leftwards from it."""
    tokens = scene.tokens
    kinds, lower, codes = tokens.kinds, tokens.lower, tokens.codes
    low = scene.bounds[0]
    group = VerbGroup(i, i, end, CUES[lower[i]], frames)
    start = i
    while start > low and not codes[start]:
        kind = kinds[start - 1]
        word = lower[start - 1]
        if kind & AUXILIARY:
            _help(group, word)
        elif word == "to":
            leading = leading_verb(scene, start - 1, low)
            if leading is None:
                group.infinitive = True
                break
            # "went on to say", "has come to believe"
            group.supported = True
            group.modal = group.modal or lower[leading].startswith(("seem", "appear"))
            start = leading
            continue
        elif kind & _NO_GROUP or not (kind & ADVERB or _is_plain_adverb(word, kind, tokens.capitals[start - 1])):
            break
        start -= 1
    group.start = start
    if group.perfect:
        group.passive = group.passive and "been" in lower[start:i]
    return group


def _help(group: VerbGroup, auxiliary: str) -> None:
    """Note what an auxiliary makes of the verb."""
    if auxiliary in BE:
        group.passive = group.passive or bool(group.cue.form & PARTICIPLE)
        group.progressive = group.progressive or bool(group.cue.form & GERUND)
    elif auxiliary in _HAVE:
        group.perfect = True
    elif auxiliary in _DO:
        group.supported = True
    else:
        group.modal = True


def _is_plain_adverb(word: str, kind: int, capital: bool) -> bool:
    return word.endswith("ly") and not kind and len(word) > 4 and not capital


def leading_verb(scene: Scene, to: int, low: int) -> int | None:
    """Where the verb before "to" at this word begins that only says how the next one goes on: "went on to"."""
    tokens = scene.tokens
    k = to - 1
    if k < low or tokens.codes[to] or tokens.codes[k + 1]:
        return None
    if tokens.lower[k] == "on" and k > low and not tokens.codes[k] and tokens.lower[k - 1] in GOING_ON:
        return k - 1
    return k if tokens.lower[k] in LEADING else None
