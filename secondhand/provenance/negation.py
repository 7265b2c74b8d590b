"""The plain negation that a quotation was cut off from: "The ferries were not | sold abroad", "They paid | nothing"."""

from __future__ import annotations

import re

from secondhand.reading.attribution import Span
from secondhand.reading.negation import is_clause_mark, negates
from secondhand.reading.words import Words, is_word, split

_REACH = 160
_MOST_BETWEEN = 6
"""Words between a negation and the quotation that it reaches."""
_PARAGRAPH_END = re.compile(r"\n\s*\n|\r\n\s*\r\n")
# ruff: noqa: SIM905 - words in a row read better than a list
# Behind these a negation no longer reaches.
_NEW_CLAUSE = frozenset(
    (
        "because although though while when whenever after before and but or who whom whose which where since as than "
        "until so if unless yet"
    ).split(),
)
# What a negated statement is about follows these with "that": "no evidence that", "it is not true that".
_WITH_CONTENT = frozenset(
    (
        "say said says saying think thought thinks believe believed believes know knew knows known mean means meant "
        "suggest suggests suggested show shows showed shown prove proves proved proven claim claims claimed confirm "
        "confirms confirmed find finds found see sees seen hear heard evidence proof sign signs indication indications "
        "reason suggestion claim report reports doubt true clear sure certain likely possible case convinced aware"
    ).split(),
)
_AUXILIARIES = frozenset(
    (
        "am is are was were be been being has have had do does did will would can could shall should may might must"
    ).split(),
)
_OBJECTS = frozenset(("nothing", "nobody", "none", "no", "neither"))


def dropped_negation(text: str, passage: Span) -> Span | None:
    """The negation beside a passage that reverses it and that it leaves out; None where there is none."""
    return _before(text, passage) or _behind(text, passage)


def _before(text: str, passage: Span) -> Span | None:
    first = split(text[passage.start : passage.end][:80]).tokens[:1]
    if not first or not is_word(first[0]) or first[0].lower() in _NEW_CLAUSE:
        return None
    low = max(0, passage.start - _REACH)
    while low and not text[low - 1].isspace():
        low -= 1
    ends = [match.end() for match in _PARAGRAPH_END.finditer(text, low, passage.start)]
    low = ends[-1] if ends else low
    words = split(text[low : passage.start])
    between = 0
    tokens = [*(token.lower() for token in words.tokens), first[0].lower()]
    for index in range(len(words) - 1, -1, -1):
        word = tokens[index]
        if negates(tokens, index):
            return Span(low + words.starts[index], low + words.ends[index])
        content = word == "that" and index > 0 and tokens[index - 1] in _WITH_CONTENT
        if is_clause_mark(word) or word in _NEW_CLAUSE or (word == "that" and not content):
            return None
        between += is_word(word)
        if between > _MOST_BETWEEN:
            return None
    return None


def _behind(text: str, passage: Span) -> Span | None:
    last = split(text[max(passage.start, passage.end - 80) : passage.end]).tokens[-1:]
    words: Words = split(text[passage.end : passage.end + 40])
    if not last or not words.tokens or not is_word(last[0]):
        return None
    if _PARAGRAPH_END.match(text, passage.end):
        return None
    token = words.tokens[0].lower()
    reversing = token in _OBJECTS or (token in ("not", "never") and last[0].lower() in _AUXILIARIES)
    if not reversing or not negates(words.tokens, 0):
        return None
    return Span(passage.end + words.starts[0], passage.end + words.ends[0])
