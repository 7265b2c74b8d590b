"""A settled verdict rests on first-hand evidence, or says why it cannot.

First-hand: the publisher heard the speaker, or speaks itself. `second_hand_because` of the claim gives the reason.

Bad:  `verdict: true`, and all that supports the claim came via an outlet
Good: the same with `second_hand_because: The minister spoke to that outlet alone.`
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level

ID = "verdict-rests-on-second-hand"


def check(case: Case) -> Iterator[Finding]:
    for claim in case.record.claims.values():
        verdict = case.record.verdicts[claim.verdict]
        if not verdict.is_settled or claim.second_hand_because:
            continue
        stance = verdict.direction
        weighed = [evidence for evidence in claim.evidence if stance is None or evidence.stance == stance]
        if weighed and all(case.chains.of(evidence).second_hand for evidence in weighed):
            message = f'the verdict "{verdict.label}" rests on second-hand evidence alone'
            hint = 'add first-hand evidence, choose a verdict that is not settled, or say why in "second_hand_because"'
            yield Finding(claim.at("verdict"), ID, Level.ERROR, message, hint, claim.id)
