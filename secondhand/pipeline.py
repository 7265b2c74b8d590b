"""The order of the steps; the only file that knows it."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from secondhand.checks.case import Case
from secondhand.checks.table import run
from secondhand.errors import UnusableFile, UnusableRecord
from secondhand.findings import Finding, Level
from secondhand.provenance.coverage import Scanned
from secondhand.provenance.coverage import scan as scan_source
from secondhand.provenance.proposal import candidates
from secondhand.provenance.proposal import propose as make_proposal
from secondhand.provenance.readings import Reading, read_all
from secondhand.publishing.brief import Edition
from secondhand.publishing.compose import Material, compose
from secondhand.publishing.exports import EXPORTS, OF_ALL
from secondhand.publishing.write import write_atomically
from secondhand.record.digest import brief_digests
from secondhand.record.load import load
from secondhand.record.model import Record
from secondhand.record.shape import is_identifier, nearest
from secondhand.reporters.proposal_yaml import proposal_yaml
from secondhand.sources.archive import Archived, open_archive, private_folder, seal_path
from secondhand.sources.quotations import Quotation, hold, make_seal
from secondhand.sources.seal import dump
from secondhand.workflow.revision import changed, committed, revision_of

__all__ = ["OF_ALL", "Inspection", "editions", "formats_of", "inspect", "propose", "scan", "seal"]


@dataclass(frozen=True)
class Inspection:
    """A record, held against its sources and checked; `readings` has what each text at hand attributes, by source."""

    desk: Path
    record: Record
    archive: dict[str, Archived]
    quotations: tuple[Quotation, ...]
    readings: dict[str, Reading]
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> int:
        return sum(finding.level is Level.ERROR for finding in self.findings)


def inspect(file: Path) -> Inspection:
    """Load a record, hold its quotations against their sources, read the texts, run the checks. The desk is the
    file's folder.

    Raises UnusableRecord, or UnusableFile where SECONDHAND_SOURCES names no folder.
    """
    record = load(file, str(file))
    archive = open_archive(record, file.parent, private_folder())
    quotations = hold(record, archive)
    readings = read_all(record, archive)
    findings = run(Case(record, archive, quotations, readings))
    return Inspection(file.parent, record, archive, quotations, readings, findings)


def editions(inspection: Inspection, briefs: Sequence[str], *, draft: bool) -> tuple[Edition, ...]:
    """What the named briefs show (all of them where none is named). UnusableFile for a name that is no brief."""
    record = inspection.record
    for name in briefs:
        if name not in record.briefs:
            raise UnusableFile(f'there is no brief "{name}"; {nearest(name, record.briefs) or _known(record.briefs)}')
    texts = [source.text for source in record.sources.values() if source.text]
    others = ["sources", "templates", *texts]
    revision = revision_of(inspection.desk, Path(record.places.file).name, others)
    material = Material(
        record,
        inspection.archive,
        inspection.quotations,
        inspection.findings,
        revision.commit,
        _uncommitted(inspection, others) if revision.uncommitted else (),
    )
    return tuple(compose(material, record.briefs[name], draft=draft) for name in dict.fromkeys(briefs) or record.briefs)


def _uncommitted(inspection: Inspection, others: Sequence[str]) -> Collection[str]:
    """The briefs that differ from the last commit: all where more than the record does, or there is none to compare."""
    record = inspection.record
    file = Path(record.places.file)
    before = None if changed(inspection.desk, others) else committed(inspection.desk, file.name)
    if before is None:
        return record.briefs
    with tempfile.TemporaryDirectory(prefix="secondhand-") as folder:
        earlier = Path(folder) / file.name
        earlier.write_bytes(before)
        try:
            digests = brief_digests(load(earlier))
        except UnusableRecord:
            return record.briefs
    return {name for name, digest in brief_digests(record).items() if digests.get(name) != digest}


def formats_of(names: Sequence[str]) -> tuple[str, ...]:
    """The formats that these names choose, all of them where there is none. UnusableFile for an unknown one."""
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
