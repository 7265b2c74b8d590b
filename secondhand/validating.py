"""`validate`: which findings are asked for, in which format, and where they go."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from rich.text import Text

from secondhand import mending, pipeline
from secondhand.checks.explain import explained, rules
from secondhand.console import is_terminal, put, reading, say, say_lines, stop, width
from secondhand.errors import CLEAN, FINDINGS, UnusableFile, UnusableRecord
from secondhand.findings import Level
from secondhand.publishing.write import write_atomically
from secondhand.record.nearest import nearest
from secondhand.reporters import github
from secondhand.reporters.difference import difference
from secondhand.reporters.report import Report
from secondhand.reporters.table import FORMATS
from secondhand.reporters.text import closing_line, finding_lines
from secondhand.workflow.git import git
from secondhand.workflow.touched import touched_lines


def validate(
    file: Path,
    *,
    format: str,
    output: str,
    select: Sequence[str],
    ignore: Sequence[str],
    base: str,
    beside: list[Path],
) -> None:
    """Inspect the record and say in this format what was found; ends the program with its exit status.

    `beside` is filled with the texts that the record names outside the folders of sources, and the files it includes.
    """
    form = known_format(format)
    if output and form == "github":
        raise UnusableFile("the runner reads workflow commands from standard output: leave --output out")
    if base and form != "github":
        raise UnusableFile("--base says what comes first in --format github, and nothing to other formats")
    chosen = checks_of(listed(select), listed(ignore))
    try:
        with reading() as watch:
            inspection = pipeline.narrowed(pipeline.inspect(file, watch=watch), chosen)
    except UnusableRecord as error:
        # The lines for people come all the same, on standard error.
        if form != "text":
            _put(Report(str(file), problems=error.problems, path=_in_repository(file)), form, output)
        raise
    beside += (inspection.desk / source.text for source in inspection.record.sources.values() if source.text)
    included = [Path(each) for each in inspection.record.texts if each != inspection.record.places.file]
    # A file that comes to a folder of which the record includes all is one more.
    beside += [*included, *dict.fromkeys(each.parent for each in included)]
    report = pipeline.report_of(inspection)
    if form == "text" and not output and is_terminal():
        show(inspection)
    else:
        if form != "text":
            report = replace(report, path=_in_repository(file))
        if form == "github":
            report = replace(report, touched=_touched(file, base))
        _put(report, form, output)
        if output:
            say(closing_line(report))
            say(f"Wrote {output}")
    stop(FINDINGS if inspection.errors else CLEAN)


def mend(record: Path, *, dry_run: bool) -> None:
    """Write what can be mended without an editor; with `dry_run` show it instead, and end the program."""
    with reading() as watch:
        mended = mending.mend(pipeline.inspect(record, watch=watch))
    if dry_run:
        put("".join(difference(each.before, each.after, str(each.path)) for each in (mended, *mended.others)))
        stop(FINDINGS if mended.mends else CLEAN)
    mending.write_mended(mended)
    for each in mended.mends:
        say(Text(f"{each.position}: ").append("mended", "green").append(f": {each.what}"))


def show(inspection: pipeline.Inspection, *, level: Level = Level.NOTE, error: bool = False) -> None:
    """The findings of at least this level as lines for people, and what was checked."""
    report = pipeline.report_of(inspection)
    cells = width(error=error)
    shown = (finding_lines(each, report.lines, cells) for each in report.findings if each.level >= level)
    say_lines(chain.from_iterable(shown), error=error)
    say(closing_line(report), error=error)


def known_format(name: str) -> str:
    """A format's name. UnusableFile for one that there is not."""
    if name not in FORMATS:
        raise UnusableFile(f'there is no format "{name}"; {nearest(name, FORMATS) or "known: " + ", ".join(FORMATS)}')
    return name


def checks_of(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    """The ids of the checks asked for: those selected (all where none is), without those ignored.

    UnusableFile for an id that is no check's.
    """
    for name in (*select, *ignore):
        explained(name)
    return frozenset(select or rules()) - frozenset(ignore)


def listed(names: Iterable[str]) -> tuple[str, ...]:
    """Names given one by one or with commas between them."""
    return tuple(part.strip() for name in names for part in name.split(",") if part.strip())


def _put(report: Report, form: str, output: str) -> None:
    path = os.environ.get("GITHUB_STEP_SUMMARY", "") if form == "github" else ""
    if path:
        room = max(0, github.ROOM - _size(Path(path)))
        _append(Path(path), github.summary(report, room))
        put(github.write(report, room))
    elif output:
        _write(Path(output), FORMATS[form](report).encode("utf-8", "backslashreplace"))
    else:
        put(FORMATS[form](report))


def _write(path: Path, data: bytes) -> None:
    """Put the report into a file; a pipe or a device (/dev/stdout) gets it as it is, and stays what it is."""
    if not path.exists() or path.is_file() or path.is_dir():
        write_atomically(path, data)
        return
    try:
        with path.open("wb") as stream:
            stream.write(data)
    except OSError as error:
        raise UnusableFile(f"{path}: cannot be written: {error.strerror}") from None


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _append(path: Path, text: str) -> None:
    try:
        with path.open("a", encoding="utf-8", newline="\n") as summary:
            summary.write(text)
    except OSError as error:
        raise UnusableFile(f"GITHUB_STEP_SUMMARY names {path}, which cannot be written: {error.strerror}") from None


def _touched(file: Path, base: str) -> Mapping[str, Sequence[range]] | None:
    """The lines of the record that a pull request touches: against the revision named, or the one GitHub names."""
    named = os.environ.get("GITHUB_BASE_REF", "")
    revisions = [base] if base else [f"origin/{named}", named] if named else []
    for revision in revisions:
        lines = touched_lines(file, revision)
        if lines is not None:
            return {str(file): lines}
    if base:
        raise UnusableFile(f'git does not know the revision "{base}", or {file} lies in no repository')
    if named:
        say(f"git does not know the base {named}, so no finding comes first: fetch it (fetch-depth: 0)", error=True)
    return None


def _in_repository(record: Path) -> Callable[[str], str]:
    """From the name of a file as it was typed to its path in the repository, as code hosts want it."""
    top = os.environ.get("GITHUB_WORKSPACE", "") or git(record.absolute().parent, "rev-parse", "--show-toplevel")
    if not top:
        return str

    def path(file: str) -> str:
        resolved = Path(file).resolve()
        root = Path(top).resolve()
        return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else file

    return path
