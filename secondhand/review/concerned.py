"""Which claims of a large desk a change may concern: the checks look at those alone (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from secondhand.record.changes import Changes
from secondhand.record.model import Claim, Record

FULL = 300
"""Claims up to which the checks look at all of both records; with more, only at those that a change may concern."""


def concerned(before: Record, after: Record, differing: Changes) -> tuple[Record, Record]:
    """Both records with the claims alone that the change may concern, and their sources: those that differ, those that
    quote a source that does or that one of them quotes, those that name a party that does. All, where there are few."""
    if max(len(before.claims), len(after.claims)) <= FULL:
        return before, after
    chosen = {each.id for each in differing.claims}
    sources = {each.id for each in differing.of("source")}
    sources |= {
        evidence.source
        for each in differing.claims
        for claim in (each.was, each.now)
        if claim
        for evidence in claim.evidence
    }
    parties = {each.id for each in differing.of("party")}
    verdicts = {each.id for each in differing.of("verdict")}
    for record in (before, after):
        for claim in record.claims.values():
            quoted = any(evidence.source in sources for evidence in claim.evidence)
            if quoted or claim.verdict in verdicts or not parties.isdisjoint(_parties(claim)):
                chosen.add(claim.id)
    return _narrowed(before, chosen, sources), _narrowed(after, chosen, sources)


def _parties(claim: Claim) -> Iterator[str]:
    yield claim.claimant
    for evidence in claim.evidence:
        yield evidence.said_by
        yield from evidence.via


def _narrowed(record: Record, claims: set[str], sources: set[str]) -> Record:
    chosen = {name: claim for name, claim in record.claims.items() if name in claims}
    needed = sources | {evidence.source for claim in chosen.values() for evidence in claim.evidence}
    kept = {name: source for name, source in record.sources.items() if name in needed}
    return replace(record, claims=chosen, sources=kept)
