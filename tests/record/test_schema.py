"""The schema of the record takes what the loader takes, and refuses what the loader refuses as far as it can see."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from secondhand.asking import schema_text
from secondhand.checks.table import CHECKS, is_binding
from secondhand.errors import Problem, UnusableRecord
from secondhand.record import tree
from secondhand.record.model import Claim, Evidence, Record, Source, Verdict
from secondhand.record.schema import dump, schema
from tests.checks.test_checks import _cases, _whole
from tests.record.test_load import BAD, NO_DATES, VALID, in_valid, marked

ROOT = Path(__file__).parent.parent.parent
RULES = {each.ID: "A rule." for each in CHECKS if not is_binding(each)}
SCHEMA = schema(RULES)
VALIDATOR = Draft7Validator(SCHEMA)
# What the loader finds and a schema cannot see: what one part says of another, the calendar, how a number was written.
UNSEEN = re.compile(r"there is no (?:brief|source)|\"unprovn\"|\"(?:2024-02-30|2023-02-29|2024-04-31|0000.*|02024)\"")


def as_json(node: tree.Node) -> Any:
    """A tree as an editor's YAML 1.2 reads it, by the core schema."""
    if isinstance(node, tree.Mapping):
        return {key: as_json(value) for key, (_, value) in node.entries.items()}
    if isinstance(node, tree.Sequence):
        return [as_json(item) for item in node.items]
    if not node.plain:
        return node.text
    if node.text in ("", "~", "null", "Null", "NULL"):
        return None
    if node.text.lower() in ("true", "false"):
        return node.text.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", node.text, re.ASCII):
        return int(node.text)
    number = re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", node.text, re.ASCII)
    return float(node.text) if number else node.text


def is_yaml(text: str) -> bool:
    """Whether it is YAML that a record may hold: what is not never comes before a schema."""
    problems: list[Problem] = []
    try:
        tree.parse(text, "claims.yaml", problems)
    except UnusableRecord:
        return False
    return not problems


def complaints(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(as_json(tree.parse(text, "claims.yaml", [])))]


# A digest without a single letter is a number to YAML; only a made one is.
def _last(text: str) -> str:
    """The last version of a case that has several, with digests in the places that it leaves open."""
    version = re.split(r"^=== .*\n", text, flags=re.M)[-1]
    return _whole(re.sub("DIGEST|EARLIER|FIRST", "0" * 63 + "a", version))


CASES = [(check, title, text) for check, title, text in _cases() if not re.search(r"sha256: \d{64}", text)]
REFUSED = {name: case for name, case in BAD.items() if is_yaml(marked(case[0])[0])}


def test_it_is_a_schema_of_draft_7() -> None:
    Draft7Validator.check_schema(SCHEMA)
    assert "http://json-schema.org/draft-07/schema#" == SCHEMA["$schema"]


def test_it_takes_the_record_of_this_repository() -> None:
    assert [] == complaints((ROOT / "claims.yaml").read_text(encoding="utf-8"))


def test_it_takes_a_valid_record() -> None:
    assert [] == complaints(VALID)


@pytest.mark.parametrize(
    "text",
    [pytest.param(_last(text), id=f"{check}: {title}") for check, title, text in CASES if check != "check-known"],
)
def test_it_takes_every_record_that_the_checks_are_tried_on(text: str) -> None:
    assert [] == complaints(text)


@pytest.mark.parametrize(("text", "expected"), REFUSED.values(), ids=REFUSED)
def test_it_refuses_what_the_loader_refuses(text: str, expected: list[str]) -> None:
    found = complaints(marked(text)[0])
    assert found or all(UNSEEN.search(each) for each in expected)


@pytest.mark.parametrize("date", NO_DATES.split())
def test_it_refuses_what_is_no_date_but_for_the_calendar(date: str) -> None:
    assert complaints(in_valid("date: 2031-05-04", f"date: {date}")) or UNSEEN.search(f'"{date}"')


@pytest.mark.parametrize(
    "changed",
    [
        in_valid("kind: group", "kind: group, note: ~"),
        in_valid("verdict: unproven", "verdict: true"),
        in_valid("title: Ferries", "title: 1984"),
        in_valid("date: 2031-05-04", "date: 2031"),
        VALID + "verdicts: {true: {label: True, rating: 5}, unproven: {label: Unproven}}\n",
        VALID + "checks: {quote-within-limits: off}\n",
        in_valid("rationale:", 'waive: {quote-within-limits: "The oath.", until: 2031-06}\n    rationale:'),
    ],
)
def test_it_takes_what_an_editor_writes_without_quotation_marks(changed: str) -> None:
    assert [] == complaints(changed)


@pytest.mark.parametrize(
    "changed",
    [
        VALID + "checks: {quote-within-limits: loud}\n",
        VALID + "checks: {quote-within-limit: off}\n",
        VALID + "checks: {quote-in-source: off}\n",
        in_valid("rationale:", 'waive: {quote-in-source: "Near enough.", until: 2031-06}\n    rationale:'),
        in_valid("rationale:", "waive: {quote-within-limits: '', until: 2031-06}\n    rationale:"),
        in_valid("rationale:", "waive: {quote-within-limits: The oath.}\n    rationale:"),
        in_valid("rationale:", "waive: {until: 2031}\n    rationale:"),
    ],
)
def test_it_refuses_levels_and_waivers_that_do_nothing(changed: str) -> None:
    assert complaints(changed)


@pytest.mark.parametrize("kind", [Source, Claim, Evidence, Verdict])
def test_every_field_is_there_and_explained(kind: type) -> None:
    properties = SCHEMA["definitions"][kind.__name__]["properties"]
    assert [each.name for each in dataclasses.fields(kind) if each.name not in ("id", "places")] == list(properties)
    assert all(each["description"].endswith((".", "}.", ")")) for each in properties.values())


def test_every_part_of_a_record_is_there_but_for_what_the_loader_makes() -> None:
    made = {"id", "places", "digest", "cut", "text", "texts"}
    assert {each.name for each in dataclasses.fields(Record)} - made == set(SCHEMA["properties"])


def test_words_that_may_stand_in_a_field_are_listed() -> None:
    stance = SCHEMA["definitions"]["Evidence"]["properties"]["stance"]
    assert ["supports", "undermines", "context"] == stance["enum"]


def test_the_rules_of_the_checks_explain_levels_and_waivers() -> None:
    assert RULES.keys() == SCHEMA["definitions"]["Levels"]["properties"].keys()
    assert {*RULES, "until"} == SCHEMA["definitions"]["Waiver"]["properties"].keys()


def test_the_file_ends_with_a_line_end_and_says_the_same_each_time() -> None:
    assert dump(SCHEMA) == dump(schema(RULES))
    assert schema_text().endswith("}\n")
