"""Parties that a record rests on do not rest on each other's words in a circle, nor sources on each other.

A circle within one claim or one brief is a warning; one that shows only across the desk is a note, because the two may
cite each other on different matters. Sources that are said to be made from each other are an error: one was first.

Bad:  evidence from the Harbour Post, via Radio Norra, and evidence from Radio Norra, via the Harbour Post
Good: evidence from both that goes back to somebody who is neither
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level
from secondhand.provenance.circles import circles_of_record, resting_circles

ID = "circular-sourcing"


def check(case: Case) -> Iterator[Finding]:
    for names in resting_circles(case.record):
        way = ", which is made from ".join(f'"{name}"' for name in (*names, names[0])).replace(", which", "", 1)
        position = case.record.sources[names[0]].at("rests_on")
        yield Finding(
            position, ID, Level.ERROR, f"{way}: a circle", 'take out the "rests_on" of the one that was first'
        )
    for scope, name, circle, shown_by in circles_of_record(case.chains):
        way = ", and ".join(
            f"{after.name} passes on {before.name}"
            for before, after in zip(circle.parties, (*circle.parties[1:], circle.parties[0]), strict=True)
        )
        where = {"claim": "this claim", "brief": f'the brief "{name}"', "desk": "the claims of several briefs"}[scope]
        claim, evidence = shown_by[0]
        lines = dict.fromkeys(f"{each.id}, line {piece.at('source').line}" for each, piece in shown_by)
        hint = f"neither bears the other out; look for who said it first\nshown by: {'; '.join(lines)}"
        level = Level.NOTE if scope == "desk" else Level.WARNING
        yield Finding(evidence.at("source"), ID, level, f"in {where} {way}: a circle", hint, claim.id)
