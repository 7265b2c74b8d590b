"""Sources of the record that stand nearer to the speaker than the one that is quoted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from secondhand.provenance.chain import Chain, Chains
from secondhand.record.model import Claim, Party, Source


class FirstHand:
    """Finds, for a chain, the sources of the record that its speaker or relays published or wrote themselves."""

    def __init__(self, chains: Chains) -> None:
        self._chains = chains

    def nearer(self, claim: Claim, chain: Chain) -> Sequence[tuple[Party | None, Mapping[str, Source]]]:
        """Whose sources stand nearer to the speaker of a second-hand chain, the nearest first, and these by id; no
        party but the sources where the quoted one was made from them. None where the claim quotes from one already."""
        if not chain.second_hand:
            return ()
        groups: list[tuple[Party | None, Mapping[str, Source]]] = [
            (party, self._sources[party.id])
            for party in (chain.speaker, *chain.relays)
            if isinstance(party, Party) and party.named and party.id in self._sources
        ]
        if chain.upstream:
            sources = self._chains.record.sources
            groups.append((None, {each.source: sources[each.source] for each in reversed(chain.upstream)}))
        quoted = {evidence.source for evidence in claim.evidence}
        if any(chain.source in group or not quoted.isdisjoint(group) for _, group in groups):
            return ()
        return groups

    @cached_property
    def _sources(self) -> dict[str, dict[str, Source]]:
        """The sources of each party by their ids, by its own: those that it published or wrote."""
        found: dict[str, dict[str, Source]] = {}
        for source in self._chains.record.sources.values():
            owners = [self._chains.id_of(source.publisher), self._chains.author_key(source.author)]
            for owner in owners:
                found.setdefault(owner, {})[source.id] = source
        return found
