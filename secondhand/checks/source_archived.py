"""What a source says stands in the archive: its text, or a seal, with the digest that the record gives.

Bad:  a source with `sha256` whose text has another digest
Good: a source whose text, or whose seal, has the digest in `sha256`
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
            position = archived.source.at(flaw.field)
            yield Finding(position, ID, Level.ERROR, flaw.message, flaw.hint)
