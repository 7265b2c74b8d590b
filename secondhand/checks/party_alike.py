"""Parties that are named alike are meant to be one, or say that they are not.

Two named parties are counted as one where the name of one is the name or an alias of the other. Where two have an alias
in common and nothing else, they are counted as two, and a note says so.

Bad:  parties channel-24, with the alias "24 Channel", and 24-channel, named "24 Channel"
Good: one party with that alias; or `distinct_from: [channel-24]`
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level
from secondhand.provenance.parties import shared_aliases

ID = "party-alike"


def check(case: Case) -> Iterator[Finding]:
    for name, one in case.chains.parties.items():
        party = case.record.parties[name]
        if one.id != name:
            message = f'"{name}" ({party.name}) and "{one.id}" ({one.name}) are counted as one, because of their names'
            hint = f'make them one entry, or say "distinct_from: [{one.id}]"'
            yield Finding(party.at(), ID, Level.WARNING, message, hint)
    for first, second, alias in shared_aliases(case.record.parties, case.chains.parties):
        message = f'"{first.id}" and "{second.id}" both have the alias "{alias}", and are counted as two'
        yield Finding(second.at("aliases"), ID, Level.NOTE, message, "where they are one, make them one entry")
