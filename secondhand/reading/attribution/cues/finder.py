"""From cue words to passages: who stands beside the cue, and which words are reported."""

from __future__ import annotations

from collections.abc import Callable
from itertools import compress
from typing import Any

from secondhand.reading.attribution.cues.attitudes import Attitudes
from secondhand.reading.attribution.cues.found import Found
from secondhand.reading.attribution.cues.headlines import Headlines
from secondhand.reading.attribution.cues.nouns import Nouns
from secondhand.reading.attribution.cues.verbs import Verbs
from secondhand.reading.attribution.lexicon import ATTITUDES, CUES, NOMINAL, SAY, STANDS, TELL

_Rule = Callable[[Any, int], Found | None]


class Finder(Verbs, Nouns, Attitudes, Headlines):
    """Reads one text, cue by cue."""

    def run(self) -> list[Found]:
        tokens, inside = self.tokens, self.tokens.inside
        low = high = 0
        triggers = list(map(_TRIGGERS.get, tokens.lower))
        for i in compress(range(len(triggers)), triggers):
            trigger = triggers[i]
            if not low <= i < high or inside[i] != self.quoted:
                self.bounds = low, high = self._bounds(i)
                self.quoted = inside[i]
            for rule in trigger or ():
                found = rule(self, i)
                if found is not None:
                    if self.citing and self.citing[0] == found.sentence and found.head and found.frames & (SAY | TELL):
                        found.cited = self.citing[1]
                        self.citing = None
                    if found.rule in ("tag", "inverted", "as-reported", "according-to"):
                        self._yield_to(found)
                    elif found.source and self.found:
                        self._end_relative(found)
                    self.found.append(found)
                    break
        self.headings()
        self.tails()
        return self.found

    def _yield_to(self, tag: Found) -> None:
        """What was found before a tag that takes in the sentence so far ends where the tag begins."""
        for earlier in reversed(self.found):
            if earlier.sentence != tag.sentence or earlier.cue[0] >= tag.cue[0]:
                break
            start = self.tokens.starts[tag.source[0] if tag.source else tag.cue[0]]
            held = (
                tag.rule == "according-to"
                and earlier.content[0] == tag.content[0]
                and earlier.content[1] > tag.content[1]
            )
            if tag.content[0] > start or held:
                return
            if earlier.content[1] > start and earlier.content[0] < start:
                end = tag.content[1] if tag.content[0] <= earlier.content[0] < tag.content[1] < start else start
                if earlier.uncontinued:
                    earlier.content = earlier.uncontinued
                elif earlier.content[0] < end:
                    earlier.content = earlier.content[0], self._trimmed(earlier.content[0], min(end, start))

    def _end_relative(self, found: Found) -> None:
        """A cue in the relative clause of a subject ends with it: "officers who asked not to be named | told"."""
        earlier = self.found[-1]
        if found.source and found.source[0] <= earlier.cue[0] and earlier.cue[1] <= found.source[1]:
            start = self.tokens.starts[found.cue[0]]
            if earlier.content[0] < start < earlier.content[1]:
                earlier.content = earlier.content[0], self._trimmed(earlier.content[0], start)


def _triggers() -> dict[str, tuple[_Rule, ...]]:
    triggers: dict[str, tuple[_Rule, ...]] = dict.fromkeys(CUES, (Finder.verb,))
    for word in NOMINAL:
        triggers[word] = (*triggers.get(word, ()), Finder.nominal)
    for word in ATTITUDES:
        triggers[word] = (*triggers.get(word, ()), Finder.adjective)
    for word in STANDS:
        triggers[word] = (*triggers.get(word, ()), Finder.stand)
    for word in ("according", "per"):
        triggers[word] = (Finder.according,)
    for word in ("words", "view", "opinion", "eyes", "judgment", "judgement", "telling", "account", "estimation"):
        triggers[word] = (Finder.view, *triggers.get(word, ()))
    triggers["for"] = (Finder.standing,)
    for word in ("reportedly", "allegedly", "purportedly", "supposedly"):
        triggers[word] = (Finder.adverb,)
    return triggers


_TRIGGERS = _triggers()
