"""The order of the steps of `seal` and `scan`: what is done with the texts at hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from secondhand.errors import UnusableFile
from secondhand.pipeline import Inspection
from secondhand.provenance.coverage import Scanned
from secondhand.provenance.coverage import scan as scan_source
from secondhand.provenance.proposal import candidates
from secondhand.provenance.proposal import propose as make_proposal
from secondhand.publishing.write import write_atomically
from secondhand.record.nearest import nearest_or_all
from secondhand.record.words import is_identifier
from secondhand.reporters.proposal_yaml import proposal_yaml
from secondhand.sources.archive import seal_path
from secondhand.sources.quotations import make_seal
from secondhand.sources.seal import dump


def seal(inspection: Inspection, names: Sequence[str]) -> Iterator[tuple[Path, int]]:
    """Make and write the seals of the named sources (of all private ones whose text is at hand where none is named).

    Yields each file with its number of receipts. UnusableFile for a source that is unknown, committed, or not at hand.
    """
    archive = inspection.archive
    for name in names:
        if name not in archive:
            raise UnusableFile(f'there is no source "{name}"; {nearest_or_all(name, archive)}')
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
        yield path, len(made.receipts) + (len(made.whole.receipts) if made.whole else 0)


def scan(inspection: Inspection, names: Sequence[str]) -> tuple[tuple[Scanned, ...], tuple[str, ...]]:
    """The attributions in the named sources (in all where none is named), and the ids of those without their text.

    UnusableFile for a name that is no source.
    """
    archive, readings = inspection.archive, inspection.readings
    for name in names:
        if name not in archive:
            raise UnusableFile(f'there is no source "{name}"; {nearest_or_all(name, archive)}')
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
