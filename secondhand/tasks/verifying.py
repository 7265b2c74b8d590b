"""The task that tells whether a PDF is what was approved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from invoke.context import Context
from invoke.tasks import task
from rich.text import Text

from secondhand.console import desk_record, guarded, say, stop
from secondhand.errors import CLEAN, FINDINGS
from secondhand.publishing.verification import Remark, verdict
from secondhand.verifying import judged_against, judged_alone, stamp_of

_SIGNS = {True: Text("ok     ", "green"), False: Text("FAILS  ", "bold red"), None: Text("       ")}


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
    content, stamp = stamp_of(Path(pdf))
    remarks = list(_told(judged_alone(stamp)))
    if not alone:
        remarks += _told(judged_against(content, stamp, desk_record(context, file)))
    holds = verdict(remarks)
    say(Text(f"{pdf}: ").append("this is what was approved" if holds else "this is NOT what was approved", "bold"))
    stop(CLEAN if holds else FINDINGS)


def _told(remarks: Iterable[Remark]) -> Iterator[Remark]:
    for remark in remarks:
        say(_SIGNS[remark.holds] + Text(remark.said))
        yield remark


TASKS = (verify,)
