"""Levels and waivers: what they change, where they reach, and when they end."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from secondhand.checks.waivers import Exemption
from secondhand.errors import Position
from secondhand.findings import Finding, Level
from secondhand.pipeline import Inspection, inspect

Change = Callable[[str, str], None]
TODAY = datetime.date(2031, 6, 1)
SHORT = "quote_limits: {words: 3, share: 0.9}"
WAIVE = '{quote-within-limits: "It is the whole oath.", until: 2031-06}'


@pytest.fixture
def short(desk: Path, change: Change) -> Path:
    """A desk in which both quotations are longer than the three words that one may have."""
    change("quote_limits: {words: 25, share: 0.9}", SHORT)
    return desk


def inspected(desk: Path) -> Inspection:
    return inspect(desk / "claims.yaml", TODAY)


def too_long(findings: object) -> list[Finding]:
    return [each for each in findings if each.check == "quote-within-limits"]  # type: ignore[attr-defined]


def test_without_waivers_both_count(short: Path) -> None:
    assert [Level.ERROR] * 2 == [each.level for each in too_long(inspected(short).findings)]


def test_a_waiver_of_evidence_waives_what_is_found_there_and_nothing_else(short: Path, change: Change) -> None:
    change("        via: [harbour-post]\n", f"        via: [harbour-post]\n        waive: {WAIVE}\n")
    inspection = inspected(short)
    assert ["quote has 7 words; 3 are the most"] == [each.message for each in too_long(inspection.findings)]
    assert ["quote has 5 words; 3 are the most"] == [each.finding.message for each in inspection.waived]
    assert ["It is the whole oath."] == [each.exemption.reason for each in inspection.waived]


def test_a_waiver_of_a_claim_reaches_all_its_evidence(short: Path, change: Change) -> None:
    change("    rationale:", f"    waive: {WAIVE}\n    rationale:")
    inspection = inspected(short)
    assert (0, 2) == (len(too_long(inspection.findings)), len(inspection.waived))


def test_a_waiver_behind_the_evidence_is_the_claims_all_the_same(short: Path) -> None:
    record = short / "claims.yaml"
    record.write_text(record.read_text(encoding="utf-8") + f"    waive: {WAIVE}\n", encoding="utf-8")
    assert 2 == len(inspected(short).waived)


def test_a_waiver_of_a_source_waives_what_is_found_about_the_source_alone(desk: Path, change: Change) -> None:
    change("share: 0.9}", "share: 0.1}")
    before = inspected(desk)
    change("    title: Ferries", f"    waive: {WAIVE}\n    title: Ferries")
    after = inspected(desk)
    assert (1, 0) == (len(too_long(before.findings)), len(too_long(after.findings)))
    assert ["quote-within-limits"] == [each.finding.check for each in after.waived]


def test_what_is_waived_does_not_count_as_an_error(short: Path, change: Change) -> None:
    before = inspected(short).errors
    change("    rationale:", f"    waive: {WAIVE}\n    rationale:")
    assert before - 2 == inspected(short).errors


def test_a_waiver_that_waives_nothing_is_a_note(desk: Path, change: Change) -> None:
    change("    rationale:", f"    waive: {WAIVE}\n    rationale:")
    found = [each for each in inspected(desk).findings if each.check == "waiver-in-force"]
    assert [(Level.NOTE, "the waiver waives nothing: quote-within-limits finds nothing here")] == [
        (each.level, each.message) for each in found
    ]


def test_a_waiver_is_not_called_idle_where_its_check_could_not_run(desk: Path, change: Change) -> None:
    waive = '{second-hand-unlabelled: "The Post is the ministry\'s own.", until: 2032}'
    change("    rationale:", f"    waive: {waive}\n    rationale:")
    (desk / "sources" / "private" / "any name.txt").unlink()
    assert "waiver-in-force" not in [each.check for each in inspected(desk).findings]


@pytest.mark.parametrize(
    ("level", "counted"), [("error", [Level.ERROR] * 2), ("warning", [Level.WARNING] * 2), ("note", [Level.NOTE] * 2)]
)
def test_a_level_of_the_record_is_that_of_the_findings(
    short: Path, change: Change, level: str, counted: list[Level]
) -> None:
    change(SHORT, f"{SHORT}\nchecks: {{quote-within-limits: {level}}}")
    assert counted == [each.level for each in too_long(inspected(short).findings)]


def test_a_check_that_is_off_finds_nothing_and_its_waivers_are_not_idle(short: Path, change: Change) -> None:
    change(SHORT, f"{SHORT}\nchecks: {{quote-within-limits: off}}")
    change("    rationale:", f"    waive: {WAIVE}\n    rationale:")
    inspection = inspected(short)
    assert ([], ()) == (too_long(inspection.findings), inspection.waived)
    assert "waiver-in-force" not in [each.check for each in inspection.findings]


def test_a_note_stays_a_note_whatever_the_level(desk: Path, change: Change) -> None:
    change("quote_limits:", "checks: {source-described: error}\nquote_limits:")
    assert [Level.NOTE] == [each.level for each in inspected(desk).findings if each.check == "source-described"]


def test_an_altered_quotation_passes_by_no_level_and_no_waiver(desk: Path, change: Change) -> None:
    change("quote_limits:", "checks: {quote-in-source: off}\nquote_limits:")
    change("We rarely met", "We never met")
    change("    rationale:", '    waive: {quote-in-source: "Near enough.", until: 2099}\n    rationale:')
    inspection = inspected(desk)
    altered = [each for each in inspection.findings if each.check == "quote-in-source" and "never" in each.message]
    assert ([Level.ERROR], ()) == ([each.level for each in altered], inspection.waived)


@pytest.mark.parametrize(
    ("until", "last", "first_after"),
    [
        ("2031-06-01", (2031, 6, 1), (2031, 6, 2)),
        ("2031-06", (2031, 6, 30), (2031, 7, 1)),
        ("2031", (2031, 12, 31), (2032, 1, 1)),
    ],
)
def test_a_waiver_holds_to_the_end_of_the_day_month_or_year(
    until: str, last: tuple[int, int, int], first_after: tuple[int, int, int]
) -> None:
    exemption = Exemption("a-check", "why", until, Position("claims.yaml", 1, 1), "", lambda _: True)
    assert (True, False) == (exemption.holds(datetime.date(*last)), exemption.holds(datetime.date(*first_after)))
