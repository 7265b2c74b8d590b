"""The task that compares two revisions of the record; what it does is in `doing/`."""

from __future__ import annotations

from invoke.context import Context
from invoke.tasks import task

from secondhand.console import desk_record, guarded


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
    from secondhand.tasks.doing import reviewing

    reviewing.review(desk_record(context, file), base, head, format, output)


TASKS = (review,)
