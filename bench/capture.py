"""How well pages are read and what a capture costs, beside bare trafilatura in the same run.

The pages are our own, from tests/sources/capture/; they are served from this machine. What comes out is
docs/bench-capture.md. Nothing here fails for a number.
"""

from __future__ import annotations

import contextlib
import datetime
import os
import platform
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import trafilatura

from bench.measured import Row, commit, table
from secondhand.capturing.run import Run
from secondhand.capturing.wish import Result, Wish
from secondhand.sources.capture.document import Extract, NotCaptured, Order
from secondhand.sources.capture.extract import extract
from secondhand.sources.capture.fetch import Limits
from secondhand.sources.capture.media import HTML
from secondhand.sources.capture.workers import Workers

PAGES = 500
PASSES = 5
WAITS = "the rest goes to the server of the bench, which needs the same cores, to the program, and to the disk"
PAGE = "docs/bench-capture.md"


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


def measure(project: Path) -> str:
    """Run everything and return docs/bench-capture.md."""
    sys.path.insert(0, str(project / "tests"))
    from page_set import pages  # type: ignore[import-not-found]

    found = pages()
    articles = [page for page in found if not page.refused]
    bare, ours = _fields(articles, _trafilatura_fields), _fields(articles, _our_fields)
    refused, taken = _refused(found)
    costs = [_costs(articles) for _ in range(PASSES)]
    alone, capture = (statistics.median(column) for column in zip(*costs, strict=True))
    many = _many(articles)
    rows = [
        *(
            Row(f"articles with {name} right", f"{ours[name]} of {len(articles)}", f"{len(articles)}", f"{bare[name]}")
            for name in ("text", "title", "author", "date")
        ),
        Row("articles with all four right", f"{ours['all']} of {len(articles)}", f"{len(articles)}", f"{bare['all']}"),
        Row("pages that are no article, said to be none", f"{refused} of {taken[1]}", f"{taken[1]}", f"{taken[0]}"),
        Row("CPU for one capture", f"{capture * 1000:.1f} ms", "", f"{alone * 1000:.1f} ms"),
        Row("CPU beyond trafilatura's own", f"{(capture - alone) * 1000:.1f} ms", "≤ 50 ms"),
        *many,
    ]
    return _page(project, [_named(row) for row in rows], len(found))


def _named(row: Row) -> Row:
    return Row(
        row.name, row.found, row.reach, row.other, row.peer or ("bare trafilatura" if row.other else ""), row.note
    )


def _fields(articles: Sequence[Any], read: Callable[[Any], tuple[str, str, str, str]]) -> dict[str, int]:
    counts = dict.fromkeys(("text", "title", "author", "date", "all"), 0)
    for page in articles:
        text, title, author, date = read(page)
        words = " ".join(text.split())
        right = {
            "text": all(" ".join(each.split()) in words for each in page.article["paragraphs"]),
            "title": title == page.article["title"],
            "author": author == ("" if "author" in page.without else page.article["author"]),
            "date": date == ("" if "published" in page.without else page.article["date"]),
        }
        for name, is_right in {**right, "all": all(right.values())}.items():
            counts[name] += is_right
    return counts


def _our_fields(page: Any) -> tuple[str, str, str, str]:
    try:
        found = extract(page.content, Order(HTML, page.header, url=page.url))
    except NotCaptured:
        return "", "", "", ""
    return found.text, found.title, found.author, found.published


def _bare(content: bytes, url: str) -> Any:
    return trafilatura.bare_extraction(content, url=url or None, include_comments=False, with_metadata=True)


def _trafilatura_fields(page: Any) -> tuple[str, str, str, str]:
    found = _bare(page.content, page.url)
    if found is None:
        return "", "", "", ""
    # It parts several authors by semicolons; that is no error.
    return found.text or "", found.title or "", (found.author or "").replace("; ", ", "), found.date or ""


def _refused(found: Sequence[Any]) -> tuple[int, tuple[int, int]]:
    """How many pages that are no article we refuse; how many bare trafilatura finds nothing in, of how many."""
    others = [page for page in found if page.refused]
    ours = sum(_our_fields(page)[0] == "" for page in others)
    return ours, (sum(_bare(page.content, page.url) is None for page in others), len(others))


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


def _costs(articles: Sequence[Any]) -> tuple[float, float]:
    """Seconds of CPU a page, in one process: bare trafilatura's, and those of a whole capture from the connection to
    the record."""
    contents = [_heavy(page, index) for index, page in enumerate(articles)]
    for content in contents:
        extract(content, Order(HTML))
    start = time.process_time()
    for content in contents:
        _bare(content, "")
    alone = time.process_time() - start
    with _served(contents) as targets, _desk() as record:
        start = time.process_time()
        with Run(record, Wish(delay=0.0, limits=Limits(private=True)), AtOnce()) as run:
            results = list(run.capture(targets))
        whole = time.process_time() - start
    _must_be_new(results)
    return alone / len(articles), whole / len(articles)


def _many(articles: Sequence[Any]) -> list[Row]:
    """All pages over and over, with workers; beside them bare trafilatura in one process."""
    contents = [_heavy(articles[index % len(articles)], index) for index in range(PAGES)]
    start = time.process_time()
    for content in contents:
        _bare(content, "")
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
    load = os.getloadavg()[0]
    return [
        Row(f"{PAGES} local pages: CPU in two workers", f"{workers:.1f} s", "", f"{alone:.1f} s"),
        Row(f"{PAGES} local pages: CPU in the program", f"{own:.1f} s", "less than a worker's"),
        Row(f"{PAGES} local pages: seconds", f"{seconds:.1f} s", note=f"with a load of {load:.1f} on the machine"),
        Row("share of the workers in all CPU", f"{workers / (workers + own):.0%}"),
        Row(
            "share of the time in which the two workers work",
            f"{workers / 2 / seconds:.0%}",
            "bounded by them",
            note=WAITS,
        ),
    ]


def _must_be_new(results: Sequence[Result]) -> None:
    odd = [f"{each.target}: {each.state} {each.reason}" for each in results if each.state != "new"]
    if odd:
        raise SystemExit("the bench captured what it should not have: " + "; ".join(odd[:5]))


def _page(project: Path, rows: Sequence[Row], count: int) -> str:
    today = datetime.datetime.now(datetime.UTC).date()
    return f"""# Capture, measured

Written by `invoke bench capture` on {today}, at {commit(project, PAGE)}, with Python {platform.python_version()} and
trafilatura {trafilatura.__version__} on {os.cpu_count()} cores.

{count} pages of our own writing in the shapes of news sites (tests/sources/capture/pages) are read and captured. The
set is ours, and the program was mended until it read them all: it shows that the shapes are handled, not how well pages
at large are read. Bare trafilatura is run on the same bytes with its metadata, without being told what a server says of
their encoding. An author or date that a page does not state is right where none is given.

{table(rows)}

For cost, each page has the weight that real ones have: a script of 80 kB and a menu of 200 links are added.
CPU is that of processes, for one capture the median of {PASSES} runs by turns; loading the libraries is in that of the
two workers alone. A capture is all from the connection to the record: fetching, reading, WARC, seal, files that reach
the disk, and the record written anew.
"""
