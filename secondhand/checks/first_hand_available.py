"""Words are quoted from the source that stands nearest to the speaker, where the record has it already.

That is a source that a speaker or relay of the evidence published or wrote itself, or one that the quoted source was
made from. It is a note where the claim says `second_hand_because`, where a party's own source tells it in other words,
and where the text of what the quoted one was made from is not at hand; if that has other words, nothing is said. Where
a party has more than three sources, only one that is seen to have the words counts.

Bad:  evidence from the Gazette, `via: [harbour-post]`, where the record has an article of the Harbour Post's
Good: the same words quoted from that article
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level
from secondhand.provenance.first_hand import FirstHand
from secondhand.record.model import Claim, Evidence, Party, Source

ID = "first-hand-available"

MOST = 12
"""In how many sources of one party the words are looked for."""
FEW = 3
"""Of so many sources one is likely to be the one, even if the words were not looked for in it."""


def check(case: Case) -> Iterator[Finding]:
    first_hand = FirstHand(case.chains)
    for claim in case.record.claims.values():
        for evidence in claim.evidence:
            groups = first_hand.nearer(claim, case.chains.of(evidence))
            if groups:
                having = [_having(case, evidence, sources) for _, sources in groups]
                # Who has the words is nearer to them than who stands nearer to the speaker.
                nearest = next((place for place, names in enumerate(having) if names), 0)
                yield from _finding(case, claim, evidence, *groups[nearest], having[nearest])


def _having(case: Case, evidence: Evidence, sources: Mapping[str, Source]) -> list[str]:
    """Which of the first of these sources are seen to have the words."""
    texts = ((name, case.archive[name].passages) for name in islice(sources, MOST))
    return [name for name, text in texts if text is not None and text.find(evidence.quote).grade.passes]


def _finding(
    case: Case,
    claim: Claim,
    evidence: Evidence,
    party: Party | None,
    sources: Mapping[str, Source],
    having: Sequence[str],
) -> Iterator[Finding]:
    texts = list(islice(sources, MOST))
    unseen = [name for name in texts if case.archive[name].passages is None]
    if not having and (len(sources) > FEW or not (unseen or party)):
        return
    name = (having or unseen or texts)[0]
    has_it = "has these words" if having else "may have these words" if unseen else "does not have these words"
    whose = f"by {party.name} itself" if party else "that the quoted one was made from"
    message = f'the record has a source {whose}, "{name}", which {has_it}'
    likely = having or (unseen and party)
    level = Level.WARNING if likely and not claim.second_hand_because else Level.NOTE
    hint = f'quote "{name}", with said_by and via as it gives them, or say why not in "second_hand_because"'
    yield Finding(evidence.at("source"), ID, level, message, hint, claim.id)
