"""Which sources share long passages, which of them was first, and where the passages stand."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhand.provenance.copies import LONG, MOST_SOURCES, Copy, Text, copies_in, pairs_of_few, pairs_of_many


def words(count: int, seed: int) -> str:
    """So many words that no other seed gives."""
    chance = random.Random(seed)
    return " ".join(f"{chance.choice('abcdefgh')}{seed}x{chance.randrange(10_000)}" for _ in range(count))


LONG_PASSAGE = words(40, 99)
A = f"{words(60, 1)} {LONG_PASSAGE}. {words(60, 2)}"
B = f"{words(200, 3)} “{LONG_PASSAGE.upper()}”, {words(200, 4)}"


def one(texts: list[Text]) -> Copy:
    [copy] = copies_in(texts)
    return copy


def test_a_long_passage_is_found_whatever_its_case_and_marks() -> None:
    copy = one([Text("a", "2031-01-01", A), Text("b", "2031-01-02", B)])
    assert ("a", "b", True, 40) == (copy.earlier, copy.later, copy.dated, copy.words)
    [passage] = copy.passages
    assert LONG_PASSAGE == A[passage.earlier :][: len(LONG_PASSAGE)]
    assert LONG_PASSAGE.upper() == B[passage.later : passage.later + passage.length]


def test_the_share_is_that_of_the_shorter_text() -> None:
    assert 0.25 == one([Text("a", "", A), Text("b", "", B)]).share


@pytest.mark.parametrize(
    ("date_a", "date_b", "earlier", "dated"),
    [
        ("2031-01-01", "2031-01-02", "a", True),
        ("2031-01-02", "2031-01-01", "b", True),
        ("2031-01-01", "2031-01-01", "a", False),
        ("2031", "2031-01-01", "a", False),
        ("2031-02", "2031-01-31", "b", True),
        ("", "2031-01-01", "b", False),
        ("", "", "a", False),
    ],
)
def test_who_was_first_is_told_by_date_where_the_dates_tell(
    date_a: str, date_b: str, earlier: str, dated: bool
) -> None:
    copy = one([Text("a", date_a, A), Text("b", date_b, B)])
    assert (earlier, dated) == (copy.earlier, copy.dated)


def test_three_that_share_a_passage_are_two_pairs_with_the_first() -> None:
    texts = [Text(name, f"2031-0{place}", f"{words(90, place)} {LONG_PASSAGE}") for place, name in enumerate("abc", 1)]
    assert [("a", "b"), ("a", "c")] == [(copy.earlier, copy.later) for copy in copies_in(texts)]


def test_a_short_quotation_in_two_long_texts_is_no_copy() -> None:
    short = words(LONG - 1, 98)
    assert () == copies_in([Text("a", "", f"{words(300, 1)} {short}"), Text("b", "", f"{words(300, 2)} {short}")])


def test_a_short_passage_that_is_much_of_a_short_text_is_one() -> None:
    short = words(12, 98)
    assert 12 == one([Text("a", "", f"{words(30, 1)} {short}"), Text("b", "", f"{words(300, 2)} {short}")]).words


def test_several_passages_are_told_in_the_order_of_the_later_text() -> None:
    parts = [words(30, seed) for seed in (50, 51)]
    first = f"{parts[0]} {words(9, 1)} {parts[1]}"
    copy = one([Text("a", "2030", first), Text("b", "2031", f"{parts[1]} {words(9, 2)} {parts[0]} {words(20, 3)}")])
    assert [parts[1], parts[0]] == [first[each.earlier : each.earlier + each.length] for each in copy.passages]


def test_texts_without_blanks_between_words_are_compared_by_their_characters() -> None:
    passage = "".join(map(chr, range(0x4E00, 0x4E00 + 40)))
    assert 40 == one([Text("a", "", f"{passage}。"), Text("b", "", f"前文，{passage}")]).words


@pytest.mark.parametrize("text", ["", "one two", "a " * 5000, "\ud800 " * 20, "“" * 500])
def test_texts_of_every_kind_are_taken(text: str) -> None:
    assert len(copies_in([Text("a", "", text), Text("b", "", text)])) <= 1


def test_what_stands_in_very_many_sources_is_small_print() -> None:
    texts = [Text(f"s{place}", "", f"{words(90, place)} {LONG_PASSAGE}") for place in range(MOST_SOURCES + 20)]
    assert () == copies_in(texts)
    assert MOST_SOURCES - 1 == len(copies_in(texts[:MOST_SOURCES]))


@settings(max_examples=40)
@given(st.lists(st.lists(st.sampled_from("abc"), max_size=60), min_size=2, max_size=6))
def test_both_ways_of_finding_pairs_agree(texts: list[list[str]]) -> None:
    joined = [" ".join(text) for text in texts]
    assert pairs_of_few(joined) == sorted(pairs_of_many(joined))


def test_two_processes_find_what_one_finds() -> None:
    texts = [f"{words(40, place)} {words(30, place // 2 + 1000)}" for place in range(240)]
    assert pairs_of_many(texts) == pairs_of_many(texts, processes=2)
