"""What sources rest on, and what interests are in, stands in the record.

Bad:  `rests_on: [{source: wire-1, how: translated}]` where sources has no wire-1
Good: the same with wire-1 among the sources
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from secondhand.checks.case import Case
from secondhand.errors import Position
from secondhand.findings import Finding, Level
from secondhand.record.nearest import nearest

ID = "reference-unknown"


def check(case: Case) -> Iterator[Finding]:
    for what, name, position, known in _references(case):
        if name not in known:
            hint = nearest(name, known) or f"{what}s has: {', '.join(list(known)[:12]) or 'nothing'}"
            yield Finding(position, ID, Level.ERROR, f'there is no {what} "{name}"', hint)


def _references(case: Case) -> Iterator[tuple[str, str, Position, Iterable[str]]]:
    record = case.record
    for source in record.sources.values():
        for rest in source.rests_on:
            yield "source", rest.source, rest.at("source"), record.sources
    for party in record.parties.values():
        for interest in party.interests:
            for index, name in enumerate(interest.claims):
                yield "claim", name, interest.at("claims", index), record.claims
            for index, name in enumerate(interest.briefs):
                yield "brief", name, interest.at("briefs", index), record.briefs
