"""The text at hand and the seal of a source are those that were archived.

`sha256` of the record says which text that was. A private text is found by it under any name; one that is named like
its source and has another digest is taken for a changed one.

Bad:  a text in `sources/` that was edited after its `sha256` was put into the record
Good: a text, and a seal, with the digest that the record gives
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level

ID = "source-changed"


def check(case: Case) -> Iterator[Finding]:
    for archived in case.archive.values():
        for flaw in archived.flaws:
            if flaw.changed:
                yield Finding(archived.source.at(flaw.field), ID, Level.ERROR, flaw.message, flaw.hint)
