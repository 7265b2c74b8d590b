"""What is read straight from the events is what the explaining way would have read, at the same places."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any
from unittest import mock

import pytest
from hypothesis import given, settings
from test_load import BAD, EDITS, VALID, damaged, marked
from test_shape import KINDS

from secondhand.errors import UnusableRecord
from secondhand.record.direct import Direct, Unusual, plan_of
from secondhand.record.load import parse
from secondhand.record.model import Entry, Record
from secondhand.record.shape import Shape, readers
from secondhand.record.tree import Events

RICH = (
    VALID
    + """\
verdicts:
  unproven: {label: "Unproven", rating: 3, tone: neutral, settled: false}
  shaky: {label: Shaky, rating: ~, tone: mixed}
quote_limits: {words: 12, share: 0.25}
"""
)


def entries(record: Record) -> Iterator[Entry]:
    """All entries of a record, those within others too."""
    below: list[Any] = [record]
    while below:
        entry = below.pop()
        yield entry
        for field in dataclasses.fields(entry):
            value = getattr(entry, field.name)
            values = value.values() if hasattr(value, "values") else value if isinstance(value, tuple) else [value]
            below += [each for each in values if isinstance(each, Entry)]


def both_ways(data: bytes) -> tuple[Any, Any]:
    """What the loader makes of it, and what it makes of it where nothing is read directly: records or problems."""
    found: list[Any] = []
    for refuse in (False, True):
        with mock.patch.object(Direct, "_entry", mock.Mock(side_effect=Unusual)) if refuse else mock.MagicMock():
            try:
                found.append(parse(data, "claims.yaml"))
            except UnusableRecord as error:
                found.append(error.problems)
    return found[0], found[1]


def alike(data: bytes) -> None:
    quick, slow = both_ways(data)
    assert slow == quick
    if isinstance(quick, Record):
        for one, other in zip(entries(slow), entries(quick), strict=True):
            assert one.at() == other.at()
            assert dict(one.places.marks) == dict(other.places.marks)


@pytest.mark.parametrize("text", [VALID, RICH, RICH.replace("\n", "\r\n"), "\ufeff" + RICH, RICH + "# ä 😀\n"])
def test_a_whole_record_is_the_same_both_ways(text: str) -> None:
    alike(text.encode())
    assert isinstance(both_ways(text.encode())[0], Record)


@pytest.mark.parametrize("text", [marked(text)[0] for text, _ in BAD.values()], ids=BAD)
def test_the_problems_are_the_same_both_ways(text: str) -> None:
    alike(text.encode())


@settings(max_examples=300)
@given(EDITS)
def test_a_damaged_record_is_the_same_both_ways(edits: list[tuple[str, int, int, str]]) -> None:
    alike(damaged(RICH, edits).encode())


def test_a_whole_record_needs_no_explaining(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Shape, "entry", lambda *_: pytest.fail("an entry was read the slow way"))
    assert ["owners"] == list(parse(RICH.encode(), "claims.yaml").claims)


def test_one_entry_that_is_wrong_leaves_the_others_to_be_read_directly(monkeypatch: pytest.MonkeyPatch) -> None:
    explained = []
    entry = Shape.entry

    def explain(self: Shape, node: Any, kind: type[Entry], what: str, *rest: Any) -> Entry | None:
        explained.append(what)
        return entry(self, node, kind, what, *rest)

    monkeypatch.setattr(Shape, "entry", explain)
    with pytest.raises(UnusableRecord):
        parse(RICH.replace("kind: group", "kind: groop").encode(), "claims.yaml")
    assert ['party "dockers"'] == explained


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_model_but_a_single_entry_can_be_read_directly(kind: type[Entry]) -> None:
    single = {"waive", "descriptor", "capture", "versions"}
    assert set(readers(kind)) - single == plan_of(kind).known - single


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Inner(Entry):
    name: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Outer(Entry):
    one: Inner
    many: tuple[Inner, ...] = ()


def test_an_entry_may_be_the_value_of_a_field() -> None:
    events = Events("key: {one: {name: A}, many: [{name: B}]}", "claims.yaml", [])
    events.begin()
    outer = Direct("claims.yaml", events).entry(Outer, events.next(), "key")
    assert ("A", "B") == (outer.one.name, outer.many[0].name)
    places = (outer.at(), outer.at("one"), outer.one.at("name"), outer.at("many", 0), outer.many[0].at())
    assert [1, 12, 19, 30, 30] == [each.column for each in places]
