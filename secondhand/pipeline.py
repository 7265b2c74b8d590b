"""The order of the steps; the only file that knows it.

What lays out documents is loaded when there are some to lay out: `validate` needs none of it.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from secondhand import cache
from secondhand.checks.case import Case
from secondhand.checks.history import History
from secondhand.checks.table import CHECKS, run
from secondhand.checks.waivers import Waived
from secondhand.errors import UnusableFile
from secondhand.findings import Finding, Level
from secondhand.provenance.chain import Chains
from secondhand.provenance.coverage import Scanned
from secondhand.provenance.coverage import scan as scan_source
from secondhand.provenance.proposal import candidates
from secondhand.provenance.proposal import propose as make_proposal
from secondhand.provenance.readings import Reading, Readings, read_all
from secondhand.publishing.write import write_atomically
from secondhand.record.digest import brief_digests
from secondhand.record.edit import apply
from secondhand.record.load import load
from secondhand.record.model import Record
from secondhand.record.shape import is_identifier, nearest
from secondhand.reporters.proposal_yaml import proposal_yaml
from secondhand.reporters.report import Report
from secondhand.sources.archive import Archived, open_archive, private_folder, seal_path
from secondhand.sources.quotations import Quotation, hold, make_seal
from secondhand.sources.seal import dump
from secondhand.workflow.history import history_of
from secondhand.workflow.mending import Mend, mends
from secondhand.workflow.repository import repository_of
from secondhand.workflow.revision import changed, revision_of, standing
from secondhand.workflow.snapshot import readable_at

if TYPE_CHECKING:
    from secondhand.publishing.brief import Edition
    from secondhand.publishing.press import Plan


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


@dataclass(frozen=True, slots=True)
class Mended:
    """A record with what can be mended without asking, as it was and as it is then; nothing is written yet."""

    path: Path
    before: str
    after: str
    mends: tuple[Mend, ...]
    others: tuple[Mended, ...] = ()
    """The same for the files that the record includes."""


def mend(inspection: Inspection) -> Mended:
    """What can be mended, and the record with it. EditRefused where the record is written in a way that cannot be
    changed in place."""
    record = inspection.record
    found = mends(inspection.quotations, inspection.findings)
    first, *others = (_mended(record, file, found) for file in record.texts)
    return replace(first, mends=found, others=tuple(others))


def _mended(record: Record, file: str, found: Sequence[Mend]) -> Mended:
    """One file of a record with what can be mended in it."""
    before = Path(file).read_bytes().decode("utf-8")
    if before.lstrip("\ufeff") != record.texts[file]:
        raise UnusableFile(f"{file} was changed meanwhile: try again")
    mine = tuple(each for each in found if each.position.file == file)
    after = apply(before, [edit for each in mine for edit in each.edits], file)
    return Mended(Path(file), before, after, mine)


def write_mended(mended: Mended) -> None:
    """Put the mended record in place of the old one. UnusableFile where it cannot be written."""
    for each in (mended, *mended.others):
        if each.after != each.before:
            write_atomically(each.path, each.after.encode())


def editions(
    inspection: Inspection, briefs: Sequence[str], *, draft: bool, internal: bool = False, archival: bool = False
) -> tuple[Edition, ...]:
    """What the named briefs show (all of them where none is named); `internal` for the desk's own eyes, `archival` with
    PDFs for archives. UnusableFile for a name that is no brief."""
    from secondhand.publishing.compose import Material, compose
    from secondhand.publishing.internal import internal as made_internal

    record = inspection.record
    for name in briefs:
        if name not in record.briefs:
            raise UnusableFile(f'there is no brief "{name}"; {nearest(name, record.briefs) or _known(record.briefs)}')
    texts = [source.text for source in record.sources.values() if source.text]
    included = [os.path.relpath(file, inspection.desk) for file in record.texts if file != record.places.file]
    others = ["sources", "templates", *texts]
    revision = revision_of(inspection.desk, Path(record.places.file).name, [*others, *included])
    material = Material(
        record,
        inspection.archive,
        inspection.quotations,
        inspection.findings,
        revision.commit,
        _uncommitted(inspection, others) if revision.uncommitted else (),
        inspection.waived,
        inspection.readings,
    )
    made = [compose(material, record.briefs[name], draft=draft) for name in dict.fromkeys(briefs) or record.briefs]
    shown = (made_internal(each, material) for each in made) if internal else made
    return tuple(replace(each, archival=archival) for each in shown)


def plan(
    inspection: Inspection, shown: Sequence[Edition], folder: Path, formats: Sequence[str], of_all: Sequence[str] = ()
) -> Plan:
    """What must be made so that the folder has these editions in these formats, and the files of that name about all of
    them; and what is there already."""
    from secondhand.publishing.press import plan as made

    def held(commits: Collection[str]) -> Collection[str]:
        repository = repository_of(inspection.desk)
        return standing(repository, commits) if repository else ()

    return made(shown, inspection.desk / "templates", inspection.desk, folder, formats, of_all, held)


def _uncommitted(inspection: Inspection, others: Sequence[str]) -> Collection[str]:
    """The briefs that differ from the last commit: all where more than the record does, or there is none to compare."""
    record = inspection.record
    repository = None if changed(inspection.desk, others) else repository_of(inspection.desk)
    if repository is None:
        return record.briefs
    before = readable_at(repository, repository.resolve("HEAD"), Path(record.places.file).name)
    if before is None:
        return record.briefs
    digests = brief_digests(before)
    return {name for name, digest in brief_digests(record).items() if digests.get(name) != digest}


def graph(file: Path, name: str, format: str) -> tuple[str, str]:
    """The graph of a brief or claim of a record (of the whole desk where the name is ""), in one of the formats of
    `GRAPHS`: the stem and suffix of its file, and its text.

    UnusableRecord, or UnusableFile for a name or format that there is not, or a graph that cannot be drawn.
    """
    from secondhand.publishing.graphs import GRAPHS
    from secondhand.publishing.graphs.shown import show as show_graph

    if format not in GRAPHS:
        raise UnusableFile(f'there is no format "{format}"; {nearest(format, GRAPHS) or _known(GRAPHS)}')
    shown = show_graph(Chains(load(file, str(file))), name)
    write_as, suffix = GRAPHS[format]
    return f"{shown.name}.graph.{suffix}", write_as(shown)


def formats_of(names: Sequence[str]) -> tuple[str, ...]:
    """The formats that these names choose, all of them where there is none. UnusableFile for an unknown one."""
    from secondhand.publishing.exports import EXPORTS

    for name in names:
        if name not in EXPORTS:
            raise UnusableFile(f'there is no format "{name}"; {nearest(name, EXPORTS) or _known(EXPORTS)}')
    return tuple(name for name in EXPORTS if not names or name in names)


def seal(inspection: Inspection, names: Sequence[str]) -> Iterator[tuple[Path, int]]:
    """Make and write the seals of the named sources (of all private ones whose text is at hand where none is named).

    Yields each file with its number of receipts. UnusableFile for a source that is unknown, committed, or not at hand.
    """
    archive = inspection.archive
    for name in names:
        if name not in archive:
            raise UnusableFile(f'there is no source "{name}"; {nearest(name, archive) or _known(archive)}')
        if archive[name].committed:
            raise UnusableFile(f'the text of "{name}" is committed with the record, so it needs no seal')
        if archive[name].content is None:
            raise UnusableFile(
                f'the text of "{name}" is not at hand; put it into sources/private/, or name its folder in '
                "SECONDHAND_SOURCES; it is found by its sha256"
            )
    chosen = names or [name for name, each in archive.items() if not each.committed and each.content is not None]
    for name in chosen:
        made = make_seal(archive[name], inspection.quotations)
        path = seal_path(inspection.desk, name)
        write_atomically(path, dump(made).encode())
        yield path, len(made.receipts)


def scan(inspection: Inspection, names: Sequence[str]) -> tuple[tuple[Scanned, ...], tuple[str, ...]]:
    """The attributions in the named sources (in all where none is named), and the ids of those without their text.

    UnusableFile for a name that is no source.
    """
    archive, readings = inspection.archive, inspection.readings
    for name in names:
        if name not in archive:
            raise UnusableFile(f'there is no source "{name}"; {nearest(name, archive) or _known(archive)}')
    chosen = tuple(dict.fromkeys(names)) or tuple(archive)
    scanned = (
        scan_source(archive[name].source, readings[name], inspection.quotations) for name in chosen if name in readings
    )
    return tuple(scanned), tuple(name for name in chosen if name not in readings)


def propose(inspection: Inspection, scanned: Sequence[Scanned], ids: Sequence[str], *, second_hand: bool) -> str:
    """YAML of parties and claims for what no claim covers: under the ids, one each, or for all where none is given.

    UnusableFile for an id that is none or taken, and where there are more of them than there is to cover.
    """
    record = inspection.record
    for index, name in enumerate(ids):
        if not is_identifier(name):
            raise UnusableFile(f'"{name}" is no id; an id has small Latin letters, digits and hyphens, at most 80')
        if name in record.claims or name in ids[:index]:
            raise UnusableFile(f'there is a claim "{name}" already')
    proposal = make_proposal(record, inspection.archive, candidates(scanned, second_hand=second_hand), ids)
    if len(proposal.claims) < len(ids):
        which = "second-hand attributions" if second_hand else "attributions"
        raise UnusableFile(f"{len(ids)} ids for {len(proposal.claims)} {which} that no claim covers")
    return proposal_yaml(proposal, record)


def _known(names: Iterable[str]) -> str:
    return f"known: {', '.join(names) or 'none'}"
