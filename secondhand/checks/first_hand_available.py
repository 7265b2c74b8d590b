"""Words are quoted from the source that stands nearest to the speaker, where the record has it already.

That is a source that a speaker or relay of the evidence published or wrote itself, or one that the quoted source was
made from. Where its text is at hand and does not have the words, or the claim says `second_hand_because`, it is a note.

Bad:  evidence from the Gazette, `via: [harbour-post]`, where the record has an article of the Harbour Post's
Good: the same words quoted from that article
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level
from secondhand.provenance.first_hand import FirstHand
from secondhand.record.model import Claim, Evidence, Party, Source

ID = "first-hand-available"


def check(case: Case) -> Iterator[Finding]:
    first_hand = FirstHand(case.chains)
    for claim in case.record.claims.values():
        for evidence in claim.evidence:
            found = list(first_hand.nearer(claim, case.chains.of(evidence)))
            if found:
                yield _finding(case, claim, evidence, *found[0])


def _finding(case: Case, claim: Claim, evidence: Evidence, party: Party | None, source: Source) -> Finding:
    passages = case.archive[source.id].passages
    stands = passages is not None and passages.find(evidence.quote).grade.passes
    has_it = "has these words" if stands else "lacks these words" if passages else "may have these words"
    whose = f"by {party.name} itself" if party else "that the quoted one was made from"
    message = f'the record has a source {whose}, "{source.id}", which {has_it}'
    level = Level.NOTE if claim.second_hand_because or (passages and not stands) else Level.WARNING
    hint = f'quote "{source.id}", with said_by and via as it gives them, or say why not in "second_hand_because"'
    return Finding(evidence.at("source"), ID, level, message, hint, claim.id)
