"""The task that compares two revisions of the record."""

from __future__ import annotations

from pathlib import Path

from invoke.context import Context
from invoke.tasks import task

from secondhand.console import desk_record, guarded, put, say, say_lines
from secondhand.errors import UnusableFile
from secondhand.publishing.write import write_atomically
from secondhand.record.shape import nearest
from secondhand.reporters.review_html import review_html
from secondhand.reporters.review_json import review_json
from secondhand.reporters.review_markdown import review_markdown
from secondhand.reporters.review_text import review_lines
from secondhand.review.compare import Review
from secondhand.reviewing import review_of

FORMATS = {"markdown": review_markdown, "html": review_html, "json": review_json}


@task(
    help={
        "base": "the revision to compare with (default: where this branch left origin/main, main or master)",
        "head": "the revision to review (default: the working tree)",
        "format": "text, markdown (for a comment on a pull request), html or json",
        "output": "a file to write to (default: standard output)",
        "file": "the record; its folder is the desk (default: claims.yaml of this desk)",
    }
)
@guarded
def review(
    context: Context, base: str = "", head: str = "", format: str = "text", output: str = "", file: str = ""
) -> None:
    """
    Say what a change means: verdicts, voided approvals, evidence, chains, findings new and solved.

    Two revisions of the record are compared by id, so that moving and reformatting are silence. The exit status is 0
    whatever it says; "invoke validate" judges.

    Examples:
      invoke review
      invoke review --base HEAD~3
      invoke review --base origin/main --format markdown --output comment.md
    """
    known = ("text", *FORMATS)
    if format not in known:
        raise UnusableFile(f'there is no format "{format}"; {nearest(format, known) or "known: " + ", ".join(known)}')
    if head and not base:
        raise UnusableFile("--head needs --base: the revision to compare with")
    found = review_of(desk_record(context, file), base, head)
    if format == "text" and not output:
        say_lines(review_lines(found))
        return
    written = FORMATS[format](found) if format in FORMATS else _plain(found)
    if output:
        write_atomically(Path(output), written.encode("utf-8", "backslashreplace"))
        say(f"Wrote {output}")
    else:
        put(written)


def _plain(found: Review) -> str:
    return "".join(f"{line.plain}\n" for line in review_lines(found))


TASKS = (review,)
