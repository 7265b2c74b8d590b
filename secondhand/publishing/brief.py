"""What one brief shows, in the order it is shown: plain text only, no markup, every label already in words.

All formats render this one object, so they cannot differ in verdicts, flags or chains.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Text, and the address it leads to: http, https or mailto, else ""."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Hand:
    """One party of a drawn chain, or the place of one that is not stated (`stated` False)."""

    name: str
    """As shown: "Chinese journalists", "publisher not stated"."""
    role: str
    """"speaker", "relay" or "publisher"."""
    role_label: str
    """"Speaker", "Passed on by", "Published by"."""
    kind: str
    """"person", "outlet", "agency", "organisation", "group", "document", or "" where not stated."""
    named: bool
    stated: bool


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """Words of a text, and those right before and behind them (Web Annotation Data Model)."""

    exact: str
    prefix: str
    suffix: str
    type: str = "TextQuoteSelector"


@dataclass(frozen=True, slots=True)
class TextPositionSelector:
    """A stretch of a text, from and to (exclusive) a code point, from 0 (Web Annotation Data Model)."""

    start: int
    end: int
    type: str = "TextPositionSelector"


@dataclass(frozen=True, slots=True)
class Target:
    """A stretch of a source: its address, or its id where it has none, and ways to find the stretch."""

    source: str
    selector: tuple[TextQuoteSelector | TextPositionSelector, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something for the desk's own eyes, in the internal edition alone."""

    number: int
    """From 1 on, in the whole edition."""
    kind: str
    """"finding", "flag" or "waiver"."""
    text: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a source's text, and what it is marked as: "quotation", "attribution", both or neither."""

    text: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownEvidence:
    """One piece of evidence."""

    number: str
    """"2.1": the first piece of evidence of claim 2."""
    quote: Link
    """The words, and the address that leads to them in the source."""
    grade: str
    """How they stand there: "exact", "typographic", "edited as marked"; "receipt" where that alone says so; else ""."""
    targets: tuple[Target, ...]
    """For programs: what is quoted, one for each part that stands word for word."""
    source_number: int
    source_title: Link
    source_details: str
    """"Henrik Rothen, 21 March 2024; publisher not stated"."""
    said_by: str
    """Who is quoted, in words: "Chinese journalists (unnamed)", "the article's own words"."""
    chain: tuple[Hand, ...]
    """Speaker, relays, publisher."""
    chain_text: str
    """The same in a sentence, for those who do not see the drawing."""
    hands: int
    second_hand: bool
    flag: str
    """"Second-hand: Chinese journalists (unnamed), according to AB News. No first-hand record was seen."; an unnamed
    first-hand speaker is flagged too; "" where there is nothing to flag."""
    checked: str
    """How the quotation was held to its source: "word for word against the archived text", ..."""
    interest: str
    """What those whom it came through have at stake in the claim; "" where the record says nothing."""
    rating: str
    """"Reliability B, usually reliable; credibility 2, probably true"; "" where it is not rated."""
    note: str
    remarks: tuple[Remark, ...] = ()
    """In the internal edition: what was found here, or let stand."""
    passage: tuple[Segment, ...] = ()
    """In the internal edition, where the text is at hand: the source around the quotation."""


@dataclass(frozen=True, slots=True)
class EvidenceGroup:
    """The evidence of one stance; empty groups are shown with `empty_text`."""

    stance: str
    """"supports", "undermines", "context"."""
    heading: str
    """"Evidence for", "Evidence against", "Context"."""
    items: tuple[ShownEvidence, ...]
    empty_text: str
    """"None found in these sources."."""


@dataclass(frozen=True, slots=True)
class ShownCorrection:
    date: str
    claim_number: int
    was: str
    now: str
    why: str


@dataclass(frozen=True, slots=True)
class ShownNotice:
    """What readers of an earlier edition must see first: a claim that was corrected, or one that was retracted."""

    kind: str
    """"corrected" or "retracted"."""
    label: str
    """"Corrected", "Retracted"."""
    date: str
    claim_number: int
    claim: str
    was: str
    """"" where it was retracted; so for `now`."""
    now: str
    why: str
    day: str = ""
    """The date as ISO 8601 has it."""


@dataclass(frozen=True, slots=True)
class ShownApproval:
    """Who approved a claim of the edition, and what: both digests are alike where it shows what was approved."""

    claim_id: str
    status: str
    """As the record has it: "published", "draft", ..."""
    by: str
    """"Name <address>", "" where nobody did; so for the next two."""
    date: str
    approved_digest: str
    digest: str
    """SHA-256 of what the claim says in this edition."""


@dataclass(frozen=True, slots=True)
class ShownVerdict:
    label: str
    tone: str
    """"positive", "negative", "mixed", "neutral": for the colour that goes with the word."""
    meaning: str
    rating: int | None = None
    """Its place on the scale, the higher the truer; None where it is off the scale."""


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """One sentence of the desk's on its work, with what it is about."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """One claim, its verdict and what that rests on."""

    number: int
    id: str
    claim: str
    claimant: str
    """"Chinese journalists (unnamed)"."""
    claimed: str
    """When and where: "21 March 2024, in Baijiahao"; "date and place not stated"."""
    chosen_because: str
    verdict: ShownVerdict
    status: str
    """"Draft", "In review", ..."""
    rationale: tuple[str, ...]
    """Paragraphs."""
    would_settle: str
    second_hand_because: str
    single_origin_because: str
    origins: str
    """"3 pieces of evidence, at most 1 independent origin: ..."."""
    evidence: tuple[EvidenceGroup, ...]
    """For, against, context, in this order; the group of context is left out where it is empty."""
    corrections: tuple[ShownCorrection, ...]
    short: str = ""
    """The claim in at most 75 characters."""
    claimed_on: str = ""
    """When it was made: a year, a month or a day as ISO 8601 has it, or ""."""
    claimant_name: str = ""
    """The claimant without remarks: "Chinese journalists"."""
    claimant_kind: str = ""
    """"person", "outlet", ...; "" where the record does not know the claimant."""
    appearances: tuple[str, ...] = ()
    """Addresses at which it was made, the first first."""
    remarks: tuple[Remark, ...] = ()
    """In the internal edition: what was found about the claim, or let stand."""
    statements: tuple[ShownStatement, ...] = ()
    """What else the desk says of its work on it."""
    revised: str = ""
    """"Retracted" or "Corrected", to stand beside the verdict; "" where it stands as it was published."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of "sourcing at a glance"."""

    value: str
    label: str
    detail: str


@dataclass(frozen=True, slots=True)
class PicturedParty:
    """One box of the picture of who passed whose words on."""

    name: str
    remarks: tuple[str, ...]
    """What stands beside the name: "unnamed", "[2]", "×5" for five pieces of evidence."""
    look: str
    """"named", "unnamed", "unstated", or "desk" for the desk itself."""
    all_pass: bool
    """Whether all pieces of evidence pass it, or all but one."""
    publishes: bool
    """Whether a quoted source was published here: then a line leads on to the reader."""
    pieces: tuple[int, ...]
    """The pieces of evidence that pass it, by their places in `Picture.pieces`."""


@dataclass(frozen=True, slots=True)
class PicturedLink:
    """One line between two boxes, by their places in `Picture.parties`."""

    start: int
    end: int
    manner: str
    """"told", "passed on" or "made from"."""
    pieces: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PicturedPiece:
    """One piece of evidence: its way through the boxes, and the same in words."""

    label: str
    text: str
    way: tuple[int, ...]
    flagged: bool
    """Whether it is second-hand, or its speaker unnamed."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Who passed whose words on: boxes from speakers to publishers, lines between them, and all of it in words."""

    title: str
    sentence: str
    parties: tuple[PicturedParty, ...]
    links: tuple[PicturedLink, ...]
    pieces: tuple[PicturedPiece, ...]
    ways: tuple[str, ...]
    """Each way once, in words: "Chinese journalists (unnamed), passed on by AB News, in [1]: 2 pieces"."""


@dataclass(frozen=True, slots=True)
class ShownSource:
    """One row of the sources table."""

    number: int
    id: str
    title: Link
    publisher: str
    """"not stated" where it is not; so for the next three."""
    author: str
    published: str
    retrieved: str
    archived: str
    """"text archived by the desk, not published" / "sealed; text not at hand" / ..."""
    digest: str
    """SHA-256 of the text, hexadecimal, or ""."""
    quotations: int
    rests_on: str
    """"Translated from [2]"; "" where the record says nothing of what it was made from."""
    descriptor: tuple[str, ...]
    """What readers should know to judge it: "Access: …", "Interest: …", "Completeness: …"."""
    note: str


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """One finding, listed at the end of a draft."""

    place: str
    level: str
    message: str
    hint: str
    check: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One brief as it is written out, in every format."""

    id: str
    language: str
    desk: str
    title: str
    date: str
    """ISO 8601, a day: file dates are made from it, never from the clock."""
    date_text: str
    """"21 March 2024"."""
    commit: str
    """Short git commit, or "uncommitted" words: "uncommitted changes on top of 1a2b3c4", "not in git"."""
    record_digest: str
    """SHA-256 of what the brief takes from the record, hexadecimal: `record/digest.py`."""
    version_text: str
    """"Version 1a2b3c4, record 9f86d081884c"."""
    draft: bool
    summary: tuple[str, ...]
    glance: tuple[Figure, ...]
    glance_text: str
    """The sentence on independent origins."""
    picture: Picture
    """Who passed whose words on; without parties where there is no evidence, or too much to be drawn."""
    claims: tuple[ShownClaim, ...]
    sources: tuple[ShownSource, ...]
    scale: tuple[ShownVerdict, ...]
    method: tuple[str, ...]
    method_link: Link | None
    corrections_policy: tuple[str, ...]
    corrections_link: Link | None
    corrections: tuple[ShownCorrection, ...]
    findings: tuple[ShownFinding, ...]
    """Only in a draft."""
    number: int = 0
    """The number of the edition, 0 before the first that was published."""
    notices: tuple[ShownNotice, ...] = ()
    """Corrections and retractions, the last one first; they stand at the top."""
    approvals: tuple[ShownApproval, ...] = ()
    internal: bool = False
    """Whether it is for the desk's own eyes."""
    remarks: tuple[Remark, ...] = ()
    """In the internal edition: what was found about sources and the record, or let stand."""
    archival: bool = False
    """Whether its PDF is to be PDF/A-3a, with the data attached."""
    address: str = ""
    """Where the briefs are published: an http(s) address that ends with a slash, or ""."""

    @property
    def file_name(self) -> str:
        """The name of its files, without their suffix."""
        return f"{self.id}.internal" if self.internal else self.id
