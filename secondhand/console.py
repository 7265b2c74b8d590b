"""What all tasks share: lines on the terminal, and errors that become lines and an exit status.

rich is loaded when there is something to say: a run that says what it said last time needs none of it.
"""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from invoke.context import Context

from secondhand import streams
from secondhand.errors import INTERRUPTED, UNUSABLE, SecondhandError, UnusableRecord

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress
    from rich.text import Text

    from secondhand.pipeline import Inspection

RECORD = "claims.yaml"

MOST_CELLS = 1000
"""Cells of a line of a table in a pipe."""
MOST_PROBLEMS = 100
"""Problems of a record that are shown; the others are counted."""

_Task = TypeVar("_Task", bound=Callable[..., None])


@functools.cache
def _kind_of_output() -> type[Console]:
    from rich.console import Console

    class Output(Console):
        def on_broken_pipe(self) -> None:
            """Whoever read our output (head, less) has seen enough: the work goes on, and its status is its own."""
            streams.abandon(self.file)

    return Output


def _output(*, error: bool = False) -> Console:
    return _kind_of_output()(stderr=error, soft_wrap=True, highlight=False, markup=False, emoji=False)


def has_styles() -> bool:
    """Whether standard output is a terminal that shows colours or the like."""
    output = _output()
    return output.is_terminal and output.color_system is not None


def is_terminal() -> bool:
    """Whether a person may be reading standard output as it comes."""
    return _output().is_terminal


def width(*, error: bool = False) -> int:
    """Cells of a line on the reader's screen; a set number in a pipe, where nobody knows."""
    from secondhand.reporters.text import WIDTH

    output = _output(error=error)
    return output.width if output.is_terminal else WIDTH


def say(text: Text | str, *, error: bool = False) -> None:
    """One line, in colour on a terminal and plain in a pipe, never folded: editors click on its place."""
    _output(error=error).print(text)


def say_lines(lines: Iterable[Text], *, error: bool = False) -> None:
    """Several lines, as `say` does one."""
    output = _output(error=error)
    for line in lines:
        output.print(line)


def say_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table, as wide as the terminal; in a pipe as wide as its words are."""
    from rich.table import Table
    from rich.text import Text

    output = _output()
    if not output.is_terminal:
        output.width = MOST_CELLS
    table = Table(*headings, box=None, pad_edge=False, header_style="bold" if has_styles() else "")
    for row in rows:
        table.add_row(*map(Text, row))
    output.print(table, soft_wrap=False)


def put(text: str) -> None:
    """Text for programs on standard output, in UTF-8, as it is."""
    try:
        streams.write(text)
    except BrokenPipeError:
        streams.abandon(sys.stdout)


def desk_record(context: Context, file: str) -> Path:
    """The record that is meant: the one named, that of the desk whose tasks.py this is, or the next one upwards."""
    if file:
        return Path(file)
    desk = context.config.get("desk")
    here = Path.cwd()
    folders = [Path(desk)] if desk else [folder for folder in (here, *here.parents) if (folder / RECORD).is_file()]
    return Path(os.path.relpath((folders or [here])[0] / RECORD))


def is_given_to(name: str) -> bool:
    """Whether a word follows a task on the command line: Invoke has no positional argument that may be left out, so it
    is one where it is there, and none where it is not."""
    after = sys.argv[sys.argv.index(name) + 1 :] if name in sys.argv else []
    return bool(after) and not after[0].startswith("-")


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
            for problem in error.problems[:MOST_PROBLEMS]:
                say(str(problem), error=True)
            say(_closing(error), error=True)
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


def _closing(error: UnusableRecord) -> str:
    """How many problems there were, and what became of the run."""
    from secondhand.reporters.text import counted

    count = len(error.problems)
    said = (
        f"at least {count} problems, at which the reading was given up" if error.given_up else counted(count, "problem")
    )
    more = f", of which {count - MOST_PROBLEMS} are not shown" if count > MOST_PROBLEMS else ""
    return f"{said}{more}; nothing was checked or written"


@contextmanager
def progress(total: int) -> Iterator[tuple[Callable[[str], None], Callable[[], None]]]:
    """A bar on a terminal with the time left, nothing in a pipe; to call with what is begun, and when one is done."""
    with _bar("Writing", total) as bar:
        row = bar.task_ids[0]
        yield lambda what: bar.update(row, description=what), lambda: bar.advance(row)


@contextmanager
def reading() -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal from the first call on, which says how many texts were read and how many there are."""
    with ExitStack() as stack:
        bars: list[Progress] = []

        def watch(done: int, total: int) -> None:
            if not bars:
                bars.append(stack.enter_context(_bar("Reading texts", total)))
            bars[0].update(bars[0].task_ids[0], completed=done)

        yield watch


def inspected(record: Path) -> Inspection:
    """A record held against its sources and checked, with its progress shown. Errors as `pipeline.inspect`."""
    from secondhand import pipeline

    with reading() as watch:
        return pipeline.inspect(record, watch=watch)


def _bar(what: str, total: int) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    # A bar is nothing that was said.
    console = Console(file=sys.__stderr__)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
    bar.add_task(what, total=total)
    return bar
