"""What a source was made from: by one way or several, and what graph, hands and circles make of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhand.provenance.chain import Chains
from secondhand.provenance.circles import circles_of
from secondhand.provenance.graph import Graph, graph_of
from secondhand.provenance.making import makings_of
from secondhand.provenance.origins import origins_of
from secondhand.provenance.parties import Author
from secondhand.publishing.pictures.picture import picture_of
from secondhand.publishing.wording import chain_sentence, flag
from secondhand.record.load import parse
from secondhand.record.model import Record

PARTIES = {
    "stein": {"name": "Alba Stein", "kind": "person"},
    "wire": {"name": "Coast Wire", "kind": "agency"},
    "post": {"name": "Harbour Post", "kind": "outlet"},
    "radio": {"name": "Radio Norra", "kind": "outlet"},
    "herald": {"name": "Norra Herald", "kind": "outlet"},
}


def source(publisher: str = "", author: str = "", **made_from: str) -> dict[str, Any]:
    rests = [{"source": name, "how": how} for name, how in made_from.items()]
    return {"title": "T", "publisher": publisher or None, "author": author or None, "rests_on": rests}


def record_of(sources: dict[str, Any], *evidence: tuple[str, str, list[str]]) -> Record:
    pieces = [
        {"source": name, "quote": "q", "stance": "supports", "said_by": said_by or None, "via": via}
        for name, said_by, via in evidence
    ]
    claim = {"claim": "C", "claimant": "stein", "brief": "b", "verdict": "unproven", "rationale": "R"}
    whole = {
        "desk": {"name": "D"},
        "parties": PARTIES,
        "sources": sources,
        "briefs": {"b": {"title": "B", "date": "2031"}},
        "claims": {"c": {**claim, "evidence": pieces}},
    }
    return parse(json.dumps(whole).encode(), "claims.yaml")


def graph(record: Record) -> Graph:
    chains = Chains(record)
    return graph_of(chains, [(claim, each) for claim in record.claims.values() for each in claim.evidence])


def links(made: Graph) -> set[tuple[str, str, str]]:
    """Who passes on to whom, and how, by name; who is not known by the node's key."""
    names = [getattr(node.passer, "name", node.key) for node in made.nodes]
    return {(names[each.start], names[each.end], each.how or each.manner) for each in made.links}


def words(made: Graph) -> list[str]:
    numbers = {piece.evidence.source: 1 for piece in made.pieces}
    return [each.text for each in picture_of(made, "T", numbers, dict.fromkeys(range(len(made.pieces)), "1")).pieces]


TWO = {
    "s": source("herald", w="rewritten", p="translated"),
    "w": source("wire", "Bo Ek"),
    "p": source("post"),
}


def test_of_two_sources_neither_is_said_to_be_made_from_the_other() -> None:
    made = graph(record_of(TWO, ("s", "stein", [])))
    assert {
        ("Alba Stein", "Coast Wire", "told"),
        ("Alba Stein", "Harbour Post", "told"),
        ("Coast Wire", "Norra Herald", "rewritten"),
        ("Harbour Post", "Norra Herald", "translated"),
    } == links(made)
    [said] = words(made)
    assert said.startswith("Alba Stein, in texts of Coast Wire and Harbour Post, in [1] (Norra Herald), ")
    assert said.endswith("made from several texts; second-hand")


def test_words_passed_through_one_of_two_sources_and_not_through_both() -> None:
    record = record_of(TWO, ("s", "stein", []), ("s", "", []))
    told, own = Chains(record).of_claim(record.claims["c"])
    assert (2, 1) == (told.hands, own.hands)


def test_who_wrote_the_texts_that_words_stood_in_first_stands_before_their_publishers() -> None:
    made = graph(record_of(TWO, ("s", "", [])))
    assert ("Bo Ek", "Coast Wire", "told") in links(made)
    assert [
        "Bo Ek, in texts of Coast Wire and Harbour Post, in [1] (Norra Herald), made from several texts; second-hand"
    ] == words(made)


ONE_AFTER_ANOTHER = {
    "s": source("herald", t="translated", w="syndicated"),
    "t": source("post", w="rewritten"),
    "w": source("wire"),
}


def test_a_source_that_another_one_was_made_from_too_stands_before_it() -> None:
    made = graph(record_of(ONE_AFTER_ANOTHER, ("s", "", [])))
    assert {
        ("Coast Wire", "Harbour Post", "rewritten"),
        ("Harbour Post", "Norra Herald", "translated"),
        ("Coast Wire", "Norra Herald", "syndicated"),
    } == links(made)


def test_hands_are_counted_along_the_longest_way() -> None:
    record = record_of(ONE_AFTER_ANOTHER, ("s", "stein", []), ("t", "stein", []))
    assert [3, 2] == [chain.hands for chain in Chains(record).of_claim(record.claims["c"])]


def test_a_text_without_author_begins_with_its_publisher() -> None:
    made = graph(record_of({"s": source("herald", w="syndicated"), "w": source("wire")}, ("s", "", [])))
    assert ["In a text of Coast Wire, in [1] (Norra Herald), syndicated from another text; second-hand"] == words(made)


def test_two_texts_of_one_publisher_are_both_told_of() -> None:
    made = graph(record_of({"s": source("wire", w="rewritten"), "w": source("wire")}, ("s", "", [])))
    assert [("s", "w")] == [tuple(sorted(node.sources)) for node in made.nodes]
    assert set() == links(made)
    assert ["In [1] (Coast Wire), rewritten from another text; second-hand"] == words(made)


def test_two_sources_beside_each_other_show_no_circle() -> None:
    sources = {
        "s": source("herald", w="rewritten", t="rewritten"),
        "t": source("post", r="rewritten"),
        "w": source("wire"),
        "r": source("radio"),
    }
    record = record_of(sources, ("s", "stein", []), ("r", "wire", []))
    assert () == circles_of(Chains(record).of_claim(record.claims["c"]))


@pytest.mark.parametrize(
    ("rests", "made"),
    [
        ({}, []),
        ({"a": ["a"]}, []),
        ({"a": ["none"]}, []),
        ({"a": ["b"]}, ["b→a"]),
        ({"a": ["b", "b"]}, ["b→a"]),
        ({"a": ["b", "c"]}, ["b→a", "c→a"]),
        ({"a": ["b", "c"], "b": ["d"], "c": ["d"]}, ["d→b", "d→c", "b→a", "c→a"]),
        ({"a": ["b"], "b": ["a"]}, ["b→a"]),
        ({"a": ["b"], "b": ["c"], "c": ["b"]}, ["c→b", "b→a"]),
        ({"a": ["c", "b"], "b": ["c"]}, ["c→b", "c→a", "b→a"]),
    ],
)
def test_makings_stand_in_order_and_close_no_circle(rests: dict[str, list[str]], made: list[str]) -> None:
    sources = {
        name: {"title": "T", "rests_on": [{"source": each, "how": "rewritten"} for each in rests.get(name, [])]}
        for name in "abcd"
    }
    record = record_of(sources)
    found = makings_of(record.sources["a"], record.sources)
    assert made == [f"{each.start}→{each.end}" for each in found]


@settings(max_examples=100)
@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=3)))
def test_what_is_made_is_made_from_nothing_that_follows(rests: dict[str, list[str]]) -> None:
    sources = {
        name: {"title": "T", "rests_on": [{"source": each, "how": "rewritten"} for each in rests.get(name, [])]}
        for name in "abcdef"
    }
    record = record_of(sources)
    found = makings_of(record.sources["a"], record.sources)
    ends = [each.end for each in found]
    for place, each in enumerate(found):
        assert each.start not in ends[place:]
    upstream = {each.source for each in Chains(record).upstream("a")}
    assert upstream == {each.start for each in found}


def test_a_long_row_of_texts_is_followed_to_its_end() -> None:
    sources = {f"s{n}": source(f"p{n}", **({f"s{n + 1}": "rewritten"} if n < 1500 else {})) for n in range(1501)}
    record = record_of(sources, ("s0", "", []))
    assert 1500 == len(Chains(record).of(record.claims["c"].evidence[0]).makings)
    assert 1501 == len(graph(record).nodes)


def test_the_sentence_says_which_text_was_made_from_which() -> None:
    sources = {
        "s": {**source("herald", t="translated", p="rewritten"), "title": "S"},
        "t": {**source("post", w="rewritten"), "title": "T"},
        "p": {**source("radio"), "title": "P"},
        "w": {**source("wire"), "title": "W"},
    }
    record = record_of(sources, ("s", "stein", []), ("t", "stein", []))
    of_two, of_one = Chains(record).of_claim(record.claims["c"])
    assert (
        "Second-hand: Alba Stein; the source is translated from “T” (Harbour Post), rewritten from “P” (Radio Norra), "
        "“T” was rewritten from “W” (Coast Wire). No first-hand record was seen."
    ) == flag(of_two, "")
    assert ("Chain: said by Alba Stein; published by Harbour Post, rewritten from “W” (Coast Wire).") == chain_sentence(
        of_one
    )


def test_a_row_of_texts_is_told_from_the_last_to_the_first() -> None:
    sources = {
        "s": {**source("herald", t="translated"), "title": "S"},
        "t": {**source("post", w="rewritten"), "title": "T"},
        "w": {**source("wire"), "title": "W"},
    }
    record = record_of(sources, ("s", "stein", []))
    assert ("the source is translated from “T” (Harbour Post), which was rewritten from “W” (Coast Wire). ") in flag(
        Chains(record).of_claim(record.claims["c"])[0], ""
    )


def test_an_author_who_is_a_party_starts_a_chain_as_that_party() -> None:
    sources = {"s": source("herald", "Alba Stein"), "w": source("wire", "Bo Ek")}
    record = record_of(sources, ("s", "", []), ("w", "stein", []), ("w", "", []))
    found = Chains(record).of_claim(record.claims["c"])
    assert [record.parties["stein"], record.parties["stein"], Author("Bo Ek")] == [chain.start for chain in found]
    [together] = origins_of(found[:2]).sets
    assert (record.parties["stein"],) == together.starts
