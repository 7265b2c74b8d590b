"""What is found in a text: spans of it, mentions of parties, attributions."""

from __future__ import annotations

from typing import Literal, NamedTuple

MentionKind = Literal["outlet", "agency", "person", "organisation", "group", "document", "unresolved"]


class Span(NamedTuple):
    """A stretch of a text: code points from `start` up to, not including, `end`."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The words of the text that it was found in."""
        return text[self.start : self.end]


class Mention(NamedTuple):
    """A party as the text names it; `text` is the text of its span.

    "analysts" is not `named`. "he" and "the official" lead to the mention that they stand for, whose kind and name
    they take on; where the text does not make it plain, `stands_for` is None and the kind is `unresolved`.
    """

    span: Span
    text: str
    kind: MentionKind
    named: bool
    stands_for: Mention | None = None

    @property
    def name(self) -> str:
        """The words that tell who it is, as far as the text shows."""
        return self.stands_for.text if self.stands_for else self.text


class Attribution(NamedTuple):
    """Content, and who it is from: `chain` runs from the speaker to the relay nearest the article.

    `source` is the whole phrase that names who is next to the content, with its apposition ("Alba Stein, the mayor");
    None where nobody is named ("reportedly"). `cue` is the word or phrase that ties source and content; `rule` names
    what found it. `parent` is the place, among the attributions of the text, of the one whose content holds this one.
    `second_hand`: at least two hands, or the word of an outlet other than the article's publisher. `statement`: the
    words report something said, written or stated as a belief, and not a wish, a plan, or what somebody may say.
    `denied`: the cue is negated ("never said that") or denies ("denied that").
    """

    cue: Span
    content: Span
    source: Span | None
    chain: tuple[Mention, ...]
    rule: str
    parent: int | None = None
    second_hand: bool = False
    statement: bool = True
    denied: bool = False

    @property
    def hands(self) -> int:
        """How many parties stand between the statement and the article's publisher."""
        return len(self.chain)

    @property
    def hedged(self) -> bool:
        """Whether it is reported without a source: "reportedly"."""
        return self.source is None

    @property
    def extent(self) -> Span:
        """From the first to the last code point of content, cue and source."""
        spans = [self.content, self.cue, *([self.source] if self.source else [])]
        return Span(min(span.start for span in spans), max(span.end for span in spans))
