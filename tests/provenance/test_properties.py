"""What holds of origins and parties whatever the record: on records that hypothesis makes up."""

from __future__ import annotations

import json
import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from secondhand.provenance.chain import Chain, Chains
from secondhand.provenance.circles import circles_of
from secondhand.provenance.origins import Origins, origins_of
from secondhand.provenance.parties import merged
from secondhand.record.load import parse
from secondhand.record.model import Party, Record

NAMES = ("Alba Stein", "Odd Lind", "Coast Wire", "Harbour Post", "harbour post", "24 Channel", "Channel 24", "Analysts")
IDS = tuple(f"p{number}" for number in range(len(NAMES)))
SOURCES = tuple(f"s{number}" for number in range(5))

names = st.sampled_from(NAMES)
ids = st.sampled_from(IDS)
party = st.fixed_dictionaries(
    {
        "name": names,
        "kind": st.sampled_from(("person", "outlet")),
        "named": st.sampled_from((True, True, True, False)),
        "aliases": st.lists(names, max_size=2),
        "distinct_from": st.lists(ids, max_size=1),
    }
)
rests_on = st.fixed_dictionaries({"source": st.sampled_from(SOURCES), "how": st.just("rewritten")})
source = st.fixed_dictionaries(
    {
        "title": st.just("T"),
        "publisher": st.one_of(st.none(), ids),
        "author": st.one_of(st.none(), names),
        "rests_on": st.one_of(st.just([]), st.lists(rests_on, max_size=2)),
    }
)
piece = st.fixed_dictionaries(
    {
        "source": st.sampled_from(SOURCES),
        "said_by": st.one_of(st.none(), ids),
        "via": st.lists(ids, max_size=3),
    }
)
world = st.fixed_dictionaries(
    {
        "parties": st.fixed_dictionaries(dict.fromkeys(IDS, party)),
        "sources": st.fixed_dictionaries(dict.fromkeys(SOURCES, source)),
        "evidence": st.lists(piece, max_size=6),
        "desk": st.sampled_from((None, None, "p3")),
    }
)


def record_of(made: dict[str, Any]) -> Record:
    evidence = [{"quote": "q", "stance": "supports", **each} for each in made["evidence"]]
    claim = {"claim": "C", "claimant": "p0", "brief": "b", "verdict": "unproven", "rationale": "R"}
    whole = {
        "desk": {"name": "D", "party": made["desk"]},
        "parties": made["parties"],
        "sources": made["sources"],
        "briefs": {"b": {"title": "B", "date": "2031"}},
        "claims": {"c": {**claim, "evidence": evidence}},
    }
    return parse(json.dumps(whole).encode(), "claims.yaml")


def chains_of(made: dict[str, Any]) -> tuple[Chain, ...]:
    record = record_of(made)
    return Chains(record).of_claim(record.claims["c"])


def _told(chains: tuple[Chain, ...], origins: Origins) -> tuple[Any, ...]:
    """All that origins say, apart from the order in which it is said."""
    sets = {frozenset(id(chains[i]) for i in each.chains): bool(each.starts) for each in origins.sets}
    start, nearly_start = (each.id if each else "" for each in (origins.start, origins.nearly_start))
    shared, nearly = (
        {getattr(each, "id", "") or str(each).casefold() for each in group}
        for group in (origins.shared, origins.nearly)
    )
    return origins.at_most, origins.unnamed, origins.desk, start, nearly_start, shared, nearly, sets


@settings(max_examples=60)
@given(world, st.randoms(use_true_random=False))
def test_the_order_of_evidence_does_not_matter(made: dict[str, Any], chance: random.Random) -> None:
    chains = chains_of(made)
    shuffled = tuple(chance.sample(chains, len(chains)))
    assert _told(chains, origins_of(chains)) == _told(shuffled, origins_of(shuffled))
    circles = {frozenset(party.id for party in each.parties) for each in circles_of(chains)}
    assert bool(circles) == bool(circles_of(shuffled))


@settings(max_examples=60)
@given(world, st.permutations(range(100, 100 + len(IDS) + len(SOURCES))))
def test_the_names_of_ids_do_not_matter(made: dict[str, Any], numbers: list[int]) -> None:
    new = {old: f"x{number}" for old, number in zip((*IDS, *SOURCES), numbers, strict=True)}
    renamed = json.loads(json.dumps(made), object_hook=lambda found: {new.get(k, k): v for k, v in found.items()})
    text = json.dumps(renamed)
    for old, number in new.items():
        text = text.replace(f'"{old}"', f'"{number}"')
    one, other = origins_of(chains_of(made)), origins_of(chains_of(json.loads(text)))
    assert (one.at_most, one.unnamed, one.desk) == (other.at_most, other.unnamed, other.desk)
    assert [each.chains for each in one.sets] == [each.chains for each in other.sets]


@settings(max_examples=60)
@given(world)
def test_a_further_piece_lowers_the_bound_by_no_more_than_the_sets_that_it_ties_together(made: dict[str, Any]) -> None:
    chains = chains_of(made)
    for count in range(len(chains)):
        before, after = origins_of(chains[:count]), origins_of(chains[: count + 1])
        added = chains[count]
        tied = sum(bool(each.starts) and any(chains[i].keys & added.keys for i in each.chains) for each in before.sets)
        assert before.at_most - max(0, tied - 1) <= after.at_most <= before.at_most + 1


@settings(max_examples=60)
@given(world)
def test_there_are_never_more_origins_than_pieces_or_than_sources(made: dict[str, Any]) -> None:
    chains = chains_of(made)
    assert origins_of(chains).at_most <= min(len(chains), len({chain.source for chain in chains}))


@settings(max_examples=60)
@given(world)
def test_pieces_in_one_set_are_tied_and_pieces_in_two_share_nobody(made: dict[str, Any]) -> None:
    chains = chains_of(made)
    sets = origins_of(chains).sets
    stood = [frozenset().union(*(chains[i].keys for i in each.chains)) for each in sets]
    assert sorted(i for each in sets for i in each.chains) == list(range(len(chains)))
    assert all(one.isdisjoint(other) for place, one in enumerate(stood) for other in stood[:place])


@settings(max_examples=60)
@given(world)
def test_taking_parties_together_twice_is_taking_them_together_once(made: dict[str, Any]) -> None:
    once = merged(record_of({**made, "evidence": []}).parties)
    ones: dict[str, Party] = {each.id: each for each in once.values()}
    again = merged(ones)
    assert {name: name for name in ones} == {name: each.id for name, each in again.items()}


@settings(max_examples=60)
@given(world)
def test_a_party_stands_for_itself_or_for_an_earlier_one_that_stands_for_itself(made: dict[str, Any]) -> None:
    record = record_of({**made, "evidence": []})
    once, order = merged(record.parties), list(record.parties)
    for name, each in once.items():
        assert once[each.id].id == each.id
        assert order.index(each.id) <= order.index(name)
        assert each.named or each.id == name
