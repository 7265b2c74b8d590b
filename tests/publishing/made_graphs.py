"""Graphs to be drawn: of an invented dossier with forty parties, and of what a test gives."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from typing import Any

from secondhand.provenance.chain import Chains
from secondhand.publishing.graphs.shown import ShownGraph, show
from secondhand.record.load import parse

PERSONS = (
    "Alba Stein", "Odd Lind", "Per Berg", "Kari Olsen", "Siri Dahl", "Ivar Moe", "Liv Holm", "Nils Vik", "Åse Ruud",
    "Қасым Өтегенұлы", "Илья Щербатюк", "Μαρία Παπαδοπούλου", "Bård Haugland-Christoffersen", "Tove Foss", "Jon Ek",
    "A", "The Norra harbour's former deputy director for winter traffic",
)  # fmt: skip
GROUPS = ("Analysts", "Sources close to the harbour ministry", "Experts abroad", "Fishermen of the northern villages")
BODIES = ("Harbour Ministry", "Union of Norra's Dockers", "Ferry Safety Board")
OUTLETS = (
    "Coast Wire", "Harbour Post", "Radio Norra", "Channel 24", "The Evening Ledger", "Norra Gazette",
    "The Northern Courier", "Вечерний Берег", "Island Television", "Herald", "South Coast Observer & Advertiser",
    "Media abroad", "Valley Fact Desk", "Quay Weekly", "Seaways", "Port Bulletin",
)  # fmt: skip


def forty_parties(seed: int = 4) -> dict[str, Any]:
    """A record of some forty parties in one claim, with all that a picture can hold: unnamed speakers, publishers that
    are not stated, texts made from others, a circle, the desk itself, other scripts, long names."""
    chance = random.Random(seed)
    parties: dict[str, Any] = {f"p{n}": {"name": name, "kind": "person"} for n, name in enumerate(PERSONS)}
    parties |= {f"u{n}": {"name": name, "kind": "group", "named": False} for n, name in enumerate(GROUPS)}
    parties |= {f"o{n}": {"name": name, "kind": "organisation"} for n, name in enumerate(BODIES)}
    parties |= {
        f"m{n}": {"name": name, "kind": "outlet", "named": name != "Media abroad"} for n, name in enumerate(OUTLETS)
    }
    speakers = [name for name in parties if name[0] in "puo"]
    sources: dict[str, Any] = {f"s{n}": {"title": f"Source {n}", "publisher": f"m{n + 4}"} for n in range(11)}
    sources["s3"] = {"title": "Source 3", "author": "Ada Holm"}
    sources["s7"] = {"title": "Source 7"}
    sources["s4"]["rests_on"] = [{"source": "s1", "how": "translated"}]
    sources["s9"]["rests_on"] = [{"source": "s2", "how": "rewritten"}]
    ways: Sequence[list[str]] = ([], [], ["m0"], ["m1"], ["m2"], ["m3"], ["m0", "m1"], ["m2", "m3"], ["m11"])
    evidence = [_piece(f"s{chance.randrange(11)}", name, chance.choice(ways)) for name in (*speakers, *speakers[:10])]
    evidence += [_piece(name, "") for name in ("s2", "s3", "s7")]
    evidence += [_piece("s0", "m5"), _piece("s1", "m4"), _piece("s8", "m12"), _piece("s5", "", ["m15"])]
    return record({"c": evidence}, parties, sources, desk="m12")


def _piece(source: str, said_by: str, via: Sequence[str] = ()) -> dict[str, Any]:
    return {"source": source, "quote": "q", "stance": "supports", "said_by": said_by or None, "via": list(via)}


def record(
    claims: dict[str, list[dict[str, Any]]], parties: dict[str, Any], sources: dict[str, Any], desk: str = ""
) -> dict[str, Any]:
    """A whole record of these claims, each with its evidence, in the one brief "b"."""
    claim = {"claim": "C", "claimant": next(iter(parties)), "brief": "b", "verdict": "unproven", "rationale": "R"}
    return {
        "desk": {"name": "Test desk", "party": desk or None},
        "parties": parties,
        "sources": sources,
        "briefs": {"b": {"title": "The ferries", "date": "2031"}},
        "claims": {name: {**claim, "evidence": evidence} for name, evidence in claims.items()},
    }


def shown(made: dict[str, Any], name: str = "") -> ShownGraph:
    """The graph of a record that was made, or of one of its briefs or claims."""
    return show(Chains(parse(json.dumps(made, ensure_ascii=False).encode(), "claims.yaml")), name)
