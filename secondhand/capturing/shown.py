"""What came of each address or file, as lines for people and an exit status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from secondhand.console import has_styles, say
from secondhand.errors import CLEAN, FINDINGS, UNUSABLE
from secondhand.reporters.text import counted

if TYPE_CHECKING:
    from rich.progress import Progress

    from secondhand.capturing.wish import Result

_MOST_CHANGES = 40


def shown(results: Iterator[Result], total: int, doing: str) -> list[Result]:
    """The results, each printed as it comes, above a bar where there are many."""
    found = []
    with _bar(total, doing) as bar:
        for each in results:
            found.append(each)
            # The bar would stand in the same line.
            bar.stop()
            show(each)
            if not bar.disable:
                bar.start()
            bar.advance(bar.task_ids[0])
    return found


def show(result: Result) -> None:
    """Print a result."""
    for line in lines(result):
        say(line, error=result.state == "failed")


def _bar(total: int, doing: str) -> Progress:
    """A bar on a terminal, nothing in a pipe."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=console, transient=True, disable=not console.is_terminal or total < 2)
    bar.add_task(doing, total=total)
    return bar


_COLOURS = {"new": "green", "version": "yellow", "unchanged": "dim", "failed": "bold red"}


def lines(result: Result) -> Iterator[Text]:
    """A result as lines; nothing in them steers a terminal."""
    if result.state == "failed":
        where = f"{result.source}: {result.target}" if result.source else result.target
        yield Text("error: ", _COLOURS["failed"]).append(_printable(f"{where}: {result.reason}"), "default")
        return
    word = {"new": "captured", "version": "changed", "unchanged": "unchanged"}[result.state]
    yield Text(f"{word} ", _COLOURS[result.state]).append(f"{result.source}: {_printable(result.summary)}", "default")
    for remark in result.remarks:
        yield Text(f"    {_printable(remark)}")
    for change in result.changes[:_MOST_CHANGES]:
        yield Text(f"    {_printable(change)}", {"-": "red", "+": "green"}.get(change[:1], "") if has_styles() else "")
    if len(result.changes) > _MOST_CHANGES:
        yield Text(f"    … and {len(result.changes) - _MOST_CHANGES} more changes; all are in sources/private/")
    for finding in result.fallen:
        yield Text(finding)


def _printable(text: str) -> str:
    """A text that a page may have had a hand in: nothing in it steers a terminal."""
    return "".join(each if each.isprintable() or each == "\n" else "\ufffd" for each in text)


def close(results: Sequence[Result]) -> None:
    """Say how many were captured, had changed, failed."""
    words = {"new": "captured", "version": "changed", "unchanged": "unchanged", "failed": "failed"}
    counts = [f"{sum(each.state == state for each in results)} {word}" for state, word in words.items()]
    gone = sum(len(each.fallen) for each in results)
    tail = f"; {counted(gone, 'quotation')} no longer {'stands' if gone == 1 else 'stand'}" if gone else ""
    if len(results) != 1 or tail:
        say(", ".join(each for each in counts if not each.startswith("0 ")) + tail if results else "Nothing to do")


def status(results: Iterable[Result]) -> int:
    """The exit status of a task with these results."""
    results = [*results]
    if any(each.state == "failed" for each in results):
        return UNUSABLE
    return FINDINGS if any(each.fallen for each in results) else CLEAN
