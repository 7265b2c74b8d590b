"""New entries in the text of a record, and nothing else changed."""

from __future__ import annotations

import pytest

from secondhand.errors import UnusableRecord
from secondhand.record.edit import EditRefused
from secondhand.record.insert import Insertion, insert

SOURCE = {"title": "Ferries: the end", "published": "2031-05-04", "capture": {"requested": "https://a.example/x?y=1"}}
LINES = """\
  ferries:
    title: 'Ferries: the end'
    published: 2031-05-04
    capture:
      requested: https://a.example/x?y=1
"""


def added(text: str, *more: Insertion) -> str:
    return insert(text, more or [Insertion(("sources",), "ferries", SOURCE)], "claims.yaml")


def test_an_entry_stands_behind_the_last_one_before_what_leads_on_to_the_next_key() -> None:
    before = "sources:\n  quay: {title: The quay}  # ours\n"
    after = "\n# The briefs.\nbriefs:\n  one: {title: One}\n"
    assert before + LINES + after == added(before + after)


def test_an_entry_stands_at_the_end_of_a_file_whose_last_line_is_not_ended() -> None:
    assert "sources:\n  quay: {title: The quay}\n" + LINES == added("sources:\n  quay: {title: The quay}")


def test_a_mapping_that_is_not_there_is_made_at_the_end() -> None:
    assert "desk: {name: A}\nsources:\n" + LINES == added("desk: {name: A}\n")


@pytest.mark.parametrize("empty", ["sources:", "sources:   # none yet"])
def test_an_entry_stands_beneath_a_key_without_a_value(empty: str) -> None:
    assert f"{empty}\n{LINES}briefs: {{}}\n" == added(f"{empty}\nbriefs: {{}}\n")


def test_an_entry_joins_others_between_braces() -> None:
    made = added("sources: {}\n")
    assert made.startswith("sources: {ferries: {title: 'Ferries: the end', published: 2031-05-04, capture: {")
    made = added("sources: {quay: {title: A}}  # }\nbriefs: {}\n")
    assert made.startswith("sources: {quay: {title: A}, ferries: {")
    assert made.endswith("}  # }\nbriefs: {}\n")


def test_the_indentation_and_the_line_ends_are_those_of_the_file() -> None:
    made = added("sources:\r\n    quay:\r\n        title: A\r\n")
    assert "    ferries:\r\n      title: 'Ferries: the end'\r\n" in made
    assert "\n" not in made.replace("\r\n", "")


def test_a_block_text_at_the_end_of_the_last_entry_stays_as_it_is() -> None:
    before = "sources:\n  quay:\n    note: |\n      # not a comment\n\n      text\n"
    assert before + LINES + "\nbriefs: {}\n" == added(before + "\nbriefs: {}\n")


def test_an_item_joins_a_list_and_a_list_is_begun() -> None:
    text = "sources:\n  quay:\n    title: A\nbriefs: {}\n"
    begun = added(text, Insertion(("sources", "quay"), "versions", [{"sha256": "a" * 64}]))
    assert f"    title: A\n    versions:\n      - sha256: {'a' * 64}\nbriefs: {{}}\n" in begun
    joined = added(begun, Insertion(("sources", "quay", "versions"), "", {"sha256": "b" * 64, "capture": {"x": "y"}}))
    assert f"{'a' * 64}\n      - sha256: {'b' * 64}\n        capture:\n          x: y\nbriefs" in joined


def test_several_are_made_at_once_in_their_order() -> None:
    made = added(
        "parties:\n  a: {name: A}\nsources:\n  b: {title: B}\n",
        Insertion(("sources",), "c", {"title": "C"}),
        Insertion(("sources",), "d", {"title": "D"}),
        Insertion(("parties",), "e", {"name": "E"}),
    )
    expected = "parties:\n  a: {name: A}\n  e:\n    name: E\nsources:\n  b: {title: B}\n  c:\n    title: C\n"
    assert expected + "  d:\n    title: D\n" == made


def test_what_is_there_already_or_unreadable_is_refused() -> None:
    with pytest.raises(EditRefused):
        added("sources:\n  ferries: {title: A}\n")
    with pytest.raises(EditRefused):
        added("sources: some text\n")
    with pytest.raises(UnusableRecord):
        added("sources: [\n")
