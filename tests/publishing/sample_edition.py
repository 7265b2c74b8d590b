"""An invented brief that holds every shape a brief can have: used by the tests of rendering, and to look at.

Desk, outlets, people and events are made up.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable
from typing import Any

from secondhand.publishing.brief import (
    Edition,
    EvidenceGroup,
    Figure,
    Hand,
    Link,
    Picture,
    PicturedLink,
    PicturedParty,
    PicturedPiece,
    ShownClaim,
    ShownCorrection,
    ShownEvidence,
    ShownFinding,
    ShownNotice,
    ShownSource,
    ShownStatement,
    ShownVerdict,
)

ROLE_LABELS = {"speaker": "Speaker", "relay": "Passed on by", "publisher": "Published by"}

TRUE = ShownVerdict("True", "positive", "First-hand evidence shows it, and nothing that was seen speaks against it.")
FALSE = ShownVerdict("False", "negative", "First-hand evidence shows that it is not so.")
MISLEADING = ShownVerdict("Misleading", "mixed", "The words are accurate, and what they suggest is not.")
UNPROVEN = ShownVerdict("Unproven", "neutral", "What was seen neither shows it nor refutes it.")


def hand(name: str, role: str, kind: str = "outlet", *, named: bool = True, stated: bool = True) -> Hand:
    return Hand(name, role, ROLE_LABELS[role], kind if stated else "", named, stated)


ANALYSTS = hand("Analysts", "speaker", "group", named=False)
PRESIDENT = hand("Қасым-Ғалым Өтегенұлы", "speaker", "person")
MINISTER = hand("Илья Щербатюк", "speaker", "person")
STEPPE = hand("Steppe Wire", "relay", "agency")
BEREG = hand("Вечерний Берег", "relay")
COURIER = hand("The Northern Courier", "publisher")
GAZETTE = hand("Halden Gazette", "publisher")
NO_PUBLISHER = hand("publisher not stated", "publisher", stated=False)
NO_SPEAKER = hand("speaker not stated", "speaker", stated=False)

SOURCES = (
    ("Is the dam at Qarasu drifting?", "https://courier.example/2024/03/dam?part=1&view=full", "The Northern Courier",
     "Inger Vold", "21 March 2024", "2 April 2024"),
    ("Министр ответил на слухи о плотине", "https://gazette.example/d%C3%A4mning", "Halden Gazette", "not stated",
     "22 March 2024", "2 April 2024"),
    ("A long note on what the engineers of the upper valley are said to have told their ministry in the winter before"
     " the flood", "", "not stated", "Tomas Ekdahl", "not stated", "3 April 2024"),
)  # fmt: skip


def evidence(
    number: str, quote: str, source: int, chain: tuple[Hand, ...], *, flag: str = "", note: str = ""
) -> ShownEvidence:
    """One piece; words of the chain are made plainly here, the pipeline makes better ones."""
    title, url, publisher, author, published, _ = SOURCES[source - 1]
    speaker, *relays, last = chain
    hands = len(relays) + 1
    chain_words = ", ".join([f"said by {speaker.name}", *(f"passed on by {relay.name}" for relay in relays)])
    publisher_words = f"published by {last.name}" if last.stated else last.name
    return ShownEvidence(
        number=number,
        quote=Link(quote, f"https://gazette.example/{source}#:~:text=words"),
        grade="exact",
        targets=(),
        source_number=source,
        source_title=Link(title, url),
        source_details=f"{author}, {publisher}, {published}",
        said_by=speaker.name if speaker.named else f"{speaker.name} (unnamed)",
        chain=chain,
        chain_text=f"Chain: {chain_words}; {publisher_words}.",
        hands=hands,
        second_hand=hands > 1,
        flag=flag,
        checked="held word for word against the archived text",
        interest=f"{speaker.name}: the dam is theirs." if number == "2.1" else "",
        rating="Reliability B, usually reliable; credibility 3, possibly true" if number == "1.3" else "",
        note=note,
    )


def groups(
    supports: tuple[ShownEvidence, ...],
    undermines: tuple[ShownEvidence, ...],
    context: tuple[ShownEvidence, ...] = (),
) -> tuple[EvidenceGroup, ...]:
    found = (
        EvidenceGroup("supports", "Evidence for", supports, "None found in these sources."),
        EvidenceGroup("undermines", "Evidence against", undermines, "None found in these sources."),
    )
    return (*found, EvidenceGroup("context", "Context", context, "")) if context else found


LONG = (
    "Nobody at the ministry wished to be quoted, yet three of the people who had stood on the crest that night agreed"
    " that the gauge was read twice and written down once"
)
THREE_HANDS = (ANALYSTS, STEPPE, BEREG, COURIER)
THREE_HANDS_FLAG = (
    "Second-hand: Analysts (unnamed), according to Steppe Wire, as reported by Вечерний Берег."
    " No first-hand record was seen."
)
UNNAMED_FLAG = "Unnamed speaker: The Northern Courier does not say who the analysts are."
NO_SPEAKER_FLAG = "Speaker not stated: the article does not say whose words these are."

EVIDENCE: tuple[tuple[EvidenceGroup, ...], ...] = (
    groups(
        (
            evidence("1.1", "the dam has drifted forty centimetres since the autumn", 1, THREE_HANDS,
                     flag=THREE_HANDS_FLAG, note="The figure stands in no other source."),
            evidence("1.2", LONG, 3, (NO_SPEAKER, NO_PUBLISHER), flag=NO_SPEAKER_FLAG),
        ),
        (evidence("1.3", "Плотина стоит там же, где стояла", 2, (MINISTER, GAZETTE)),),
    ),
    groups((), (evidence("2.1", "We never moved the gauge", 1, (PRESIDENT, COURIER)),)),
    groups((evidence("3.1", "experts fear the worst", 1, (ANALYSTS, COURIER), flag=UNNAMED_FLAG),), ()),
    groups(
        (evidence("4.1", "Біз бөгетті ешқашан жылжытқан жоқпыз", 2, (PRESIDENT, STEPPE, GAZETTE),
                  flag="Second-hand: Қасым-Ғалым Өтегенұлы, according to Steppe Wire."),),
        (evidence("4.2", "He said “move it” — and they did", 3, (MINISTER, NO_PUBLISHER)),),
        (evidence("4.3", "The river has had three names since 1911", 1, (NO_SPEAKER, COURIER), flag=NO_SPEAKER_FLAG),),
    ),
    groups((evidence("5.1", "Sluice 4 was shut on Tuesday", 2, (MINISTER, GAZETTE)),), ()),
    groups((), ()),
    groups(
        (evidence("7.1", LONG, 3, (ANALYSTS, STEPPE, BEREG, hand("Rádio Sòl", "relay"), NO_PUBLISHER),
                  flag=THREE_HANDS_FLAG),),
        (),
    ),
)  # fmt: skip

CLAIMS: tuple[tuple[str, str, str, ShownVerdict], ...] = (
    ("The dam at Qarasu is drifting towards the town", "Analysts (unnamed)", "21 March 2024, in The Northern Courier",
     UNPROVEN),
    ("The gauge was moved to hide it", "Илья Щербатюк", "date and place not stated", FALSE),
    ("Experts agree that the worst is near", "The Northern Courier", "21 March 2024", MISLEADING),
    ("Қасым-Ғалым Өтегенұлы ordered the dam to be moved, and the ministry, which had been warned twice by its own"
     " engineers, did as it was told", "Tomas Ekdahl", "in a long note", UNPROVEN),
    ("Sluice 4 was shut on a Tuesday", "Илья Щербатюк", "22 March 2024", TRUE),
    ("Nobody was told", "speaker not stated", "date and place not stated", UNPROVEN),
    ("The gauge was read twice", "Analysts (unnamed)", "date not stated, in a long note", MISLEADING),
)  # fmt: skip

CORRECTION = ShownCorrection(
    "4 April 2024", 2, "The gauge was moved in 2022.", "The gauge was not moved.", "We had misread a caption."
)


def claim(number: int) -> ShownClaim:
    words, claimant, claimed, verdict = CLAIMS[number - 1]
    second = number == 2
    return ShownClaim(
        number=number,
        id=f"claim-{number}-of-the-dam",
        claim=words,
        claimant=claimant,
        claimed=claimed,
        chosen_because="It was shared widely in the valley." if number % 2 else "",
        verdict=verdict,
        status="Approved" if number % 2 else "In review",
        rationale=(
            "The only first-hand voice here is the minister's, and he speaks of the dam's place and not of its"
            " movement. The figure of forty centimetres passed through three hands before it reached us.",
            "Neither the survey nor the gauge book was seen.",
        ),
        would_settle="The gauge book of the winter, or a survey made before and after it." if number != 5 else "",
        second_hand_because="The speaker's own office repeats the words." if number == 4 else "",
        single_origin_because="There is one gauge book." if number == 2 else "",
        origins="3 pieces of evidence, at most 2 independent origins: Илья Щербатюк, and whoever the analysts are.",
        evidence=EVIDENCE[number - 1],
        corrections=(CORRECTION,) if second else (),
        statements=(ShownStatement("Why one source is enough here", "Nobody else was there."),) if second else (),
        revised={1: "Corrected", 2: "Retracted"}.get(number, ""),
    )


def picture() -> Picture:
    """A picture with every look and manner there is."""
    parties = (
        PicturedParty("Analysts", ("unnamed", "×2"), "unnamed", False, False, (0, 1)),
        PicturedParty("Илья Щербатюк", (), "named", False, False, (2,)),
        PicturedParty("Steppe Wire", ("×2",), "named", True, False, (0, 1)),
        PicturedParty("The Northern Courier", ("[1]",), "named", False, True, (0, 2)),
        PicturedParty("Publisher not stated", ("[3]",), "unstated", False, True, (1,)),
        PicturedParty("Valley Fact Desk", ("[2] · our own",), "desk", False, True, (2,)),
    )
    links = (
        PicturedLink(0, 2, "told", (0, 1)),
        PicturedLink(2, 3, "passed on", (0,)),
        PicturedLink(2, 4, "passed on", (1,)),
        PicturedLink(1, 3, "told", (2,)),
        PicturedLink(3, 5, "made from", (2,)),
    )
    ways = ("Analysts (unnamed), passed on by Steppe Wire, in [1] (The Northern Courier); second-hand: 1 piece",)
    pieces = tuple(
        PicturedPiece(f"1.{place + 1}", f"The way of piece {place + 1}", way, True)
        for place, way in enumerate(((0, 2, 3), (0, 2, 4), (1, 3, 5)))
    )
    return Picture("Who passed whose words on", "At most 2 independent origins.", parties, links, pieces, ways)


def sample_edition(*, draft: bool = False) -> Edition:
    """The sample brief; as a draft it carries findings."""
    return Edition(
        id="dam",
        language="en",
        desk="Valley Fact Desk",
        title="Is the dam at Qarasu drifting?",
        date="2024-04-05",
        date_text="5 April 2024",
        commit="1a2b3c4",
        record_digest=hashlib.sha256(b"record").hexdigest(),
        version_text="Version 1a2b3c4, record " + hashlib.sha256(b"record").hexdigest()[:12],
        draft=draft,
        summary=(
            "Seven statements about the dam at Қарасу were checked against three articles. One holds, one does not,"
            " two mislead, and three cannot be decided from what was seen.",
            "Most of the evidence reached these articles through other hands.",
        ),
        glance=(
            Figure("3", "sources", "1 without a publisher"),
            Figure("3 of 10", "second-hand", "pieces of evidence that passed through another party"),
            Figure("4 of 10", "unnamed", "speakers whom the sources do not name"),
            Figure("≤ 3", "independent origins", "at most"),
        ),
        glance_text="The evidence goes back to at most 3 independent origins; 4 pieces start with someone unnamed.",
        picture=picture(),
        claims=tuple(claim(number) for number in range(1, len(CLAIMS) + 1)),
        sources=tuple(
            ShownSource(
                number=number,
                id=f"source-{number}",
                title=Link(title, url),
                publisher=publisher,
                author=author,
                published=published,
                retrieved=retrieved,
                archived="Sealed; the text is not published" if number % 2 else "Text archived by the desk",
                digest=hashlib.sha256(title.encode()).hexdigest() if number != 3 else "",
                quotations=number + 2,
                rests_on="Translated from [1]" if number == 2 else "",
                descriptor=("Access: the author was there.", "Completeness: a first part.") if number == 1 else (),
                note="A translation; the original was not seen." if number == 2 else "",
            )
            for number, (title, url, publisher, author, published, retrieved) in enumerate(SOURCES, 1)
        ),
        scale=(TRUE, MISLEADING, UNPROVEN, FALSE),
        method=("Each quotation is held word for word against the archived text of its source.",),
        method_link=Link("How we work", "https://desk.example/method"),
        corrections_policy=("Tell us where we are wrong, and we will say so here.",),
        corrections_link=Link("corrections@desk.example", "mailto:corrections@desk.example"),
        corrections=(CORRECTION,),
        findings=(
            ShownFinding("claims.yaml:31:14", "error", "quote differs from its source in 1 word: “never” for “rarely”",
                         "Copy the words from the source.", "quote-in-source"),
            ShownFinding("claims.yaml:48:9", "warning", "the sentence names a relay that the record lacks", "",
                         "second-hand-unlabelled"),
        ) if draft else (),
        number=3,
        notices=(
            ShownNotice("retracted", "Retracted", "12 June 2031", 2, CLAIMS[1][0], "", "", "The letter was forged.",
                        "2031-06-12"),
            ShownNotice("corrected", "Corrected", "2 April 2031", 1, CLAIMS[0][0], "False", "Unproven", "It was late.",
                        "2031-04-02"),
        ),
    )  # fmt: skip


def with_every_text(edition: Edition, change: Callable[[str, str], str]) -> Edition:
    """The same edition with each text field replaced by `change(name of the field, text)`."""

    def walk(value: Any, name: str) -> Any:
        if isinstance(value, str):
            return change(name, value)
        if isinstance(value, tuple):
            return tuple(walk(one, name) for one in value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = {field.name: walk(getattr(value, field.name), field.name) for field in dataclasses.fields(value)}
            return dataclasses.replace(value, **fields)
        return value

    changed = walk(edition, "")
    assert isinstance(changed, Edition)
    return changed
