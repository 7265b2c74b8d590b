"""What captures cost: one, and many on two workers, served from this machine; beside them bare trafilatura."""

from __future__ import annotations

import contextlib
import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import trafilatura

from bench.measured import Row
from secondhand.capturing.run import Run
from secondhand.capturing.wish import Result, Wish
from secondhand.sources.capture.document import Extract, NotCaptured, Order
from secondhand.sources.capture.extract import extract
from secondhand.sources.capture.fetch import Limits
from secondhand.sources.capture.media import HTML
from secondhand.sources.capture.workers import COUNT, Workers

PAGES = 500
PASSES = 5
BOUND = "bounded by them"
CORES = "the program, and the server of the bench, run on the same cores"


class AtOnce(Workers):
    """Reads each document at once, in this process, so that its time can be told."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[Any, Extract | NotCaptured]] = []

    @property
    def busy(self) -> bool:
        return bool(self.found)

    def submit(self, key: Any, body: bytes, order: Order) -> None:
        try:
            self.found.append((key, extract(body, order)))
        except NotCaptured as error:
            self.found.append((key, error))

    def answers(self, *, wait: bool) -> Iterator[tuple[Any, Extract | NotCaptured]]:  # noqa: ARG002
        found, self.found = self.found, []
        yield from found


def bare(content: bytes, url: str) -> Any:
    """What trafilatura alone makes of a page, with its metadata; None for nothing."""
    return trafilatura.bare_extraction(content, url=url or None, include_comments=False, with_metadata=True)


def _heavy(page: Any, index: int) -> bytes:
    """A page with the weight that real ones have: a script of 80 kB and a menu of 200 links before its end."""
    menu = "".join(f'<li><a href="/section/{i}">Section {i}</a></li>' for i in range(200))
    script = "<script>window.state = [" + ",".join(f'{{"id": {i}, "slot": "a{i}"}}' for i in range(3000)) + "]</script>"
    more = f"<footer><ul>{menu}</ul></footer>{script}<!-- {index} -->"
    text = page.content.decode(page.charset)
    return str(text.replace("</body>", f"{more}</body>")).encode(page.charset)


@contextmanager
def _served(contents: Sequence[bytes]) -> Iterator[list[str]]:
    """The addresses of these pages on a server of this machine, a process of its own."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as free:
        for index, content in enumerate(contents):
            (Path(folder) / f"{index}.html").write_bytes(content)
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", folder]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
            try:
                _wait_for(port)
                yield [f"http://127.0.0.1:{port}/{index}.html" for index in range(len(contents))]
            finally:
                server.kill()


def _wait_for(port: int) -> None:
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise SystemExit("the server of the bench did not start")


@contextmanager
def _desk() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "claims.yaml"
        record.write_text("desk: {name: Bench}\n", encoding="utf-8")
        yield record


def costs(articles: Sequence[Any]) -> tuple[float, float]:
    """Seconds of CPU a page, in one process: bare trafilatura's, and those of a whole capture from the connection to
    the record."""
    contents = [_heavy(page, index) for index, page in enumerate(articles)]
    for content in contents:
        extract(content, Order(HTML))
    start = time.process_time()
    for content in contents:
        bare(content, "")
    alone = time.process_time() - start
    with _served(contents) as targets, _desk() as record:
        start = time.process_time()
        with Run(record, Wish(delay=0.0, limits=Limits(private=True)), AtOnce()) as run:
            results = list(run.capture(targets))
        whole = time.process_time() - start
    _must_be_new(results)
    return alone / len(articles), whole / len(articles)


def many(articles: Sequence[Any], pages: int = PAGES) -> list[Row]:
    """All pages over and over, with workers; beside them bare trafilatura in one process."""
    contents = [_heavy(articles[index % len(articles)], index) for index in range(pages)]
    start = time.process_time()
    for content in contents:
        bare(content, "")
    alone = time.process_time() - start
    with _served(contents) as targets, _desk() as record:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begun, own = time.perf_counter(), time.process_time()
        with Run(record, Wish(delay=0.0, limits=Limits(private=True))) as run:
            results = list(run.capture(targets))
        seconds, own = time.perf_counter() - begun, time.process_time() - own
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    _must_be_new(results)
    workers = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    load = f"with a load of {os.getloadavg()[0]:.1f} on the machine"
    return [
        Row(f"{pages} local pages: CPU in two workers", f"{workers:.1f} s", "", f"{alone:.1f} s"),
        Row(f"{pages} local pages: CPU in the program", f"{own:.1f} s", "less than a worker's"),
        Row(f"{pages} local pages: seconds", f"{seconds:.1f} s", note=load),
        Row("share of the time in which a worker reads", f"{run.workers.worked / COUNT / seconds:.0%}", BOUND),
        Row("share of the time in which a worker has a core", f"{workers / COUNT / seconds:.0%}", note=CORES),
        Row("share of the workers in all CPU", f"{workers / (workers + own):.0%}"),
    ]


def _must_be_new(results: Sequence[Result]) -> None:
    odd = [f"{each.target}: {each.state} {each.reason}" for each in results if each.state != "new"]
    if odd:
        raise SystemExit("the bench captured what it should not have: " + "; ".join(odd[:5]))
