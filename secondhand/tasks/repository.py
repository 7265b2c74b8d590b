"""The task that teaches a desk's git to merge records."""

from __future__ import annotations

import re
import shlex
import sys

from invoke.context import Context
from invoke.tasks import task

from secondhand.console import desk_record, guarded, say
from secondhand.errors import UnusableFile, UnusableRecord

USUAL = ("claims/*.yaml",)
"""Files that a record may come to include."""


@task(name="setup-git", help={"file": "the record; its folder is the desk (default: claims.yaml of this desk)"})
@guarded
def setup_git(context: Context, file: str = "") -> None:
    """
    Let git merge records by what entries are called: claims added side by side and different fields of one claim merge
    without a conflict.

    Each editor does it once in each clone, since git's settings are no part of a repository; .gitattributes is, and
    gets the lines that it lacks.

    Examples:
      invoke setup-git
    """
    from secondhand.publishing.write import write_atomically
    from secondhand.record.load import load
    from secondhand.workflow.repository import needed

    record = desk_record(context, file)
    repository = needed(record.parent)
    program = f"{shlex.quote(sys.executable)} -m secondhand merge-driver %O %A %B %P"
    for name, value in (("name", "merges the record of a fact-check desk"), ("driver", program)):
        if repository.run("config", "--local", f"merge.secondhand.{name}", value) is None:
            raise UnusableFile(f"git did not take the setting merge.secondhand.{name}")
    path = record.parent / ".gitattributes"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    try:
        included = load(record, str(record)).include
    except UnusableRecord:
        included = ()
    files = dict.fromkeys((record.name, *USUAL, *included))
    wanted = [f"{_pattern(name)} merge=secondhand" for name in files]
    lacking = [line for line in wanted if line not in text.splitlines()]
    if lacking:
        start = text if not text or text.endswith("\n") else f"{text}\n"
        write_atomically(path, (start + "".join(f"{line}\n" for line in lacking)).encode("utf-8"))
        say(f"{path}: {', '.join(lacking)}; commit it")
    say("git merges the record by what entries are called, in this clone")


def _pattern(name: str) -> str:
    """A file or files as .gitattributes names them: from its folder on, in quotation marks where there are blanks."""
    return f'"{name}"' if re.search(r"\s", name) else name


TASKS = (setup_git,)
