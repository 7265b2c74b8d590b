"""A settled verdict rests on more than one independent origin, or says why one is enough.

Counted as at most: among the evidence of the verdict's own direction, chains that share any party before the reader
count once. `single_origin_because` of the claim gives the reason, and the brief shows it.

Bad:  `verdict: true`, and both pieces of evidence came through the Harbour Post
Good: the same with `single_origin_because: The register is the only record there is.`
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level

ID = "verdict-single-origin"


def check(case: Case) -> Iterator[Finding]:
    for weighed in case.settled:
        claim = weighed.claim
        if weighed.origins.at_most == 1 and not claim.single_origin_because:
            message = f'the verdict "{weighed.verdict.label}" rests on at most 1 independent origin'
            starts = [start.name for each in weighed.origins.sets for start in each.starts]
            hint = f"it goes back to: {', '.join(starts)}\n"
            hint += 'add evidence that passes through none of them, or say why one is enough in "single_origin_because"'
            yield Finding(claim.at("verdict"), ID, Level.WARNING, message, hint, claim.id)
