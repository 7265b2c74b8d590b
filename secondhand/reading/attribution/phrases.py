"""Noun phrases before a cue: who is meant, read leftwards from a verb.

No parser: a phrase is grown word by word until a word or a separator comes that no noun phrase holds. Each step looks
at a bounded number of words, so that the whole is linear in the text.
"""

from __future__ import annotations

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
    TITLE,
    VERB,
)
from secondhand.reading.attribution.lexicon import CUES
from secondhand.reading.attribution.outlets import is_outlet_name
from secondhand.reading.attribution.party_nouns import GROUP_NOUNS
from secondhand.reading.attribution.separators import BREAK, MARK, PAREN, STOP
from secondhand.reading.attribution.tokens import Tokens
from secondhand.reading.attribution.word_classes import is_noun, past_verb, plain_verb

LONGEST = 28
"""Words in the longest phrase that is looked at."""

_DETERMINING = DETERMINER | QUANTITY
_BEFORE_FRONTED = AUXILIARY | PREPOSITION | CONJUNCTION | SUBORDINATOR | ADVERB
"""Behind what a preposition belongs to the verb or opens the sentence, and not to the noun before it."""
_BEFORE_NOUN = PREPOSITION | AUXILIARY | SUBORDINATOR | CONJUNCTION
_OBJECTS = frozenset(("them", "him", "me", "us", "whom"))
_NO_NAME = PREPOSITION | SUBORDINATOR | CONJUNCTION | PRONOUN
"""What a capital makes no name of."""


def phrase_start(tokens: Tokens, end: int, low: int) -> int | None:
    """The first word of the noun phrase that ends before word `end`, or None where none does."""
    last = end - 1
    if last < low:
        return None
    kind = tokens.kinds[last]
    if kind:
        if tokens.lower[last] in ("all", "both") and last > low and tokens.lower[last - 1] in ("they", "we", "you"):
            return last - 1
        if kind & PRONOUN and not kind & QUANTITY:
            return last if tokens.lower[last] not in _OBJECTS else None
        if not _ends_phrase(tokens, last, low):
            return None
    first, fronted = _grown(tokens, end, low)
    split = _behind_fronted(tokens, first, end) if fronted else first
    return _narrowed(tokens, split, end) if split is not None else None


def _ends_phrase(tokens: Tokens, last: int, low: int) -> bool:
    """Whether a noun phrase can end with a word of the lexicon."""
    kind = tokens.kinds[last]
    if kind & POSSESSIVE and not is_outlet_name(tokens, last - 1, last + 1):
        return False
    if kind & _BEFORE_NOUN or (kind & DETERMINER and not kind & QUANTITY):
        return False
    return not kind & VERB or tokens.capitals[last] or is_noun(tokens, last, low)


def _grown(tokens: Tokens, end: int, low: int) -> tuple[int, bool]:
    """Leftwards from word `end` to the first word of its phrase, and whether a preposition that opens the sentence or
    belongs to a verb stands before that."""
    codes, kinds, capitals = tokens.codes, tokens.kinds, tokens.capitals
    j = end
    floor = max(low, end - LONGEST)
    while j > floor:
        k = j - 1
        kind = kinds[k]
        if j < end:
            code = codes[j]
            if code and not _holds_aside(tokens, j, end):
                opened = _past_parenthesis(tokens, j, low) if code == PAREN else None
                if opened is not None and opened > floor:
                    j = opened
                    continue
                if code & ~MARK or j in tokens.closing:
                    break
            if not capitals[k] and _is_verb(tokens, k, low):
                break
        if not kind or kind & POSSESSIVE or (capitals[k] and not kind & _NO_NAME):
            j = k
            continue
        if kind & PRONOUN and not kind & _DETERMINING:
            break
        if kind & PREPOSITION:
            if kind & SUBORDINATOR and tokens.lower[k] not in ("like", "of"):
                break
            if k <= low or codes[k] or kinds[k - 1] & _BEFORE_FRONTED:
                return j, True
            if kinds[k - 1] & VERB and not is_noun(tokens, k - 1, low) and not capitals[k - 1]:
                break
        elif not _goes_on(tokens, k, j, low):
            break
        j = k
    return j, False


def _is_verb(tokens: Tokens, k: int, low: int) -> bool:
    """Whether a word without a capital, which no list of verbs tells from a noun, is a verb here."""
    word = tokens.lower[k]
    return (word in CUES and plain_verb(tokens, k, low)) or (
        not tokens.kinds[k] and word.endswith("ed") and past_verb(tokens, k, low)
    )


def _goes_on(tokens: Tokens, k: int, behind: int, low: int) -> bool:
    """Whether a phrase of which word `behind` is the first so far takes in word k, a word of the lexicon before it."""
    kind = tokens.kinds[k]
    if kind & AUXILIARY or (kind & (RELATIVE | SUBORDINATOR) and not kind & DETERMINER):
        return False
    if kind & CONJUNCTION:
        joins = tokens.lower[k] in ("and", "or") and k > low and not tokens.codes[k]
        return joins and _joins(tokens, k, behind)
    if kind & VERB and not kind & (TITLE | QUANTITY | TIME) and not is_noun(tokens, k, low):
        return False
    return not (tokens.lower[k] == "that" and kind & DETERMINER and k > low and not tokens.codes[k])


def _holds_aside(tokens: Tokens, opening: int, end: int) -> bool:
    """Whether a parenthesis is all that stands between a name and the end of its phrase: "Stein (N-Norra)"."""
    code, separators = tokens.codes[opening], tokens.separators
    return code == PAREN and "(" in separators[opening] and ")" in separators[end]


def _past_parenthesis(tokens: Tokens, closing: int, low: int) -> int | None:
    """The word before which the parenthesis opens that closes before word `closing`."""
    return opening_parenthesis(tokens, closing, low) if ")" in tokens.separators[closing] else None


def opening_parenthesis(tokens: Tokens, verb: int, low: int) -> int | None:
    for k in range(verb - 1, max(low, verb - 9), -1):
        if "(" in tokens.separators[k]:
            return k
        if tokens.codes[k] & (STOP | BREAK):
            return None
    return None


def _joins(tokens: Tokens, conjunction: int, after: int) -> bool:
    """Whether "and" joins two parts of one phrase: both names, or both plain words with no verb before."""
    before = conjunction - 1
    if tokens.kinds[before] & (AUXILIARY | VERB | PRONOUN | ADVERB) and not tokens.capitals[before]:
        return False
    if tokens.capitals[before]:
        return not tokens.kinds[after] & ~(TITLE | DETERMINER | QUANTITY) and tokens.lower[after] not in CUES
    return not tokens.capitals[after]


def _narrowed(tokens: Tokens, first: int, end: int) -> int | None:
    """The first word of a phrase without the adverbs and times before it; None where it names nobody."""
    kinds = tokens.kinds
    while first < end and kinds[first] & (ADVERB | CONJUNCTION) and not kinds[first] & _DETERMINING:
        first += 1
    while first < end - 1 and kinds[first] & TIME and not kinds[first] & TITLE and not kinds[first + 1] & POSSESSIVE:
        first += 1
    return first if first < end and _names_somebody(tokens, first, end) else None


def _behind_fronted(tokens: Tokens, first: int, end: int) -> int | None:
    """Where the subject starts behind a fronted phrase without a comma: "In a Monday interview Stein said"."""
    for p in range(end - 1, first + 1, -1):
        if tokens.capitals[p] and any(is_outlet_name(tokens, k, p) for k in range(max(first, p - 4), p)):
            return p
    for p in range(end - 1, first, -1):
        if tokens.kinds[p - 1] & (DETERMINER | PREPOSITION | POSSESSIVE):
            continue
        if tokens.capitals[p] and (not tokens.capitals[p - 1] or tokens.kinds[p - 1] & TIME):
            return p
        if tokens.kinds[p] & DETERMINER:
            return p
    if tokens.kinds[first] & TIME and end - first > 1:
        return first + 1
    return None


def _names_somebody(tokens: Tokens, first: int, end: int) -> bool:
    kinds, lower = tokens.kinds, tokens.lower
    if kinds[first] & _DETERMINING or lower[first].isdigit():
        return True
    for k in range(first, end):
        if tokens.capitals[k] and not kinds[k] & TIME:
            return True
        if lower[k] in GROUP_NOUNS:
            return True
    noun = next((k for k in range(first + 1, end) if kinds[k] & PREPOSITION), end)
    word = lower[noun - 1]
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and not kinds[noun - 1] & TIME
