"""References of a record to what it does not have."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from secondhand.errors import Problem
from secondhand.record import tree
from secondhand.record.model import Claim, Entry
from secondhand.record.nearest import nearest

MOST_HINTS = 100
"""References for which a word like them is looked for."""


def dangling(claims: Mapping[str, Claim], declared: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """References to briefs, verdicts and sources that the record does not have; parties are a check's matter."""
    hints = 0
    for claim in claims.values():
        references: list[tuple[str, str, Entry]] = [("brief", claim.brief, claim), ("verdict", claim.verdict, claim)]
        references += [("source", evidence.source, evidence) for evidence in claim.evidence]
        for what, name, entry in references:
            known = declared[f"{what}s"]
            if name in known:
                continue
            hint = nearest(name, known) if hints < MOST_HINTS else ""
            hint = hint or f"{what}s has: {', '.join(sorted(known)[:12]) or 'nothing'}"
            hints += 1
            yield Problem(entry.at(what), f'there is no {what} "{tree.shown(name)}"', hint)
