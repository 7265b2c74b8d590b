"""A passage of a text on one line, between marks."""

from __future__ import annotations

import pytest

from secondhand.provenance.passage import begins, on_one_line, shown
from secondhand.reading.attribution import Attribution, Span

TEXT = "The quay has reportedly been sold\nto a firm abroad, dockers said."


def span(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([(span("sold\nto a firm"), "«»")], "«sold to a firm»"),
        ([(span("sold"), "«»"), (span("reportedly"), "{}")], "{reportedly} been «sold»"),
        ([(span("sold"), "«»"), (span("quay has reportedly been sold"), "{}")], "{quay has reportedly been} «sold»"),
        ([(span("sold"), "«»"), (span("quay has reportedly been sold"), "")], "quay has reportedly been «sold»"),
        (
            [(span("said"), "{}"), (span("sold"), "«»"), (span("dockers"), "[]")],
            "«sold» to a firm abroad, [dockers] {said}",
        ),
    ],
)
def test_parts_stand_in_their_marks_and_the_first_has_the_words(parts: list[tuple[Span, str]], expected: str) -> None:
    assert expected == shown(TEXT, parts)


def test_a_long_passage_is_shortened_within_its_parts_and_between_them() -> None:
    text = "Stein said " + "that the quay and the mill and the crane were sold, " * 40 + "on Monday."
    passage = shown(text, [(span("Stein", text), "[]"), (span("on Monday", text), "«»"), (Span(11, 900), "")])
    assert passage.startswith("[Stein] said that the quay")
    assert passage.endswith("«on Monday»")
    assert "…" in passage
    assert len(passage) < 300


@pytest.mark.parametrize("word", ["\x1b[31m", "\x07", "\x9b", "\u202e", "\u2066", "\ud800"])
def test_nothing_is_shown_that_a_terminal_could_obey(word: str) -> None:
    text = f"The quay{word} was sold."
    assert "\ufffd" in on_one_line(text)
    for parts in ([(span("quay", text), "[]"), (span("sold", text), "«»")], [(Span(0, len(text)), "{}")]):
        assert word[0] not in shown(text, parts)


def test_an_attribution_begins_at_its_first_word() -> None:
    text = "It rains.  \n The quay was sold, dockers said."
    found = Attribution(span("said", text), Span(9, text.index(",")), None, (), "a-rule")
    assert text.index("The quay") == begins(text, found)
