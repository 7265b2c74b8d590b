"""What is found in a text: spans of it, mentions of parties, attributions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MentionKind = Literal["outlet", "person", "organisation", "group", "document", "unresolved"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: code points from `start` up to, not including, `end`."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Mention:
    """A party as the text names it. "he", "the official" are `unresolved`; "analysts" is not `named`."""

    span: Span
    text: str
    kind: MentionKind
    named: bool


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content, and who it is from: `chain` runs from the speaker to the relay nearest the article.

    `cue` is the word or phrase that ties source and content; `rule` names the pattern that found it.
    """

    cue: Span
    content: Span
    chain: tuple[Mention, ...]
    rule: str

    @property
    def hands(self) -> int:
        """How many parties stand between the statement and the article's publisher."""
        return len(self.chain)
