"""On how many independent origins some evidence rests, at most.

Independence can be refuted from chains, never proved: chains that share any party before the reader count once, and a
chain whose start is unnamed or unknown counts as none. One source has one publisher, stated or not, so what comes from
one source counts once. So the number is an upper bound.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secondhand.provenance.chain import Chain
from secondhand.record.model import Party


@dataclass(frozen=True, slots=True)
class Origins:
    """At most so many origins for so many pieces of evidence.

    `unnamed` counts the chains whose start is not known by name. `start` is the party that speaks first in every
    chain, None where there is none; `shared` are the other parties that stand in every chain. `one_source` says that
    several pieces come from a single source.
    """

    evidence: int
    at_most: int
    unnamed: int
    start: Party | None
    shared: tuple[Party, ...]
    one_source: bool


def origins_of(chains: Sequence[Chain]) -> Origins:
    """The origins of these chains; their order does not matter."""
    groups: list[tuple[set[str], bool]] = []
    for chain in chains:
        keys, named = _keys(chain), chain.start_named
        apart = []
        for group, group_named in groups:
            if group & keys:
                keys, named = keys | group, named or group_named
            else:
                apart.append((group, group_named))
        groups = [*apart, (keys, named)]
    at_most = sum(named for _, named in groups)
    unnamed = sum(not chain.start_named for chain in chains)
    start = chains[0].speaker if len(chains) > 1 and len({chain.said_by for chain in chains}) == 1 else None
    shared = tuple(party for party in _shared(chains) if party is not start)
    one_source = len(chains) > 1 and len({chain.source for chain in chains}) == 1
    return Origins(len(chains), at_most, unnamed, start, shared, one_source)


def _keys(chain: Chain) -> set[str]:
    keys = {party if isinstance(party, str) else party.id for party in chain.relays}
    keys.add(chain.publisher.id if chain.publisher else f"publisher of {chain.source}")
    if chain.said_by:
        keys.add(chain.said_by)
    if chain.author:
        # Who writes for two publishers is one party all the same.
        keys.add(f"author {chain.author.casefold()}")
    return keys


def _shared(chains: Sequence[Chain]) -> tuple[Party, ...]:
    if len(chains) < 2:
        return ()
    common = set.intersection(*(_keys(chain) for chain in chains))
    first = chains[0]
    parties = [first.speaker, *first.relays, first.publisher]
    return tuple(party for party in parties if isinstance(party, Party) and party.id in common)
