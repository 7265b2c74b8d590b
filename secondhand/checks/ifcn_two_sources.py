"""What a claim rests on is borne out by two sources that are named, or it says why by one (IFCN 3.3).

Only where the desk says `profile: ifcn`. Sources with one publisher count once, under whichever of its names, and those
whose author and publisher are not named count as none.

Bad:  a claim with evidence from one newspaper
Good: the same with `one_source_because`
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.checks.profile import claims_of_ifcn
from secondhand.findings import Finding

ID = "ifcn-two-sources"


def check(case: Case) -> Iterator[Finding]:
    for claim, level in claims_of_ifcn(case):
        if not claim.evidence or claim.one_source_because:
            continue
        named = set()
        for evidence in claim.evidence:
            source = case.record.sources[evidence.source]
            publisher = case.chains.parties.get(source.publisher)
            if publisher and publisher.named:
                named.add(publisher.id)
            elif source.author and not publisher:
                named.add(f"author {source.author}")
        if len(named) < 2:
            message = (
                f'"{claim.id}" rests on {len(named) or "no"} named source{"" if len(named) == 1 else "s"} (IFCN 3.3)'
            )
            hint = "find a second one, or say why one is enough: one_source_because: …"
            yield Finding(claim.at("evidence"), ID, level, message, hint, claim.id)
