"""What in a record refers to a party."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from secondhand.errors import Position
from secondhand.record.model import Entry, Record


@dataclass(frozen=True, slots=True)
class PartyReference:
    """A party's id in a field of an entry; `index` is its place where the field is a list, `claim` the claim's id."""

    party: str
    entry: Entry
    field: str
    index: int | None = None
    claim: str = ""

    @property
    def position(self) -> Position:
        return self.entry.at(self.field, self.index)


def party_references(record: Record) -> Iterator[PartyReference]:
    """Every reference to a party, in the order of the record, whether the record has the party or not."""
    if record.desk.party:
        yield PartyReference(record.desk.party, record.desk, "party")
    for party in record.parties.values():
        yield from _listed(party.distinct_from, party, "distinct_from")
        for interest in party.interests:
            yield from _listed(interest.parties, interest, "parties")
    for source in record.sources.values():
        if source.publisher:
            yield PartyReference(source.publisher, source, "publisher")
    for claim in record.claims.values():
        yield PartyReference(claim.claimant, claim, "claimant", claim=claim.id)
        yield from _listed(claim.about, claim, "about", claim.id)
        for evidence in claim.evidence:
            if evidence.said_by:
                yield PartyReference(evidence.said_by, evidence, "said_by", claim=claim.id)
            yield from _listed(evidence.via, evidence, "via", claim.id)


def _listed(parties: Iterable[str], entry: Entry, field: str, claim: str = "") -> Iterator[PartyReference]:
    for index, name in enumerate(parties):
        yield PartyReference(name, entry, field, index, claim)
