"""What an entry that the record lacks is called, and how it is written."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from secondhand.record.drafting import plain_name, scalar, slug, unused
from secondhand.record.words import is_identifier


@pytest.mark.parametrize(
    ("name", "plain", "made"),
    [
        ("the Harbour Post", "Harbour Post", "harbour-post"),
        ("an official", "official", "official"),
        ("Élodie Ångström", "Élodie Ångström", "elodie-angstrom"),
        ("Mara O’Dray", "Mara O’Dray", "mara-odray"),
        ("Alba\u202e\n  Stein\x1b", "Alba Stein", "alba-stein"),
        ("Tide: the paper", "Tide: the paper", "tide-the-paper"),
        ("港報", "港報", ""),
        ("the", "the", "the"),
        (" \x00", "party", "party"),
    ],
)
def test_a_name_goes_without_its_article_and_its_id_without_accents(name: str, plain: str, made: str) -> None:
    assert (plain, made) == (plain_name(name), slug(plain))


@given(st.text(max_size=200))
def test_whatever_the_text_its_slug_is_an_id_or_nothing(text: str) -> None:
    assert slug(text) == "" or is_identifier(slug(text))


def test_an_id_that_is_taken_gets_the_first_free_number() -> None:
    assert ["b", "a-3"] == [unused("b", {"a"}), unused("a", {"a", "a-2"})]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_a_scalar_is_read_back_also_between_braces(text: str) -> None:
    assert "\n" not in scalar(text)
    assert {"name": text, "kind": "x"} == yaml.safe_load(f"{{name: {scalar(text)}, kind: x}}")


def test_a_name_that_windows_keeps_is_taken_already() -> None:
    assert ("con-2", "cone") == (unused("con", ()), unused("cone", ()))
