"""What is quoted of an attribution."""

from __future__ import annotations

import pytest
from by_hand import credit, mention, span

from secondhand.provenance.excerpt import excerpt
from secondhand.reading.attribution import Attribution
from secondhand.reading.quotes import Passages


@pytest.mark.parametrize(
    ("content", "quote"),
    [
        ("“They did not pay,”", "They did not pay"),
        ("They\r\n did\tnot pay.", "They did not pay"),
        ("One two three. Four five six seven eight nine ten.", "One two three"),
        ("One two three four, five six seven eight nine ten.", "One two three four"),
        ("One two three four five six seven eight nine ten.", "One two three four five six seven eight"),
        ("One two three four five six seven 3.5 million more.", "One two three four five six seven"),
        ("\x1b They did not pay \x07", "They did not pay"),
        ("“,”", ""),
    ],
)
def test_a_quotation_is_cut_where_a_sentence_or_a_clause_ends(content: str, quote: str) -> None:
    text = f"{content} Who said so?"
    found = Attribution(span(text, "said"), span(text, content), None, (), "a-rule")
    assert quote == excerpt(Passages(text), found, 8)


def test_a_quotation_leaves_out_cue_and_source_amid_the_content() -> None:
    text = "“They did,” said Alba Stein, “not pay anybody.”"
    found = credit(text, "said", text, mention(text, "Alba Stein"))
    assert "not pay anybody" == excerpt(Passages(text), found, 25)


def test_of_a_content_that_its_cue_parts_the_longer_half_is_taken_whole() -> None:
    text = "They paid for it all, Stein said, in May."
    found = credit(text, "said", "They paid for it all, Stein said, in May", mention(text, "Stein"))
    assert "They paid for it all" == excerpt(Passages(text), found, 25)


def test_what_no_desk_could_quote_is_left_out() -> None:
    text = "“One hundred and twenty,” said Alba Stein."
    found = credit(text, "said", "“One hundred and twenty,”", mention(text, "Alba Stein"))
    assert "" == excerpt(Passages(text), found, 0)
