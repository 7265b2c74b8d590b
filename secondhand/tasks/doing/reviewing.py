"""What the task of `reviewing.py` does; `path` is the record's."""

from __future__ import annotations

from pathlib import Path

from secondhand.console import put, say, say_lines
from secondhand.errors import UnusableFile
from secondhand.publishing.write import write_atomically
from secondhand.record.nearest import nearest
from secondhand.reporters.review_html import review_html
from secondhand.reporters.review_json import review_json
from secondhand.reporters.review_markdown import review_markdown
from secondhand.reporters.review_text import review_lines
from secondhand.review.compare import Review
from secondhand.reviewing import review_of

FORMATS = {"markdown": review_markdown, "html": review_html, "json": review_json}


def review(path: Path, base: str, head: str, format: str, output: str) -> None:
    """Say what a change means."""
    known = ("text", *FORMATS)
    if format not in known:
        raise UnusableFile(f'there is no format "{format}"; {nearest(format, known) or "known: " + ", ".join(known)}')
    if head and not base:
        raise UnusableFile("--head needs --base: the revision to compare with")
    found = review_of(path, base, head)
    if format == "text" and not output:
        say_lines(review_lines(found))
        return
    written = FORMATS[format](found) if format in FORMATS else _plain(found)
    if output:
        write_atomically(Path(output), written.encode("utf-8", "backslashreplace"))
        say(f"Wrote {output}")
    else:
        put(written)


def _plain(found: Review) -> str:
    return "".join(f"{line.plain}\n" for line in review_lines(found))
