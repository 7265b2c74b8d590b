"""The order of the steps from a record to its findings; what else is done with them stands beside this file."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from secondhand import cache
from secondhand.checks.case import Case
from secondhand.checks.history import History
from secondhand.checks.table import CHECKS, run
from secondhand.checks.waivers import Waived
from secondhand.findings import Finding, Level
from secondhand.provenance.readings import Reading, Readings, read_all
from secondhand.record.load import load
from secondhand.record.model import Record
from secondhand.reporters.report import Report
from secondhand.sources.archive import Archived, open_archive, private_folder
from secondhand.sources.quotations import Quotation, hold
from secondhand.workflow.history import history_of

if TYPE_CHECKING:
    pass


@dataclass(frozen=True)
class Inspection:
    """A record, held against its sources and checked; `readings` has what each text at hand attributes, by source."""

    desk: Path
    record: Record
    archive: dict[str, Archived]
    quotations: tuple[Quotation, ...]
    readings: Mapping[str, Reading]
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    """Findings that the desk lets stand; they do not count."""
    left_out: tuple[str, ...] = ()
    """The ids of the checks whose findings were not asked for."""
    history: History = field(default_factory=History)

    @property
    def errors(self) -> int:
        return sum(finding.level is Level.ERROR for finding in self.findings)


def inspect(
    file: Path, today: datetime.date | None = None, watch: Callable[[int, int], None] | None = None
) -> Inspection:
    """Load a record, hold its quotations against their sources, read the texts, run the checks. The desk is the
    file's folder; `today` ends waivers, and is by default the day that the clock gives; `watch` is called with how
    many of its texts were read, and how many there are to read.

    Raises UnusableRecord, or UnusableFile where SECONDHAND_SOURCES names no folder.
    """
    record = load(file, str(file))
    return inspect_record(record, file.parent, history_of(record, file), today, watch)


def inspect_record(
    record: Record,
    desk: Path,
    history: History,
    today: datetime.date | None = None,
    watch: Callable[[int, int], None] | None = None,
) -> Inspection:
    """The same for a record that is loaded, of a desk in this folder. UnusableFile as `inspect`."""
    archive = open_archive(record, desk, private_folder())
    quotations = hold(record, archive)
    readings = _readings(record, archive, desk, watch)
    settled = run(Case(record, archive, quotations, readings, today or datetime.date.today(), history))
    return Inspection(desk, record, archive, quotations, readings, settled.counted, settled.waived, history=history)


def in_the_way(inspection: Inspection, briefs: Sequence[str]) -> tuple[Finding, ...]:
    """The errors that stop these briefs (all, where none is named): those of their claims, and those of no claim."""
    claims = inspection.record.claims
    return tuple(
        each
        for each in inspection.findings
        if each.level is Level.ERROR and (not briefs or each.claim not in claims or claims[each.claim].brief in briefs)
    )


def narrowed(inspection: Inspection, checks: Collection[str]) -> Inspection:
    """The same inspection with the findings of these checks alone; all have run, so what waivers waived stays so."""
    return replace(
        inspection,
        findings=tuple(each for each in inspection.findings if each.check in checks),
        waived=tuple(each for each in inspection.waived if each.finding.check in checks),
        left_out=tuple(each.ID for each in CHECKS if each.ID not in checks),
    )


def report_of(inspection: Inspection) -> Report:
    """An inspection as the formats of findings take it."""
    record = inspection.record
    return Report(
        record.places.file,
        record,
        inspection.quotations,
        inspection.findings,
        inspection.waived,
        left_out=inspection.left_out,
        texts=lambda: record.texts,
    )


def _readings(
    record: Record, archive: Mapping[str, Archived], desk: Path, watch: Callable[[int, int], None] | None
) -> Readings:
    """What the texts at hand attribute; what was read another time is taken from the desk's cache."""
    kept = cache.read(desk, "readings")
    readings = read_all(record, archive, kept, watch)
    keep = readings.kept()
    if keep != kept and readings:
        cache.write(desk, "readings", keep)
    return readings
