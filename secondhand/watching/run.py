"""The order of watching: render, serve, wait for a change, render what is stale, have the pages loaded again."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from secondhand import pipeline, rendering
from secondhand.errors import SecondhandError
from secondhand.publishing.exports import OF_ALL
from secondhand.sources.opening import private_folder
from secondhand.watching.server import Server

if TYPE_CHECKING:
    from watchfiles import Change

ROOMS = ("sources", "templates")
"""The folders of a desk in which every file counts."""
ENDINGS = (".yaml", ".yml", ".txt")
"""How the names of records and texts end, wherever they lie."""

PAUSE = 200
"""Milliseconds without a change after which the watch says that it watches."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What came of one change: how many files were written, the errors of the record (its briefs are drafts then), and
    what kept something from being rendered."""

    written: int
    errors: tuple[str, ...]
    problems: tuple[str, ...]


def render(record: Path, folder: Path, briefs: Sequence[str], formats: Sequence[str]) -> Rendered:
    """Render what is stale; a record with errors as drafts, so that one sees what one writes. Never raises for what an
    editor wrote."""
    try:
        inspection = pipeline.inspect(record)
        ways = pipeline.in_the_way(inspection, briefs)
        editions = rendering.pending(inspection, briefs, draft=bool(ways))
        of_all = [] if briefs else list(OF_ALL)
        made = list(rendering.plan(inspection, editions, folder, formats, of_all).write(lambda _: None))
    except SecondhandError as error:
        return Rendered(0, (), (str(error),))
    problems = tuple(f"{each.output.path}: {each.problem}" for each in made if each.problem)
    return Rendered(len(made) - len(problems), tuple(map(str, ways)), problems)


def watch(
    record: Path,
    folder: Path,
    briefs: Sequence[str],
    formats: Sequence[str],
    server: Server,
    tell: Callable[[Rendered], None],
    stop: threading.Event | None = None,
) -> None:
    """Render, and again after every change, until Ctrl-C or `stop`; `tell` is called each time. Pages are loaded again
    where something was written."""
    folder.mkdir(parents=True, exist_ok=True)
    with server.running():
        for _change in _changes(record.parent, folder, stop):
            rendered = render(record, folder, briefs, formats)
            if rendered.written:
                server.changed()
            tell(rendered)


def _changes(desk: Path, folder: Path, stop: threading.Event | None) -> Iterator[None]:
    """Once it is watched, and each time that something was saved which briefs may depend on; what is saved at once is
    one change."""
    from watchfiles import DefaultFilter
    from watchfiles import watch as changes

    root, written = desk.resolve(), folder.resolve()
    private = private_folder()
    roots = [root, *([private.resolve()] if private else [])]
    rooms = [*(root / name for name in ROOMS), *roots[1:]]
    usual = DefaultFilter()

    def matters(change: Change, path: str) -> bool:
        where = Path(path)
        if written in where.parents or root / ".cache" in where.parents or not usual(change, path):
            return False
        return where.suffix in ENDINGS or any(room in where.parents for room in rooms)

    found = changes(
        *roots, watch_filter=matters, stop_event=stop, debounce=300, rust_timeout=PAUSE, yield_on_timeout=True
    )
    # The first pause says that nothing that is saved from now on will be missed.
    for number, saved in enumerate(found):
        if saved or number == 0:
            yield
