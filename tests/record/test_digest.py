"""A digest is that of what the record says, not of how it is written down."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from secondhand.record.digest import brief_digests, canonical, digest
from secondhand.record.load import load

Change = Callable[[str, str], None]


@pytest.fixture
def found(desk: Path) -> Callable[[], str]:
    return lambda: brief_digests(load(desk / "claims.yaml"))["ferries"]


def test_comments_lines_and_the_order_of_keys_change_nothing(found: Callable[[], str], change: Change) -> None:
    before = found()
    change("claims:\n", "\n\n# A comment\nclaims:\n")
    change("    claimant: stein\n    brief: ferries\n", "    brief: ferries\n    claimant: stein\n")
    assert before == found()


def test_a_value_that_would_be_the_same_left_out_changes_nothing(found: Callable[[], str], change: Change) -> None:
    before = found()
    change("    claimant: stein\n", "    claimant: stein\n    status: draft\n")
    assert before == found()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The minister rarely met the owners", "The minister never met the owners"),
        ("stance: supports", "stance: context"),
        ("via: [harbour-post]", "via: []"),
        ("name: Alba Stein", "name: Alba Steen"),
        ("note: It states nothing else.", "note: It states a date."),
        ("summary: Who met whom.", "summary: Who met nobody."),
        ("methodology: We read one text.", "methodology: We read two texts."),
    ],
)
def test_what_the_brief_shows_changes_it(found: Callable[[], str], change: Change, old: str, new: str) -> None:
    before = found()
    change(old, new)
    assert before != found()


def test_another_brief_and_what_only_that_names_change_nothing(found: Callable[[], str], change: Change) -> None:
    before = found()
    change("briefs:\n", "briefs:\n  other: {title: Other, date: 2031-05-05}\n")
    change("parties:\n", "parties:\n  norra: {name: Town of Norra, kind: organisation}\n")
    assert before == found()


def test_the_digest_is_that_of_the_canonical_json(desk: Path) -> None:
    brief = load(desk / "claims.yaml").briefs["ferries"]
    expected = {"id": "ferries", "title": "The ferries to Norra", "date": "2031-05-04", "summary": "Who met whom."}
    assert expected == canonical(brief)
    # printf '{"date":"2031-05-04","id":"ferries","summary":"Who met whom.","title":"The ferries to Norra"}' | sha256sum
    assert digest(brief) == "904658bba6cacf0b965d6afe86e4b18b4516521eb9c27034786c17f1e534b294"
