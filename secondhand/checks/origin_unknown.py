"""A settled verdict goes back to somebody who is known by name, or says why that cannot be.

An unnamed speaker, the words of a source whose author and publisher are not stated, and the desk's own publication are
no origin. `single_origin_because` of the claim gives the reason, and the brief shows it.

Bad:  `verdict: false`, and all that undermines the claim was said by "analysts"
Good: the same with evidence that a person, an organisation or an outlet answers for by name
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level

ID = "origin-unknown"


def check(case: Case) -> Iterator[Finding]:
    for weighed in case.settled:
        claim = weighed.claim
        if weighed.origins.at_most == 0 and not claim.single_origin_because:
            desk = weighed.origins.desk == weighed.origins.evidence
            why = "all of it passes through our own publication" if desk else "who spoke first is not named"
            message = f'the verdict "{weighed.verdict.label}" rests on no origin that is known: {why}'
            hint = "add evidence with a named speaker, author or publisher, choose a verdict that is not settled, "
            hint += 'or say why in "single_origin_because"'
            yield Finding(claim.at("verdict"), ID, Level.ERROR, message, hint, claim.id)
