"""What a source says stands in the archive: its text, or a seal, and the record gives its digest.

Bad:  a source without `sha256`, or with one of which neither the text nor a seal is at hand
Good: a source whose text is in `sources/`, or whose seal is
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level

ID = "source-archived"
BINDING = True


def check(case: Case) -> Iterator[Finding]:
    for archived in case.archive.values():
        for flaw in archived.flaws:
            if not flaw.changed:
                yield Finding(archived.source.at(flaw.field), ID, Level.ERROR, flaw.message, flaw.hint)
