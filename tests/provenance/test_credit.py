"""Whom a text credits a quotation to, and which party of the record that may be."""

from __future__ import annotations

import pytest
from by_hand import credit, mention, quoted, reading, span

from secondhand.provenance.credit import candidates_for, holds, may_be, passage_of, uncredited
from secondhand.reading.attribution import Mention

TEXT = "“We met. They paid,” said Alba Stein, so the Harbour Post. It rained."
SAID = credit(
    TEXT, "said", "“We met. They paid,”", mention(TEXT, "Alba Stein"), mention(TEXT, "the Harbour Post", "outlet")
)


@pytest.mark.parametrize(
    ("quote", "fields", "left_out"),
    [
        ("They paid", "", [("Alba Stein", False), ("the Harbour Post", False)]),
        ("They paid", "said_by: stein", [("the Harbour Post", False)]),
        ("They paid", "said_by: stein, via: [post]", []),
        ("We met", "said_by: stein", [("the Harbour Post", True)]),
        ("We met. They paid", "said_by: stein", [("the Harbour Post", False)]),
        ("It rained", "", []),
        ("We paid", "", []),
    ],
)
def test_whom_the_text_credits_and_the_evidence_does_not(
    quote: str, fields: str, left_out: list[tuple[str, bool]]
) -> None:
    record, quotation = quoted(TEXT, quote, fields)
    found = uncredited(record, quotation, reading(TEXT, SAID), ())
    assert left_out == [(each.mention.text, each.apart) for each in found]


def test_wishes_credit_nobody_nor_does_what_stands_within_a_skipped_one() -> None:
    record, quotation = quoted(TEXT, "They paid")
    assert [] == uncredited(record, quotation, reading(TEXT, SAID._replace(statement=False)), ())
    assert [] == uncredited(record, quotation, reading(TEXT, SAID), (0,))
    inner = credit(TEXT, "said", "They paid", mention(TEXT, "Alba Stein"), parent=0)
    assert [] == uncredited(record, quotation, reading(TEXT, SAID, inner), (0,))


def test_the_author_and_whoever_says_we_need_no_record() -> None:
    text = "Ada Holm said that we knew that it rained."
    record, quotation = quoted(text, "it rained")
    author = credit(text, "said", "that we knew that it rained", mention(text, "Ada Holm"))
    ourselves = credit(text, "knew", "that it rained", mention(text, "we", "unresolved"))
    assert [] == uncredited(record, quotation, reading(text, author, ourselves), ())


def test_a_cue_that_is_quoted_needs_half_of_its_content_beside_it() -> None:
    text = "Stein said that it rained all day in Norra and on the islands."
    found = credit(text, "said", "that it rained all day in Norra and on the islands", mention(text, "Stein"))
    assert holds(found, span(text, "all day"))
    assert holds(found, span(text, "Stein said that it rained all day in Norra"))
    assert not holds(found, span(text, "Stein said that"))


def test_a_quotation_that_is_not_there_has_no_passage() -> None:
    assert passage_of(quoted(TEXT, "They rained")[1]) is None
    assert span(TEXT, "They paid") == passage_of(quoted(TEXT, "They paid")[1])


def named(words: str, kind: str, other: str = "") -> Mention:
    return mention(words, words, kind, named(other, kind) if other else None)


@pytest.mark.parametrize(
    ("who", "candidates"),
    [
        (named("Alba Stein", "person"), ("stein",)),
        (named("Stein", "person"), ("stein",)),
        (named("he", "person", "Odd Lind"), ("lind",)),
        (named("the Norra Gazette", "outlet"), ("gazette",)),
        (named("the Gazette", "outlet"), ("gazette", "south-gazette")),
        (named("Stein's lawyer", "person"), ()),
        (named("Lind", "organisation"), ()),
        (named("the mayor of Norra", "organisation"), ("lind",)),
        (named("sources close to the Harbour Post", "group"), ()),
        (named("he", "unresolved"), ()),
        (named("Nia Okoro", "person"), ()),
    ],
)
def test_a_mention_may_be_the_one_that_is_called_so_or_all_that_a_part_of_the_name_fits(
    who: Mention, candidates: tuple[str, ...]
) -> None:
    record, _ = quoted(TEXT, "They paid")
    assert candidates == tuple(party.id for party in candidates_for(record, who))


def test_an_outlet_is_neither_a_person_nor_a_group() -> None:
    record, _ = quoted(TEXT, "They paid")
    assert [False, False] == [
        may_be(named(record.parties[i].name, "outlet"), record.parties[i]) for i in ("stein", "dockers")
    ]
