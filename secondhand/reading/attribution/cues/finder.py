"""From cue words to passages: who stands beside the cue, and which words are reported."""

from __future__ import annotations

from collections.abc import Callable
from itertools import compress

from secondhand.reading.attribution.cues.attitudes import adjective, stand
from secondhand.reading.attribution.cues.clauses import bounds_of, trimmed
from secondhand.reading.attribution.cues.found import Found
from secondhand.reading.attribution.cues.headlines import headings, tails
from secondhand.reading.attribution.cues.nouns import adverb, attention, nominal
from secondhand.reading.attribution.cues.prepositions import according, standing, view
from secondhand.reading.attribution.cues.scene import Scene
from secondhand.reading.attribution.cues.verbs import verb
from secondhand.reading.attribution.lexicon import ATTITUDES, CUES, NOMINAL, SAY, STANDS, TELL
from secondhand.reading.attribution.parties import Namer
from secondhand.reading.attribution.tokens import Tokens

Rule = Callable[[Scene, int], Found | None]


def find_cues(tokens: Tokens, namer: Namer) -> list[Found]:
    """Every cue of a text with its source and content, in the order in which the rules come upon them."""
    scene = Scene(tokens, namer)
    inside = tokens.inside
    low = high = 0
    lower = tokens.lower
    for i in compress(range(len(lower)), map(_TRIGGERS.__contains__, lower)):
        if not low <= i < high or inside[i] != scene.quoted:
            scene.bounds = low, high = bounds_of(scene, i)
            scene.quoted = inside[i]
        for rule in _TRIGGERS[lower[i]]:
            found = rule(scene, i)
            if found is not None:
                if scene.citing and scene.citing[0] == found.sentence and found.head and found.frames & (SAY | TELL):
                    found.cited = scene.citing[1]
                    scene.citing = None
                if found.rule in ("tag", "inverted", "as-reported", "according-to"):
                    _yield_to(scene, found)
                elif found.source and scene.found:
                    _end_relative(scene, found)
                scene.found.append(found)
                break
    headings(scene)
    tails(scene)
    return scene.found


def _yield_to(scene: Scene, tag: Found) -> None:
    """What was found before a tag that takes in the sentence so far ends where the tag begins."""
    for earlier in reversed(scene.found):
        if earlier.sentence != tag.sentence or earlier.cue[0] >= tag.cue[0]:
            break
        start = scene.tokens.starts[tag.source[0] if tag.source else tag.cue[0]]
        held = (
            tag.rule == "according-to" and earlier.content[0] == tag.content[0] and earlier.content[1] > tag.content[1]
        )
        if tag.content[0] > start or held:
            return
        if earlier.content[1] > start and earlier.content[0] < start:
            end = tag.content[1] if tag.content[0] <= earlier.content[0] < tag.content[1] < start else start
            if earlier.uncontinued:
                earlier.content = earlier.uncontinued
            elif earlier.content[0] < end:
                earlier.content = earlier.content[0], trimmed(scene, earlier.content[0], min(end, start))


def _end_relative(scene: Scene, found: Found) -> None:
    """A cue in the relative clause of a subject ends with it: "officers who asked not to be named | told"."""
    earlier = scene.found[-1]
    if found.source and found.source[0] <= earlier.cue[0] and earlier.cue[1] <= found.source[1]:
        start = scene.tokens.starts[found.cue[0]]
        if earlier.content[0] < start < earlier.content[1]:
            earlier.content = earlier.content[0], trimmed(scene, earlier.content[0], start)


def _triggers() -> dict[str, tuple[Rule, ...]]:
    triggers: dict[str, tuple[Rule, ...]] = dict.fromkeys(CUES, (verb,))
    for word in NOMINAL:
        triggers[word] = (*triggers.get(word, ()), nominal)
    for word in ATTITUDES:
        triggers[word] = (*triggers.get(word, ()), adjective)
    for word in STANDS:
        triggers[word] = (*triggers.get(word, ()), stand)
    for word in ("according", "per"):
        triggers[word] = (according,)
    for word in ("words", "view", "opinion", "eyes", "judgment", "judgement", "telling", "account", "estimation"):
        triggers[word] = (view, *triggers.get(word, ()))
    triggers["for"] = (standing,)
    triggers["attention"] = (attention,)
    for word in ("reportedly", "allegedly", "purportedly", "supposedly"):
        triggers[word] = (adverb,)
    return triggers


_TRIGGERS = _triggers()
