"""How well pages are read and what a capture costs, beside bare trafilatura in the same run.

The pages are our own, from tests/sources/capture/; they are served from this machine. What comes out is
docs/bench-capture.md. Nothing here fails for a number.
"""

from __future__ import annotations

import datetime
import os
import platform
import statistics
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import trafilatura

from bench.capture_cost import PASSES, bare, costs, many
from bench.measured import Row, commit, table
from secondhand.sources.capture.document import NotCaptured, Order
from secondhand.sources.capture.extract import extract
from secondhand.sources.capture.media import HTML

PAGE = "docs/bench-capture.md"


def measure(project: Path) -> str:
    """Run everything and return docs/bench-capture.md."""
    sys.path.insert(0, str(project / "tests"))
    from page_set import pages  # type: ignore[import-not-found]

    found = pages()
    articles = [page for page in found if not page.refused]
    other, ours = _fields(articles, _trafilatura_fields), _fields(articles, _our_fields)
    refused, taken = _refused(found)
    passes = [costs(articles) for _ in range(PASSES)]
    alone, capture = (statistics.median(column) for column in zip(*passes, strict=True))
    at_once = many(articles)
    rows = [
        *(
            Row(f"articles with {name} right", f"{ours[name]} of {len(articles)}", f"{len(articles)}", f"{other[name]}")
            for name in ("text", "title", "author", "date")
        ),
        Row("articles with all four right", f"{ours['all']} of {len(articles)}", f"{len(articles)}", f"{other['all']}"),
        Row("pages that are no article, said to be none", f"{refused} of {taken[1]}", f"{taken[1]}", f"{taken[0]}"),
        Row("CPU for one capture", f"{capture * 1000:.1f} ms", "", f"{alone * 1000:.1f} ms"),
        Row("CPU beyond trafilatura's own", f"{(capture - alone) * 1000:.1f} ms", "≤ 50 ms"),
        *at_once,
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


def _trafilatura_fields(page: Any) -> tuple[str, str, str, str]:
    found = bare(page.content, page.url)
    if found is None:
        return "", "", "", ""
    # It parts several authors by semicolons; that is no error.
    return found.text or "", found.title or "", (found.author or "").replace("; ", ", "), found.date or ""


def _refused(found: Sequence[Any]) -> tuple[int, tuple[int, int]]:
    """How many pages that are no article we refuse; how many bare trafilatura finds nothing in, of how many."""
    others = [page for page in found if page.refused]
    ours = sum(_our_fields(page)[0] == "" for page in others)
    return ours, (sum(bare(page.content, page.url) is None for page in others), len(others))


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
two workers alone. A worker reads while it has a document and has not answered yet; where there is more to do than the
machine has cores for, it does not have one all that time. A capture is all from the connection to the record: fetching,
reading, WARC, seal, files that reach the disk, and the record written anew.
"""
