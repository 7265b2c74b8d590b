"""What tells findings apart, run after run."""

from __future__ import annotations

from dataclasses import replace

from secondhand.errors import Position
from secondhand.findings import Finding
from secondhand.record.load import parse
from secondhand.record.model import Record
from secondhand.reporters.fingerprint import fingerprints
from tests.reporters.sample_report import ALTERED, FILE, FOLDED, NOTE, RECORD, TEXT, UNNAMED

ALL = (ALTERED, FOLDED, NOTE, UNNAMED)


def of(finding: Finding, record: Record = RECORD) -> str:
    return next(fingerprints([finding], record))


def test_each_finding_has_one_of_its_own() -> None:
    assert 4 == len(set(fingerprints(ALL, RECORD)))


def test_lines_that_come_and_go_above_change_nothing() -> None:
    moved = parse(("# One.\n# Two.\n" + TEXT).encode(), FILE)
    lower = [replace(each, position=Position(FILE, each.position.line + 2, each.position.column)) for each in ALL]
    assert list(fingerprints(ALL, RECORD)) == list(fingerprints(lower, moved))


def test_the_wording_of_the_message_changes_nothing_but_what_it_quotes_does() -> None:
    reworded = replace(ALTERED, message='not as in "harbour": "never" stands for "rarely"')
    requoted = replace(ALTERED, message='quote differs from "harbour" in 1 place: "never" for "seldom"')
    assert of(ALTERED) == of(reworded)
    assert of(ALTERED) != of(requoted)


def test_findings_alike_are_numbered() -> None:
    first, second = fingerprints([ALTERED, ALTERED], RECORD)
    assert f"{first}-2" == second


def test_the_quotation_that_it_is_about_counts() -> None:
    changed = parse(TEXT.replace("We never met the owners", "We never met an owner").encode(), FILE)
    assert of(ALTERED) != of(ALTERED, changed)
