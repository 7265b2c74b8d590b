"""A source of the record is quoted in it.

Bad:  a source that no evidence names
Good: a source that at least one piece of evidence names in `source`
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level

ID = "unused-source"


def check(case: Case) -> Iterator[Finding]:
    used = {evidence.source for claim in case.record.claims.values() for evidence in claim.evidence}
    for source in case.record.sources.values():
        if source.id not in used:
            message = f'no evidence is from the source "{source.id}"'
            yield Finding(source.at(), ID, Level.NOTE, message, 'quote it, or take it out ("invoke scan" reads it)')
