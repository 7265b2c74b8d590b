"""The record as frozen data. Words as in `docs/design.md`.

Every entry knows where its values stand: `entry.at("quote")` is a `Position`. Ids are the keys of `claims.yaml`.
A date is text: a year, a year and month, or a day (`2024`, `2024-03`, `2024-03-21`), as exact as the record is. A
time is text too, in UTC (`2024-03-21T09:14:11Z`).

The text beneath a field is what an editor sees who points at it: `schema.py` reads it from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from secondhand.errors import Position
from secondhand.record.places import Places as Places

Date = Annotated[str, "date"]
Identifier = Annotated[str, "id"]
Digest = Annotated[str, "digest"]
Time = Annotated[str, "time"]

PartyKind = Literal["person", "outlet", "agency", "organisation", "group", "document"]
Stance = Literal["supports", "undermines", "context"]
Status = Literal["draft", "in_review", "approved", "published", "corrected", "retracted"]
Profile = Literal["none", "ifcn"]
Corrected = Literal["claim", "verdict", "quotation", "rationale"]
Tone = Literal["positive", "negative", "mixed", "neutral"]
CheckLevel = Literal["error", "warning", "note", "off"]
Reuse = Literal["syndicated", "translated", "rewritten"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal["1", "2", "3", "4", "5", "6"]


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
    """The team; what its briefs say about it."""

    name: str
    """What the desk calls itself."""
    language: str = "en"
    """The language that its briefs are in, as a code: en."""
    methodology: str = ""
    """How the desk works: prose, or an http(s) link."""
    corrections: str = ""
    """How the desk corrects errors: prose, or an http(s) link."""
    profile: Profile = "none"
    """The code of a profession that briefs are held to: ifcn, or none."""
    signed_approvals: bool = False
    """Whether the commit that brings an approval must carry the approver's signature."""
    trusted_committers: tuple[str, ...] = ()
    """Who may commit what others wrote, as git names them ("Name <address>"): a code host that merges, a bot."""
    party: Identifier = ""
    """The id of the party that the desk itself is: what it published is no origin of what it finds."""
    address: str = ""
    """The http(s) address of the folder in which the briefs are published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict(Entry):
    """One step of the desk's scale."""

    label: str
    """The word that readers see."""
    meaning: str = ""
    """What the verdict says, in one sentence."""
    rating: int | None = None
    """Its place on the scale, the higher the truer; left out where the verdict is off the scale."""
    tone: Tone = "neutral"
    """The side that the verdict takes: positive says that the claim is right, negative that it is wrong."""
    settled: bool | None = None
    """Whether it says that the claim is true or false, and so must rest on first-hand evidence or say why not. Where it
    is not given, verdicts with a positive or negative tone are settled."""

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
class Interest(Entry):
    """What a party has at stake, in words, and in what: in claims, in all claims of briefs, or in all claims that
    parties made or that are about them."""

    what: str
    """What it has at stake, in words."""
    claims: tuple[Identifier, ...] = ()
    """The ids of the claims in which."""
    briefs: tuple[Identifier, ...] = ()
    """The ids of the briefs in all claims of which."""
    parties: tuple[Identifier, ...] = ()
    """The ids of the parties in all claims of which, or about which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Entry):
    """Whoever speaks or passes on.

    Two named parties are one where one is named as the other is, by its name or an alias.
    """

    name: str
    """The name that readers see."""
    kind: PartyKind
    """What sort of party it is."""
    named: bool = True
    """false where the sources do not say who it is ("analysts"); such a start counts as no origin."""
    aliases: tuple[str, ...] = ()
    """Other names by which sources mean it."""
    distinct_from: tuple[Identifier, ...] = ()
    """The ids of parties that are named alike and are others all the same."""
    interests: tuple[Interest, ...] = ()
    """What it has at stake."""
    note: str = ""
    """What else the desk knows of it."""
    no_interests_because: str = ""
    """What was looked at to say that it has no interest in what it tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver(Entry):
    """Findings that the desk lets stand here: the id of a check and the reason, and until when.

    Waived findings do not count, but are listed. `quote-in-source` and the other binding checks cannot be waived.
    """

    reasons: Annotated[Mapping[str, str], "rest"]
    """Why, by the id of the check. `at(id)` is the place of the id."""
    until: Date
    """The last day, month or year in which the waiver holds; after it the findings count again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestsOn(Entry):
    """That a source was made from another one, and how."""

    source: Identifier
    """The id of the source that it was made from."""
    how: Reuse
    """What was done with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDescriptor(Entry):
    """What readers should know to judge a source: how near it stood to what it tells, what it has at stake, and what
    of it is lacking."""

    access: str = ""
    """How near it stood to what it tells."""
    interest: str = ""
    """What it has at stake."""
    completeness: str = ""
    """What of it is lacking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture(Entry):
    """How a document came into the archive, as "invoke capture" found it."""

    requested: str
    """The address that was asked for; of a file, its name."""
    retrieved: Time
    """When it was retrieved, in UTC."""
    media_type: str
    """What its bytes are: text/html, application/pdf …"""
    raw_sha256: Digest
    """The SHA-256 of its bytes as they were served, any compression undone, in hexadecimal."""
    extractor: str
    """What read the text out of it, with its version."""
    whole_sha256: Digest = ""
    """The SHA-256 of all the text that the page shows, where that is more than its main text, in hexadecimal."""
    final: str = ""
    """The address at which it stood after every redirect, where that is another one."""
    canonical: str = ""
    """The address at which it says itself that it stands."""
    memento: str = ""
    """The address of the Internet Archive's copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(Entry):
    """Another state of a source, beside the one that the record quotes."""

    sha256: Digest
    """The SHA-256 of the bytes of its text, in hexadecimal."""
    capture: Capture | None = None
    """How it came into the archive; "invoke capture" writes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Entry):
    """One archived document that quotations come from. What it does not state stays out."""

    title: str
    """The title, as the document gives it."""
    publisher: Identifier = ""
    """The id of the party that published it."""
    author: str = ""
    """The author's name, as the document gives it."""
    published: Date = ""
    """When it was published: a year, a month or a day."""
    retrieved: Date = ""
    """When the desk fetched it: a year, a month or a day."""
    url: str = ""
    """Where it can be read."""
    language: str = ""
    """The language that it is in, as a code: en, kk."""
    text: str = ""
    """The path of its text, relative to the record, where that is committed; a private text is found by its sha256."""
    sha256: Digest = ""
    """The SHA-256 of the bytes of its text, in hexadecimal; "invoke validate" prints it."""
    rests_on: tuple[RestsOn, ...] = ()
    """The sources that it was made from."""
    descriptor: SourceDescriptor | None = None
    """What readers should know to judge it: access, interest, completeness."""
    capture: Capture | None = None
    """How it came into the archive; "invoke capture" writes it."""
    versions: tuple[Version, ...] = ()
    """Other states of it that are kept beside the one that is quoted; "invoke adopt" quotes one of them instead."""
    note: str = ""
    """What readers should know of it, such as what it does not state."""
    no_link_because: str = ""
    """Why readers are not led to it."""
    waive: Waiver | None = None
    """Findings about this source that the desk lets stand: {check: "reason", until: 2027-01-01}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief(Entry):
    """A document for readers about one or more claims."""

    title: str
    """The headline."""
    date: Date
    """The date of the edition, to the day."""
    summary: str = ""
    """What the reader should take away; an empty line begins a new paragraph."""
    language: str = ""
    """The language of its labels and dates, as a code, where it is not the desk's: ru."""
    version: int = 0
    """The number of the edition that was published last, on `date`; 0 before the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Entry):
    """A quotation from a source, with a stance.

    `prefix` and `suffix` are those of the TextQuoteSelector of the Web Annotation Data Model (W3C 2017); `reliability`
    and `credibility` are ratings of the Admiralty code, judged apart.
    """

    source: Identifier
    """The id of the source."""
    quote: str
    """The words as they stand in the source, letter by letter."""
    stance: Stance
    """What the quotation does to the claim."""
    prefix: str = ""
    """The words of the source right before the quotation, where it stands there more than once."""
    suffix: str = ""
    """The words of the source right behind the quotation, where it stands there more than once."""
    said_by: Identifier = ""
    """The id of the party whose words or belief the source reports; left out where the source speaks itself."""
    via: tuple[Identifier, ...] = ()
    """The ids of the parties it passed through, the one nearest the speaker first; never the source's publisher."""
    reliability: Reliability | None = None
    """How reliable whoever it comes from is: A (completely) to E (not), F where that cannot be judged."""
    credibility: Credibility | None = None
    """How credible what it says is: 1 (confirmed by other sources) to 5 (improbable), 6 where that cannot be judged."""
    note: str = ""
    """What readers should know of it, such as how an unclear passage was read."""
    waive: Waiver | None = None
    """Findings about this quotation that the desk lets stand: {check: "reason", until: 2027-01-01}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Entry):
    """What was wrong in an earlier edition."""

    date: Date
    """When it was corrected."""
    was: str
    """What was wrong, as it stood."""
    now: str
    """What stands there now."""
    why: str
    """How the error came about, or was found."""
    what: Corrected | None = None
    """What was corrected; it may be left out where one entry tells of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission(Entry):
    """Who prepared a claim and handed it in; "invoke submit" writes it."""

    by: str
    """Who, as git names them: "Name <address>"."""
    date: Date
    """When."""
    digest: Digest = ""
    """The SHA-256 of what was submitted; an approval is of that and nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval(Entry):
    """Who approved a claim, and what: any later change of that voids it. "invoke approve" writes it."""

    by: str
    """Who, as git names them: "Name <address>"."""
    date: Date
    """When."""
    digest: Digest
    """The SHA-256 of what was approved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(Entry):
    """What whoever made a claim answered when the desk asked."""

    date: Date
    """When."""
    answer: str
    """What, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction(Entry):
    """That the desk no longer stands by a published claim; "invoke retract" writes it."""

    date: Date
    """When it was withdrawn."""
    why: str
    """Why, for readers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Entry):
    """The statement checked, as it was made; what the desk found; whose word that rests on."""

    claim: str
    """The statement, as it was made."""
    claimant: Identifier
    """The id of the party that made it."""
    brief: Identifier
    """The id of the brief that it is part of."""
    verdict: Identifier
    """The id of a verdict of the scale."""
    rationale: str
    """Why the desk gave this verdict, in its own words."""
    claimed_on: Date = ""
    """When the statement was made."""
    claimed_in: str = ""
    """Where the statement was made: an outlet, a speech."""
    chosen_because: str = ""
    """Why the desk checked it."""
    would_settle: str = ""
    """What would settle it."""
    second_hand_because: str = ""
    """Why a settled verdict may rest on second-hand evidence alone."""
    one_source_because: str = ""
    """Why no second source that is named bears it out."""
    none_found: str = ""
    """Where evidence for the other side was looked for, where none was found."""
    reply: Reply | None = None
    """What whoever made it answered."""
    no_reply_because: str = ""
    """Why there is no answer of whoever made the claim."""
    single_origin_because: str = ""
    """Why a settled verdict may rest on one origin."""
    about: tuple[Identifier, ...] = ()
    """The ids of the parties that the claim is about."""
    short: str = ""
    """The claim in at most 75 characters, for the markup that machines read (ClaimReview)."""
    appearances: tuple[str, ...] = ()
    """Addresses at which the statement was made, the first one first."""
    status: Status = "draft"
    """How far the desk is with it."""
    submitted: Submission | None = None
    """Who prepared it and handed it in."""
    approval: Approval | None = None
    """Who approved it, and what it said then."""
    evidence: tuple[Evidence, ...] = ()
    """What the verdict rests on: quotations from sources."""
    corrections: tuple[Correction, ...] = ()
    """What was wrong in earlier editions."""
    retraction: Retraction | None = None
    """That the desk no longer stands by it, and why."""
    waive: Waiver | None = None
    """Findings about this claim and its evidence that the desk lets stand: {check: "reason", until: 2027-01-01}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteLimits(Entry):
    """How much of a source may be quoted."""

    words: int = 25
    """The most words of one quotation."""
    share: float = 0.2
    """The most of a source's words, from 0 to 1, that all quotations from it may have together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels(Entry):
    """How much the findings of a check weigh at this desk, by the id of the check."""

    levels: Annotated[Mapping[str, CheckLevel], "rest"] = field(default_factory=dict)
    """`at(id)` is the place of the id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Entry):
    """All that the desk wrote. Mappings keep the order of the file."""

    desk: Desk
    """The team; what its briefs say about it."""
    verdicts: Mapping[str, Verdict]
    """The scale, by id; a default scale is there where this is left out."""
    parties: Mapping[str, Party]
    """Whoever speaks or passes on, by id."""
    sources: Mapping[str, Source]
    """The archived documents that quotations come from, by id."""
    briefs: Mapping[str, Brief]
    """The documents for readers, by id."""
    claims: Mapping[str, Claim]
    """The statements checked, by id."""
    quote_limits: QuoteLimits
    """How much of a source may be quoted."""
    checks: Levels
    """How much the findings of a check weigh at this desk: error, warning, note or off, by the id of the check."""
    digest: str
    """SHA-256 of the record's bytes, hexadecimal."""
    cut: Mapping[tuple[str, int, int], tuple[int, int]] = field(default_factory=dict)
    """From files and places of values without quotation marks to places of the comments, begun as in "#1", that end
    them."""
    text: str = field(default="", repr=False, compare=False)
    """The record as it is written, without a byte order mark: what places count in."""
    texts: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    """The same for each of its files, by the names that places give them: this one, and those that it includes."""
    include: tuple[str, ...] = ()
    """Files with more parties, sources, briefs and claims, beside this one: [claims/*.yaml]."""

    def claims_of(self, brief: str) -> tuple[Claim, ...]:
        """The claims of one brief, in the order of the file."""
        return tuple(claim for claim in self.claims.values() if claim.brief == brief)
