"""Whoever the quotation's own sentence credits it to stands in `said_by` or `via`.

Wishes, plans and attitudes are no statements and credit nobody. Whom another sentence credits is what
`quote-keeps-attribution` looks at.

Bad:  `said_by: authors` for: "We met", said the authors, according to the Harbour Post.
Good: `said_by: authors, via: [harbour-post]` for the same sentence
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case, Credited
from secondhand.checks.hints import left_out
from secondhand.findings import Finding
from secondhand.provenance.credit import Uncredited
from secondhand.provenance.passage import shown

ID = "second-hand-unlabelled"
NEEDS_TEXT = True


def check(case: Case) -> Iterator[Finding]:
    for credited in case.credited:
        for found in credited.uncredited:
            if not found.apart:
                yield left_out(ID, case.record, credited, found, _sentence(credited, found))


def _sentence(credited: Credited, found: Uncredited) -> str:
    """From the quotation's attribution to the party and the words that name it as the source."""
    reading, mention = credited.reading, found.mention
    spans = [mention.span, *reading.cues_of(mention), found.attribution.extent]
    return shown(reading.text, [(span, "") for span in spans])
