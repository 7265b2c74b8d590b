"""A settled verdict does not rest on parties alone that have something at stake, or that speak about themselves.

`interests` of a party say what it has at stake in which claims, briefs or parties; `about` of a claim says whom it is
about. What a party says about itself is a claim, not confirmation. Of any other verdict it is a note.

Bad:  `verdict: true`, and all that supports the claim about the ministry was said by the ministry
Good: the same with evidence from somebody who has nothing at stake
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level
from secondhand.provenance.interests import Stake, stakes_in

ID = "interested-party"


def check(case: Case) -> Iterator[Finding]:
    for claim in case.record.claims.values():
        weighed = [case.chains.of(evidence) for evidence in claim.evidence if evidence.stance != "context"]
        stakes = [tuple(stakes_in(case.chains, claim, chain)) for chain in weighed]
        if any(stakes):
            count = sum(map(bool, stakes))
            comes = "comes" if count == 1 else "come"
            message = f"{count} of {len(stakes)} pieces of evidence {comes} from parties with something at stake: "
            message += _names(stakes)
            yield Finding(claim.at("evidence"), ID, Level.NOTE, message, "the brief says what it is", claim.id)
    for settled in case.settled:
        claim = settled.claim
        stakes = [tuple(stakes_in(case.chains, claim, chain)) for chain in settled.chains]
        if all(stakes):
            message = f'the verdict "{settled.verdict.label}" rests on parties with something at stake alone: '
            hint = "add evidence from somebody else, or choose a verdict that is not settled"
            yield Finding(claim.at("verdict"), ID, Level.WARNING, message + _names(stakes), hint, claim.id)


def _names(stakes: Sequence[Sequence[Stake]]) -> str:
    found: dict[str, bool] = {}
    for stake in (stake for each in stakes for stake in each):
        found[stake.party.name] = found.get(stake.party.name, False) or not stake.what
    return ", ".join(f"{name} (it is about them)" if about else name for name, about in found.items())
