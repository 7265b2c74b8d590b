"""The tasks that an editor types, and the one place that maps outcomes to exit statuses.

0 clean, 1 findings of level error, 2 unusable input or something missing, 130 interrupted.
"""

from __future__ import annotations

import contextlib
import functools
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from invoke.collection import Collection
from invoke.context import Context
from invoke.program import Program
from invoke.tasks import task
from rich.console import Console
from rich.text import Text

from secondhand import __version__, pipeline
from secondhand.errors import SecondhandError, UnusableFile, UnusableRecord
from secondhand.findings import Level
from secondhand.reporters.text import closing_line, counted, finding_lines

RECORD = "claims.yaml"
CLEAN, FINDINGS, UNUSABLE, INTERRUPTED = 0, 1, 2, 130

_Task = TypeVar("_Task", bound=Callable[..., None])


class _Output(Console):
    def on_broken_pipe(self) -> None:
        """Whoever read our output (head, less) has seen enough: the work goes on, and the exit status is its own."""
        os.dup2(os.open(os.devnull, os.O_WRONLY), self.file.fileno())


def _say(text: Text | str, *, error: bool = False) -> None:
    """One line, in colour on a terminal and plain in a pipe, never folded: editors click on its place."""
    _Output(stderr=error, soft_wrap=True, highlight=False, markup=False, emoji=False).print(text)


def _complain_of_output(error: OSError) -> None:
    """A full disk behind standard output, say: what is left in its buffer must not fail again at the exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    with contextlib.suppress(OSError):
        _say(f"error: {error.strerror or error}", error=True)


def _stop(status: int) -> NoReturn:
    raise SystemExit(status)


def _record(context: Context, file: str) -> Path:
    """The record that is meant: the one named, that of the desk whose tasks.py this is, or the next one upwards."""
    if file:
        return Path(file)
    desk = context.config.get("desk")
    here = Path.cwd()
    folders = [Path(desk)] if desk else [folder for folder in (here, *here.parents) if (folder / RECORD).is_file()]
    return Path(os.path.relpath((folders or [here])[0] / RECORD))


def _guarded(body: _Task) -> _Task:
    """Errors become lines on standard error and an exit status, never a traceback."""

    @functools.wraps(body)
    def guarded(*arguments: Any, **options: Any) -> None:
        try:
            body(*arguments, **options)
        except UnusableRecord as error:
            for problem in error.problems:
                _say(str(problem), error=True)
            _say(f"{counted(len(error.problems), 'problem')}; nothing was checked or written", error=True)
            _stop(UNUSABLE)
        except SecondhandError as error:
            _say(f"error: {error}", error=True)
            _stop(UNUSABLE)
        except KeyboardInterrupt:
            _say("interrupted; every file is either the old one or the new one", error=True)
            _stop(INTERRUPTED)
        except OSError as error:
            _complain_of_output(error)
            _stop(UNUSABLE)

    return guarded  # type: ignore[return-value]


@task(help={"file": "the record; its folder is the desk (default: claims.yaml of this desk)"})
@_guarded
def validate(context: Context, file: str = "") -> None:
    """
    Hold every quotation and attribution of the record against its sources, and run the checks.

    A finding prints as "claims.yaml:31:14: error: …, [check]" with what to do beneath.
    Exit status: 0 clean (warnings and notes allowed), 1 findings of level error, 2 unusable input.

    Examples:
      invoke validate
      invoke validate --file other/claims.yaml
      SECONDHAND_SOURCES=../texts invoke validate    # where private texts lie elsewhere
    """
    inspection = pipeline.inspect(_record(context, file))
    _show(inspection)
    _stop(FINDINGS if inspection.errors else CLEAN)


def _show(inspection: pipeline.Inspection, *, level: Level = Level.NOTE, error: bool = False) -> None:
    for finding in inspection.findings:
        if finding.level >= level:
            for line in finding_lines(finding):
                _say(line, error=error)
    _say(closing_line(inspection.record, inspection.quotations, inspection.findings), error=error)


@task(
    help={
        "brief": "the id of a brief to write; may be given several times (default: all)",
        "format": "pdf, docx, html or json; may be given several times (default: all)",
        "output": "the folder to write to (default: reports/ beside the record)",
        "draft": "write although there are errors: every page says DRAFT, the findings stand at the end",
        "file": "the record; its folder is the desk (default: claims.yaml of this desk)",
    },
    iterable=["brief", "format"],
)
@_guarded
def report(
    context: Context, brief: Any = None, format: Any = None, output: str = "", draft: bool = False, file: str = ""
) -> None:
    """
    Validate, then write every brief as PDF, DOCX, HTML and JSON.

    Errors stop it before anything is written; with --draft they are listed in the brief and do not count.
    Exit status: 0 written, 1 findings of level error, 2 unusable input or a file that could not be written.

    Examples:
      invoke report
      invoke report --draft
      invoke report --brief kazakhstan --format pdf --output /tmp
    """
    inspection = pipeline.inspect(_record(context, file))
    formats = pipeline.formats_of(format or ())
    editions = pipeline.editions(inspection, brief or (), draft=draft)
    if inspection.errors and not draft:
        _show(inspection, level=Level.ERROR, error=True)
        _say("Nothing was written. Mend the errors, or see how it looks with --draft.", error=True)
        _stop(FINDINGS)
    if not editions:
        raise UnusableFile(
            f"{inspection.record.places.file} has no briefs; add one under briefs, and name it in each claim"
        )
    _say(closing_line(inspection.record, inspection.quotations, inspection.findings))
    folder = Path(output) if output else inspection.desk / "reports"
    problems = 0
    with _progress(len(editions) * len(formats)) as (begin, done):
        for written in pipeline.write(editions, inspection.desk / "templates", folder, formats, begin):
            done()
            for complaint in written.complaints:
                _say(Text("warning: ", "yellow").append(complaint, "default"), error=True)
            if written.problem:
                problems += 1
                _say(Text("error: ", "bold red").append(f"{written.path}: {written.problem}", "default"), error=True)
    names = ", ".join(edition.id for edition in editions)
    total = len(editions) * len(formats)
    kind = counted(len(editions), "draft" if draft else "brief")
    _say(f"Wrote {counted(total - problems, 'file')} to {folder}/: {kind} ({names}) as {', '.join(formats)}")
    if problems:
        _say(f"error: {counted(problems, 'file')} could not be written", error=True)
        _stop(UNUSABLE)


@contextmanager
def _progress(total: int) -> Iterator[tuple[Callable[[Path], None], Callable[[], None]]]:
    """A bar on a terminal, nothing in a pipe."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        row = bar.add_task("Writing", total=total)
        yield lambda path: bar.update(row, description=f"Writing {path.name}"), lambda: bar.advance(row)


@task(
    help={
        "source": "the id of a source; may be given several times (default: all with a private text at hand)",
        "file": "the record; its folder is the desk (default: claims.yaml of this desk)",
    },
    iterable=["source"],
)
@_guarded
def seal(context: Context, source: Any = None, file: str = "") -> None:
    """
    Seal private source texts and make the receipts of their quotations: sources/<id>.seal.json.

    Commit these files with the record: they let everyone check the quotations who may not have the texts.
    The same text and quotations give the same seal, so that running it again changes nothing.

    Examples:
      invoke seal
      invoke seal --source drift
    """
    inspection = pipeline.inspect(_record(context, file))
    count = 0
    for path, receipts in pipeline.seal(inspection, source or ()):
        count += 1
        _say(f"{path}: {counted(receipts, 'receipt')}")
    if not count:
        _say("Nothing to seal: no private source has its text at hand.")


TASKS = (validate, report, seal)


def tasks_of(file: str) -> Collection:
    """The tasks of a desk, for its tasks.py to hand to Invoke: `namespace = tasks_of(__file__)`."""
    tasks = Collection(*TASKS)
    tasks.configure({"desk": str(Path(file).resolve().parent)})
    return tasks


def main() -> None:
    """`secondhand TASK`: the same tasks as `invoke TASK`, in any folder that is a desk."""
    Program(version=__version__, namespace=Collection(*TASKS), name="secondhand", binary="secondhand").run()
