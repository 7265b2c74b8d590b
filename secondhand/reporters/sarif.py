"""Findings as SARIF 2.1.0 (OASIS), which code scanning reads: results with stable fingerprints, rules from the checks'
docstrings, the source's passage as a related location; what is waived is a suppressed result."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from secondhand import __version__
from secondhand.checks.explain import rules
from secondhand.checks.table import CHECKS
from secondhand.checks.waivers import Exemption
from secondhand.errors import Position
from secondhand.findings import Finding, Related
from secondhand.reading.lines import Lines
from secondhand.record.model import Record
from secondhand.reporters.fingerprint import fingerprints
from secondhand.reporters.report import Report

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
UNUSABLE = "record-unusable"
"""The rule of the problems that make a record unusable; they are no check's."""


def write(report: Report) -> str:
    """The report as SARIF, with a line end."""
    results = list(_problems(report) if report.record is None else _results(report, report.record))
    run = {
        "tool": {
            "driver": {"name": "secondhand", "semanticVersion": __version__, "rules": list(_rules())},
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": report.record is not None}],
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def _rules() -> Iterator[dict[str, Any]]:
    for rule in rules().values():
        text = f"{rule.rule}\n\nBad: {rule.bad}\n\nGood: {rule.good}"
        markdown = f"{rule.rule} {rule.more}".rstrip() + f"\n\n- Bad: {rule.bad}\n- Good: {rule.good}"
        yield {
            "id": rule.check,
            "shortDescription": {"text": rule.rule},
            "fullDescription": {"text": f"{rule.rule} {rule.more}".rstrip()},
            "help": {"text": text, "markdown": markdown},
        }
    said = "The record can be read: it is YAML, and every entry has the fields that it must have."
    yield {"id": UNUSABLE, "shortDescription": {"text": said}, "defaultConfiguration": {"level": "error"}}


def _results(report: Report, record: Record) -> Iterator[dict[str, Any]]:
    order = {each.ID: index for index, each in enumerate(CHECKS)}
    waived = [(each.finding, each.exemption) for each in report.waived]
    all_of_them: list[tuple[Finding, Exemption | None]] = [*((each, None) for each in report.findings), *waived]
    numbers = fingerprints([finding for finding, _ in all_of_them], record)
    for (finding, exemption), number in zip(all_of_them, numbers, strict=True):
        result: dict[str, Any] = {
            "ruleId": finding.check,
            "ruleIndex": order[finding.check],
            "level": str(finding.level),
            "message": {"text": _message(finding)},
            "locations": [_location(report, finding)],
            # GitHub goes by the second name alone, and otherwise by the line's words.
            "partialFingerprints": {"secondhand/v1": number, "primaryLocationLineHash": number},
        }
        if finding.related:
            result["relatedLocations"] = [
                {"id": place, **_related(report, each)} for place, each in enumerate(finding.related, 1)
            ]
        if exemption:
            reason = f"{exemption.reason} (until {exemption.until})"
            result["suppressions"] = [{"kind": "inSource", "status": "accepted", "justification": reason}]
        yield result


def _message(finding: Finding) -> str:
    """What is wrong and what to do, then the passages, each with a link to its place."""
    lines = [finding.message, *finding.hint.splitlines()]
    passages = [
        f"[{_no_link(each.what or 'see also')}]({place}): {_no_link(' '.join(each.text.split()))}"
        for place, each in enumerate(finding.related, 1)
    ]
    return "\n".join([*map(_no_link, lines), *passages])


def _no_link(text: str) -> str:
    """Words of a record or a source, in which a viewer finds no link."""
    return text.replace("](", "] (")


def _problems(report: Report) -> Iterator[dict[str, Any]]:
    for problem in report.problems:
        text = _no_link("\n".join(part for part in (problem.message, problem.hint) if part))
        place = {**_artifact(report, problem.position), "region": _region(problem.position, problem.position)}
        yield {
            "ruleId": UNUSABLE,
            "ruleIndex": len(CHECKS),
            "level": "error",
            "message": {"text": text},
            "locations": [{"physicalLocation": place}],
        }


def _location(report: Report, finding: Finding) -> dict[str, Any]:
    """Where the finding stands: its marked words where they begin where it does, else its place alone."""
    lines, start = report.lines.get(finding.position.file), finding.position
    first = next(((a, b) for a, b in finding.marks), None)
    region = _region(*first) if first else _region(start, start)
    if lines and not first:
        rest = len(lines.line(start.line)) + 1
        if rest > start.column:
            region = _region(start, Position(start.file, start.line, rest))
    made: dict[str, Any] = {"physicalLocation": {**_artifact(report, start), "region": region}}
    if finding.claim:
        made["logicalLocations"] = [{"name": finding.claim, "fullyQualifiedName": f"claims.{finding.claim}"}]
    return made


def _related(report: Report, related: Related) -> dict[str, Any]:
    ends = Lines(related.text).at(len(related.text))
    line = related.position.line + ends[0] - 1
    column = ends[1] if ends[0] > 1 else related.position.column + ends[1] - 1
    region = _region(related.position, Position(related.position.file, line, column))
    region["snippet"] = {"text": related.text}
    place = {**_artifact(report, related.position), "region": region}
    return {"message": {"text": related.what or "see also"}, "physicalLocation": place}


def _artifact(report: Report, position: Position) -> dict[str, Any]:
    path = PurePath(report.path(position.file))
    if path.is_absolute():
        # A private text may lie outside the repository.
        return {"artifactLocation": {"uri": path.as_uri()}}
    return {"artifactLocation": {"uri": quote(path.as_posix(), errors="replace"), "uriBaseId": "%SRCROOT%"}}


def _region(start: Position, end: Position) -> dict[str, Any]:
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": max(end.column, start.column) if end.line == start.line else end.column,
    }
