"""Noun phrases beside a cue: who is meant, read leftwards from a verb or rightwards from "according to".

No parser: a phrase is grown word by word until a word or a separator comes that no noun phrase holds. Each step looks
at a bounded number of words, so that the whole is linear in the text.
"""

from __future__ import annotations

from secondhand.reading.attribution.inflections import BASE
from secondhand.reading.attribution.lexicon import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    CUES,
    DETERMINER,
    DOCUMENT_NOUNS,
    GROUP_NOUNS,
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
from secondhand.reading.attribution.outlets import is_outlet_name
from secondhand.reading.attribution.separators import BREAK, COLON, COMMA, MARK, PAREN, PAUSE, STOP
from secondhand.reading.attribution.tokens import Tokens

LONGEST = 28
"""Words in the longest phrase that is looked at."""

_VERBAL = VERB | AUXILIARY
_DETERMINING = DETERMINER | QUANTITY
_FRONTED = PREPOSITION | ADVERB | SUBORDINATOR | CONJUNCTION
_BEFORE_FRONTED = AUXILIARY | PREPOSITION | CONJUNCTION | SUBORDINATOR | ADVERB
"""Behind what a preposition belongs to the verb or opens the sentence, and not to the noun before it."""
_BEFORE_NOUN = PREPOSITION | AUXILIARY | SUBORDINATOR | CONJUNCTION
_NO_NAME = PREPOSITION | SUBORDINATOR | CONJUNCTION | PRONOUN
"""What a capital makes no name of."""


def subject_before(tokens: Tokens, verb: int, low: int) -> tuple[int, int, int] | None:
    """The subject that ends before word `verb`, not reaching before word `low`: first word, last, end of its head.

    The head is the part before an apposition: "Alba Stein, the mayor" has "Alba Stein".
    """
    if verb <= low:
        return None
    code = tokens.codes[verb]
    if code == MARK and tokens.lower[verb - 1].endswith("s") and tokens.separators[verb] in ("' ", "’ "):
        return None
    if verb in tokens.closing and code & (COMMA | STOP):
        return None
    if not code & ~MARK:
        first = phrase_start(tokens, verb, low)
        return (first, verb, verb) if first is not None else None
    if code & PAREN and not code & (COMMA | BREAK | COLON) and not tokens.capitals[verb]:
        opened = _opening_parenthesis(tokens, verb, low)
        if opened is None:
            return None
        first = phrase_start(tokens, opened, low)
        return (first, verb, opened) if first is not None else None
    if code & (STOP | BREAK | COLON) or not code & (COMMA | PAUSE):
        return None
    return _apposed_subject(tokens, verb, low)


def _opening_parenthesis(tokens: Tokens, verb: int, low: int) -> int | None:
    for k in range(verb - 1, max(low, verb - 9), -1):
        if "(" in tokens.separators[k]:
            return k
        if tokens.codes[k] & (STOP | BREAK):
            return None
    return None


def _apposed_subject(tokens: Tokens, verb: int, low: int) -> tuple[int, int, int] | None:
    """ "Alba Stein, the mayor of Norra, said": leftwards over the commas to the phrase that opens the clause."""
    codes, kinds, lower = tokens.codes, tokens.kinds, tokens.lower
    end = verb
    right = True
    floor = max(low, verb - 2 * LONGEST)
    for k in range(verb - 1, floor - 1, -1):
        if k > floor and not codes[k] & (COMMA | PAUSE | COLON | STOP | BREAK):
            continue
        boundary = codes[k] if k > low else BREAK
        if k in tokens.closing and boundary & (COMMA | STOP):
            boundary |= STOP
        segment = (k, end)
        if right:
            first = k
            kind = kinds[first]
            if kind & (CONJUNCTION | SUBORDINATOR) and not kind & (DETERMINER | RELATIVE):
                return None
            if lower[first] in ("adding", "saying", "noting", "he", "she", "they", "it", "we", "i"):
                return None
            right = False
        else:
            start = phrase_start(tokens, segment[1], segment[0])
            if start is not None:
                lead = start - segment[0]
                capital = kinds[start] & _DETERMINING or any(
                    word[0].isupper() for word in tokens.words[start : start + 4]
                )
                if capital and (lead == 0 or all(kinds[j] & _FRONTED for j in range(segment[0], start))):
                    return start, verb, segment[1]
                if capital and lead and boundary & (STOP | BREAK | COMMA):
                    return start, verb, segment[1]
        if boundary & (STOP | BREAK | COLON):
            return None
        end = k
    return None


def phrase_start(tokens: Tokens, end: int, low: int) -> int | None:
    """The first word of the noun phrase that ends before word `end`, or None where none does."""
    codes, kinds, lower, capitals = tokens.codes, tokens.kinds, tokens.lower, tokens.capitals
    last = end - 1
    if last < low:
        return None
    kind = kinds[last]
    if kind:
        if lower[last] in ("all", "both") and last > low and lower[last - 1] in ("they", "we", "you"):
            return last - 1
        if kind & PRONOUN and not kind & QUANTITY:
            return last if lower[last] not in ("them", "him", "me", "us", "whom") else None
        if not _ends_phrase(tokens, last, low):
            return None
    j = end
    floor = max(low, end - LONGEST)
    fronted = False
    while j > floor:
        k = j - 1
        kind = kinds[k]
        word = lower[k]
        if j < end:
            code = codes[j]
            if code == PAREN and ")" in tokens.separators[j] and not _holds_aside(tokens, j, end):
                opened = _opening_parenthesis(tokens, j, low)
                if opened is not None and opened > floor:
                    j = opened
                    continue
            if code and (code & ~MARK or j in tokens.closing) and not _holds_aside(tokens, j, end):
                break
            if not capitals[k] and (
                (word in CUES and _plain_verb(tokens, k, low))
                or (not kind and word.endswith("ed") and _past_verb(tokens, k, low))
            ):
                break
        if not kind or kind & POSSESSIVE or (capitals[k] and not kind & _NO_NAME):
            j = k
            continue
        if kind & PRONOUN and not kind & _DETERMINING:
            break
        if kind & PREPOSITION:
            if kind & SUBORDINATOR and word not in ("like", "of"):
                break
            if k <= low or codes[k] or kinds[k - 1] & _BEFORE_FRONTED:
                fronted = True
                break
            if kinds[k - 1] & VERB and not is_noun(tokens, k - 1, low) and not capitals[k - 1]:
                break
            j = k
            continue
        if kind & AUXILIARY or (kind & (RELATIVE | SUBORDINATOR) and not kind & DETERMINER):
            break
        if kind & CONJUNCTION:
            if word in ("and", "or") and k > low and not codes[k] and _joins(tokens, k, j):
                j = k
                continue
            break
        if kind & VERB and not kind & (TITLE | QUANTITY | TIME) and not is_noun(tokens, k, low):
            break
        if word == "that" and kind & DETERMINER and k > low and not codes[k]:
            break
        j = k
    first = j
    if fronted:
        split = _behind_fronted(tokens, first, end)
        if split is None:
            return None
        first = split
    while first < end and kinds[first] & (ADVERB | CONJUNCTION) and not kinds[first] & _DETERMINING:
        first += 1
    while first < end - 1 and kinds[first] & TIME and not kinds[first] & TITLE and not kinds[first + 1] & POSSESSIVE:
        first += 1
    if first >= end:
        return None
    return first if _names_somebody(tokens, first, end) else None


def _holds_aside(tokens: Tokens, opening: int, end: int) -> bool:
    """Whether a parenthesis is all that stands between a name and the end of its phrase: "Stein (N-Norra)"."""
    code, separators = tokens.codes[opening], tokens.separators
    return code == PAREN and "(" in separators[opening] and ")" in separators[end]


def _ends_phrase(tokens: Tokens, last: int, low: int) -> bool:
    """Whether a noun phrase can end with a word of the lexicon."""
    kind = tokens.kinds[last]
    if kind & POSSESSIVE and not is_outlet_name(tokens, last - 1, last + 1):
        return False
    if kind & _BEFORE_NOUN or (kind & DETERMINER and not kind & QUANTITY):
        return False
    return not kind & VERB or tokens.capitals[last] or is_noun(tokens, last, low)


def is_noun(tokens: Tokens, k: int, low: int) -> bool:
    """Whether a word that could be a verb stands where only a noun can: behind "the", "his", "'s", "of"."""
    if k <= low or tokens.codes[k]:
        return False
    before = tokens.kinds[k - 1]
    return bool(before & (DETERMINER | POSSESSIVE | QUANTITY) and not before & RELATIVE) or (
        bool(before & PREPOSITION) and tokens.lower[k - 1] != "to"
    )


def _past_verb(tokens: Tokens, k: int, low: int) -> bool:
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


def _plain_verb(tokens: Tokens, k: int, low: int) -> bool:
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


def _joins(tokens: Tokens, conjunction: int, after: int) -> bool:
    """Whether "and" joins two parts of one phrase: both names, or both plain words with no verb before."""
    before = conjunction - 1
    if tokens.kinds[before] & (AUXILIARY | VERB | PRONOUN | ADVERB) and not tokens.capitals[before]:
        return False
    if tokens.capitals[before]:
        return not tokens.kinds[after] & ~(TITLE | DETERMINER | QUANTITY) and tokens.lower[after] not in CUES
    return not tokens.capitals[after]


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


def last_subject(tokens: Tokens, low: int, before: int) -> tuple[int, int, int] | None:
    """The subject of the last verb before word `before`: whoever "and said" and ", saying" go on with."""
    kinds, lower = tokens.kinds, tokens.lower
    tries = 0
    for k in range(before - 1, max(low, before - 60), -1):
        if tokens.inside[k] != tokens.inside[before] or tokens.capitals[k]:
            continue
        if kinds[k] & _VERBAL or (lower[k].endswith("ed") and not kinds[k]):
            if is_noun(tokens, k, low) or lower[k - 1] == "to":
                continue
            found = subject_before(tokens, group_start(tokens, k, low), low)
            if found is not None:
                return found
            tries += 1
            if tries == 8:
                return None
    return None


def first_phrase(tokens: Tokens, low: int, high: int) -> tuple[int, int, int] | None:
    """The subject of the sentence that starts at word `low`: its first noun phrase before a verb."""
    codes, kinds = tokens.codes, tokens.kinds
    start = low
    ceiling = min(high, low + 40)
    for k in range(low, ceiling):
        if (
            k > start
            and codes[k] & (COMMA | COLON | PAUSE)
            and kinds[start] & _FRONTED
            and not kinds[start] & DETERMINER
        ):
            start = k
        verbal = kinds[k] & _VERBAL or (tokens.lower[k].endswith("ed") and not kinds[k] and k > start)
        if verbal and not tokens.capitals[k] and not is_noun(tokens, k, low):
            return subject_before(tokens, group_start(tokens, k, start), start)
    return None


def group_start(tokens: Tokens, verb: int, low: int) -> int:
    """The first word of the verb group that ends with word `verb`: "has always been"."""
    g = verb
    while (
        g > low
        and not tokens.codes[g]
        and tokens.kinds[g - 1] & (AUXILIARY | ADVERB)
        and not (tokens.kinds[g - 1] & (PRONOUN | DETERMINER))
    ):
        g -= 1
    return g
