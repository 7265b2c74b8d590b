"""All that a finding holds, as JSON."""

from __future__ import annotations

import json

from secondhand.findings import Finding, Related
from secondhand.reporters.json import VERSION, write
from tests.reporters.sample_report import ALTERED, CLEAN, OATH, RECORD, REPORT, UNUSABLE


def test_a_finding_has_all_that_it_holds() -> None:
    (found,) = [each for each in json.loads(write(REPORT))["findings"] if each["line"] == 16]
    assert 32 == len(found.pop("fingerprint"))
    assert {
        "check": "quote-in-source",
        "level": "error",
        "file": "claims.yaml",
        "line": 16,
        "column": 34,
        "message": ALTERED.message,
        "hint": "quote what the source says",
        "claim": "owners",
        "marks": [{"start": {"line": 16, "column": 37}, "end": {"line": 16, "column": 42}}],
        "related": [
            {
                "file": "sources/harbour.txt",
                "line": 2,
                "column": 2,
                "what": "the source",
                "text": "We rarely met the owners",
                "marks": [{"start": 3, "end": 9}],
            }
        ],
    } == found


def test_no_field_of_a_finding_is_left_out() -> None:
    found = json.loads(write(REPORT))["findings"][0]
    assert set(Finding.__slots__) - {"position"} <= found.keys()
    assert set(Related.__slots__) - {"position"} <= json.loads(write(REPORT))["findings"][2]["related"][0].keys()


def test_it_says_which_version_of_the_format_it_is() -> None:
    found = json.loads(write(CLEAN))
    assert ("secondhand-findings", VERSION, []) == (found["format"], found["version"], found["findings"])
    assert {"file": "claims.yaml", "sha256": RECORD.digest} == found["record"]


def test_what_is_waived_stands_apart_with_its_waiver() -> None:
    found = json.loads(write(REPORT))
    assert {"error": 2, "warning": 1, "note": 1, "waived": 1} == found["counts"]
    (waived,) = found["waived"]
    assert OATH.finding.message == waived["message"]
    assert {"reason": "It is the oath.", "until": "2031-12", "file": "claims.yaml", "line": 21, "column": 9} == waived[
        "waiver"
    ]


def test_an_unusable_record_has_problems_and_nothing_else() -> None:
    found = json.loads(write(UNUSABLE))
    assert {"format", "version", "tool", "record", "problems"} == found.keys()
    assert [{"file": "claims.yaml", "line": 3, "column": 4}] == [
        {key: each[key] for key in ("file", "line", "column")} for each in found["problems"]
    ]


def test_the_same_report_gives_the_same_bytes() -> None:
    assert write(REPORT) == write(REPORT)
