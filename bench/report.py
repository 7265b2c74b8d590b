"""How fast briefs are made, beside what a desk would otherwise reach for, in one run on one machine.

What comes out is docs/bench-report.md. Nothing here fails for a number.
"""

from __future__ import annotations

import base64
import dataclasses
import datetime
import gc
import math
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from bench import chromium
from bench.made_briefs import make_briefs
from bench.measured import Row, commit, median_seconds, seconds, table
from bench.memory import watched
from secondhand.pipeline import Inspection, inspect
from secondhand.processes import processors
from secondhand.publishing.brief import Edition
from secondhand.publishing.exports import OF_ALL
from secondhand.publishing.exports.pdf import STYLESHEETS, export_pdf
from secondhand.publishing.pending import Pending
from secondhand.publishing.press import plan
from secondhand.publishing.render import render_for_word, render_html
from secondhand.rendering import editions, pending

PAGE = "docs/bench-report.md"
BRIEFS = 100
MANY = 1_000
ALONE = 12
"""Documents that a peer makes one by one, each in a process of its own."""
LENGTHS = (10, 20, 40, 70, 100)
LOOK = 0.1
"""Seconds from one look at the memory to the next."""
FORMATS = ("pdf", "docx", "html", "json")


def measure(project: Path) -> str:
    """Run everything and return docs/bench-report.md; it takes some ten minutes."""
    with tempfile.TemporaryDirectory(prefix="secondhand-bench-") as place:
        folder = Path(place)
        shutil.copytree(project / "templates", folder / "templates")
        rows = [*_side_by_side(folder), *_many(folder), _lengths(folder)]
    return _page(project, rows)


def _desk(folder: Path, briefs: int, claims: int) -> Inspection:
    desk = folder / f"desk-{briefs}-{claims}"
    record = make_briefs(desk, briefs, claims)
    (desk / "templates").symlink_to(folder / "templates")
    return inspect(record)


def _side_by_side(folder: Path) -> Iterator[Row]:
    """A hundred briefs as PDF and DOCX, ours and the peers'."""
    inspection, templates = _desk(folder, BRIEFS, 2), folder / "templates"
    shown = pending(inspection, (), draft=False)
    pages = [_standing_alone(each.make(), templates) for each in shown[:ALONE]]
    with watched(os.getpid(), every=LOOK) as ours:
        pdf = _cost(lambda: _write(shown, templates, folder / "pdf", ["pdf"])) / BRIEFS / processors()
    command = _cost(lambda: _weasyprint(pages, folder)) / ALONE
    yield Row("PDF, a brief", _ms(pdf), "≤ 0.11 ×", f"{_ms(command)}, {pdf / command:.2f} ×", "`weasyprint` command")
    if chromium.find():
        warm, theirs = _chromium([_standing_alone(each.make(), templates) for each in shown], folder)
        yield Row("", _ms(pdf), "≤ 1.2 ×", f"{_ms(warm)}, {pdf / warm:.2f} ×", "Chromium, warm")
        ratio = f"{theirs:.0f} MB, {ours[0] / 1e6 / theirs:.2f} ×"
        yield Row("peak memory", f"{ours[0] / 1e6:.0f} MB", "≤ 0.33 ×", ratio, "Chromium")
    else:
        yield Row("", _ms(pdf), "≤ 1.2 ×", "not installed", "Chromium, warm")
    docx = _cost(lambda: _write(shown, templates, folder / "docx", ["docx"])) / BRIEFS / processors()
    markup = [render_for_word(each.make(), templates) for each in shown[:ALONE]]
    single = _cost(lambda: _pypandoc(markup, templates, folder)) / ALONE
    yield Row("DOCX, a brief", _ms(docx), "≤ 0.25 ×", f"{_ms(single)}, {docx / single:.2f} ×", "pypandoc, a document")


def _cost(work: Callable[[], object]) -> float:
    """Seconds of processor time that some work takes, in this process and in those that it starts and waits for."""

    def spent() -> float:
        usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return sum(usage.ru_utime + usage.ru_stime for usage in usages)

    gc.collect()
    start = spent()
    work()
    return spent() - start


def _many(folder: Path) -> Iterator[Row]:
    """A thousand briefs: all, none and one of them stale."""
    inspection = _desk(folder, MANY, 2)
    templates, reports = folder / "templates", folder / "reports"
    with watched(os.getpid(), largest=True, every=LOOK) as memory:
        whole = seconds(lambda: _write(pending(inspection, (), draft=False), templates, reports, FORMATS, OF_ALL))
    yield Row(f"{MANY:,} briefs in four formats", f"{whole:.0f} s", "", "", "", f"{whole / MANY * 1000:.0f} ms a brief")
    yield Row("peak memory of a process", f"{memory[0] / 1e6:.0f} MB", "≤ 250 MB")

    def again() -> None:
        assert not _write(pending(inspection, (), draft=False), templates, reports, FORMATS, OF_ALL)  # noqa: S101

    yield Row("nothing changed, beyond loading", f"{median_seconds(again, 5):.2f} s", "≤ 0.5 s")
    runs = [_one_changed(inspection, number, templates, reports) for number in range(5)]
    yield Row("one claim changed, beyond loading", f"{sorted(runs)[2]:.2f} s", "≤ 1.5 s")


def _one_changed(inspection: Inspection, number: int, templates: Path, reports: Path) -> float:
    """In a process of its own, in which nothing is loaded yet: as an editor has it."""
    program = (
        "import sys, time; from pathlib import Path; sys.path[:0] = sys.argv[5:]\n"
        "from bench.report import FORMATS, OF_ALL, changed, write\n"
        "from secondhand.pipeline import inspect; from secondhand.rendering import pending\n"
        "inspection = changed(inspect(Path(sys.argv[1])), sys.argv[2]); start = time.perf_counter()\n"
        "made = write(pending(inspection, (), draft=False), Path(sys.argv[3]), Path(sys.argv[4]), FORMATS, OF_ALL)\n"
        "assert made == 7, made; print(time.perf_counter() - start)"
    )
    arguments = [str(inspection.desk / "claims.yaml"), str(number), str(templates), str(reports)]
    root = str(Path(__file__).parents[1])
    run = subprocess.run([sys.executable, "-c", program, *arguments, root], capture_output=True, check=True)
    return float(run.stdout)


def changed(inspection: Inspection, reason: str) -> Inspection:
    """The same, with another rationale of its first claim."""
    record = inspection.record
    claim = dataclasses.replace(record.claims["c0"], rationale=f"Another reason: {reason}.")
    return dataclasses.replace(inspection, record=dataclasses.replace(record, claims={**record.claims, "c0": claim}))


def _lengths(folder: Path) -> Row:
    """One document of more and more claims: the exponent by which its time grows."""
    shown = [editions(_desk(folder, 1, claims), (), draft=False)[0] for claims in LENGTHS]
    export_pdf(shown[0], folder / "templates")
    times = [median_seconds(lambda: export_pdf(each, folder / "templates"), 3, time.process_time) for each in shown]  # noqa: B023
    points = [(math.log(size), math.log(taken)) for size, taken in zip(LENGTHS, times, strict=True)]
    x, y = (sum(values) / len(points) for values in zip(*points, strict=True))
    exponent = sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)
    note = ", ".join(f"{size} claims {taken:.2f} s" for size, taken in zip(LENGTHS, times, strict=True))
    return Row("one document of 10 to 100 claims", f"n^{exponent:.2f}", "≤ n^1.2", "", "", note)


def write(
    shown: Sequence[Pending], templates: Path, reports: Path, formats: Sequence[str], of_all: Collection[str] = ()
) -> int:
    """Write what is stale; how many files that were."""
    made = list(plan(shown, templates, templates.parent, reports, formats, list(of_all)).write(lambda _: None))
    problems = [written.problem for written in made if written.problem]
    assert not problems, problems[0]  # noqa: S101
    return len(made)


_write = write


def _standing_alone(edition: Edition, templates: Path) -> str:
    """The page as WeasyPrint's command and Chromium take it: with its styles inside."""
    styles = "\n".join((templates / name).read_text(encoding="utf-8") for name in STYLESHEETS)
    return render_html(edition, templates, "print").replace("</head>", f"<style>{styles}</style></head>")


def _weasyprint(pages: Sequence[str], folder: Path) -> None:
    page, base = folder / "page.html", f"{(folder / 'templates').as_uri()}/"
    program = Path(sys.executable).with_name("weasyprint")
    for markup in pages:
        page.write_text(markup, encoding="utf-8")
        command = [program, "-q", "--pdf-variant", "pdf/ua-1", "-u", base, page, folder / "page.pdf"]
        subprocess.run([str(word) for word in command], check=True)


def _pypandoc(documents: Sequence[str], templates: Path, folder: Path) -> None:
    import pypandoc

    options = ["--sandbox", f"--reference-doc={templates / 'reference.docx'}"]
    for markup in documents:
        pypandoc.convert_text(markup, "docx", "html", outputfile=str(folder / "page.docx"), extra_args=options)


def _chromium(pages: Sequence[str], folder: Path) -> tuple[float, float]:
    """Seconds a page, tagged, in a browser that has printed one before, and its peak memory in MB."""
    file = folder / "page.html"
    with chromium.browser() as page, watched(page.process.pid, every=LOOK) as memory:

        def one(markup: str) -> None:
            file.write_text(markup, encoding="utf-8")
            page.open(file.as_uri())
            printed = page.call("Page.printToPDF", preferCSSPageSize=True, generateTaggedPDF=True)
            (folder / "page.pdf").write_bytes(base64.b64decode(printed["data"]))

        one(pages[0])
        taken = seconds(lambda: list(map(one, pages)))
    return taken / len(pages), memory[0] / 1e6


def _ms(taken: float) -> str:
    return f"{taken * 1000:.0f} ms"


def _page(project: Path, rows: Sequence[Row]) -> str:
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    tools = ", ".join(f"{name} {version(name)}" for name in ("weasyprint", "pypandoc_binary"))
    return f"""# How fast briefs are made

Written by `invoke bench report` on {today}, at commit {commit(project, PAGE)}: Python {platform.python_version()},
{tools}, {processors()} processors. All figures are of one run, on a machine that does other things
too; the ratios mean more than the milliseconds. Milliseconds a brief are processor time, of ours divided by the number
of processes that work at once; seconds, and what Chromium takes, are by the clock.

{table(rows)}

The {BRIEFS} briefs are invented, of four to five pages each: two claims with two pieces of evidence each. Ours are made
by `invoke report`'s own code on {processors()} processes, tagged (PDF/UA-1). The peers get the same page: the
`weasyprint` command {ALONE} times, with the same variant; Chromium once, warmed up, by DevTools' `Page.printToPDF` with
tags; pypandoc {ALONE} times, with the same reference document. Memory is the proportional set size, in which what
processes share is divided among them: of ours all processes together beside all of Chromium's, and of the {MANY:,}
briefs the largest process. "Beyond loading" is what comes after the record is loaded and checked: composing every
edition that is not known from before, and for the claim that changed also starting WeasyPrint and pandoc and writing
its four files, the list, the ClaimReviews and the feed.

**typst** makes such a page in about a third of the time that WeasyPrint takes (25 ms were measured for four pages
before this was built). Who needs nothing but fast PDFs should look at it. Here one HTML template serves screen and
paper, the desk can edit it with what every newsroom knows, and the PDF is tagged from the same structure as the page.
"""
