"""Findings as workflow commands of GitHub Actions, which become annotations on the lines of a pull request.

GitHub shows ten annotations of each level and step. So findings on lines that were touched come first, and what is over
goes to the step's summary: `write` gives the commands, `summary` the rest, and nothing is in neither.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from secondhand.checks.waivers import Waived
from secondhand.errors import Problem
from secondhand.findings import Finding, Level
from secondhand.provenance.passage import on_one_line
from secondhand.reporters.report import Report
from secondhand.reporters.text import closing_line, counted, finding_lines

MOST = 10
"""Annotations of one level that GitHub shows of a step."""
ROOM = 1024 * 1024
"""Bytes of a step's summary; GitHub drops the whole of a longer one."""

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
_CUT_SHORT = "\nThe summary is full: {} more, in the log of this step.\n"


def write(report: Report, room: int = 0) -> str:
    """The commands, and in plain lines what neither they nor a summary of `room` bytes hold.

    Where there is no summary (`room` is 0), every finding is a command: GitHub keeps those over ten in the log.
    """
    if report.record is None:
        return "".join(_problem(report, each) for each in report.problems)
    first = _parted(report)[0] if room else _in_order(report)
    commands = "".join(_finding(report, each) for each in first)
    left = _beside(report)[_fitting(report, room)[1] :] if room else report.waived
    said = "".join(f"{line}\n" for each in left for line in _plain(each))
    closing = closing_line(report).plain
    return commands + _shielded(f"{said}{closing}\n")


def summary(report: Report, room: int = ROOM) -> str:
    """What the commands do not hold, and what was checked, as Markdown of at most `room` bytes."""
    return _fitting(report, room)[0]


def _in_order(report: Report) -> list[Finding]:
    """Findings on touched lines first, then the weightiest, then as they stand in the record."""
    return sorted(report.findings, key=lambda each: (not report.is_touched(each), -each.level, each))


def _parted(report: Report) -> tuple[list[Finding], list[Finding]]:
    """The findings that GitHub shows as annotations, and the others."""
    shown: Counter[Level] = Counter()
    first: list[Finding] = []
    rest: list[Finding] = []
    for finding in _in_order(report):
        shown[finding.level] += 1
        (first if shown[finding.level] <= MOST else rest).append(finding)
    return first, rest


def _beside(report: Report) -> Sequence[Finding | Waived]:
    """What is no annotation: the findings that are too many, and those that are waived."""
    return [*_parted(report)[1], *report.waived]


def _fitting(report: Report, room: int) -> tuple[str, int]:
    """The summary, and how many of the findings and waived findings that are no annotations it holds."""
    if report.record is None:
        return "", 0
    first, rest = _parted(report)
    closing = closing_line(report).plain
    head = f"### Secondhand\n\n{_escaped(closing)}\n"
    if rest:
        head += f"\n{counted(len(first), 'finding')} of {len(report.findings)} on the lines; here are the others.\n\n"
    items = _beside(report)
    spare = len(_CUT_SHORT.format(counted(len(items), "finding")).encode())
    text, size = [head], len(head.encode())
    if size + spare > room:
        return "", 0
    for index, item in enumerate(items):
        line = ("\nWaived:\n\n" if index == len(rest) else "") + _item(item)
        size += len(line.encode())
        if size + spare > room:
            return "".join([*text, _CUT_SHORT.format(counted(len(items) - index, "finding"))]), index
        text.append(line)
    return "".join(text), len(items)


def _item(item: Finding | Waived) -> str:
    finding = item.finding if isinstance(item, Waived) else item
    lines = [f"- {_escaped(str(finding))}"]
    if isinstance(item, Waived):
        lines.append(f"  - waived until {item.exemption.until}: {_escaped(item.exemption.reason)}")
    lines += [f"  - {_escaped(hint)}" for hint in finding.hint.splitlines()]
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    """A text that shows in Markdown as it is: no tag, link, mention or emphasis comes of it."""
    return "".join(f"&#{ord(each)};" if each in "&<>*_`[]()~|\\@#!:" else each for each in on_one_line(text))


def _finding(report: Report, finding: Finding) -> str:
    start, end = finding.marks[0] if finding.marks else (finding.position, finding.position)
    place: dict[str, str | int] = {"file": report.path(finding.position.file), "line": start.line, "endLine": end.line}
    if start.line == end.line:
        # GitHub takes columns on one line only.
        place.update({"col": start.column, "endColumn": max(end.column, start.column + 1)})
    text = [finding.message, *finding.hint.splitlines()]
    text += [f"{each.what or 'see'}, {each.position}: {' '.join(each.text.split())}" for each in finding.related]
    return _command(_COMMANDS[finding.level], {**place, "title": finding.check}, "\n".join(text))


def _problem(report: Report, problem: Problem) -> str:
    position = problem.position
    place: dict[str, str | int] = {"file": report.path(position.file), "line": position.line, "col": position.column}
    text = "\n".join(part for part in (problem.message, problem.hint) if part)
    return _command("error", {**place, "title": "record"}, text)


def _command(name: str, properties: dict[str, str | int], message: str) -> str:
    given = ",".join(f"{key}={_of_property(str(value))}" for key, value in properties.items())
    return f"::{name} {given}::{_of_data(message)}\n"


def _of_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _of_property(text: str) -> str:
    return _of_data(text).replace(":", "%3A").replace(",", "%2C")


def _plain(item: Finding | Waived) -> Sequence[str]:
    finding = item.finding if isinstance(item, Waived) else item
    waived = (
        [f"    waived until {item.exemption.until}: {on_one_line(item.exemption.reason)}"]
        if isinstance(item, Waived)
        else []
    )
    return [*(line.plain for line in finding_lines(finding)), *waived]


def _shielded(text: str) -> str:
    """Lines that the runner takes for no command, whatever they hold: the words that end the shield are not in them."""
    token = hashlib.sha256(text.encode()).hexdigest()
    return f"::stop-commands::{token}\n{text}::{token}::\n"
