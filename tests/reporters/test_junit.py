"""Findings as JUnit's XML."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.checks.table import CHECKS
from secondhand.findings import Finding, Level
from secondhand.reporters.junit import write
from secondhand.reporters.report import Report
from tests.reporters.sample_report import ALTERED, CLEAN, FOLDED, REPORT, UNUSABLE, at, with_findings


def suites(report: Report) -> ET.Element:
    return ET.fromstring(write(report))


def case(report: Report, check: str, claim: str) -> ET.Element:
    found = suites(report).find(f"testsuite[@name='{check}']/testcase[@name='{claim}']")
    assert found is not None
    return found


def test_there_is_a_case_for_each_check_and_claim_and_one_for_the_rest() -> None:
    cases = [(each.get("classname"), each.get("name")) for each in suites(CLEAN).iter("testcase")]
    assert [(check.ID, name) for check in CHECKS for name in ("(record)", "owners")] == cases


def test_checks_that_were_left_out_have_no_case() -> None:
    report = replace(CLEAN, left_out=tuple(each.ID for each in CHECKS[1:]))
    assert [CHECKS[0].ID] == [each.get("name") for each in suites(report)]


def test_errors_of_a_claim_are_one_failure_that_has_them_all() -> None:
    failures = list(case(REPORT, "quote-in-source", "owners").iter("failure"))
    assert [f"{ALTERED.message} (and 1 more)"] == [each.get("message") for each in failures]
    assert str(ALTERED) in (failures[0].text or "")
    assert str(FOLDED) in (failures[0].text or "")
    assert "We rarely met the owners" in (failures[0].text or "")


def test_warnings_and_notes_fail_nothing_and_are_the_output() -> None:
    found = case(REPORT, "source-described", "(record)")
    assert None is found.find("failure")
    assert 'claims.yaml:5:3: warning: source "harbour" gives no url' in found.findtext("system-out", "")


def test_a_waived_finding_is_skipped_with_its_reason() -> None:
    skipped = case(REPORT, "quote-within-limits", "owners").find("skipped")
    assert skipped is not None
    assert "waived until 2031-12: It is the oath." == skipped.get("message")


def test_the_numbers_add_up() -> None:
    root = suites(REPORT)
    for name in ("tests", "failures", "skipped"):
        assert int(root.get(name, "")) == sum(int(each.get(name, "")) for each in root)
    assert ("1", "1", "0") == (root.get("failures"), root.get("skipped"), root.get("errors"))
    assert int(root.get("tests", "")) == len(list(root.iter("testcase")))


def test_a_case_has_its_file_and_line_in_the_repository() -> None:
    found = case(replace(REPORT, path=lambda file: f"desk/{file}"), "quote-in-source", "owners")
    assert ("desk/claims.yaml", "9") == (found.get("file"), found.get("line"))


def test_an_unusable_record_is_an_error_a_problem() -> None:
    root = suites(UNUSABLE)
    assert ("1", "0") == (root.get("errors"), root.get("failures"))
    assert ['there is no verdict "x"'] == [each.get("message") for each in root.iter("error")]


@pytest.mark.parametrize("bad", ["\0", "\x0b", "\x1b[31m", "\ud800", "\ufffe", "\x7f", "<&>\"']]>", "a\nb\tc\r"])
def test_what_xml_forbids_does_not_break_it(bad: str) -> None:
    finding = Finding(at(1, 1), "quote-in-source", Level.ERROR, bad, bad, "owners")
    assert None is not case(with_findings(finding), "quote-in-source", "owners").find("failure")


@given(st.text(), st.text())
def test_any_words_give_xml(message: str, hint: str) -> None:
    finding = Finding(at(1, 1), "quote-in-source", Level.ERROR, message, hint, "owners")
    assert "1" == suites(with_findings(finding)).get("failures")
