"""A source says who published it, who wrote it, when, where, and when it was retrieved.

What a document does not state stays out of the record; a `note` that says so makes this finding a note.

Bad:  a source with a title and nothing else
Good: a source with publisher, author, published, url and retrieved
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level

ID = "source-described"

_FIELDS = ("publisher", "author", "published", "url", "retrieved")


def check(case: Case) -> Iterator[Finding]:
    for source in case.record.sources.values():
        missing = [field for field in _FIELDS if not getattr(source, field)]
        if missing:
            level = Level.NOTE if source.note else Level.WARNING
            message = f'source "{source.id}" gives no {", ".join(missing)}; its briefs say so'
            hint = "" if source.note else 'add what the document states; where it states none, say so in "note"'
            yield Finding(source.at(), ID, level, message, hint)
