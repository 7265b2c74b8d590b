"""Where the characters of a value stand in the YAML that it is written as."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from secondhand.errors import Problem
from secondhand.reading.lines import Lines
from secondhand.record import tree
from secondhand.record.scalars import offset_at, written

WAYS = {
    "plain": "quote: We met the owners\n",
    "plain over lines": "quote: We met\n  the\n  owners\nnext: x\n",
    "double": 'quote: "We met the owners"  # so\n',
    "double with escapes": 'quote: "We \\u006det\\\n  \\ the \\x6fwners"\n',
    "single": "quote: 'We met\n   the owners'\n",
    "folded": "quote: >-\n    We met\n    the owners\nnext: x\n",
    "literal": "quote: |2+ # so\n    We met the owners\n\nnext: x\n",
    "flow": "{note: x, quote: We met the owners, next: x}\n",
}


def value_and_place(text: str) -> tuple[str, int]:
    problems: list[Problem] = []
    root = tree.parse(text, "claims.yaml", problems)
    node = root.entries["quote"][1]
    return node.text, offset_at(Lines(text), node.line, node.column)


@pytest.mark.parametrize("text", WAYS.values(), ids=WAYS)
def test_a_word_is_found_in_any_style(text: str) -> None:
    value, start = value_and_place(text)
    place = value.index("owners")
    found = written(text, start, value)
    first, last = found.span(place, place + len("owners"))
    assert text[first:last].replace("\\x6f", "o") == "owners"
    assert text[start] == text[found.start]


ENDS = {"double": '"We met the owners"', "single": "'We met\n   the owners'", "flow": "We met the owners"}


@pytest.mark.parametrize(("name", "end"), ENDS.items())
def test_a_scalar_ends_where_it_is_closed(name: str, end: str) -> None:
    value, start = value_and_place(WAYS[name])
    found = written(WAYS[name], start, value)
    assert end == WAYS[name][found.start : found.end]


def test_what_is_no_such_value_is_not_found() -> None:
    assert written("quote: We met them", 7, "We met us") is None
    assert written('quote: "We met', 7, "We met") is None
    assert written("quote: We", 7, "We met") is None


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30))
def test_every_character_of_a_quoted_value_has_its_place(value: str) -> None:
    text = "quote: " + json.dumps(value, ensure_ascii=True).replace("\\ud", "\\ud") + "\n"
    if any(ord(each) > 0xFFFF for each in value):
        text = "quote: " + yaml.safe_dump(value, default_style='"', width=10**9)
    found = written(text, 7, value)
    assert len(value) + 1 == len(found.offsets)
    assert list(found.offsets) == sorted(found.offsets)
