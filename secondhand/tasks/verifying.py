"""The task that tells whether a PDF is what was approved; what it does is in `doing/`."""

from __future__ import annotations

from invoke.context import Context
from invoke.tasks import task

from secondhand.console import desk_record, guarded


@task(
    positional=["pdf"],
    help={
        "pdf": "a brief as PDF, from wherever it came",
        "alone": "look at the file alone, not at the repository",
        "file": "the record; its folder is the desk (default: claims.yaml of this desk)",
    },
)
@guarded
def verify(context: Context, pdf: str, alone: bool = False, file: str = "") -> None:
    """
    Tell whether a PDF is what was approved: by what it carries, and beside the commit that it names.

    From the file alone: which edition, from which commit, who approved each claim, whether its bytes were changed.
    Against the repository: whether that commit says so too, whose the approvals are, and whether the text is that which
    the commit renders to. Exit status: 0 all of it holds, 1 something fails, 2 no stamp to be read.

    Examples:
      invoke verify reports/ferries.pdf
      secondhand verify --alone from-the-web.pdf
    """
    from secondhand.tasks.doing import verifying

    verifying.verify(desk_record(context, file), pdf, alone=alone)


TASKS = (verify,)
