"""A review as one page of HTML that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from secondhand.findings import Finding
from secondhand.review import words
from secondhand.review.compare import ClaimReview, Review

_STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1c1c1c;
  background: #fff; }
h1 { font-size: 1.4rem; line-height: 1.25; } h2 { font-size: 1.1rem; margin-top: 2rem; }
article { border-left: .25rem solid #767676; padding-left: 1rem; margin: 1.5rem 0; overflow-wrap: anywhere; }
article.verdict { border-color: #9a3412; } article.added { border-color: #166534; }
h3 { margin: 0; font-size: 1rem; } .level-error { color: #b00020; } .scope { color: #595959; }
@media (prefers-color-scheme: dark) { body { color: #e8e8e8; background: #161616; }
  .level-error { color: #ff8a8a; } .scope { color: #b3b3b3; } }
"""


def review_html(review: Review, language: str = "en") -> str:
    """The page; all text of the record is escaped."""
    parts = [
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>Review: {escape(words.headline(review))}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>",
        f"<h1>{escape(words.headline(review)).capitalize()}</h1>",
        f"<p>{escape(review.base)} → {escape(review.head)}</p>",
        *_section("Claims", map(_claim, review.claims)),
        *_list("Sources", map(words.source_line, review.sources)),
        *_list("Elsewhere in the record", map(words.entry_line, review.others)),
        *_section("New findings", _findings(review.new)),
        *_section("Solved findings", _findings(review.solved)),
        f'<p class="scope">{escape(words.scope(review))}</p>\n</main>\n</body>\n</html>',
    ]
    return "\n".join(parts) + "\n"


def _claim(claim: ClaimReview) -> str:
    kind = "verdict" if claim.new_verdict else claim.kind
    lines = [f"<li>{escape(line)}</li>" for line in words.claim_lines(claim)]
    for evidence in claim.evidence:
        first, *others = words.evidence_lines(evidence)
        more = "".join(f"<li>{escape(line)}</li>" for line in others)
        lines.append(f"<li>{escape(first)}{f'<ul>{more}</ul>' if more else ''}</li>")
    heading = f"<h3><code>{escape(claim.id)}</code> {escape(claim.claim)}</h3>"
    return f'<article class="{kind}">{heading}<ul>{"".join(lines)}</ul></article>'


def _findings(findings: Iterable[Finding]) -> Iterator[str]:
    items = [
        f'<li class="level-{each.level}">{each.level}: {escape(each.message)} <code>{escape(each.check)}</code>, '
        f"{escape(str(each.position))}</li>"
        for each in findings
    ]
    if items:
        yield f"<ul>{''.join(items)}</ul>"


def _list(heading: str, lines: Iterable[str]) -> Iterator[str]:
    items = [f"<li>{escape(line)}</li>" for line in lines]
    yield from _section(heading, [f"<ul>{''.join(items)}</ul>"] if items else [])


def _section(heading: str, parts: Iterable[str]) -> Iterator[str]:
    found = list(parts)
    if found:
        yield f"<section>\n<h2>{heading}</h2>"
        yield from found
        yield "</section>"
