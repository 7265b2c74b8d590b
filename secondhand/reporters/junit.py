"""Findings as JUnit's XML, as Jenkins and GitLab read it: a suite for each check, in it a case for each claim, and one
more for what is no claim's. A case fails by an error; warnings and notes are its output; what is waived is skipped."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import quoteattr

from secondhand.checks.table import CHECKS
from secondhand.checks.waivers import Waived
from secondhand.errors import Position
from secondhand.findings import Finding, Level
from secondhand.record.model import Record
from secondhand.reporters.report import Report

# All that XML 1.0 allows, without the controls that it advises against.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_BESIDE_CLAIMS = "(record)"


def write(report: Report) -> str:
    """The report as XML, with a line end."""
    body = _unusable(report) if report.record is None else _suites(report, report.record)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + "".join(f"{line}\n" for line in body)


def _suites(report: Report, record: Record) -> Iterator[str]:
    found: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    waived: dict[tuple[str, str], list[Waived]] = defaultdict(list)
    for finding in report.findings:
        found[finding.check, finding.claim].append(finding)
    for each in report.waived:
        waived[each.finding.check, each.finding.claim].append(each)
    cases = {"": Position(report.file, 1, 1), **{claim.id: claim.at() for claim in record.claims.values()}}
    checks = [each.ID for each in CHECKS if each.ID not in report.left_out]
    failed = {place for place, findings in found.items() if any(each.level is Level.ERROR for each in findings)}
    skipped = {place for place in waived if place not in failed}
    yield f"<testsuites{_counts(len(checks) * len(cases), len(failed), len(skipped))}>"
    for check in checks:
        counts = _counts(len(cases), *(sum(name == check for name, _ in part) for part in (failed, skipped)))
        yield f" <testsuite name={_quoted(check)}{counts}>"
        for claim, position in cases.items():
            where = f"file={_quoted(report.path(position.file))} line={_quoted(str(position.line))}"
            case = f"  <testcase classname={_quoted(check)} name={_quoted(claim or _BESIDE_CLAIMS)} {where}"
            inside = [*_inside(found.get((check, claim), ()), waived.get((check, claim), ()))]
            yield from [f"{case}>", *inside, "  </testcase>"] if inside else [f"{case}/>"]
        yield " </testsuite>"
    yield "</testsuites>"


def _counts(tests: int, failures: int, skipped: int) -> str:
    return f' tests="{tests}" failures="{failures}" errors="0" skipped="{skipped}"'


def _inside(findings: Sequence[Finding], waived: Sequence[Waived]) -> Iterator[str]:
    errors = [each for each in findings if each.level is Level.ERROR]
    others = [each for each in findings if each.level is not Level.ERROR]
    if errors:
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        message = _quoted(errors[0].message + more)
        yield f"   <failure type={_quoted(errors[0].check)} message={message}>{_escaped(_listed(errors))}</failure>"
    elif waived:
        reasons = "; ".join(dict.fromkeys(f"until {w.exemption.until}: {w.exemption.reason}" for w in waived))
        yield f"   <skipped message={_quoted(f'waived {reasons}')}/>"
    listed = [_listed(others)] if others else []
    listed += [f"waived until {w.exemption.until} ({w.exemption.reason}):\n{_listed([w.finding])}" for w in waived]
    if listed:
        yield f"   <system-out>{_escaped(chr(10).join(listed))}</system-out>"


def _listed(findings: Sequence[Finding]) -> str:
    """Findings and what to do about them, with the passages that they speak of."""
    lines = []
    for finding in findings:
        lines.append(str(finding))
        lines += [f"    {related.what or 'see'}, {related.position}: {related.text}" for related in finding.related]
        lines += [f"    {hint}" for hint in finding.hint.splitlines()]
    return "\n".join(lines)


def _unusable(report: Report) -> Iterator[str]:
    count = len(report.problems)
    yield f'<testsuites tests="{count}" failures="0" errors="{count}" skipped="0">'
    yield f' <testsuite name="record" tests="{count}" failures="0" errors="{count}" skipped="0">'
    for problem in report.problems:
        name = _quoted(str(problem.position))
        where = f'file={_quoted(report.path(problem.position.file))} line="{problem.position.line}"'
        yield f'  <testcase classname="record" name={name} {where}>'
        yield f'   <error type="unusable" message={_quoted(problem.message)}>{_escaped(str(problem))}</error>'
        yield "  </testcase>"
    yield from (" </testsuite>", "</testsuites>")


def _quoted(text: str) -> str:
    """A text as an attribute's value, in its quotation marks."""
    return quoteattr(_FORBIDDEN.sub("\ufffd", text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def _escaped(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
