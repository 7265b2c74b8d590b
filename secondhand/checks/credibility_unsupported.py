"""What is rated "1, confirmed by other sources" has at least two independent origins among the claim's evidence.

Counted as at most, among the evidence of the same stance. (Admiralty code: credibility is about the information, 1 to
6; reliability about whom it comes from, A to F; each is judged apart from the other.)

Bad:  `credibility: 1` on the only piece of evidence that supports the claim
Good: `credibility: 2`, probably true; or a second piece with another origin
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level
from secondhand.provenance.origins import origins_of

ID = "credibility-unsupported"


def check(case: Case) -> Iterator[Finding]:
    for claim in case.record.claims.values():
        for evidence in claim.evidence:
            if evidence.credibility != "1":
                continue
            beside = [each for each in claim.evidence if each.stance == evidence.stance]
            at_most = origins_of([case.chains.of(each) for each in beside]).at_most
            if at_most < 2:
                message = f'"1" says confirmed by other sources, but what {_does(evidence.stance)} has at most '
                message += f"{at_most} independent origin{'' if at_most == 1 else 's'}"
                hint = "rate it 2 to 6, or add evidence that goes back to somebody else"
                yield Finding(evidence.at("credibility"), ID, Level.ERROR, message, hint, claim.id)


def _does(stance: str) -> str:
    return "gives context" if stance == "context" else f"{stance} the claim"
