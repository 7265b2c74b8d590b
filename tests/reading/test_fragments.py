"""Links that lead to a passage, and to no other."""

from __future__ import annotations

import pytest
from fragment_browser import highlighted
from hypothesis import given
from hypothesis import strategies as st

from secondhand.reading.fragments import LONGEST, Page, link
from secondhand.reading.words import split

URL = "https://gazette.example/ferries"
TEXT = (
    "Ferries to Norra may stop in May\n\n“We rarely met the owners, and never in private,” said the minister’s aide. "
    "The ferries may stop.\nThe party's café sold 3.5 million tickets & more - in all, no-one minded. The ferries may "
    "stop in June.\n\nThe owners said nothing. It was so. It was so. IT WAS LATE."
)


def linked(passage: str, number: int = 0, text: str = TEXT) -> str:
    start = -1
    for _ in range(number + 1):
        start = text.index(passage, start + 1)
    return link(URL, Page(text), [(start, start + len(passage))]).removeprefix(f"{URL}#:~:text=")


@pytest.mark.parametrize(
    ("passage", "number", "directive"),
    [
        ("never in private,” said the", 0, "never%20in%20private%2C%E2%80%9D%20said%20the"),
        ("tickets & more - in all, no-one", 0, "tickets%20%26%20more%20%2D%20in%20all%2C%20no%2Done"),
        ("The ferries may stop", 0, "aide.-,The%20ferries%20may%20stop"),
        ("The ferries may stop", 1, "minded.-,The%20ferries%20may%20stop"),
        ("the owners", 0, "met-,the%20owners"),
        ("It was so", 0, "nothing.-,It%20was%20so"),
        (
            "said the minister’s aide. The ferries may stop.\nThe party's",
            0,
            "said%20the%20minister%E2%80%99s%20aide.%20The,The%20party%27s",
        ),
        ("The ferries may stop in June.\n\nThe owners", 0, "The%20ferries%20may%20stop%20in,The%20owners"),
    ],
)
def test_a_directive_says_no_more_than_it_must(passage: str, number: int, directive: str) -> None:
    assert directive == linked(passage, number)


def test_a_long_passage_is_given_by_its_ends() -> None:
    text = " ".join(f"word{number}" for number in range(200))
    passage = text[6 : 6 + LONGEST]
    passage = passage[: passage.rindex(" ")]
    assert "word1%20word2" in linked(passage + " " + text[6 + len(passage) + 1 :][:80].rsplit(" ", 1)[0], text=text)
    assert "," in linked(text[6:500].rsplit(" ", 1)[0], text=text)
    assert "," not in linked(passage, text=text)


def test_the_parts_of_a_quotation_have_a_directive_each() -> None:
    spans = [(TEXT.index(part), TEXT.index(part) + len(part)) for part in ("We rarely met the", "never in private")]
    found = link(URL, Page(TEXT), spans)
    assert 2 == found.count("text=")
    assert spans == highlighted(found, TEXT)


def test_an_address_with_a_fragment_keeps_it() -> None:
    start = TEXT.index("never in private,” said")
    found = link(f"{URL}#top", Page(TEXT), [(start, start + 23)])
    assert found.startswith(f"{URL}#top:~:text=never")


def test_no_part_has_the_address_itself() -> None:
    assert URL == link(URL, Page(TEXT), [])


def test_what_nothing_can_lead_to_alone_has_the_address_itself() -> None:
    text = "It was so.\n" * 200
    start = text.index("It", len(text) // 2)
    assert URL == link(URL, Page(text), [(start, start + 9)])


WORDS = st.lists(
    st.sampled_from(["the", "The", "ferry", "ferries", "so,", "“no”", "café", "cafe", "3.5", "x-y", "&", "Norra."]),
    min_size=1,
    max_size=60,
)
BLANKS = st.lists(st.sampled_from([" ", " ", " ", " ", "  ", "\n", "\n\n", "\u00a0", "\r\n"]), min_size=60, max_size=60)


@given(WORDS, BLANKS, st.data())
def test_a_browser_finds_exactly_the_passage(words: list[str], blanks: list[str], data: st.DataObject) -> None:
    text = "".join(word + blank for word, blank in zip(words, blanks, strict=False))
    tokens = split(text)
    first = data.draw(st.integers(0, len(tokens) - 1))
    last = data.draw(st.integers(first, len(tokens) - 1))
    span = tokens.starts[first], tokens.ends[last]
    found = link(URL, Page(text), [span])
    if found != URL:
        assert [span] == highlighted(found, text)


@given(st.integers(0, 150), st.integers(4, 149))
def test_a_passage_of_words_that_stand_once_always_has_a_link(first: int, length: int) -> None:
    words = [f"word{number}" + ("\n" if number % 17 == 3 else " ") for number in range(150 + 150)]
    text = "".join(words)
    start = len("".join(words[:first]))
    end = len("".join(words[: first + length])) - 1
    found = link(URL, Page(text), [(start, end)])
    assert [(start, end)] == highlighted(found, text)
