"""Edits of a record in place: what is asked for changes, and not another byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.errors import Problem
from secondhand.record import tree
from secondhand.record.edit import AddField, AddItem, EditRefused, SetValue, apply

RECORD = """\
# a comment
claims:
  one:   # another
    status: draft      # and one more
    quote: >-
      They "rarely" met
      the owners  of it
    note: 'it''s'
    said: "tide \\u00e9 \\"x\\""
    empty:
  two: {quote: "a, b", status: draft, list: [x, y]}  # flow
  three:
    - quote: |
        one
        two

      status: draft
    - - nested
tail: end
"""
QUOTE = ("claims", "one", "quote")


def changed(edit, record: str = RECORD) -> list[tuple[str, str]]:
    """The lines of which an edit makes others."""
    before, after = record.split("\n"), apply(record, [edit], "claims.yaml").split("\n")
    assert len(before) == len(after)
    return [(one, other) for one, other in zip(before, after, strict=True) if one != other]


def added(edit, record: str = RECORD) -> tuple[int, str]:
    """The one line that an edit adds, and where."""
    before, after = record.splitlines(True), apply(record, [edit], "claims.yaml").splitlines(True)
    place = next(i for i, line in enumerate(after) if i >= len(before) or line != before[i])
    assert before == after[:place] + after[place + 1 :]
    return place + 1, after[place]


@pytest.mark.parametrize(
    ("path", "value", "line", "becomes"),
    [
        (("claims", "one", "status"), "approved", 4, "    status: approved      # and one more"),
        (QUOTE, "They “rarely” met the owners  of it", 6, "      They “rarely” met"),
        (("claims", "one", "note"), "it’s", 8, "    note: 'it’s'"),
        (("claims", "one", "note"), "i'ts", 8, "    note: 'i''ts'"),
        (("claims", "one", "said"), 'tide é "y"', 9, '    said: "tide \\u00e9 \\"y\\""'),
        (("claims", "one", "empty"), "a: b", 10, "    empty: 'a: b'"),
        (
            ("claims", "two", "list", 1),
            "z, z",
            11,
            "  two: {quote: \"a, b\", status: draft, list: [x, 'z, z']}  # flow",
        ),
        (("claims", "three", 0, "quote"), "one\n2", 15, "        2"),
        (("tail",), "#end", 19, "tail: '#end'"),
    ],
)
def test_a_value_changes_and_nothing_else(path: tuple, value: str, line: int, becomes: str) -> None:
    assert [(RECORD.split("\n")[line - 1], becomes)] == changed(SetValue(path, value))


@pytest.mark.parametrize(
    ("edit", "line", "becomes"),
    [
        (AddField(("claims", "one"), "prefix", "so: ", "quote"), 8, "    prefix: 'so:'\n"),
        (AddField(("claims", "one"), "prefix", "so", "status"), 5, "    prefix: so\n"),
        (AddField(("claims", "one"), "prefix", "so"), 11, "    prefix: so\n"),
        (AddField(("claims", "three", 0), "prefix", "so", "quote"), 16, "      prefix: so\n"),
        (AddField((), "more", "so"), 20, "more: so\n"),
    ],
)
def test_a_field_is_added_and_nothing_else(edit: AddField, line: int, becomes: str) -> None:
    assert (line, becomes) == added(edit)


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [(("status",), "in_review", "status: draft", "status: in_review"), (("list", 1), "z, z", "y]", "'z, z']")],
)
def test_a_value_changes_between_braces(path: tuple, value: str, old: str, new: str) -> None:
    before = '  two: {quote: "a, b", status: draft, list: [x, y]}  # flow'
    assert [(before, before.replace(old, new))] == changed(SetValue(("claims", "two", *path), value))


def test_several_edits_are_made_at_once() -> None:
    first, second = SetValue(QUOTE, "They met"), AddField(("claims", "one"), "prefix", "so", "quote")
    third = SetValue(("tail",), "#")
    one_by_one = apply(apply(apply(RECORD, [first], "c"), [second], "c"), [third], "c")
    assert one_by_one == apply(RECORD, [first, second, third], "c")


def test_a_field_is_added_between_braces() -> None:
    edit = AddField(("claims", "two"), "prefix", "so, that", "quote")
    before = '  two: {quote: "a, b", status: draft, list: [x, y]}  # flow'
    after = "  two: {quote: \"a, b\", prefix: 'so, that', status: draft, list: [x, y]}  # flow"
    assert [(before, after)] == changed(edit)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_stay_as_they_are(end: str) -> None:
    record = "\ufeff" + RECORD.replace("\n", end)
    after = apply(record, [AddField(("claims", "one"), "prefix", "so", "quote")], "claims.yaml")
    assert record == after.replace(f"    prefix: so{end}", "")
    assert "\n" not in after.replace(end, "")


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (SetValue(("claims", "four"), "x"), "there is no claims.four"),
        (SetValue(("claims", "three", 7, "quote"), "x"), "there is no claims.three.7.quote"),
        (SetValue(("claims",), "x"), "claims is no single value"),
        (AddField(("claims", "one"), "note", "x"), 'cannot get a field "note"'),
        (AddField(("claims", "one", "note"), "more", "x"), 'cannot get a field "more"'),
        (AddField(("claims", "three"), "more", "x"), 'cannot get a field "more"'),
    ],
)
def test_what_cannot_be_done_is_refused(edit: SetValue | AddField, why: str) -> None:
    with pytest.raises(EditRefused, match=why):
        apply(RECORD, [edit], "claims.yaml")


def test_a_record_without_an_edit_stays_the_same() -> None:
    assert RECORD == apply(RECORD, [], "claims.yaml")
    assert RECORD == apply(RECORD, [SetValue(("claims", "one", "status"), "draft")], "claims.yaml")


APPROVAL = {"by": "Ada Holm <ada@desk.example>", "on": ["2031-05-04", {"x": "a: b"}]}


@pytest.mark.parametrize(
    ("edit", "line", "becomes"),
    [
        (
            AddField(("claims", "one"), "approval", APPROVAL, "status"),
            5,
            "    approval:\n      by: Ada Holm <ada@desk.example>\n      on:\n"
            "        - 2031-05-04\n        - x: 'a: b'\n",
        ),
        (AddField(("claims", "one", "empty"), "x", {"y": "z"}), 11, "      x:\n        y: z\n"),
        (AddItem(("claims", "one", "empty"), {"y": "z", "a": "b"}), 11, "      - y: z\n        a: b\n"),
        (AddItem(("claims", "three"), {"y": "z", "a": "b"}), 19, "    - y: z\n      a: b\n"),
        (AddField(("claims",), "four", {"y": "z"}), 19, "  four:\n    y: z\n"),
    ],
)
def test_what_has_parts_is_added_on_lines_of_its_own(edit: AddField | AddItem, line: int, becomes: str) -> None:
    before = RECORD.splitlines(True)
    after = apply(RECORD, [edit], "claims.yaml").splitlines(True)
    added = becomes.splitlines(True)
    place = next(i for i, each in enumerate(after) if i >= len(before) or each != before[i])
    assert (line, added) == (place + 1, after[place : place + len(added)])
    assert before == after[:place] + after[place + len(added) :]


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (AddItem(("claims", "two", "list"), {"y": "z"}), "[x, y]", "[x, y, {y: z}]"),
        (AddField(("claims", "two"), "more", ["u, v"]), "[x, y]}", "[x, y], more: ['u, v']}"),
        (AddItem(("claims", "two", "list"), "w"), "[x, y]", "[x, y, w]"),
    ],
)
def test_what_has_parts_is_added_between_braces(edit: AddField | AddItem, old: str, new: str) -> None:
    before = '  two: {quote: "a, b", status: draft, list: [x, y]}  # flow'
    assert [(before, before.replace(old, new))] == changed(edit)


def test_the_first_item_goes_between_empty_brackets() -> None:
    assert "a: [{b: c}]  # none\n" == apply("a: []  # none\n", [AddItem(("a",), {"b": "c"})], "claims.yaml")


VALUES = st.text(st.sampled_from("ab \"'’:#-,{}[]|>&*!%@`\\é\n\t"), min_size=1, max_size=12).filter(str.strip)
STYLES = {
    "plain": "x",
    "double": '"x \\" y"',
    "single": "'x '' y'",
    "folded": ">\n    x\n    y\n",
    "literal": "|-\n    x\n\n    y\n",
}


@pytest.mark.parametrize("style", STYLES)
@given(value=VALUES)
def test_any_value_is_set_or_refused_and_the_rest_stays(style: str, value: str) -> None:
    record = f"a: 1 # first\nb: {STYLES[style]}\nc: [d, e] # last\n"
    try:
        after = apply(record, [SetValue(("b",), value)], "claims.yaml")
    except EditRefused:
        return
    problems: list[Problem] = []
    root = tree.parse(after, "claims.yaml", problems)
    assert (["a", "b", "c"], []) == (list(root.entries), problems)
    assert value.strip() == root.entries["b"][1].text.strip()
    assert after.startswith("a: 1 # first\nb: ")
    assert after.endswith("c: [d, e] # last\n")
