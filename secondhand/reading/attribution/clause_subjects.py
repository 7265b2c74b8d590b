"""The subject of a clause: the noun phrase before its verb, over appositions and parentheses."""

from __future__ import annotations

from secondhand.reading.attribution.kinds import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    PREPOSITION,
    PRONOUN,
    QUANTITY,
    RELATIVE,
    SUBORDINATOR,
    VERB,
)
from secondhand.reading.attribution.phrases import LONGEST, opening_parenthesis, phrase_start
from secondhand.reading.attribution.separators import BREAK, COLON, COMMA, MARK, PAREN, PAUSE, STOP
from secondhand.reading.attribution.tokens import Tokens
from secondhand.reading.attribution.word_classes import is_noun

_VERBAL = VERB | AUXILIARY
_FRONTED = PREPOSITION | ADVERB | SUBORDINATOR | CONJUNCTION
_DETERMINING = DETERMINER | QUANTITY
_NO_NAME = frozenset("adding saying noting he she they it we i".split())
"""What no apposition begins with."""


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
        opened = opening_parenthesis(tokens, verb, low)
        if opened is None:
            return None
        first = phrase_start(tokens, opened, low)
        return (first, verb, opened) if first is not None else None
    if code & (STOP | BREAK | COLON) or not code & (COMMA | PAUSE):
        return None
    return _apposed_subject(tokens, verb, low)


def _apposed_subject(tokens: Tokens, verb: int, low: int) -> tuple[int, int, int] | None:
    """ "Alba Stein, the mayor of Norra, said": leftwards over the commas to the phrase that opens the clause."""
    codes = tokens.codes
    end = verb
    floor = max(low, verb - 2 * LONGEST)
    for k in range(verb - 1, floor - 1, -1):
        if k > floor and not codes[k] & (COMMA | PAUSE | COLON | STOP | BREAK):
            continue
        boundary = codes[k] if k > low else BREAK
        if k in tokens.closing and boundary & (COMMA | STOP):
            boundary |= STOP
        if end == verb:
            if not _can_be_apposition(tokens, k):
                return None
        else:
            first = _opening_phrase(tokens, k, end, boundary)
            if first is not None:
                return first, verb, end
        if boundary & (STOP | BREAK | COLON):
            return None
        end = k
    return None


def _can_be_apposition(tokens: Tokens, first: int) -> bool:
    """Whether what begins with this word, between a comma and the verb, can say who the name before it is."""
    kind = tokens.kinds[first]
    if kind & (CONJUNCTION | SUBORDINATOR) and not kind & (DETERMINER | RELATIVE):
        return False
    return tokens.lower[first] not in _NO_NAME


def _opening_phrase(tokens: Tokens, low: int, end: int, boundary: int) -> int | None:
    """The first word of the name that stands before an apposition, between a separator and the comma before `end`."""
    kinds = tokens.kinds
    start = phrase_start(tokens, end, low)
    if start is None:
        return None
    if not kinds[start] & _DETERMINING and not any(word[0].isupper() for word in tokens.words[start : start + 4]):
        return None
    if boundary & (STOP | BREAK | COMMA) or all(kinds[k] & _FRONTED for k in range(low, start)):
        return start
    return None


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
