"""The noun phrase behind a cue: "according to …", "said …, the mayor of Norra"."""

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
from secondhand.reading.attribution.party_nouns import GROUP_NOUNS
from secondhand.reading.attribution.phrases import LONGEST
from secondhand.reading.attribution.separators import BREAK, CLAUSE_END, COLON, COMMA, MARK, PAREN, PAUSE, STOP
from secondhand.reading.attribution.tokens import Tokens
from secondhand.reading.attribution.word_classes import is_noun

PASSED = frozenset("seen cited quoted reported obtained reviewed published viewed carried relayed released".split())
"""How a document reached an outlet: "papers seen by the Harbour Post"."""


def phrase_after(tokens: Tokens, first: int, high: int) -> tuple[int, int, int] | None:
    """The noun phrase from word `first` on, before `high`: first, end with its apposition, end of its head."""
    codes, kinds, lower = tokens.codes, tokens.kinds, tokens.lower
    if first >= high:
        return None
    kind = kinds[first]
    if kind & (PREPOSITION | AUXILIARY | CONJUNCTION | SUBORDINATOR) and not kind & (DETERMINER | QUANTITY):
        return None
    if kind & PRONOUN and not kind & (DETERMINER | QUANTITY):
        return (first, first + 1, first + 1)
    if lower[first] in ("her", "him", "them") and (first + 1 >= high or codes[first + 1] & CLAUSE_END):
        return first, first + 1, first + 1
    ceiling = min(high, first + LONGEST)
    j = first + 1
    named = tokens.capitals[first]
    while j < ceiling:
        code = codes[j]
        if code:
            if code == PAREN and "(" in tokens.separators[j]:
                closed = next((k for k in range(j + 1, min(j + 8, high)) if ")" in tokens.separators[k]), None)
                if closed is not None and codes[closed] == PAREN:
                    j = closed
                    continue
            if code & ~MARK or j in tokens.closing:
                break
            if j in tokens.opening and tokens.opening[j].last - j > 6:
                break
        kind = kinds[j]
        if lower[j] == "according":
            break
        if lower[j] in PASSED and j + 1 < high and lower[j + 1] == "by":
            break
        if not kind or (
            (tokens.capitals[j] and not kind & (TIME | PRONOUN))
            or (
                kind & TIME
                and tokens.capitals[j]
                and kinds[j - 1] & (DETERMINER | POSSESSIVE)
                and not kinds[j] & PRONOUN
            )
        ):
            named = named or tokens.capitals[j]
            j += 1
            continue
        if kind & (POSSESSIVE | TITLE) or (kind & QUANTITY and not tokens.capitals[j - 1]):
            j += 1
            continue
        if kind & PREPOSITION and lower[j] in ("of", "for", "at", "from", "with", "in", "to") and j + 1 < ceiling:
            following = kinds[j + 1]
            capitals = j + 2 < ceiling and all(tokens.capitals[j + 1 : j + 3])
            if following & TIME and capitals and not any(codes[j + 1 : j + 3]):
                j += 3  # "for Morning Tidings"
                continue
            if following & (TIME | AUXILIARY | PREPOSITION | SUBORDINATOR) or codes[j + 1]:
                break
            if lower[j] in ("in", "to", "with", "at", "from") and (
                kinds[j - 1] & TIME
                or lower[j + 1] in ("a", "an")
                or (named and not tokens.capitals[j + 1] and lower[j] != "from")
            ):
                break
            j += 1
            continue
        if kind & CONJUNCTION and lower[j] == "and" and j + 1 < ceiling and not codes[j + 1]:
            if kinds[j + 1] & (VERB | ADVERB | AUXILIARY | PRONOUN | PREPOSITION) and not tokens.capitals[j + 1]:
                break
            j += 1
            continue
        if kind & VERB and is_noun(tokens, j, first) and j > first:
            j += 1
            continue
        if kind & DETERMINER and (kinds[j - 1] & (PREPOSITION | CONJUNCTION)):
            j += 1
            continue
        break
    head = j
    while head > first and kinds[head - 1] & (PREPOSITION | CONJUNCTION | DETERMINER):
        head -= 1
    if head <= first:
        return None
    return first, _apposition_after(tokens, head, high), head


def _apposition_after(tokens: Tokens, end: int, high: int) -> int:
    """Where the apposition behind a name ends: ", the mayor of Norra", ", who runs the harbour"; `end` if none."""
    codes, kinds, lower = tokens.codes, tokens.kinds, tokens.lower
    if end >= high or not codes[end] & COMMA or codes[end] & (STOP | BREAK | MARK):
        return end
    first = end
    if kinds[first] & (CONJUNCTION | PREPOSITION | AUXILIARY | VERB | ADVERB | SUBORDINATOR | TIME) and not (
        kinds[first] & (DETERMINER | TITLE | RELATIVE)
    ):
        return end
    if tokens.capitals[first] and not kinds[first] & (DETERMINER | TITLE | RELATIVE):
        # "said the mayor, Alba Stein"
        j = first
        while j < high and tokens.capitals[j] and (j == first or not codes[j]):
            j += 1
        return j if j == high or codes[j] & (COMMA | STOP | BREAK | PAREN) else end
    if lower[first].endswith("ing") or (kinds[first] & PRONOUN and not kinds[first] & (DETERMINER | RELATIVE)):
        return end
    relative = bool(kinds[first] & RELATIVE)
    j = first + 1
    whole = end
    ceiling = min(high, end + 2 * LONGEST)
    while j < ceiling:
        code = codes[j]
        if code & (STOP | BREAK | COLON) or j in tokens.opening:
            break
        if code & COMMA:
            following = lower[j]
            if following in ("who", "and", "a", "an", "the") or tokens.capitals[j]:
                whole = j
                j += 1
                continue
            break
        if code & PAUSE:
            break
        if (
            kinds[j] & (AUXILIARY | VERB)
            and not tokens.capitals[j]
            and not is_noun(tokens, j, first)
            and not relative
            and not any(kinds[k] & RELATIVE for k in range(first, j))
        ):
            # A new clause, not an apposition: ", the plan is dead".
            return whole
        j += 1
    return j


def naming_part(tokens: Tokens, first: int, last: int, head: int, low: int) -> tuple[int, int]:
    """The part of a phrase that names: of "the mayor, Alba Stein" the apposition, else its head."""
    role = not tokens.capitals[head - 1] or bool(tokens.kinds[head - 1] & TITLE) or (head - first == 1 and first == low)
    if head < last and role:
        end = head
        while end < last and tokens.capitals[end] and (end == head or not tokens.codes[end] & ~MARK):
            end += 1
        if end > head and (end == last or tokens.codes[end] & CLAUSE_END):
            return head, end
    return first, head


def can_name(tokens: Tokens, first: int, head: int) -> bool:
    """Whether a phrase behind a cue can be its source: a name, a pronoun, several people."""
    if tokens.kinds[first] & (PRONOUN | DETERMINER | QUANTITY):
        return True
    for k in range(first, head):
        if tokens.capitals[k] or tokens.lower[k] in GROUP_NOUNS:
            return True
    return tokens.lower[head - 1].endswith("s")
