"""Every field of every kind of entry is read by its type in the model, and refuses what is of another type."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from secondhand.errors import Problem
from secondhand.record import tree
from secondhand.record.model import (
    Approval,
    Brief,
    Capture,
    Claim,
    Correction,
    Desk,
    Entry,
    Evidence,
    Interest,
    Levels,
    Party,
    QuoteLimits,
    Reply,
    RestsOn,
    Retraction,
    Source,
    SourceDescriptor,
    Submission,
    Verdict,
    Version,
    Waiver,
)
from secondhand.record.nearest import nearest
from secondhand.record.shape import Shape, readers

KINDS: tuple[type[Entry], ...] = (
    Desk,
    Verdict,
    Party,
    Interest,
    Source,
    RestsOn,
    SourceDescriptor,
    Capture,
    Version,
    Brief,
    Evidence,
    Correction,
    Submission,
    Approval,
    Reply,
    Retraction,
    Claim,
    QuoteLimits,
)
LISTS = {f"tuple[{kind.__name__}, ...]": kind for kind in (Evidence, Correction, Interest, RestsOn, Version)}
SINGLE: dict[str, type[Entry]] = {
    "Capture": Capture,
    "Capture | None": Capture,
    "SourceDescriptor | None": SourceDescriptor,
}
FIELDS = [pytest.param(kind, field, id=f"{kind.__name__}.{field}") for kind in KINDS for field in readers(kind)]
# For each type of field, as the model writes it: what may stand there, and what comes of it.
GOOD = {
    "str": ("Ada Holm", "Ada Holm"),
    "Date": ("2031-05", "2031-05"),
    "Identifier": ("stein", "stein"),
    "Digest": ("AB" * 32, "ab" * 32),
    "Time": ("2031-05-04T08:30:00Z", "2031-05-04T08:30:00Z"),
    "bool": ("true", True),
    "bool | None": ("false", False),
    "int": ("7", 7),
    "int | None": ("7", 7),
    "float": ("0.5", 0.5),
    "tuple[str, ...]": ("[one, two]", ("one", "two")),
    "tuple[Identifier, ...]": ("[one, two]", ("one", "two")),
    "PartyKind": ("outlet", "outlet"),
    "Stance": ("context", "context"),
    "Status": ("approved", "approved"),
    "Tone": ("mixed", "mixed"),
    "Profile": ("ifcn", "ifcn"),
    "Corrected | None": ("verdict", "verdict"),
    "Reuse": ("translated", "translated"),
    "Reliability | None": ("B", "B"),
    "Credibility | None": ("1", "1"),
}
PARTS = {f"{kind.__name__} | None": kind for kind in (Submission, Approval, Reply, Retraction)}


def read(kind: type[Entry], text: str) -> tuple[Any, list[Problem]]:
    problems: list[Problem] = []
    node = tree.parse(text, "claims.yaml", problems)
    return Shape("claims.yaml", problems).entry(node, kind, "it"), problems


def annotation(kind: type[Entry], name: str) -> str:
    return next(str(field.type) for field in dataclasses.fields(kind) if field.name == name)


def whole(entry: type[Entry], /, **given: str) -> str:
    """An entry of this kind with the fields it must have and those given."""
    for name, (_, required) in readers(entry).items():
        if required:
            given.setdefault(name, good(annotation(entry, name)))
    return "{" + ", ".join(f"{name}: {value}" for name, value in given.items()) + "}"


def good(of_type: str) -> str:
    """What may stand in a field of this type."""
    if of_type in LISTS:
        return f"[{whole(LISTS[of_type])}]"
    return whole(SINGLE[of_type]) if of_type in SINGLE else GOOD[of_type][0]


WAIVER = '{quote-within-limits: "It is the whole oath.", until: 2031-05}'


@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_a_field_is_read_as_the_model_types_it(kind: type[Entry], name: str) -> None:
    of_type = annotation(kind, name)
    if of_type in LISTS or of_type in SINGLE:
        entry, problems = read(kind, whole(kind, **{name: good(of_type)}))
        found = getattr(entry, name)
        assert (LISTS.get(of_type) or SINGLE[of_type], []) == (type(found[0] if of_type in LISTS else found), problems)
        return
    if annotation(kind, name) in PARTS:
        entry, problems = read(kind, whole(kind, **{name: whole(PARTS[annotation(kind, name)])}))
        assert ("2031-05", []) == (getattr(entry, name).date, problems)
        return
    if annotation(kind, name) == "Waiver | None":
        entry, problems = read(kind, whole(kind, **{name: WAIVER}))
        assert ("2031-05", []) == (getattr(entry, name).until, problems)
        return
    written, value = GOOD[annotation(kind, name)]
    entry, problems = read(kind, whole(kind, **{name: written}))
    assert (value, []) == (getattr(entry, name), problems)


WITH_FIELDS = {*PARTS, *SINGLE, "Waiver | None"}


@pytest.mark.parametrize(("kind", "name"), [each for each in FIELDS if annotation(*each.values) not in WITH_FIELDS])
def test_a_mapping_is_never_the_value_of_a_field_that_is_no_entry(kind: type[Entry], name: str) -> None:
    text = whole(kind, **{name: "{a: b}"})
    entry, problems = read(kind, text)
    places = [(each.position.line, each.position.column) for each in problems]
    assert (None, [(1, text.index("{a: b}") + 1)]) == (entry, places)
    assert problems[0].message.startswith(f"{name} of it must be")


@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_a_text_stands_for_no_list_and_a_list_for_no_text(kind: type[Entry], name: str) -> None:
    wrong = "word" if annotation(kind, name).startswith("tuple") else "[word]"
    entry, problems = read(kind, whole(kind, **{name: wrong}))
    assert (None, 1) == (entry, len(problems))


@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_null_is_as_if_the_field_were_not_there(kind: type[Entry], name: str) -> None:
    with_null = read(kind, whole(kind, **{name: "~"}))
    required = readers(kind)[name][1]
    assert ([f"it has no {name}"] if required else []) == [each.message for each in with_null[1]]
    if not required:
        assert read(kind, whole(kind))[0] == with_null[0]


@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_with_nothing_in_it_lacks_each_field_it_must_have(kind: type[Entry]) -> None:
    required = {f"it has no {name}" for name, (_, required) in readers(kind).items() if required}
    assert required == {each.message for each in read(kind, "{}")[1]}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["id", "places", "__class__", "at", "direction"])
def test_what_the_model_has_for_itself_is_no_field_of_the_record(kind: type[Entry], name: str) -> None:
    assert [f'it has no field "{name}"'] == [each.message for each in read(kind, whole(kind, **{name: "x"}))[1]]


def test_a_waiver_takes_every_key_that_is_no_field_and_knows_where_it_stands() -> None:
    waiver, problems = read(Waiver, WAIVER)
    assert ({"quote-within-limits": "It is the whole oath."}, []) == (waiver.reasons, problems)
    assert (1, 2) == (waiver.at("quote-within-limits").line, waiver.at("quote-within-limits").column)


@pytest.mark.parametrize("reason", ["", "~", "''", '"  "'])
def test_a_waiver_without_a_reason_is_none(reason: str) -> None:
    entry, problems = read(Waiver, f"{{quote-within-limits: {reason}, until: 2031}}")
    assert (None, ['it says nothing for "quote-within-limits"']) == (entry, [each.message for each in problems])


def test_a_waiver_of_nothing_is_none() -> None:
    assert (None, ["it names nothing"]) == (
        read(Waiver, "{until: 2031}")[0],
        [each.message for each in read(Waiver, "{until: 2031}")[1]],
    )


def test_a_level_is_one_of_four() -> None:
    assert {"unused-party": "off"} == read(Levels, "{unused-party: off}")[0].levels
    problems = read(Levels, "{unused-party: erorr}")[1]
    assert ['did you mean "error"?'] == [each.hint for each in problems]


def test_a_list_names_the_item_that_is_wrong() -> None:
    entry, problems = read(Party, "{name: A, kind: person, aliases: [one, [two], {three: 3}]}")
    assert None is entry
    assert ["item 2 of aliases of it must be a text", "item 3 of aliases of it must be a text"] == [
        each.message for each in problems
    ]


@pytest.mark.parametrize("time", ["2031-05-04", "2031-05-04T08:30:00", "2031-05-04 08:30:00Z", "2031-13-04T08:30:00Z"])
def test_a_time_is_one_of_the_calendar_in_utc(time: str) -> None:
    entry, problems = read(Capture, whole(Capture, retrieved=time))
    assert (None, [f'retrieved of it is no time: "{time}"']) == (entry, [each.message for each in problems])


def test_a_text_has_no_blanks_around_it() -> None:
    assert "Ada Holm" == read(Desk, '{name: " \\u00a0\\n Ada Holm\\t"}')[0].name


@pytest.mark.parametrize("flag", ["true", "True", "TRUE"])
def test_a_flag_may_be_written_as_yaml_has_it(flag: str) -> None:
    assert True is read(Verdict, whole(Verdict, settled=flag))[0].settled


@pytest.mark.parametrize("share", ["0", "0.0", "0.25", "1", "1.00"])
def test_a_share_lies_between_0_and_1(share: str) -> None:
    assert float(share) == read(QuoteLimits, f"{{share: {share}}}")[0].share


@pytest.mark.parametrize("share", ["-0.1", "1.01", "2", "20%", "1e-1", "0,2", "'0.2'", "nan", "٠"])
def test_what_lies_elsewhere_is_no_share(share: str) -> None:
    entry, problems = read(QuoteLimits, f"{{share: {share!s}}}" if "," not in share else f"share: {share}")
    assert (None, ["share of it must be a number from 0 to 1"]) == (entry, [each.message for each in problems])


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("outlt", 'did you mean "outlet"?'),
        ("person", 'did you mean "person"?'),
        ("zzz", ""),
        ("", ""),
        ("o" * 100_000, ""),
    ],
)
def test_a_word_nearly_right_is_answered_with_the_right_one(word: str, hint: str) -> None:
    assert hint == nearest(word, ["person", "outlet", "agency"])


@pytest.mark.parametrize("word", ["fery-4321", "ferry-43210", "ferry4321", "ferry_4321"])
def test_of_very_many_words_the_one_that_is_nearly_right_is_found(word: str) -> None:
    known = [f"ferry-{number}" for number in range(1_000, 6_000)]
    assert 'did you mean "ferry-4321"?' == nearest(word, known)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("short", "short"),
        ("two\n \tlines", "two lines"),
        ("a" * 60, "a" * 60),
        ("a" * 61, "a" * 57 + "…"),
        ("\x1b[31mred\x07", "\ufffd[31mred\ufffd"),
        ("\u202eabc\u200b", "\ufffdabc\ufffd"),
        ("\ud800", "\ufffd"),
        ("", ""),
    ],
)
def test_a_message_shows_a_text_on_one_line_with_all_that_is_in_it(text: str, shown: str) -> None:
    assert shown == tree.shown(text)
