"""Whom a text has described: "the harbour pilot" is Tove Arn where it said "harbour pilot Tove Arn" before."""

from __future__ import annotations

from collections.abc import Sequence

from secondhand.reading.attribution.attributions import Mention
from secondhand.reading.attribution.cues import Found
from secondhand.reading.attribution.separators import COMMA
from secondhand.reading.attribution.tokens import Tokens

_WIDEST = 16
"""How many words before and behind a name are taken for what is said of its bearer."""


class Descriptions:
    """What a text says of the people it names, beside their names; read once, when somebody asks."""

    def __init__(self, tokens: Tokens, found: Sequence[Found], members: Sequence[list[Mention]]) -> None:
        self.tokens = tokens
        self._said: list[tuple[int, str, Mention]] = []
        for each, mentions in zip(found, members, strict=True):
            if each.source is None or not mentions or mentions[0].kind != "person" or not mentions[0].named:
                continue
            self._said.append((each.source[0], self._beside(each.source, mentions[0]), mentions[0]))

    def _beside(self, source: tuple[int, int], mention: Mention) -> str:
        """The words of the sentence around a name, as far as what somebody is can stand there."""
        tokens = self.tokens
        first, last = source
        low, high = tokens.sentence_of(first)
        while first > max(low, source[0] - _WIDEST) and not tokens.codes[first] & ~COMMA:
            first -= 1
        words = [
            word
            for k, word in enumerate(tokens.lower[first : min(last, high)], first)
            if not mention.span.start <= tokens.starts[k] < mention.span.end
        ]
        return f" {' '.join(words)} "

    def bearers(self, description: str, before: int) -> tuple[Mention, ...]:
        """The persons of whom these words (lower case, one blank between them) were said before word `before`, each
        once, as mentioned last."""
        wanted = f" {description} "
        found = {
            mention.text.split()[-1].lower(): mention
            for at, said, mention in self._said
            if at < before and wanted in said
        }
        return tuple(found.values())
