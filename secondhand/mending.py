"""The order of the steps of `validate --fix`: what can be mended without asking, and the record with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from secondhand.errors import UnusableFile
from secondhand.pipeline import Inspection
from secondhand.publishing.write import write_atomically
from secondhand.record.edit import apply
from secondhand.record.model import Record
from secondhand.workflow.mending import Mend, mends


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
