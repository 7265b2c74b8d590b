"""Evidence does not come from the desk's own publication, nor from those who cite it.

`party` of the desk says which party the desk is; without it, it is the one of the desk's name. Context is free to point
to what the desk wrote before: then it is a note.

Bad:  `desk: {party: harbour-check}`, and evidence from a source that harbour-check published
Good: evidence from the source that harbour-check had quoted there
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level

ID = "self-citation"


def check(case: Case) -> Iterator[Finding]:
    for claim in case.record.claims.values():
        for evidence in claim.evidence:
            chain = case.chains.of(evidence)
            if chain.through_desk:
                own = chain.publisher is not None and chain.publisher.id == chain.desk
                where = "is our own publication" if own else "passes through our own publication"
                level = Level.NOTE if evidence.stance == "context" else Level.WARNING
                message = f"this evidence {where}, which is no origin"
                yield Finding(evidence.at("source"), ID, level, message, "quote what that rests on", claim.id)
