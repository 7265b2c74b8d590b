"""Lines of a file as findings show them: the marks stand under the words, whatever the line holds and however long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from secondhand.reporters.excerpt import MOST_LINES, Numbered, excerpt, spread, windowed

WIDE = "她几乎没有见过船主"
LONG = "word " * 60 + "MARK " + "word " * 60 + "SECOND " + "word " * 60


def drawn(text: str, marks: list[tuple[int, int]], width: int = 80) -> list[str]:
    return [line.plain for line in excerpt([Numbered(7, text, marks)], width, "bold red")]


def test_a_line_has_its_number_and_carets_under_the_marked_words() -> None:
    assert ["      7 | We never met", "        |    ^^^^^"] == drawn("We never met", [(3, 8)])


def test_a_place_where_words_are_missing_has_one_caret() -> None:
    assert ["      7 | We met", "        |    ^"] == drawn("We met", [(3, 3)])


def test_a_mark_at_the_end_of_a_line_stands_behind_it() -> None:
    assert ["      7 | We met", "        |       ^"] == drawn("We met", [(6, 6)])


def test_a_mark_behind_the_end_of_a_line_stands_at_its_end() -> None:
    assert ["      7 | We met", "        |       ^"] == drawn("We met", [(60_000, 60_007)])


def test_wide_characters_take_two_cells_each() -> None:
    assert ["      7 | " + WIDE, "        | " + " " * 8 + "^^^^"] == drawn(WIDE, [(4, 6)])


def test_combining_marks_take_none() -> None:
    text = "Caf\u0065\u0301 closed"
    start = text.index("closed")
    assert "        | " + " " * 5 + "^" * 6 == drawn(text, [(start, start + 6)])[1]


def test_a_tab_is_one_blank_and_what_a_terminal_obeys_is_replaced() -> None:
    assert ["      7 |  a\ufffd[31m\ufffdb", "        |  ^"] == drawn("\ta\x1b[31m\u202eb", [(1, 2)])


def test_a_long_line_is_cut_around_its_marks() -> None:
    first, second = LONG.index("MARK"), LONG.index("SECOND")
    above, below = drawn(LONG, [(first, first + 4), (second, second + 6)])
    assert above.startswith("      7 | … word")
    assert above.endswith("word …")
    assert cell_len(above) <= 80
    assert ["MARK", "SECOND"] == [
        above[start : start + n] for start, n in ((below.index("^"), 4), (below.rindex("^") - 5, 6))
    ]


def test_a_mark_longer_than_the_line_is_cut() -> None:
    above, below = drawn(LONG, [(0, len(LONG))])
    assert cell_len(above) <= 80
    assert below.count("^") > 40


def test_a_line_without_marks_shows_its_beginning() -> None:
    (above,) = drawn(LONG, [])
    assert above.startswith("      7 | word word")
    assert above.endswith(" …")


def test_more_lines_than_there_is_room_for_are_counted() -> None:
    lines = [Numbered(number, "a line", [(0, 1)]) for number in range(1, MOST_LINES + 4)]
    assert "        | … and 3 lines more" == [line.plain for line in excerpt(lines, 80, "red")][-1]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_passage_over_several_lines_has_its_marks_on_each(end: str) -> None:
    passage = f"We rarely{end}met the{end}owners"
    start, stop = passage.index("rarely"), passage.index("owners") + 6
    assert [(3, "We rarely", [(3, 9)]), (4, "met the", [(0, 7)]), (5, "owners", [(0, 6)])] == [
        (each.number, each.text, each.marks) for each in spread(passage, 3, [(start, stop)])
    ]


def test_a_mark_that_ends_with_a_line_leaves_none_on_the_next() -> None:
    assert [[(3, 9)], []] == [each.marks for each in spread("We rarely\nmet", 1, [(3, 9)])]


@given(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=300), st.data())
def test_the_words_that_stay_are_the_marked_ones_and_fit(text: str, data: st.DataObject) -> None:
    edges = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6)))
    marks = list(zip(edges[::2], edges[1::2], strict=False))
    words, spans = windowed(text, marks, 60)
    assert cell_len(words) <= 66
    assert all(0 <= start <= end <= len(words) for start, end in spans)
    if len(spans) == len(marks):
        assert all(text[a:b].startswith(words[c:d].rstrip()) for (a, b), (c, d) in zip(marks, spans, strict=True))
