"""The record as frozen data. Words as in `docs/design.md`.

Every entry knows where its values stand: `entry.at("quote")` is a `Position`. Ids are the keys of `claims.yaml`.
A date is text: a year, a year and month, or a day (`2024`, `2024-03`, `2024-03-21`), as exact as the record is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from secondhand.errors import Position

Date = Annotated[str, "date"]
Identifier = Annotated[str, "id"]
Digest = Annotated[str, "digest"]

PartyKind = Literal["person", "outlet", "agency", "organisation", "group", "document"]
Stance = Literal["supports", "undermines", "context"]
Status = Literal["draft", "in_review", "approved", "published"]
Tone = Literal["positive", "negative", "mixed", "neutral"]


@dataclass(frozen=True, slots=True)
class Places:
    """Where the values of one entry stand: field name, or (field name, index), to line and column."""

    file: str
    own: tuple[int, int]
    marks: Mapping[str | tuple[str, int], tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What all entries share: an id ("" where the record gives none) and places."""

    places: Places = field(repr=False, compare=False)
    id: str = ""

    def at(self, name: str = "", index: int | None = None) -> Position:
        """The place of a field's value, or of one item of a list; of the entry itself where it is not given."""
        marks = self.places.marks
        mark = marks.get((name, index)) if index is not None else None
        line, column = mark or marks.get(name) or self.places.own
        return Position(self.places.file, line, column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk(Entry):
    """The team; what its briefs say about it. Methodology and corrections are prose or an http(s) link; `address` is
    that of the folder in which the briefs are published."""

    name: str
    language: str = "en"
    methodology: str = ""
    corrections: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict(Entry):
    """One step of the desk's scale. `rating` orders it (None: off the scale); `settled` verdicts say that the claim
    is true or false and so must rest on first-hand evidence or say why not; where it is not given, those are settled
    whose tone is positive or negative."""

    label: str
    meaning: str = ""
    rating: int | None = None
    tone: Tone = "neutral"
    settled: bool | None = None

    @property
    def is_settled(self) -> bool:
        """Whether it says that the claim is true or false."""
        return self.tone in ("positive", "negative") if self.settled is None else self.settled

    @property
    def direction(self) -> Stance | None:
        """The stance of the evidence that the verdict rests on; None where it takes no side."""
        if self.tone == "positive":
            return "supports"
        return "undermines" if self.tone == "negative" else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Entry):
    """Whoever speaks or passes on. `named` is False where the sources do not say who it is ("analysts")."""

    name: str
    kind: PartyKind
    named: bool = True
    aliases: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Entry):
    """One archived document. `publisher` is a party's id; `author` is a name as the document gives it.

    `text` is the path of a committed text, relative to the desk's folder; without it the text is private and is
    found by `sha256`, the digest of its bytes.
    """

    title: str
    publisher: Identifier = ""
    author: str = ""
    published: Date = ""
    retrieved: Date = ""
    url: str = ""
    language: str = ""
    text: str = ""
    sha256: Digest = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief(Entry):
    """A document for readers about one or more claims; `language` is that of its labels, where not the desk's."""

    title: str
    date: Date
    summary: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Entry):
    """A quotation from a source, with a stance. `said_by` "" means the source's own words; `via` runs from the relay
    nearest the speaker to the one nearest the publisher. Speakers and relays are party ids."""

    source: Identifier
    quote: str
    stance: Stance
    said_by: Identifier = ""
    via: tuple[Identifier, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Entry):
    """What was wrong in an earlier edition."""

    date: Date
    was: str
    now: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Entry):
    """The statement checked, as it was made; what the desk found; whose word that rests on.

    `claimed_on` and `claimed_in` say when and where it was made; `would_settle` what would settle it;
    `second_hand_because` why a settled verdict may rest on second-hand evidence alone. `short` is the claim in at
    most 75 characters, for the markup that machines read; `appearances` are addresses at which it was made, the first
    one first.
    """

    claim: str
    claimant: Identifier
    brief: Identifier
    verdict: Identifier
    rationale: str
    claimed_on: Date = ""
    claimed_in: str = ""
    chosen_because: str = ""
    would_settle: str = ""
    second_hand_because: str = ""
    short: str = ""
    appearances: tuple[str, ...] = ()
    status: Status = "draft"
    evidence: tuple[Evidence, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteLimits(Entry):
    """How much of a source may be quoted: words in one quotation, and the share (0 to 1) of its words in all."""

    words: int = 25
    share: float = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Entry):
    """All that the desk wrote. Mappings keep the order of the file."""

    desk: Desk
    verdicts: Mapping[str, Verdict]
    parties: Mapping[str, Party]
    sources: Mapping[str, Source]
    briefs: Mapping[str, Brief]
    claims: Mapping[str, Claim]
    quote_limits: QuoteLimits
    digest: str
    """SHA-256 of the record's bytes, hexadecimal."""

    def claims_of(self, brief: str) -> tuple[Claim, ...]:
        """The claims of one brief, in the order of the file."""
        return tuple(claim for claim in self.claims.values() if claim.brief == brief)
