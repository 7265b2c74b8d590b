"""What the tasks of `reporting.py` do; `path` is the record's."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from secondhand import pipeline, rendering
from secondhand.console import inspected, progress, say, stop
from secondhand.errors import FINDINGS, UNUSABLE, UnusableFile
from secondhand.findings import Level
from secondhand.publishing.exports import OF_ALL
from secondhand.publishing.press import Output
from secondhand.reporters.text import closing_line, counted
from secondhand.validating import show

EDITIONS = ("public", "internal")
NAMED = 12
"""The most briefs that a closing line names."""


def report(
    path: Path,
    briefs: Sequence[str],
    formats: Sequence[str],
    output: str,
    against: str,
    edition: str,
    *,
    draft: bool,
    archival: bool,
) -> None:
    """Validate, then write every brief in every format; what stands there already is kept."""
    folder = rendering.reports_folder(path.parent, output)
    inspection = inspected(path)
    if against:
        from secondhand.changing import write_changes

        for made in write_changes(inspection, path, against, briefs, folder):
            say(f"Wrote {made}")
        return
    named, formats = formats, rendering.formats_of(formats)
    if edition not in EDITIONS:
        raise UnusableFile(f'there is no edition "{edition}"; known: {", ".join(EDITIONS)}')
    internal = edition == "internal"
    editions = rendering.pending(inspection, briefs, draft=draft, internal=internal, archival=archival)
    if not draft and pipeline.in_the_way(inspection, briefs):
        show(inspection, level=Level.ERROR, error=True)
        say("Nothing was written. Mend the errors, or see how it looks with --draft.", error=True)
        stop(FINDINGS)
    if not editions:
        raise UnusableFile(
            f"{inspection.record.places.file} has no briefs; add one under briefs, and name it in each claim"
        )
    say(closing_line(pipeline.report_of(inspection)))
    of_all = () if briefs or named or draft or internal else tuple(OF_ALL)
    plan = rendering.plan(inspection, editions, folder, formats, of_all)
    problems = 0
    with progress(len(plan.stale)) as (begin, done):
        for written in plan.write(lambda outputs: begin(_named(outputs))):
            done()
            for complaint in written.complaints:
                say(Text("warning: ", "yellow").append(complaint, "default"), error=True)
            if written.problem:
                problems += 1
                line = Text("error: ", "bold red").append(f"{written.output.path}: {written.problem}", "default")
                say(line, error=True)
    names = ", ".join(edition.id for edition in editions[:NAMED]) + (", …" if len(editions) > NAMED else "")
    kind = counted(len(editions), "draft" if draft else "brief")
    kept = f"; {counted(len(plan.kept), 'file')} stood already" if plan.kept else ""
    wrote = counted(len(plan.stale) - problems, "file")
    also = f", and {', '.join(of_all)}" if of_all else ""
    say(f"Wrote {wrote} to {folder}/{kept}: {kind} ({names}) as {', '.join(formats)}{also}")
    if problems:
        say(f"error: {counted(problems, 'file')} could not be written", error=True)
        stop(UNUSABLE)


def _named(outputs: Sequence[Output]) -> str:
    """What is written next, for the progress bar."""
    more = f" and {len(outputs) - 1} more" if len(outputs) > 1 else ""
    return f"Writing {outputs[0].path.name}{more}"
