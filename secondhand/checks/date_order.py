"""What comes first has the earlier date.

A source is published before it is retrieved, a claim is made before a source quotes its claimant in support of it, and
corrected after it was made. Dates count as far as both are exact: 2031-04 is neither before nor after 2031-04-30.

Bad:  `published: 2031-04-07, retrieved: 2031-04-01`
Good: `published: 2031-04-07, retrieved: 2031-04-08`
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level
from secondhand.record.dates import is_before
from secondhand.record.model import Claim, Source

ID = "date-order"


def check(case: Case) -> Iterator[Finding]:
    for source in case.record.sources.values():
        if is_before(source.retrieved, source.published):
            message = f'source "{source.id}" was retrieved on {source.retrieved}, before it was published'
            hint = f"it was published on {source.published}; one of the dates is wrong"
            yield Finding(source.at("retrieved"), ID, Level.ERROR, message, hint)
    for claim in case.record.claims.values():
        yield from _quoted_too_early(claim, case.record.sources)
        yield from _corrected_too_early(claim)


def _quoted_too_early(claim: Claim, sources: Mapping[str, Source]) -> Iterator[Finding]:
    for evidence in claim.evidence:
        published = sources[evidence.source].published
        quotes_it = evidence.said_by == claim.claimant and evidence.stance == "supports"
        if quotes_it and is_before(published, claim.claimed_on):
            message = f'the claim is of {claim.claimed_on}, and "{evidence.source}" quotes its claimant on {published}'
            hint = "put the day on which it was first made into claimed_on, or see whether the source's date is right"
            yield Finding(claim.at("claimed_on"), ID, Level.WARNING, message, hint, claim.id)


def _corrected_too_early(claim: Claim) -> Iterator[Finding]:
    for correction in claim.corrections:
        if is_before(correction.date, claim.claimed_on):
            message = f"the correction is of {correction.date}, and the claim of {claim.claimed_on}"
            hint = "a claim is corrected after it was made; one of the dates is wrong"
            yield Finding(correction.at("date"), ID, Level.ERROR, message, hint, claim.id)
