"""All that was found, as one JSON object, for programs; docs/findings.md names every key."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from secondhand import __version__
from secondhand.checks.waivers import Waived
from secondhand.errors import Position, Problem
from secondhand.findings import Finding, Level, Related
from secondhand.reporters.fingerprint import fingerprints
from secondhand.reporters.report import Report, tally

VERSION = 1
"""Of the keys and what they mean. A key that is added leaves it as it is; one that goes or changes raises it."""


def write(report: Report) -> str:
    """The report as JSON, indented, in UTF-8, with a line end."""
    return json.dumps(_whole(report), indent=2, ensure_ascii=False).replace("\x7f", "\\u007f") + "\n"


def _whole(report: Report) -> dict[str, Any]:
    record = report.record
    head = {"format": "secondhand-findings", "version": VERSION, "tool": {"name": "secondhand", "version": __version__}}
    if record is None:
        return {**head, "record": {"file": report.file}, "problems": [_problem(each) for each in report.problems]}
    quoted = tally(report.quotations)
    levels = {str(level): sum(each.level is level for each in report.findings) for level in reversed(Level)}
    numbers = list(fingerprints([*report.findings, *(each.finding for each in report.waived)], record))
    known = iter(numbers)
    return {
        **head,
        "record": {"file": report.file, "sha256": record.digest},
        "checked": {
            "claims": len(record.claims),
            "sources": len(record.sources),
            "quotations": {"total": quoted.total, "by_text": quoted.by_text, "by_receipt": quoted.by_receipt},
            "left_out": list(report.left_out),
        },
        "counts": {**levels, "waived": len(report.waived)},
        "findings": [{**_finding(each), "fingerprint": next(known)} for each in report.findings],
        "waived": [
            {**_finding(each.finding), "fingerprint": next(known), "waiver": _waiver(each)} for each in report.waived
        ],
        "problems": [],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "level": str(finding.level),
        **_place(finding.position),
        "message": finding.message,
        "hint": finding.hint,
        "claim": finding.claim,
        "marks": [{"start": _spot(start), "end": _spot(end)} for start, end in finding.marks],
        "related": [_related(each) for each in finding.related],
    }


def _related(related: Related) -> dict[str, Any]:
    marks = [{"start": start, "end": end} for start, end in related.marks]
    return {**_place(related.position), "what": related.what, "text": related.text, "marks": marks}


def _waiver(waived: Waived) -> dict[str, Any]:
    exemption = waived.exemption
    return {"reason": exemption.reason, "until": exemption.until, **_place(exemption.position)}


def _problem(problem: Problem) -> dict[str, Any]:
    return {**_place(problem.position), "message": problem.message, "hint": problem.hint}


def _place(position: Position) -> dict[str, Any]:
    return {"file": position.file, **_spot(position)}


def _spot(position: Position) -> Mapping[str, int]:
    return {"line": position.line, "column": position.column}
