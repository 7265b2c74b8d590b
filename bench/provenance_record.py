"""A made record for `invoke bench provenance`: outlets that cite each other, wires that many copy, unnamed speakers."""

from __future__ import annotations

import random
from typing import Any

from secondhand.record.model import (
    Brief,
    Claim,
    Desk,
    Evidence,
    Levels,
    Party,
    PartyKind,
    Places,
    QuoteLimits,
    Record,
    RestsOn,
    Source,
    Stance,
    Verdict,
)
from secondhand.record.scale import default_scale

PLACES = Places("claims.yaml", (1, 1), {})


def made_record(claims: int, pieces: int, seed: int = 1) -> Record:
    """A record of so many claims with so many pieces of evidence each, the same for the same seed.

    A twentieth of the parties is unnamed, a twentieth has a second entry under its alias; the popularity of outlets
    and persons falls as in Zipf's law; a tenth of the sources is made from another one; a third of the evidence has one
    relay, a tenth two; a fifth of the verdicts is settled.
    """
    chance = random.Random(seed)  # a made record, no secret
    persons = _parties("person", claims // 2)
    outlets = _parties("outlet", claims // 10)
    parties = {party.id: party for party in (*persons, *outlets)}
    sources = _sources(chance, outlets, claims)
    names = list(sources)
    record_claims = {}
    for number in range(claims):
        evidence = tuple(_piece(chance, names, persons, outlets) for _ in range(pieces))
        record_claims[f"claim-{number}"] = _entry(
            Claim,
            f"claim-{number}",
            claim="C",
            claimant=_popular(chance, persons).id,
            brief=f"brief-{number // 10}",
            verdict="true" if number % 5 == 0 else "unproven",
            rationale="R",
            about=(_popular(chance, persons).id,),
            evidence=evidence,
        )
    briefs = {f"brief-{n}": _entry(Brief, f"brief-{n}", title="B", date="2031") for n in range((claims + 9) // 10)}
    verdicts: dict[str, Verdict] = dict(default_scale("claims.yaml"))
    return Record(
        places=PLACES,
        desk=Desk(places=PLACES, name="D", party=outlets[7 % len(outlets)].id),
        verdicts=verdicts,
        parties=parties,
        sources=sources,
        briefs=briefs,
        claims=record_claims,
        quote_limits=QuoteLimits(places=PLACES),
        checks=Levels(places=PLACES),
        digest="",
    )


def _entry(kind: Any, name: str, /, **fields: Any) -> Any:
    return kind(places=PLACES, id=name, **fields)


def _parties(kind: PartyKind, count: int) -> list[Party]:
    made = []
    for number in range(count):
        name, second = f"{kind}-{number}", number % 20 == 1
        # Every twentieth is the one before it, under its alias.
        title = f"{kind} number {number - 1} too" if second else f"{kind} number {number}"
        aliases = (f"{kind} number {number} too",) if number % 20 == 0 else ()
        made.append(_entry(Party, name, name=title, kind=kind, named=number % 20 != 2, aliases=aliases))
    return made


def _sources(chance: random.Random, outlets: list[Party], count: int) -> dict[str, Source]:
    made: dict[str, Source] = {}
    for number in range(count):
        rests_on: tuple[RestsOn, ...] = ()
        if number and number % 10 == 0:
            other = f"source-{chance.randrange(number)}"
            rests_on = (RestsOn(places=PLACES, source=other, how="rewritten"),)
        publisher = _popular(chance, outlets).id if number % 7 else ""
        author = f"author {chance.randrange(count // 4)}" if number % 3 else ""
        made[f"source-{number}"] = _entry(
            Source, f"source-{number}", title="T", publisher=publisher, author=author, rests_on=rests_on
        )
    return made


def _piece(chance: random.Random, sources: list[str], persons: list[Party], outlets: list[Party]) -> Evidence:
    hands = chance.random()
    via = tuple(_popular(chance, outlets).id for _ in range(2 if hands < 0.1 else 1 if hands < 0.43 else 0))
    said_by = "" if chance.random() < 0.15 else _popular(chance, persons if chance.random() < 0.9 else outlets).id
    stances: tuple[Stance, ...] = ("supports", "supports", "undermines", "context")
    made: Evidence = _entry(
        Evidence, "", source=chance.choice(sources), quote="q", stance=chance.choice(stances), said_by=said_by, via=via
    )
    return made


def _popular(chance: random.Random, parties: list[Party]) -> Party:
    """One of the parties, the first ones more often: the density falls as one over the place."""
    return parties[int(len(parties) ** chance.random()) - 1]
