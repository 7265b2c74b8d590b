"""What the task of `verifying.py` does; `path` is the record's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.text import Text

from secondhand.console import say, stop
from secondhand.errors import CLEAN, FINDINGS
from secondhand.publishing.verification import Remark, verdict
from secondhand.verifying import judged_against, judged_alone, stamp_of

ALONE = "what it says of itself agrees"
"""All that a file can show by itself: whoever writes one can seal it."""
_SIGNS = {True: Text("ok     ", "green"), False: Text("FAILS  ", "bold red"), None: Text("       ")}


def verify(path: Path, pdf: str, *, alone: bool) -> None:
    """Tell whether a PDF is what was approved, and end the program."""
    content, stamp = stamp_of(Path(pdf))
    remarks = list(_told(judged_alone(stamp)))
    against = [] if alone else list(_told(judged_against(content, stamp, path)))
    holds = verdict([*remarks, *against])
    compared = any(remark.holds is not None for remark in against)
    words = (
        "this is what was approved" if compared else f"{ALONE}; whether it was approved, the desk's repository tells"
    )
    say(Text(f"{pdf}: ").append(words if holds else "this is NOT what was approved", "bold"))
    stop(CLEAN if holds else FINDINGS)


def _told(remarks: Iterable[Remark]) -> Iterator[Remark]:
    for remark in remarks:
        say(_SIGNS[remark.holds] + Text(remark.said))
        yield remark
