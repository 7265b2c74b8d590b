"""Whether what could be a cue verb is a noun where it stands: "the claim", "Stein's promises", "the protests"."""

from __future__ import annotations

from secondhand.reading.attribution.cues.scene import Scene
from secondhand.reading.attribution.cues.verb_groups import leading_verb
from secondhand.reading.attribution.inflections import GERUND, THIRD
from secondhand.reading.attribution.kinds import (
    ADVERB,
    DETERMINER,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUANTITY,
    SUBORDINATOR,
)
from secondhand.reading.attribution.lexicon import CUES
from secondhand.reading.attribution.usage import NOUN_LIKE


def follows_as_noun(scene: Scene, i: int, form: int) -> bool:
    """Whether the word before shows word i to be a noun: "the claim", "of demands", "Stein's promises"; or "to say"."""
    tokens = scene.tokens
    low = scene.bounds[0]
    before = tokens.kinds[i - 1] if i > low and not tokens.codes[i] else 0
    if not before or form & GERUND:
        return False
    if before & POSSESSIVE or (before & DETERMINER and not before & (PRONOUN | QUANTITY)):
        return True
    if before & PREPOSITION and not before & (ADVERB | SUBORDINATOR):
        return tokens.lower[i - 1] != "to" or leading_verb(scene, i - 1, low) is None
    return False


def heads_a_noun_phrase(scene: Scene, i: int, end: int) -> bool:
    """Whether the verb behind it shows the word to be a plural noun: "the protests | demand", "emails | leaked by"."""
    tokens = scene.tokens
    if end >= scene.bounds[1] or tokens.codes[end] or tokens.capitals[end] or not tokens.lower[i].endswith("s"):
        return False
    following = tokens.lower[end]
    cue = CUES.get(following)
    if cue is not None and cue.frames and cue.form & THIRD:
        return following not in NOUN_LIKE or tokens.lower[end + 1 : end + 2] == ["that"]
    return tokens.lower[i] in NOUN_LIKE and following.endswith("ed") and not tokens.kinds[end]
