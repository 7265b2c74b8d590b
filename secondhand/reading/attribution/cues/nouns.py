"""Nouns and adverbs that report: "a warning that", "the claim by Stein that", "reportedly"."""

from __future__ import annotations

from secondhand.reading.attribution.clause_subjects import group_start, subject_before
from secondhand.reading.attribution.cues.clauses import clause_end, end_of
from secondhand.reading.attribution.cues.content import content_after
from secondhand.reading.attribution.cues.found import Found
from secondhand.reading.attribution.cues.scene import Scene
from secondhand.reading.attribution.cues.subjects import sentence_subject, subject_of
from secondhand.reading.attribution.kinds import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    SUBORDINATOR,
    VERB,
)
from secondhand.reading.attribution.lexicon import SAY, TALK
from secondhand.reading.attribution.separators import CLAUSE_END, COLON, COMMA, PAREN, PAUSE
from secondhand.reading.attribution.sources import phrase_after
from secondhand.reading.attribution.usage import HELD, OWNERS, SAID_NOUNS, SURE_NOMINAL

_DRAWING = frozenset("draw draws drew drawn drawing call calls called calling".split())
"""What is done to attention by whoever says something."""


def adverb(scene: Scene, i: int) -> Found | None:
    """ "reportedly", "allegedly": reported, and nobody says by whom."""
    tokens = scene.tokens
    low, high = scene.bounds
    stop = clause_end(scene, i + 1, high) if i + 1 < high else i + 1
    start = low
    for k in range(i, low, -1):
        if tokens.codes[k] & (COMMA | PAUSE | PAREN | COLON) or tokens.kinds[k] & SUBORDINATOR:
            start = k
            break
    end = tokens.ends[stop - 1]
    if tokens.starts[start] >= end:
        return None
    return Found((i, i + 1), None, None, (tokens.starts[start], end), "hedge", 0, scene.bounds)


def attention(scene: Scene, i: int) -> Found | None:
    """ "Stein drew attention to the fact that", "the Post called attention to"."""
    tokens = scene.tokens
    low, high = scene.bounds
    if i - 1 <= low or tokens.lower[i - 1] not in _DRAWING or tokens.lower[i + 1 : i + 2] != ["to"] or i + 2 >= high:
        return None
    group = group_start(tokens, i - 1, low)
    subject = subject_of(scene, group, low)
    start = i + 4 if tokens.lower[i + 2 : i + 5] == ["the", "fact", "that"] else i + 2
    content = content_after(scene, start, high, SAY)
    if subject is None or content is None:
        return None
    stated = tokens.lower[start] in ("that", "how")
    head = subject[0], subject[2]
    frames = SAY if stated else TALK
    return Found((group, i + 2), subject[:2], head, content, "attention", frames, scene.bounds, statement=stated)


def nominal(scene: Scene, i: int) -> Found | None:
    """ "a warning that …", "the claim by X that …", "X's promise to …"."""
    tokens = scene.tokens
    low, high = scene.bounds
    end = i + 1
    if end >= high:
        return None
    lower, kinds, codes = tokens.lower, tokens.kinds, tokens.codes
    source = head = None
    stop = end
    if lower[end] in ("by", "from") and not codes[end]:
        phrase = phrase_after(tokens, end + 1, high)
        if phrase is not None and phrase[2] < high:
            source, head = (phrase[0], phrase[2]), (phrase[0], phrase[2])
            stop = phrase[2]
    if stop == end and lower[stop] in ("is", "was") and stop + 1 < high and lower[stop + 1] == "that":
        stop += 1
    copula = stop == end + 1 and lower[end] in ("is", "was")
    for p in range(stop + 1, min(stop + 6, high)):
        # "the statement by Stein in Norra: “…”"
        if source is not None and kinds[stop] & PREPOSITION and codes[p] & COLON:
            stop = p
    colon = stop < high and bool(codes[stop] & COLON)
    if stop >= high or not ((lower[stop] == "that" and not codes[stop] & CLAUSE_END) or (colon and source)):
        return None
    k = i
    while (
        k > low
        and not codes[k]
        and not kinds[k - 1] & (POSSESSIVE | DETERMINER | PREPOSITION | AUXILIARY | PRONOUN | CONJUNCTION)
        and (
            not kinds[k - 1] & VERB
            or (lower[k - 1].endswith("ed") and k - 2 >= low and bool(kinds[k - 2] & (POSSESSIVE | DETERMINER)))
        )
    ):
        k -= 1
    if source is None and k > low and not codes[k]:
        before = lower[k - 1]
        if kinds[k - 1] & POSSESSIVE:
            owner = subject_before(tokens, k - 1, low)
            if owner is not None:
                source, head = owner[:2], (owner[0], owner[2])
        elif before in OWNERS:
            source = head = (k - 1, k)
    if source is None and k < i and tokens.capitals[k]:
        # "a Harbour Post report that"
        source = head = (k, i)
    if source is None and lower[i] in HELD:
        source = head = (k if k < i else i, end)
    if source is None:
        verb = kinds[k - 2] if k - 2 >= low else 0
        found = sentence_subject(scene, k, low) if verb & VERB else None
        if found is not None:
            source, head = found[:2], (found[0], found[2])
        elif tokens.lower[i] not in SURE_NOMINAL:
            return None
    if lower[stop] == "that" and stop + 2 < high and not tokens.capitals[stop + 1]:
        # "a tweet that mocks Stein" tells which tweet, not what it says.
        if kinds[stop + 1] & (VERB | AUXILIARY) and not kinds[stop + 2] & AUXILIARY:
            return None
    content = content_after(scene, stop, high, SAY)
    if content is None:
        return None
    if not copula and not any(kinds[p] & (VERB | AUXILIARY) for p in range(low, k)):
        content = _before_main_verb(scene, stop, high, content)
    stated = lower[i] in SAID_NOUNS
    return Found((i, end), source, head, content, "noun", 0, scene.bounds, statement=stated)


def _before_main_verb(scene: Scene, start: int, high: int, content: tuple[int, int]) -> tuple[int, int]:
    """Content of a subject's clause, without the main verb behind it: "a report that … | turned out"."""
    tokens = scene.tokens
    groups: list[int] = []
    for k in range(start + 1, high):
        if tokens.starts[k] >= content[1]:
            break
        verbal = tokens.kinds[k] & (VERB | AUXILIARY) and not tokens.capitals[k]
        if verbal and not tokens.kinds[k - 1] & (AUXILIARY | ADVERB) and tokens.lower[k - 1] != "to":
            groups.append(k)
    if len(groups) >= 2:
        return content[0], end_of(scene, groups[-1])
    return content
