"""A " #" inside a text without quotation marks does not cut it short.

YAML takes it for the beginning of a comment. A comment that is meant has a blank behind its "#".

Bad:  `title: Stein wins the #1 spot`, which YAML reads as "Stein wins the"
Good: `title: "Stein wins the #1 spot"`
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.errors import Position
from secondhand.findings import Finding, Level
from secondhand.record.model import Claim, Entry, Record
from secondhand.record.tree import shown

ID = "plain-scalar-comment"


def check(case: Case) -> Iterator[Finding]:
    cut = case.record.cut
    for entry, claim in _entries(case.record) if cut else ():
        for name, place in entry.places.marks.items():
            comment = cut.get((entry.places.file, *place))
            if comment:
                field, value = _value(entry, name)
                message = f'{field} ends at " #", where a comment begins: "{shown(value)}" is all that is read'
                hint = 'put it between quotation marks; a comment that is meant has a blank behind its "#"'
                yield Finding(Position(entry.places.file, *comment), ID, Level.WARNING, message, hint, claim)


def _entries(record: Record) -> Iterator[tuple[Entry, str]]:
    """All entries of a record, those within others too, and the id of the claim that they are in."""
    parts = (getattr(record, field.name) for field in dataclasses.fields(record))
    ahead = [(entry, "") for part in parts for entry in (part.values() if isinstance(part, dict) else [part])]
    while ahead:
        entry, claim = ahead.pop()
        if not isinstance(entry, Entry):
            continue
        yield entry, entry.id if isinstance(entry, Claim) else claim
        values = (getattr(entry, field.name) for field in dataclasses.fields(entry))
        ahead += [
            (inner, entry.id if isinstance(entry, Claim) else claim)
            for value in values
            for inner in (value if isinstance(value, tuple) else (value,))
        ]


def _value(entry: Entry, name: str | tuple[str, int]) -> tuple[str, str]:
    """A field's name and its value as text."""
    if isinstance(name, tuple):
        return name[0], str(getattr(entry, name[0])[name[1]])
    return name, str(getattr(entry, name))
