"""Findings as lines for people: `file:line:column: level: message [check]`, what to do beneath, a last line that says
what was checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from secondhand.findings import Finding, Level
from secondhand.provenance.passage import on_one_line
from secondhand.record.model import Record
from secondhand.sources.quotations import Quotation

_STYLES = {Level.ERROR: "bold red", Level.WARNING: "yellow", Level.NOTE: "cyan"}


def finding_lines(finding: Finding) -> Iterator[Text]:
    """The lines of one finding, with styles that a terminal shows and a pipe does not.

    What it quotes of a record or a text may hold anything, so nothing of it is shown that a terminal could obey.
    """
    line = Text(f"{finding.position}: ")
    line.append(str(finding.level), _STYLES[finding.level])
    line.append(f": {on_one_line(finding.message)} ")
    line.append(f"[{finding.check}]", "dim")
    yield line
    for hint in finding.hint.splitlines():
        yield Text(f"    {on_one_line(hint)}", "dim")


def closing_line(record: Record, quotations: Sequence[Quotation], findings: Sequence[Finding]) -> Text:
    """What was checked, and how it went: nobody should read "no findings" where nothing was looked at."""
    by_text = sum(each.stands and each.match is not None for each in quotations)
    by_receipt = sum(each.stands and each.match is None for each in quotations)
    standing = by_text + by_receipt
    how = " and ".join(
        part for count, part in ((by_text, f"{by_text} by the text"), (by_receipt, f"{by_receipt} by receipt")) if count
    )
    line = Text(
        f"{counted(len(record.claims), 'claim')}, {counted(len(record.sources), 'source')}, "
        f"{standing} of {counted(len(quotations), 'quotation')} stand" + (f" ({how})" if how else "") + ": "
    )
    counts = {level: sum(finding.level is level for finding in findings) for level in reversed(Level)}
    parts = [counted(count, str(level)) for level, count in counts.items() if count]
    worst = max((finding.level for finding in findings), default=None)
    return line.append(", ".join(parts) or "no findings", _STYLES[worst] if worst else "green")


def counted(number: int, noun: str) -> str:
    """ "1 claim", "2 claims"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
