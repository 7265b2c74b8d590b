"""What all tasks share: lines on the terminal, and errors that become lines and an exit status."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn, TypeVar

from rich.console import Console
from rich.text import Text

from secondhand import streams
from secondhand.errors import INTERRUPTED, UNUSABLE, SecondhandError, UnusableRecord
from secondhand.reporters.text import counted

_Task = TypeVar("_Task", bound=Callable[..., None])


class _Output(Console):
    def on_broken_pipe(self) -> None:
        """Whoever read our output (head, less) has seen enough: the work goes on, and the exit status is its own."""
        streams.abandon(self.file)


def _output(*, error: bool = False) -> _Output:
    return _Output(stderr=error, soft_wrap=True, highlight=False, markup=False, emoji=False)


def has_styles() -> bool:
    """Whether standard output is a terminal that shows colours or the like."""
    output = _output()
    return output.is_terminal and output.color_system is not None


def say(text: Text | str, *, error: bool = False) -> None:
    """One line, in colour on a terminal and plain in a pipe, never folded: editors click on its place."""
    _output(error=error).print(text)


def put(text: str) -> None:
    """Text for programs on standard output, in UTF-8, as it is."""
    try:
        streams.write(text)
    except BrokenPipeError:
        streams.abandon(sys.stdout)


def stop(status: int) -> NoReturn:
    """End the program with this exit status."""
    raise SystemExit(status)


def guarded(body: _Task) -> _Task:
    """Errors become lines on standard error and an exit status, never a traceback."""

    @functools.wraps(body)
    def guarded_body(*arguments: Any, **options: Any) -> None:
        try:
            body(*arguments, **options)
        except UnusableRecord as error:
            for problem in error.problems:
                say(str(problem), error=True)
            say(f"{counted(len(error.problems), 'problem')}; nothing was checked or written", error=True)
            stop(UNUSABLE)
        except SecondhandError as error:
            say(f"error: {error}", error=True)
            stop(UNUSABLE)
        except KeyboardInterrupt:
            say("interrupted; every file is either the old one or the new one", error=True)
            stop(INTERRUPTED)
        except OSError as error:
            streams.complain_of_output(error)
            stop(UNUSABLE)

    return guarded_body  # type: ignore[return-value]


@contextmanager
def progress(total: int) -> Iterator[tuple[Callable[[str], None], Callable[[], None]]]:
    """A bar on a terminal with the time left, nothing in a pipe; to call with what is begun, and when one is done."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        row = bar.add_task("Writing", total=total)
        yield lambda what: bar.update(row, description=what), lambda: bar.advance(row)
