"""Findings as lines for people: `file:line:column: level: message [check]`, beneath it the line of the record and the
passage of the source with the words that matter marked, then what to do; a last line that says what was checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from rich.text import Text

from secondhand.findings import Finding, Level, Related
from secondhand.provenance.passage import on_one_line
from secondhand.reading.lines import Lines
from secondhand.reporters.excerpt import STYLES, Numbered, excerpt, spread
from secondhand.reporters.report import Report, tally

WIDTH = 120
"""Cells of a line where the reader's screen is not known."""
SCREEN = 24
"""The most lines of one finding."""

_STYLES = {Level.ERROR: "bold red", Level.WARNING: "yellow", Level.NOTE: "cyan"}
_MOST_RELATED = 3
# A value as it is written: between quotation marks, or plain up to what ends it or a comment.
_VALUE = re.compile(r"""\"(?:[^\"\\]|\\.)*\"?|'(?:[^']|'')*'?|\S.*?(?=\s*(?:[,\]}]|:(?:\s|$)|\s\#|$))""")


def write(report: Report) -> str:
    """The whole report as plain text."""
    if report.record is None:
        return "".join(f"{line}\n" for line in (*report.problems, closing_line(report)))
    lines = chain.from_iterable(finding_lines(finding, report.lines) for finding in report.findings)
    return "".join(f"{line.plain}\n" for line in (*lines, closing_line(report)))


def finding_lines(finding: Finding, files: Mapping[str, Lines] | None = None, width: int = WIDTH) -> Iterator[Text]:
    """The lines of one finding, at most SCREEN, with styles that a terminal shows and a pipe does not.

    `files` has the lines of the record's files. What a finding quotes of a record or a text may hold anything, so
    nothing of it is shown that a terminal could obey.
    """
    line = Text(f"{finding.position}: ")
    line.append(str(finding.level), _STYLES[finding.level])
    line.append(f": {on_one_line(finding.message)} ")
    line.append(f"[{finding.check}]", "dim")
    hints = [Text(f"    {on_one_line(hint)}", "dim") for hint in finding.hint.splitlines()]
    shown = [*_of_record(finding, files or {}, width), *_of_related(finding.related, width)]
    most = SCREEN - 1 - len(hints)
    if len(shown) > most:
        shown = [*shown[: max(0, most - 1)], Text("    … there is more: --format json has all of it", "dim")]
    yield from (line, *shown, *hints)


def _of_record(finding: Finding, files: Mapping[str, Lines], width: int) -> Iterator[Text]:
    """The lines of the record that the finding speaks of. A note has none: it calls for nothing."""
    lines = files.get(finding.position.file)
    if lines is None or (finding.level is Level.NOTE and not finding.marks):
        return
    numbered: dict[int, list[tuple[int, int]]] = {}
    for start, end in finding.marks:
        for number in range(start.line, end.line + 1):
            first = start.column - 1 if number == start.line else 0
            last = end.column - 1 if number == end.line else len(lines.line(number))
            numbered.setdefault(number, []).append((first, last))
    if not numbered:
        number, first = finding.position.line, finding.position.column - 1
        value = _VALUE.match(lines.line(number), first)
        numbered[number] = [(first, value.end() if value else first)]
    yield from excerpt(
        [Numbered(number, lines.line(number), marks) for number, marks in numbered.items()], width, STYLES["record"]
    )


def _of_related(passages: Sequence[Related], width: int) -> Iterator[Text]:
    for related in passages[:_MOST_RELATED]:
        what = f"{on_one_line(related.what)}, " if related.what else ""
        yield Text(f"    {what}{on_one_line(str(related.position))}:")
        yield from excerpt(spread(related.text, related.position.line, related.marks), width, STYLES["related"])
    if len(passages) > _MOST_RELATED:
        yield Text(f"    … and {counted(len(passages) - _MOST_RELATED, 'place')} more", "dim")


def closing_line(report: Report) -> Text:
    """What was checked, and how it went: nobody should read "no findings" where nothing was looked at."""
    if report.record is None:
        return Text(f"{counted(len(report.problems), 'problem')}; nothing was checked or written")
    quoted, sources = tally(report.quotations), counted(len(report.record.sources), "source")
    by = ((quoted.by_text, "by the text"), (quoted.by_receipt, "by receipt"))
    how = " and ".join(f"{count} {words}" for count, words in by if count)
    line = Text(
        f"{counted(len(report.record.claims), 'claim')}, {sources}, "
        f"{quoted.standing} of {counted(quoted.total, 'quotation')} stand" + (f" ({how})" if how else "") + ": "
    )
    counts = {level: sum(finding.level is level for finding in report.findings) for level in reversed(Level)}
    parts = [counted(count, str(level)) for level, count in counts.items() if count]
    worst = max((finding.level for finding in report.findings), default=None)
    line.append(", ".join(parts) or "no findings", _STYLES[worst] if worst else "green")
    if report.waived:
        line.append(f", {len(report.waived)} waived")
    if report.left_out:
        line.append(f"; {counted(len(report.left_out), 'check')} left out")
    return line


def counted(number: int, noun: str) -> str:
    """ "1 claim", "2 claims"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
