"""A quotation that stands more than once in its source says which place is meant: by `prefix` or `suffix`.

They are the words right before and right behind it; where they are given, they stand there.

Bad:  quote "the ferry left" where the source says so twice
Good: the same with `suffix: late that day`
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.checks.places import in_source, place_of
from secondhand.findings import Finding, Level
from secondhand.provenance.passage import on_one_line
from secondhand.reading.context import distinguishing
from secondhand.reading.grades import Match
from secondhand.record.drafting import scalar
from secondhand.sources.quotations import Quotation

ID = "quote-unambiguous"
NEEDS_TEXT = True

_SHOWN = 4


def check(case: Case) -> Iterator[Finding]:
    for quotation in case.quotations:
        match, source = quotation.match, quotation.evidence.source
        if match is None or not match.grade.passes:
            continue
        if match.misplaced:
            name = "prefix" if quotation.evidence.prefix else "suffix"
            names = f"{name} and suffix do" if quotation.evidence.suffix and name == "prefix" else f"{name} does"
            message = f'quote stands in "{source}", but {names} not stand around it there'
            yield _finding(quotation, match, name, message)
        elif match.places > 1:
            message = f'quote stands {match.places} times in "{source}"'
            yield _finding(quotation, match, "quote", message)


def _finding(quotation: Quotation, match: Match, field: str, message: str) -> Finding:
    archived = quotation.archived
    text = archived.passages.text if archived.passages else ""
    spans = [(match.start, match.end), *match.others]
    lines = ["say which place is meant:" if len(spans) > 1 else "correct them or leave them out"]
    for span in spans[:_SHOWN] if len(spans) > 1 else []:
        found = distinguishing(text, span, [other for other in spans if other != span])
        named = [(name, words) for name, words in zip(("prefix", "suffix"), found or (), strict=False) if words]
        context = ", ".join(f"{name}: {scalar(on_one_line(words))}" for name, words in named)
        lines.append(f"{context or 'no words around it tell it from the others'} ({place_of(archived, span[0])})")
    related = tuple(in_source(archived, *span, [span], "a place") for span in spans[:_SHOWN])
    position, claim = quotation.evidence.at(field), quotation.claim.id
    return Finding(position, ID, Level.ERROR, message, "\n".join(lines), claim, related=related)
