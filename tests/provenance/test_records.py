"""A hundred small records, each with its count, its circles, its bottleneck and its sentence: `records.yaml`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from secondhand.provenance.chain import Chains
from secondhand.provenance.circles import circles_of
from secondhand.provenance.origins import origins_of
from secondhand.publishing.origin_wording import origins_sentence
from secondhand.publishing.wording import party_name
from secondhand.record.load import parse
from secondhand.record.model import Record

HERE = Path(__file__).parent
FILE = yaml.safe_load((HERE / "records.yaml").read_text(encoding="utf-8"))
CASES = FILE["records"]


def record_of(case: dict[str, Any]) -> Record:
    """The record of a case: what it gives beside what all share. Evidence is `source: speaker, relay, relay`."""
    claims = case.get("claims") or {"one": case.get("evidence") or []}
    whole = {
        "desk": {"name": "Test desk", **case.get("desk", {})},
        "parties": {**FILE["parties"], **case.get("parties", {})},
        "sources": {**FILE["sources"], **case.get("sources", {})},
        "briefs": {"b": {"title": "B", "date": "2031"}},
        "claims": {
            name: {
                **{"claim": "C", "claimant": "stein", "brief": "b", "verdict": "unproven", "rationale": "R"},
                "evidence": [_piece(*next(iter(each.items()))) for each in evidence],
            }
            for name, evidence in claims.items()
        },
    }
    return parse(json.dumps(whole).encode(), "claims.yaml")


def _piece(source: str, who: str | None) -> dict[str, Any]:
    said_by, *via = [part.strip() for part in who.split(",")] if who else [""]
    return {"source": source, "quote": "q", "stance": "supports", "said_by": said_by or None, "via": via}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_a_record_has_its_count_circles_bottleneck_and_sentence(case: dict[str, Any]) -> None:
    record = record_of(case)
    chains = Chains(record)
    found = [chains.of(each) for claim in record.claims.values() for each in claim.evidence]
    origins, circles = origins_of(found), circles_of(found)
    everywhere = [*([origins.start] if origins.start else []), *origins.shared]
    nearly = [*([origins.nearly_start] if origins.nearly_start else []), *origins.nearly]
    assert case["count"] == origins.at_most
    assert case.get("circles", []) == [", ".join(party.name for party in circle.parties) for circle in circles]
    assert case.get("all", []) == [party_name(each) for each in everywhere]
    assert case.get("all but one", []) == [party_name(each) for each in nearly]
    assert case["sentence"] == origins_sentence(origins, circles)


def test_there_are_a_hundred_of_them_and_no_two_alike() -> None:
    assert len(CASES) >= 100
    assert len({case["what"] for case in CASES}) == len(CASES)
    told = [json.dumps({k: v for k, v in case.items() if k != "what"}, sort_keys=True) for case in CASES]
    assert len(set(told)) == len(told)
