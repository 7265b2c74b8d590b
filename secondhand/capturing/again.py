"""The tasks for what is captured already: `refresh` asks for it again, `adopt` quotes another state of it.

What they need is loaded when they run.
"""

from __future__ import annotations

from typing import Any

from invoke.context import Context
from invoke.tasks import task

from secondhand.capturing.interrupted import late
from secondhand.console import desk_record, guarded, say, stop
from secondhand.errors import CLEAN, FINDINGS, UnusableFile

_FILE = "the record; its folder is the desk (default: claims.yaml of this desk)"
PRIVATE = "also fetch from addresses that are not on the public internet (192.168…, localhost)"
DELAY = "seconds between two requests to one host"


@task(
    help={
        "source": "the id of a source; may be given several times (default: all that have an address)",
        "wayback": "ask the Internet Archive to save each page that has changed",
        "allow-private": PRIVATE,
        "delay": DELAY,
        "file": _FILE,
    },
    iterable=["source"],
)
@guarded
def refresh(
    context: Context,
    source: Any = None,
    wayback: bool = False,
    allow_private: bool = False,
    delay: float = 2.0,
    file: str = "",
) -> None:
    """
    Ask for every source again: which have changed, and which quotations no longer stand.

    Politely: robots.txt is heeded, each host is left in peace between requests, and asked only for what is new.
    Exit status: 0 every quotation stands, 1 one no longer does, 2 something could not be asked for.

    Examples:
      invoke refresh
      invoke refresh --source drift --wayback
    """
    from secondhand.capturing.known import address_of
    from secondhand.capturing.run import Run
    from secondhand.capturing.shown import close, shown, status
    from secondhand.capturing.wish import Wish
    from secondhand.record.nearest import nearest_or_all
    from secondhand.reporters.text import counted
    from secondhand.sources.capture.fetch import Limits

    wish = Wish(wayback=wayback, robots=True, delay=delay, limits=Limits(private=allow_private))
    with late(Run(desk_record(context, file), wish)) as run:
        known = run.record.sources
        for name in source or ():
            if name not in known:
                raise UnusableFile(f'there is no source "{name}"; {nearest_or_all(name, known)}')
        chosen = [known[name] for name in dict.fromkeys(source or known)]
        asked = [each for each in chosen if address_of(each)]
        results = shown(run.refresh(asked), len(asked), "Asking")
    if len(asked) < len(chosen):
        say(f"{counted(len(chosen) - len(asked), 'source')} without an address: not asked for")
    close(results)
    stop(status(results))


@task(
    positional=["source"],
    help={
        "source": "the id of a source of which there are several states",
        "sha256": "the first digits of the state's sha256 (default: the newest)",
        "file": _FILE,
    },
)
@guarded
def adopt(context: Context, source: str, sha256: str = "", file: str = "") -> None:
    """
    Quote the newest state of a source from now on; the one that was quoted is kept beside it.

    The record gets its sha256, date and capture in place of the old ones, which go where it was; nothing else is
    touched. It is sealed, and every quotation that does not stand in it is named. Title, author and date stay as the
    record has them. Going back is "invoke adopt SOURCE --sha256 …".
    Exit status: 0 every quotation stands, 1 one does not, 2 there is no such state.

    Examples:
      invoke adopt drift
      invoke adopt drift --sha256 9f86d0
    """
    from rich.text import Text

    from secondhand import pipeline, texts
    from secondhand.capturing.adopting import adopt as change
    from secondhand.reporters.text import counted

    record = desk_record(context, file)
    made = change(record, source, sha256)
    retrieved = made.state.capture.retrieved if made.state.capture is not None else ""
    say(Text("adopted ", "green").append(f"{source}: its text as it was on {retrieved}", "default"))
    for path, receipts in texts.seal(pipeline.inspect(record), [source]):
        say(f"{path}: {counted(receipts, 'receipt')}")
    for each in made.fallen:
        say(each)
    stop(FINDINGS if made.fallen else CLEAN)
