"""A claim as a brief shows it, with its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from secondhand.provenance.chain import Chain
from secondhand.provenance.interests import stakes_in
from secondhand.publishing import wording
from secondhand.publishing.brief import (
    EvidenceGroup,
    ShownClaim,
    ShownCorrection,
    ShownEvidence,
    ShownStatement,
)
from secondhand.publishing.citing import address, targets
from secondhand.publishing.language import N_, _
from secondhand.publishing.material import Material
from secondhand.publishing.parts import link, paragraphs, shown_verdict
from secondhand.publishing.render import is_web_address
from secondhand.publishing.sourcing import hands_of, numbers_of, origins_text
from secondhand.record.model import Claim, Stance
from secondhand.sources.quotations import Quotation

GROUPS: tuple[tuple[Stance, str], ...] = (
    ("supports", N_("Evidence for")),
    ("undermines", N_("Evidence against")),
    ("context", N_("Context")),
)
_STATUS = {
    "draft": N_("Draft"),
    "in_review": N_("In review"),
    "approved": N_("Approved"),
    "published": N_("Published"),
    "corrected": N_("Corrected"),
    "retracted": N_("Retracted"),
}


def shown_claim(material: Material, claim: Claim, number: int, numbers: Mapping[str, int]) -> ShownClaim:
    record = material.record
    claimant = record.parties.get(claim.claimant)
    mine = [quotation for quotation in material.quotations_of.get(claim.brief, ()) if quotation.claim.id == claim.id]
    chains = [material.chains.of(quotation.evidence) for quotation in mine]
    order = [
        i for stance, _heading in GROUPS for i, quotation in enumerate(mine) if quotation.evidence.stance == stance
    ]
    names = numbers_of(claim, number, [stance for stance, _heading in GROUPS])
    # Two mentions of "analysts" need not be the same people, so only a named speaker is pointed to.
    first_hand = {
        chains[i].said_by: names[i]
        for i in reversed(order)
        if not chains[i].second_hand and not chains[i].own_words and chains[i].start_named
    }
    groups = []
    for stance, heading in GROUPS:
        items = tuple(
            _evidence(material, mine[i], chains[i], names[i], numbers, first_hand)
            for i in order
            if mine[i].evidence.stance == stance
        )
        if items or stance != "context":
            groups.append(EvidenceGroup(stance, _(heading), items, _("None found in these sources.")))
    return ShownClaim(
        number=number,
        id=claim.id,
        claim=claim.claim,
        claimant=wording.party_name(record.parties.get(claim.claimant, claim.claimant)),
        claimed=wording.claimed(claim.claimed_on, claim.claimed_in),
        chosen_because=claim.chosen_because,
        verdict=shown_verdict(record.verdicts[claim.verdict]),
        status=_(_STATUS[claim.status]),
        rationale=paragraphs(claim.rationale),
        would_settle=claim.would_settle,
        second_hand_because=claim.second_hand_because,
        single_origin_because=claim.single_origin_because,
        origins=origins_text(material.chains, claim, record.verdicts[claim.verdict]),
        evidence=tuple(groups),
        corrections=tuple(
            ShownCorrection(wording.day(each.date), number, each.was, each.now, each.why) for each in claim.corrections
        ),
        short=claim.short or claim.claim,
        claimed_on=claim.claimed_on,
        claimant_name=claimant.name if claimant else claim.claimant,
        claimant_kind=claimant.kind if claimant else "",
        appearances=tuple(filter(is_web_address, claim.appearances)),
        statements=tuple(_statements(claim)),
        revised=_("Retracted") if claim.retraction else _("Corrected") if claim.corrections else "",
    )


def _statements(claim: Claim) -> Iterator[ShownStatement]:
    """What the desk says of its work on a claim besides its rationale."""
    if claim.one_source_because:
        yield ShownStatement(_("Why one source is enough here"), claim.one_source_because)
    if claim.none_found:
        yield ShownStatement(_("Where the other side was looked for"), claim.none_found)
    if claim.reply:
        label = _("What the claimant answered on {date}", date=wording.day(claim.reply.date))
        yield ShownStatement(label, claim.reply.answer)
    if claim.no_reply_because:
        yield ShownStatement(_("Why there is no answer of the claimant"), claim.no_reply_because)


def _evidence(
    material: Material,
    quotation: Quotation,
    chain: Chain,
    number: str,
    numbers: Mapping[str, int],
    first_hand: Mapping[str, str],
) -> ShownEvidence:
    source, evidence = quotation.archived.source, quotation.evidence
    publisher = wording.party_name(chain.publisher) if chain.publisher else _(wording.NO_PUBLISHER)
    parts = (source.author, wording.day(source.published), wording.pages(quotation))
    details = ", ".join(part for part in parts if part)
    return ShownEvidence(
        number=number,
        quote=link(evidence.quote, address(quotation)),
        grade=_grade(quotation),
        targets=targets(quotation),
        source_number=numbers[source.id],
        source_title=link(source.title, source.url),
        source_details="; ".join(part for part in (details, publisher) if part),
        said_by=wording.passed_on(chain),
        chain=hands_of(chain),
        chain_text=wording.chain_sentence(chain),
        hands=chain.hands,
        second_hand=chain.second_hand,
        flag=wording.flag(chain, first_hand.get(chain.said_by, "")),
        checked=wording.held(quotation),
        interest=wording.interest(stakes_in(material.chains, quotation.claim, chain)),
        rating=wording.rating(evidence),
        note=evidence.note,
    )


def _grade(quotation: Quotation) -> str:
    if not quotation.stands:
        return ""
    return quotation.match.grade.value if quotation.match else "receipt"
