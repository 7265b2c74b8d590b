"""The plain negation that a quotation was cut off from."""

from __future__ import annotations

import pytest

from secondhand.provenance.negation import dropped_negation
from secondhand.reading.attribution import Span


def dropped(marked: str) -> str:
    """The negation that the part between bars was cut off from, "" where there is none."""
    before, quote, after = marked.split("|")
    text = before + quote + after
    found = dropped_negation(text, Span(len(before), len(before) + len(quote)))
    return found.of(text) if found else ""


@pytest.mark.parametrize(
    ("marked", "negation"),
    [
        ("The ferries were not |sold abroad|.", "not"),
        ("The ferries weren't |sold abroad|.", "weren't"),
        ("The firm has never |owned a ferry|.", "never"),
        ("There is no evidence that |the ferries were sold|.", "no"),
        ("It is not true that |the ferries were sold|.", "not"),
        ("Nobody in the town |paid the dockers|.", "Nobody"),
        ("None of the dockers |were paid|.", "None"),
        ("She left without |paying the dockers|.", "without"),
        ("He cannot |sell the ferries|.", "cannot"),
        ("|They paid| nothing.", "nothing"),
        ("|The ferries were| not sold.", "not"),
        ("|They paid| no taxes.", "no"),
        ("|They will| never pay.", "never"),
    ],
)
def test_a_negation_right_beside_a_quotation_is_found(marked: str, negation: str) -> None:
    assert negation == dropped(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The ferries were |not sold abroad|.",
        "He did not come because |the ferry was late|.",
        "They did not pay, but |the ferries left|.",
        "They did not pay. |The ferries left|.",
        "They did not pay\n\n|The ferries left|",
        "They did not pay |and left|.",
        "Not only |the dockers were paid|.",
        "There is no doubt that |the ferries were sold|.",
        "He did not name the firm that |bought the ferries|.",
        "Nobody who lived in the town in those days saw that |the ferries left|.",
        "|The owners| never paid.",
        "|They were sold|, not leased.",
        "|They were sold| without papers.",
        "|They left|.\n\nNobody paid.",
        "|Everyone left|",
    ],
)
def test_what_does_not_reach_a_quotation_is_not_found(marked: str) -> None:
    assert dropped(marked) == ""
