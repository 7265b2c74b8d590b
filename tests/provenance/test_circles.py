"""Circles of a whole record, each said where it shows first; interests and sources nearer to the speaker."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhand.provenance.chain import Chains
from secondhand.provenance.circles import circles_of, circles_of_record, resting_circles
from secondhand.provenance.interests import stakes_in
from secondhand.provenance.origins import origins_of
from secondhand.publishing.origin_wording import origins_sentence
from secondhand.record.load import parse
from secondhand.record.model import Record

OUTLETS = ("post", "radio", "wire", "ledger")


def record_of(claims: dict[str, tuple[str, list[str]]], **more: Any) -> Record:
    """Claims as (brief, evidence), evidence as "publisher cites outlet"."""
    sources = {f"by-{name}": {"title": "T", "publisher": name} for name in OUTLETS}
    whole = {
        "desk": {"name": "D"},
        "parties": {name: {"name": name.capitalize(), "kind": "outlet"} for name in OUTLETS},
        "sources": {**sources, **more.get("sources", {})},
        "briefs": {name: {"title": "B", "date": "2031"} for name in ("ferries", "flour")},
        "claims": {
            name: {
                **{"claim": "C", "claimant": "post", "brief": brief, "verdict": "unproven", "rationale": "R"},
                "evidence": [
                    {"source": f"by-{each.split()[0]}", "said_by": each.split()[2], "quote": "q", "stance": "supports"}
                    for each in evidence
                ],
            }
            for name, (brief, evidence) in claims.items()
        },
    }
    return parse(json.dumps(whole).encode(), "claims.yaml")


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        ({"a": ("ferries", ["post cites radio", "radio cites post"])}, [("claim", "a")]),
        ({"a": ("ferries", ["post cites radio"]), "b": ("ferries", ["radio cites post"])}, [("brief", "ferries")]),
        ({"a": ("ferries", ["post cites radio"]), "b": ("flour", ["radio cites post"])}, [("desk", "")]),
        (
            {
                "a": ("ferries", ["post cites radio", "radio cites post"]),
                "b": ("flour", ["post cites radio", "radio cites post"]),
            },
            [("claim", "a"), ("claim", "b")],
        ),
        ({"a": ("ferries", ["post cites radio"]), "b": ("flour", ["radio cites wire"])}, []),
        (
            {
                "a": ("ferries", ["post cites radio", "radio cites post", "post cites wire"]),
                "b": ("flour", ["wire cites post"]),
            },
            [("claim", "a"), ("desk", "")],
        ),
    ],
)
def test_a_circle_is_said_where_it_shows_first(
    claims: dict[str, tuple[str, list[str]]], told: list[tuple[str, str]]
) -> None:
    found = circles_of_record(Chains(record_of(claims)))
    assert told == [(scope, name) for scope, name, _, _ in found]


def test_the_shortest_way_round_is_shown_and_the_evidence_for_each_step() -> None:
    steps = ["post cites radio", "radio cites wire", "wire cites post", "radio cites post"]
    record = record_of({"a": ("ferries", steps)})
    [circle] = circles_of(Chains(record).of_claim(record.claims["a"]))
    assert (("radio", "post"), (0, 3)) == (tuple(party.id for party in circle.parties), circle.chains)


def test_sources_made_from_each_other_are_named_in_their_order() -> None:
    def made(source: str) -> dict[str, Any]:
        return {"title": "T", "rests_on": [{"source": source, "how": "rewritten"}]}

    record = record_of({}, sources={"a": made("b"), "b": made("c"), "c": made("a"), "d": made("d"), "e": made("a")})
    assert [("d",), ("a", "b", "c")] == resting_circles(record)


INTERESTS = """
desk: {name: D}
parties:
  stein:
    {name: Alba Stein, kind: person,
     interests: [{what: Her ferry., claims: [one]}, {what: Her town., briefs: [c]}]}
  ms-stein: {name: Alba Stein, kind: person, interests: [{what: Her brother., parties: [lind]}]}
  lind: {name: Odd Lind, kind: person}
  post: {name: Harbour Post, kind: outlet, interests: [{what: Its owner., parties: [ms-stein]}]}
sources:
  a: {title: A, publisher: post}
briefs: {b: {title: B, date: 2031}, c: {title: C, date: 2031}}
claims:
  one: {claim: C, claimant: lind, brief: b, verdict: unproven, rationale: R, about: [stein], evidence: [
    {source: a, quote: q, stance: supports, said_by: stein, via: [lind]},
    {source: a, quote: q, stance: supports}]}
  two: {claim: C, claimant: post, brief: c, verdict: unproven, rationale: R, evidence: [
    {source: a, quote: q, stance: supports, said_by: ms-stein}, {source: a, quote: q, stance: supports}]}
"""


def test_an_interest_is_in_a_claim_a_brief_or_in_whom_the_claim_is_by_or_about() -> None:
    record = parse(INTERESTS.encode(), "claims.yaml")
    chains = Chains(record)
    found = {
        (claim.id, place): [(stake.party.id, stake.what) for stake in stakes_in(chains, claim, chains.of(evidence))]
        for claim in record.claims.values()
        for place, evidence in enumerate(claim.evidence)
    }
    assert {
        ("one", 0): [("stein", ""), ("stein", "Her ferry."), ("stein", "Her brother.")],
        ("one", 1): [("post", "Its owner.")],
        ("two", 0): [("stein", "Her town.")],
        ("two", 1): [],
    } == found


def test_everybody_who_rests_on_whom_and_the_other_way_round_is_told() -> None:
    evidence = ["post cites radio", "radio cites post", "post cites wire", "wire cites post", "radio cites wire"]
    record = record_of({"a": ("ferries", evidence)})
    found = circles_of(Chains(record).of_claim(record.claims["a"]))
    assert [{"post", "radio"}, {"post", "wire"}] == [{party.id for party in each.parties} for each in found]


@settings(max_examples=60)
@given(st.sets(st.tuples(st.sampled_from(OUTLETS), st.sampled_from(OUTLETS)).filter(lambda pair: pair[0] != pair[1])))
def test_a_circle_is_found_where_somebody_can_be_come_back_to_and_each_of_its_steps_is_shown(
    cited: set[tuple[str, str]],
) -> None:
    record = record_of({"a": ("ferries", [f"{one} cites {other}" for one, other in sorted(cited)])})
    chains = Chains(record).of_claim(record.claims["a"])
    found = circles_of(chains)
    for circle in found:
        ids = [party.id for party in circle.parties]
        for place, teller, listener in zip(circle.chains, ids, (*ids[1:], ids[0]), strict=True):
            assert (teller, listener) in [(one.id, other.id) for one, other in chains[place].steps]
    left = set(cited)
    while ends := {pair for pair in left if pair[0] not in {other for _, other in left}}:
        left -= ends
    assert bool(left) == bool(found)


def test_of_many_circles_the_sentence_names_five_and_counts_the_rest() -> None:
    evidence = [f"{one} cites {other}" for one in OUTLETS for other in OUTLETS if one != other]
    record = record_of({"a": ("ferries", evidence)})
    chains = Chains(record).of_claim(record.claims["a"])
    sentence = origins_sentence(origins_of(chains), circles_of(chains))
    assert 5 == sentence.count("rest on each other's words")
    assert sentence.endswith("; and so it is in 1 further circle.")
