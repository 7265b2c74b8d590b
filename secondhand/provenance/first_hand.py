"""Sources of the record that stand nearer to the speaker than the one that is quoted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from secondhand.provenance.chain import Chain, Chains
from secondhand.record.model import Claim, Party, Source


class FirstHand:
    """Finds, for a chain, the sources of the record that its speaker or relays published or wrote themselves."""

    def __init__(self, chains: Chains) -> None:
        self._chains = chains

    def nearer(self, claim: Claim, chain: Chain) -> Iterator[tuple[Party | None, Source]]:
        """The sources nearer to the speaker than that of a second-hand chain, the nearest first, with the party whose
        they are; None for what the source was made from. None at all where the claim quotes from one of them."""
        if not chain.second_hand:
            return
        quoted = {evidence.source for evidence in claim.evidence}
        found: dict[str, tuple[Party | None, Source]] = {}
        for party in (chain.speaker, *chain.relays):
            if isinstance(party, Party) and party.named:
                for source in self._sources[party.id]:
                    found.setdefault(source.id, (party, source))
        for each in reversed(chain.upstream):
            found.setdefault(each.source, (None, self._chains.record.sources[each.source]))
        found.pop(chain.source, None)
        if quoted.isdisjoint(found):
            yield from found.values()

    @cached_property
    def _sources(self) -> dict[str, list[Source]]:
        """The sources of each party, by its id: those that it published or wrote."""
        found: dict[str, list[Source]] = defaultdict(list)
        for source in self._chains.record.sources.values():
            owners = {self._chains.id_of(source.publisher), self._chains.author_key(source.author)}
            for owner in owners:
                found[owner].append(source)
        return found
