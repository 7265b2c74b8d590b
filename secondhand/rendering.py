"""The order of the steps of `report` and `graph`: from what was inspected to what is shown, and to files.

What lays out documents is loaded when there are some to lay out.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from secondhand.errors import UnusableFile
from secondhand.pipeline import Inspection
from secondhand.provenance.chain import Chains
from secondhand.record.digest import brief_digests
from secondhand.record.load import load
from secondhand.record.nearest import nearest_or_all
from secondhand.workflow.repository import repository_of
from secondhand.workflow.revision import changed, revision_of, standing
from secondhand.workflow.snapshot import readable_at

if TYPE_CHECKING:
    from secondhand.publishing.brief import Edition
    from secondhand.publishing.material import Material
    from secondhand.publishing.pending import Pending
    from secondhand.publishing.press import Plan


def reports_folder(desk: Path, named: str) -> Path:
    """The folder that files go to: the one named, else the desk's `reports/`. UnusableFile for what is no folder."""
    folder = Path(named) if named else desk / "reports"
    if folder.exists() and not folder.is_dir():
        raise UnusableFile(f"{folder} is no folder; name another one with --output")
    return folder


def editions(
    inspection: Inspection, briefs: Sequence[str], *, draft: bool, internal: bool = False, archival: bool = False
) -> tuple[Edition, ...]:
    """What the named briefs show (all of them where none is named); `internal` for the desk's own eyes, `archival` with
    PDFs for archives. UnusableFile for a name that is no brief."""
    found = pending(inspection, briefs, draft=draft, internal=internal, archival=archival)
    return tuple(each.make() for each in found)


def pending(
    inspection: Inspection, briefs: Sequence[str], *, draft: bool, internal: bool = False, archival: bool = False
) -> tuple[Pending, ...]:
    """The same, composed when they are needed."""
    from secondhand.publishing.compose import commit_of
    from secondhand.publishing.inputs import inputs_of
    from secondhand.publishing.material import Material
    from secondhand.publishing.pending import Pending

    record = inspection.record
    for name in briefs:
        if name not in record.briefs:
            raise UnusableFile(f'there is no brief "{name}"; {nearest_or_all(name, record.briefs)}')
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
    inputs = {} if draft or internal else inputs_of(material)
    return tuple(
        Pending(
            name,
            f"{name}.internal" if internal else name,
            commit_of(material, record.briefs[name]),
            f"{inputs[name]} {archival}" if inputs else "",
            partial(_composed, material, name, draft=draft, internal=internal, archival=archival),
        )
        for name in dict.fromkeys(briefs) or record.briefs
    )


def _composed(material: Material, name: str, *, draft: bool, internal: bool, archival: bool) -> Edition:
    from secondhand.publishing.compose import compose
    from secondhand.publishing.internal import internal as made_internal

    made = compose(material, material.record.briefs[name], draft=draft)
    return replace(made_internal(made, material) if internal else made, archival=archival)


def plan(
    inspection: Inspection, shown: Sequence[Pending], folder: Path, formats: Sequence[str], of_all: Sequence[str] = ()
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
        raise UnusableFile(f'there is no format "{format}"; {nearest_or_all(format, GRAPHS)}')
    shown = show_graph(Chains(load(file, str(file))), name)
    write_as, suffix = GRAPHS[format]
    return f"{shown.name}.graph.{suffix}", write_as(shown)


def formats_of(names: Sequence[str]) -> tuple[str, ...]:
    """The formats that these names choose, all of them where there is none. UnusableFile for an unknown one."""
    from secondhand.publishing.exports import EXPORTS

    for name in names:
        if name not in EXPORTS:
            raise UnusableFile(f'there is no format "{name}"; {nearest_or_all(name, EXPORTS)}')
    return tuple(name for name in EXPORTS if not names or name in names)
