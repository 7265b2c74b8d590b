"""What those whom evidence came through have at stake in its claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from secondhand.provenance.chain import Chain, Chains
from secondhand.record.model import Claim, Interest, Party


@dataclass(frozen=True, slots=True)
class Stake:
    """A party of a chain with something at stake: `what` as the record declares it; "" where the claim is about the
    party itself."""

    party: Party
    what: str


def stakes_in(chains: Chains, claim: Claim, chain: Chain) -> Iterator[Stake]:
    """What speaker and relays of a chain have at stake in the claim that it is evidence for, from the speaker on; where
    the source speaks in its own words, author and publisher."""
    about = {chains.id_of(name) for name in claim.about}
    if about.isdisjoint(chain.keys) and chains.interested.isdisjoint(chain.keys):
        return
    told: set[str] = set()
    spoken = chain.passed if chain.own_words else (*chain.passed[: bool(chain.said_by)], *chain.relayed)
    for key, party in spoken:
        if not isinstance(party, Party) or key in told:
            continue
        told.add(key)
        if key in about:
            yield Stake(party, "")
        yield from (Stake(party, each.what) for each in party.interests if _touches(chains, each, claim, about))


def _touches(chains: Chains, interest: Interest, claim: Claim, about: set[str]) -> bool:
    if claim.id in interest.claims or claim.brief in interest.briefs:
        return True
    concerned = {chains.id_of(claim.claimant), *about}
    return any(chains.id_of(name) in concerned for name in interest.parties)
