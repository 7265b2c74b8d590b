"""The tasks `capture` and `refresh`. What they need is loaded when they run: no other task pays for it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from invoke.collection import Collection
from invoke.context import Context
from invoke.program import Program
from invoke.tasks import task

from secondhand.console import desk_record, guarded, has_styles, say, stop
from secondhand.errors import CLEAN, UnusableFile

if TYPE_CHECKING:
    from secondhand.capturing.run import Run

_FILE = "the record; its folder is the desk (default: claims.yaml of this desk)"
_PRIVATE = "also fetch from addresses that are not on the public internet (192.168…, localhost)"
_DELAY = "seconds between two requests to one host"


@task(
    positional=["source"],
    help={
        "source": "the address or file; with --list a file of them (- for standard input)",
        "list": "SOURCE has an address or file a line; # begins a comment",
        "publisher": "id or name of the party that publishes it; one that the record lacks is added",
        "kind": "what a publisher is that is added: outlet, agency, organisation, person, group or document",
        "id": "the id of the source (default: made from the title); that of a source of the record: a new state of it",
        "title": "its title, where the document states none or another",
        "author": "its author, likewise",
        "published": "its date, likewise: 2031, 2031-05 or 2031-05-04",
        "url": "where a file that was saved from a browser was found",
        "encoding": "how its characters are encoded, where it lies or says nothing: windows-1251, utf-16 …",
        "whole": "take all of a page, not its main text alone, and refuse nothing",
        "wayback": "ask the Internet Archive to save the page, or find its nearest copy",
        "scan": "go on with the attribution engine: print the second-hand statements found",
        "allow-private": _PRIVATE,
        "delay": _DELAY,
        "file": _FILE,
    },
)
@guarded
def capture(
    context: Context,
    source: Any,
    list: bool = False,
    publisher: str = "",
    kind: str = "",
    id: str = "",
    title: str = "",
    author: str = "",
    published: str = "",
    url: str = "",
    encoding: str = "",
    whole: bool = False,
    wayback: bool = False,
    scan: bool = False,
    allow_private: bool = False,
    delay: float = 1.0,
    file: str = "",
) -> None:
    """
    Archive a page, PDF, DOCX, e-mail or text, and write it into the record as a source, ready to be quoted.

    What was served lies in sources/private/ as WARC with its text; the record gets what the document states of itself.
    What it does not state stays empty and is asked for. A source that is known already is compared: a changed text is
    kept as a version beside the one that is quoted, and quotations that no longer stand are named.
    Exit status: 0 captured, 1 a quotation no longer stands, 2 something was not captured (the rest is kept).

    Examples:
      invoke capture https://example.org/article
      invoke capture statement.pdf --publisher "Ministry of Energy"
      invoke capture --list links.txt --wayback
      invoke capture saved.html --url https://example.org/article --scan
    """
    if source in ("--help", "-h"):
        _help("capture")
    from secondhand.capturing.run import Run
    from secondhand.capturing.shown import close, shown, status
    from secondhand.capturing.wish import Wish
    from secondhand.sources.capture.fetch import Limits

    targets = _listed(source) if list else [source.strip()]
    if not all(targets):
        raise UnusableFile("an address or a file is to be named: invoke capture https://example.org/article")
    own = {"--id": id, "--title": title, "--author": author, "--published": published, "--url": url}
    if len(targets) > 1 and any(own.values()):
        given = ", ".join(name for name, value in own.items() if value)
        raise UnusableFile(f"{given} cannot be that of {len(targets)} sources; capture that one by itself")
    wish = Wish(
        publisher,
        kind,
        id,
        title,
        author,
        published,
        url,
        encoding,
        whole=whole,
        wayback=wayback,
        delay=delay,
        limits=Limits(private=allow_private),
    )
    record = desk_record(context, file)
    with _late(Run(record, wish)) as run:
        results = shown(run.capture(targets), len(targets), "Capturing")
    close(results)
    if scan:
        _scan(record, tuple(dict.fromkeys(each.source for each in results if each.state != "failed")))
    stop(status(results))


@task(
    help={
        "source": "the id of a source; may be given several times (default: all that have an address)",
        "wayback": "ask the Internet Archive to save each page that has changed",
        "allow-private": _PRIVATE,
        "delay": _DELAY,
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
    from secondhand.record.shape import nearest
    from secondhand.reporters.text import counted
    from secondhand.sources.capture.fetch import Limits

    wish = Wish(wayback=wayback, robots=True, delay=delay, limits=Limits(private=allow_private))
    with _late(Run(desk_record(context, file), wish)) as run:
        known = run.record.sources
        for name in source or ():
            if name not in known:
                raise UnusableFile(f'there is no source "{name}"; {nearest(name, known) or ", ".join(known)}')
        chosen = [known[name] for name in dict.fromkeys(source or known)]
        asked = [each for each in chosen if address_of(each)]
        results = shown(run.refresh(asked), len(asked), "Asking")
    if len(asked) < len(chosen):
        say(f"{counted(len(chosen) - len(asked), 'source')} without an address: not asked for")
    close(results)
    stop(status(results))


def _help(name: str) -> NoReturn:
    """Invoke takes "--help" for the argument that is still to come; it is meant as everywhere."""
    program = Program(namespace=Collection(capture, refresh), name="invoke", binary="invoke")
    program.run(["invoke", "--help", name], exit=False)
    stop(CLEAN)


def _listed(name: str) -> list[str]:
    """The addresses and files in a list, each once; files are found from where the list lies."""
    try:
        text = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        lines = [line.strip() for line in text.decode("utf-8-sig").splitlines()]
    except OSError as error:
        raise UnusableFile(f"{name}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise UnusableFile(f"{name}: is not UTF-8; with --list it is a file with an address or file a line") from None
    from secondhand.sources.capture.address import looks_like_one

    folder = Path() if name == "-" else Path(name).parent
    named = [line for line in lines if line and not line.startswith("#")]
    if not named:
        raise UnusableFile(f"{name}: lists nothing to capture")
    return [each if looks_like_one(each) else str(folder / each) for each in dict.fromkeys(named)]


@contextmanager
def _late(run: Run) -> Iterator[Run]:
    """A run of which, when it is interrupted, what was done last is shown too."""
    try:
        with run:
            yield run
    finally:
        if run.late:
            from secondhand.capturing.shown import show

            for each in run.late:
                show(each)


def _scan(record: Path, sources: Sequence[str]) -> None:
    """Print the second-hand statements in these sources."""
    from secondhand import pipeline, texts
    from secondhand.reporters import scan_text

    if not sources:
        return
    scanned, absent = texts.scan(pipeline.inspect(record), sources)
    for name in absent:
        say(f"{name}: not scanned, its text is not at hand", error=True)
    styled = has_styles()
    say(scan_text.legend(styled=styled))
    for each in scanned:
        found = [index for index, attribution in enumerate(each.attributions) if attribution.second_hand]
        remarks = [f"covered by: {', '.join(claims)}" if claims else "not covered" for claims in each.claims]
        free = len(each.uncovered(second_hand=True))
        say("")
        say(scan_text.heading(each.file, each.attributions).append(f", {free} not covered by a claim"))
        for line in scan_text.attribution_lines(
            each.file, each.text, each.attributions, found, styled=styled, remark=remarks.__getitem__
        ):
            say(line)
