"""What is still to be shown when somebody types Ctrl-C."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secondhand.capturing.run import Run


@contextmanager
def late(run: Run) -> Iterator[Run]:
    """A run of which, when it is interrupted, what was done last is shown too."""
    try:
        with run:
            yield run
    finally:
        if run.late:
            from secondhand.capturing.shown import show

            for each in run.late:
                show(each)
