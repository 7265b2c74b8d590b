"""What the tasks of `texts.py` do; `path` is the record's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from secondhand import texts
from secondhand.console import has_styles, inspected, put, say
from secondhand.errors import UnusableFile
from secondhand.provenance.coverage import Scanned
from secondhand.reporters import scan_text
from secondhand.reporters.scan_jsonl import attribution_line
from secondhand.reporters.text import counted


def seal(path: Path, sources: Sequence[str]) -> None:
    """Seal private source texts and make the receipts of their quotations."""
    inspection = inspected(path)
    count = 0
    for file, receipts in texts.seal(inspection, sources):
        count += 1
        say(f"{file}: {counted(receipts, 'receipt')}")
    if not count:
        say("Nothing to seal: no private source has its text at hand.")


def scan(
    path: Path, sources: Sequence[str], drafts: Sequence[str], format: str, *, uncovered: bool, propose: bool, all: bool
) -> None:
    """Find who said it, via whom, in the desk's sources, and which claims cover it."""
    if format not in ("text", "jsonl"):
        raise UnusableFile(f'there is no format "{format}"; known: text, jsonl')
    inspection = inspected(path)
    scanned, absent = texts.scan(inspection, sources)
    for name in absent:
        say(f"{name}: not scanned, its text is not at hand", error=True)
    if propose or drafts:
        written = texts.propose(inspection, scanned, drafts, second_hand=not all)
        put(written)
        if not written:
            say("Nothing to propose: the record covers it all.", error=True)
    elif format == "jsonl":
        put("".join(_json_lines(scanned, uncovered=uncovered)))
    else:
        _show_scanned(scanned, uncovered=uncovered)


def _json_lines(scanned: Sequence[Scanned], *, uncovered: bool) -> Iterator[str]:
    for each in scanned:
        for index in each.uncovered(second_hand=False) if uncovered else range(len(each.attributions)):
            extra = {"source_id": each.source.id, "claims": each.claims[index]}
            yield attribution_line(each.file, each.text, index, each.attributions[index], extra)


def _show_scanned(scanned: Sequence[Scanned], *, uncovered: bool) -> None:
    styled = has_styles()
    if scanned:
        say(scan_text.legend(styled=styled))
    for each in scanned:
        free = each.uncovered(second_hand=False)
        say("")
        say(scan_text.heading(each.file, each.attributions).append(f", {len(free)} not covered by a claim"))
        remarks = [f"covered by: {', '.join(claims)}" if claims else "not covered" for claims in each.claims]
        shown = free if uncovered else range(len(remarks))
        for line in scan_text.attribution_lines(
            each.file, each.text, each.attributions, shown, styled=styled, remark=remarks.__getitem__
        ):
            say(line)
