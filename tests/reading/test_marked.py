"""Quotations that mark their edits: parts in order, within one passage, and never the opposite of what was said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.reading.editing import MOST_OMITTED, MOST_REPLACED, edited
from secondhand.reading.marked import ANOTHER_ORDER, REVERSED
from secondhand.reading.quotes import Grade, find

TEXT = """The ferries did not stop in May. “We rarely met the owners of the quay, who had not been there before, and
signed,” said Alba Stein. The ministry of Norra denied that the ferries were sold. They call the dockers again; he
[the mayor] said nothing that day. It rained on 3.5 million roofs.

In June it rained.

Nobody came."""
WORDS = st.lists(st.text(st.sampled_from("abcdefghij"), min_size=3, max_size=6), min_size=6, max_size=30, unique=True)


@pytest.mark.parametrize(
    ("quote", "parts"),
    [
        ("We rarely met … and\nsigned", ["We rarely met", "and\nsigned"]),
        ("We rarely met […] and signed", ["We rarely met", "and\nsigned"]),
        ("We rarely met (...) and signed", ["We rarely met", "and\nsigned"]),
        ("We rarely met . . . and signed", ["We rarely met", "and\nsigned"]),
        ("We rarely met [...] of the quay [...] and signed", ["We rarely met", "of the quay", "and\nsigned"]),
        ("…rarely met the owners…", ["rarely met the owners"]),
        ("[Norra] did not stop in May", ["did not stop in May"]),
        ("The ferries [to Norra] did not stop", ["The ferries", "did not stop"]),
        ("[The mayor] call the dockers", ["call the dockers"]),
        ("met the owners [the firm] of the quay", ["met the owners", "of the quay"]),
        ("the ferries [ships] sold", ["the ferries", "sold"]),
        ("[t]he ministry of Norra", ["The ministry of Norra"]),
        ("They call[ed] the dockers", ["They call the dockers"]),
        ("The ministry [sic] of Norra", ["The ministry of Norra"]),
        ("the dockers again; he [Lind] said nothing", ["the dockers again; he", "said nothing"]),
        ("Alba Stein. […] They call", ["Alba Stein.", "They call"]),
        ("again; […] In June it rained", ["again;", "In June it rained"]),
    ],
)
def test_what_a_quotation_marks_as_edited_passes(quote: str, parts: list[str]) -> None:
    match = find(quote, TEXT)
    assert (Grade.MARKED, parts) == (match.grade, [TEXT[start:end] for start, end in match.parts])
    assert (match.start, match.end) == (match.parts[0][0], match.parts[-1][1])


@pytest.mark.parametrize(
    ("quote", "put", "dropped"),
    [
        ("The ferries did […] stop in May", "[…]", "not"),
        ("The ferries … stop in May", "…", "not"),
        ("The ministry […] the ferries were sold", "[…]", "denied"),
        ("he [the mayor] said … that day", "…", "nothing"),
        ("They [never] call the dockers", "[never]", ""),
        ("[Nobody says] the ferries were sold", "[Nobody says]", ""),
    ],
)
def test_an_edit_that_reverses_what_was_said_is_altered(quote: str, put: str, dropped: str) -> None:
    match = find(quote, TEXT)
    assert (Grade.ALTERED, REVERSED) == (match.grade, match.why)
    assert (put, dropped) == (match.differences[0].quoted, match.differences[0].stands)


def test_a_near_negation_does_not_stand_for_a_plain_one() -> None:
    assert (Grade.ALTERED, REVERSED) == (
        find("We [never] met the owners", TEXT).grade,
        find("We [never] met", TEXT).why,
    )


def test_every_part_that_differs_is_told() -> None:
    match = find("We often met the owners … and sighed … call the sailors again", TEXT)
    expected = [("often", "rarely"), ("and sighed", ""), ("sailors", "dockers")]
    assert expected == [(each.quoted, each.stands) for each in match.differences]


def test_the_nearest_end_of_an_omission_is_meant() -> None:
    text = "They met here and left. They said so and left. Then they left."
    assert (1, 22) == (find("They met … left", text).places, find("They met … left", text).end)
    assert 2 == find("They … and left", text).places


def test_a_negation_within_an_aside_reverses_nothing() -> None:
    assert Grade.MARKED is find("of the quay, […] and signed", TEXT).grade


def test_one_negation_for_another_reverses_nothing() -> None:
    assert Grade.MARKED is find("The ferries [never] stop in May", TEXT).grade


@pytest.mark.parametrize(
    "quote",
    [
        "signed … We rarely met",
        "The ferries did not stop in May … Nobody came",
        "We rarely met [them all] and signed",
    ],
)
def test_parts_in_another_order_or_too_far_apart_do_not_pass(quote: str) -> None:
    assert (Grade.ALTERED, ANOTHER_ORDER) == (find(quote, TEXT).grade, find(quote, TEXT).why)


@pytest.mark.parametrize(
    ("quote", "quoted", "stands"),
    [
        ("We often met the owners … and signed", "often", "rarely"),
        ("We rarely met … and sighed, said Alba Stein", "sighed", "signed"),
        ("[W]e never met the owners of the quay", "never", "rarely"),
    ],
)
def test_an_altered_word_of_a_part_is_named_at_its_place(quote: str, quoted: str, stands: str) -> None:
    match = find(quote, TEXT)
    assert not match.grade.passes
    assert (quoted, stands) in [(each.quoted, each.stands) for each in match.differences]
    for each in match.differences:
        assert each.quoted == quote[each.quoted_at :][: len(each.quoted)]
        assert each.stands == TEXT[each.stands_at :][: len(each.stands)]


@pytest.mark.parametrize("quote", ["5 million … In June", "It rained on 3 … In June"])
def test_a_part_cuts_no_number(quote: str) -> None:
    assert not find(quote, TEXT).grade.passes


@pytest.mark.parametrize("quote", ["…", "[…]", "[Norra]", "… [sic] …", "[Norra] …"])
def test_marks_alone_are_no_quotation(quote: str) -> None:
    assert not find(quote, TEXT).grade.passes


def test_what_the_source_has_itself_is_no_edit() -> None:
    assert Grade.EXACT is find("he\n[the mayor] said", TEXT).grade
    assert Grade.EXACT is find("it… rains", "So it… rains").grade


def test_a_quotation_without_a_mark_is_not_taken_apart() -> None:
    assert edited("We met, (or so) he said: “well”.") is None


@given(WORDS, st.data())
def test_leaving_out_marked_words_passes_and_unmarked_never(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(1, len(words) - 3))
    last = data.draw(st.integers(first + 1, len(words) - 2))
    text = " ".join(words)
    assert Grade.MARKED is find(" ".join([*words[:first], "…", *words[last:]]), text).grade
    assert not find(" ".join([*words[:first], *words[last:]]), text).grade.passes


@given(WORDS, st.data())
def test_one_other_word_never_passes_in_a_marked_quotation(words: list[str], data: st.DataObject) -> None:
    cut = data.draw(st.integers(2, len(words) - 2))
    quoted = [*words[: cut - 1], "…", *words[cut:]]
    place = data.draw(st.sampled_from([i for i, word in enumerate(quoted) if word != "…"]))
    quoted[place] = "elsewhere"
    assert not find(" ".join(quoted), " ".join(words)).grade.passes


@given(st.integers(1, MOST_OMITTED * 2), st.sampled_from(["…", "[x]"]))
def test_no_more_is_left_out_than_a_mark_stands_for(count: int, mark: str) -> None:
    text = "one two " + "other " * count + "three four"
    most = MOST_OMITTED if mark == "…" else MOST_REPLACED
    assert (count <= most) == find(f"one two {mark} three four", text).grade.passes


@given(st.text(st.sampled_from("ab .…[]()'-"), max_size=24), st.text(st.sampled_from("ab .…[]()'-"), max_size=40))
def test_the_parts_of_a_match_lie_in_order_inside_the_text(quote: str, text: str) -> None:
    match = find(quote, text)
    edges = [edge for part in match.parts for edge in part]
    assert edges == sorted(edges)
    assert -1 <= match.start <= match.end <= len(text)
