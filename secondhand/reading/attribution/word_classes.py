"""What a word of several classes is where it stands: noun or verb, by the words beside it."""

from __future__ import annotations

from secondhand.reading.attribution.inflections import BASE
from secondhand.reading.attribution.kinds import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUANTITY,
    RELATIVE,
    SUBORDINATOR,
    TIME,
)
from secondhand.reading.attribution.lexicon import CUES
from secondhand.reading.attribution.party_nouns import DOCUMENT_NOUNS, GROUP_NOUNS
from secondhand.reading.attribution.tokens import Tokens


def is_noun(tokens: Tokens, k: int, low: int) -> bool:
    """Whether a word that could be a verb stands where only a noun can: behind "the", "his", "'s", "of"."""
    if k <= low or tokens.codes[k]:
        return False
    before = tokens.kinds[k - 1]
    return bool(before & (DETERMINER | POSSESSIVE | QUANTITY) and not before & RELATIVE) or (
        bool(before & PREPOSITION) and tokens.lower[k - 1] != "to"
    )


def past_verb(tokens: Tokens, k: int, low: int) -> bool:
    """Whether word k, of a form as "seized", is the verb of the name before it: "Stein seized on a claim"."""
    word = tokens.lower[k]
    return (
        word.endswith("ed")
        and len(word) > 4
        and not tokens.kinds[k]
        and k > low
        and not tokens.codes[k]
        and not tokens.capitals[k]
        and tokens.capitals[k - 1]
        and tokens.lower[k - 1] not in DOCUMENT_NOUNS
        and bool(tokens.kinds[k + 1] & (DETERMINER | PRONOUN | PREPOSITION | TIME | ADVERB) or tokens.capitals[k + 1])
    )


def plain_verb(tokens: Tokens, k: int, low: int) -> bool:
    """Whether word k is the base form of a cue with a subject before it: "results show the", "I know", "and claim"."""
    cue = CUES.get(tokens.lower[k])
    if cue is None or not cue.form & BASE or tokens.capitals[k] or k <= low or tokens.codes[k]:
        return False
    before = tokens.kinds[k - 1]
    if before & (PRONOUN | CONJUNCTION | AUXILIARY) and not before & DETERMINER:
        return True
    following = tokens.kinds[k + 1]
    return bool(following & (DETERMINER | PRONOUN | SUBORDINATOR) or tokens.capitals[k + 1]) and (
        tokens.lower[k - 1] in GROUP_NOUNS or (before == 0 and tokens.lower[k - 1].endswith("s"))
    )
