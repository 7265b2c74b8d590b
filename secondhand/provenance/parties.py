"""The parties of a record, those that are one taken together."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from secondhand.record.model import Party
from secondhand.record.naming import folded

Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a source, by the name that it gives, where that is no party of the record."""

    name: str


def name_key(text: str) -> Name:
    """By which names are compared: their words without case, articles and marks; of a name without words, itself."""
    return _folded(text) or (text.casefold(),)


# The records' own cache is made for the mentions of one text, and a large record has more names.
_folded = lru_cache(maxsize=1 << 16)(folded.__wrapped__)


def merged(parties: Mapping[str, Party]) -> dict[str, Party]:
    """For the id of each party the one that it stands for: the first of those that are one, under its id and name,
    with the others' names as aliases; of the kind that this id's own entry gives.

    Two named parties are one where one's name is the other's name or alias, unless one is `distinct_from` the other;
    through a third as well. That two share an alias alone ("the minister") does not make them one. Unnamed ones never
    are: that two texts say "analysts" does not show that they mean the same.
    """
    first = _first_of_each(parties)
    groups: dict[str, list[Party]] = defaultdict(list)
    for name, party in parties.items():
        groups[first[name]].append(party)
    ones = {leader: _one(group, first) for leader, group in groups.items()}
    return {name: _as(ones[first[name]], party) for name, party in parties.items()}


def shared_aliases(parties: Mapping[str, Party], one: Mapping[str, Party]) -> list[tuple[Party, Party, str]]:
    """Pairs of named parties that are not one although both have an alias, with that alias; `one` as from `merged`."""
    by_alias: dict[Name, Party] = {}
    found = []
    for party in parties.values():
        for alias in party.aliases if party.named else ():
            other = by_alias.setdefault(name_key(alias), party)
            if one[other.id].id != one[party.id].id:
                found.append((other, party, alias))
    return found


def by_name(one: Mapping[str, Party]) -> dict[Name, str]:
    """The id of the one party that a name or alias belongs to; names that several have are left out. `one` as from
    `merged`."""
    owners: dict[Name, set[str]] = defaultdict(set)
    for party in {each.id: each for each in one.values()}.values():
        for name in (party.name, *party.aliases) if party.named else ():
            owners[name_key(name)].add(party.id)
    return {name: next(iter(ids)) for name, ids in owners.items() if len(ids) == 1}


def _first_of_each(parties: Mapping[str, Party]) -> dict[str, str]:
    """For each id that of the first party in the record that it is one with."""
    named_so: dict[Name, list[str]] = defaultdict(list)
    for name, party in parties.items():
        if party.named:
            named_so[name_key(party.name)].append(name)
    leader = {name: name for name in parties}

    def find(name: str) -> str:
        while leader[name] != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    order = {name: place for place, name in enumerate(parties)}
    for name, party in parties.items():
        for other in _called_alike(party, named_so):
            if other not in party.distinct_from and name not in parties[other].distinct_from:
                early, late = sorted((find(name), find(other)), key=order.__getitem__)
                leader[late] = early
    return {name: find(name) for name in parties}


def _called_alike(party: Party, named_so: Mapping[Name, list[str]]) -> Iterable[str]:
    if not party.named:
        return ()
    keys = {name_key(name) for name in (party.name, *party.aliases)}
    return [other for key in keys for other in named_so.get(key, ())]


def _one(group: list[Party], first: Mapping[str, str]) -> Party:
    leader = group[0]
    apart = dict.fromkeys(first.get(other, other) for party in group for other in party.distinct_from)
    apart.pop(leader.id, None)
    if len(group) == 1 and tuple(apart) == leader.distinct_from:
        return leader
    names = dict.fromkeys(name for party in group for name in (party.name, *party.aliases))
    names.pop(leader.name)
    interests = tuple(interest for party in group for interest in party.interests)
    return dataclasses.replace(leader, aliases=tuple(names), distinct_from=tuple(apart), interests=interests)


def _as(one: Party, own: Party) -> Party:
    return one if one.kind == own.kind else dataclasses.replace(one, kind=own.kind)
