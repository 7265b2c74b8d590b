"""What stands around a passage, and how much of it tells the passage from others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.reading.context import begins_with, distinguishing, ends_with
from secondhand.reading.quotes import find

TEXT = "At noon the tide fell; “then” the tide rose.\nSo the tide\n fell again: the tide fell."


def offered(text: str, quote: str, number: int) -> tuple[str, str] | None:
    match = find(quote, text)
    spans = [(match.start, match.end), *match.others]
    return distinguishing(text, spans[number], [span for span in spans if span != spans[number]])


@pytest.mark.parametrize(
    ("number", "context"), [(0, ("noon", "")), (1, ("“then”", "")), (2, ("So", "")), (3, ("again:", ""))]
)
def test_the_shortest_words_that_tell_a_place_are_offered(number: int, context: tuple[str, str]) -> None:
    assert context == offered(TEXT, "the tide", number)


def test_nothing_is_offered_where_nothing_tells_the_places_apart() -> None:
    assert offered("the tide fell " * 60, "the tide", 15) is None


def test_prefix_and_suffix_together_tell_what_neither_does() -> None:
    text = "x a q b. " + "z " * 20 + "x a q c. " + "z " * 20 + "y a q b."
    match = find("q", text)
    spans = [(match.start, match.end), *match.others]
    prefix, suffix = distinguishing(text, spans[0], spans[1:])
    chosen = find("q", text, prefix, suffix)
    assert (1, False, match.start) == (chosen.places, chosen.misplaced, chosen.start)


@pytest.mark.parametrize(
    ("quote", "prefix", "suffix", "start", "places"),
    [
        ("the tide", "", "", 8, 4),
        ("the tide", "So", "", 48, 1),
        ("the tide", "“then”", "", 30, 1),
        ("the tide", '"then"', "rose", 30, 1),
        ("the tide", "", "fell", 8, 3),
        ("the tide", "noon", "fell; 'then'", 8, 1),
    ],
)
def test_prefix_and_suffix_choose_a_place(quote: str, prefix: str, suffix: str, start: int, places: int) -> None:
    match = find(quote, TEXT, prefix, suffix)
    assert (start, places, False) == (match.start, match.places, match.misplaced)


@pytest.mark.parametrize(("prefix", "suffix"), [("oon", ""), ("", "ros"), ("noon", "rose"), ("midnight", "")])
def test_a_context_that_stands_nowhere_is_said(prefix: str, suffix: str) -> None:
    match = find("the tide", TEXT, prefix, suffix)
    assert (True, True, 4) == (match.grade.passes, match.misplaced, match.places)


@given(st.lists(st.sampled_from(["the", "tide", "rose", "“fell”,", "at", "noon"]), min_size=1, max_size=30), st.data())
def test_what_is_offered_leads_to_its_place(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    quote = data.draw(st.sampled_from(words)).strip("“”,")
    match = find(quote, text)
    spans = [(match.start, match.end), *match.others]
    number = data.draw(st.integers(0, len(spans) - 1))
    context = distinguishing(text, spans[number], [span for span in spans if span != spans[number]])
    if context:
        chosen = find(quote, text, *context)
        assert (spans[number], 1) == ((chosen.start, chosen.end), chosen.places)
        assert ends_with(text, chosen.start, context[0])
        assert begins_with(text, chosen.end, context[1])
