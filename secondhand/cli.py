"""The tasks that an editor types. What a task needs is loaded when it runs: the list of tasks should come at once.

0 clean, 1 findings of level error, 2 unusable input or something missing, 130 interrupted.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from invoke.collection import Collection
from invoke.context import Context
from invoke.program import Program
from invoke.tasks import task

from secondhand import __version__
from secondhand.asking import explain, schema
from secondhand.capturing.tasks import capture, refresh
from secondhand.console import desk_record, guarded, stop
from secondhand.errors import UnusableFile
from secondhand.reruns import Run
from secondhand.tasks import reporting, repository, reviewing, signing, starting, texts, verifying, watching


@task(
    help={
        "file": "the record; its folder is the desk (default: claims.yaml of this desk)",
        "format": "text, for people; json, github, sarif or junit, for machines",
        "output": "the file to write to (default: standard output)",
        "select": "ids of checks, with commas: show what these find and nothing else; may be given several times",
        "ignore": "ids of checks, with commas: show what the others find; may be given several times",
        "base": "with github: what stands on lines changed since this revision comes first (default: the base branch)",
        "fix": "mend first what needs no editor: marks as in the source, and which of several places is meant",
        "dry-run": "with --fix: show what would change, and change nothing",
    },
    iterable=["select", "ignore"],
)
@guarded
def validate(
    context: Context,
    file: str = "",
    format: str = "text",
    output: str = "",
    select: Any = None,
    ignore: Any = None,
    base: str = "",
    fix: bool = False,
    dry_run: bool = False,
) -> None:
    """
    Hold every quotation and attribution of the record against its sources, and run the checks.

    A finding prints as "claims.yaml:31:14: error: …, [check]", beneath it the line of the record and the passage of the
    source, and what to do. "invoke explain CHECK" says more of a check. docs/findings.md describes the formats.
    With --fix it first mends quotation marks, dashes and the like, and adds the prefix or suffix that tells which of
    several places is meant; it changes no word, and not another byte of the record.
    Exit status: 0 clean (warnings and notes allowed), 1 findings of level error, 2 unusable input; of --dry-run 0 where
    there is nothing to mend, 1 where there is.

    Examples:
      invoke validate
      invoke validate --fix --dry-run
      invoke validate --file other/claims.yaml
      invoke validate --select quote-in-source,speaker-in-source
      invoke validate --format sarif --output findings.sarif
      invoke validate --format github --base origin/main    # in a job of GitHub Actions
      SECONDHAND_SOURCES=../texts invoke validate    # where private texts lie elsewhere
    """
    if dry_run and not fix:
        raise UnusableFile("--dry-run goes with --fix: it shows what that would change")
    record, chosen, left = desk_record(context, file), list(select or ()), list(ignore or ())
    if fix:
        from secondhand.validating import mend

        mend(record, dry_run=dry_run)
    run = Run(record, ["validate", format, output, base, *chosen, "ignore", *left])
    status = run.replayed()
    if status is not None:
        stop(status)
    beside: list[Path] = []
    with run.kept(beside):
        from secondhand import validating

        validating.validate(record, format=format, output=output, select=chosen, ignore=left, base=base, beside=beside)


TASKS = (
    *(validate, capture, refresh, explain, schema),
    *(
        each
        for module in (reporting, watching, texts, signing, reviewing, verifying, repository, starting)
        for each in module.TASKS
    ),
)


def tasks_of(file: str) -> Collection:
    """The tasks of a desk, for its tasks.py to hand to Invoke: `namespace = tasks_of(__file__)`."""
    tasks = Collection(*TASKS)
    tasks.configure({"desk": str(Path(file).resolve().parent)})
    return tasks


def main() -> None:
    """`secondhand TASK`: the same tasks as `invoke TASK`, in any folder that is a desk."""
    Program(version=__version__, namespace=Collection(*TASKS), name="secondhand", binary="secondhand").run()
