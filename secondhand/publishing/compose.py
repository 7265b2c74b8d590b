"""From the record to what one brief shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath

from secondhand.checks.waivers import Waived
from secondhand.errors import Position
from secondhand.findings import Finding
from secondhand.provenance.chain import Chain, Chains
from secondhand.provenance.interests import stakes_in
from secondhand.provenance.origins import origins_of
from secondhand.provenance.readings import Reading
from secondhand.provenance.signoff import digest_of
from secondhand.publishing import wording
from secondhand.publishing.brief import (
    Edition,
    EvidenceGroup,
    Figure,
    Link,
    ShownApproval,
    ShownClaim,
    ShownCorrection,
    ShownEvidence,
    ShownFinding,
    ShownNotice,
    ShownSource,
    ShownStatement,
    ShownVerdict,
)
from secondhand.publishing.citing import address, targets
from secondhand.publishing.language import N_, _, counted, speaking
from secondhand.publishing.render import is_web_address
from secondhand.publishing.sourcing import hands_of, made_from, numbers_of, origins_text, picture_of_brief
from secondhand.record.digest import brief_digests
from secondhand.record.model import Brief, Claim, Record, Source, Stance, Verdict
from secondhand.sources.archive import Archived
from secondhand.sources.quotations import Quotation

_GROUPS: tuple[tuple[Stance, str], ...] = (
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
DEFAULT_WORDS = {
    (N_("True"), N_("The evidence bears it out.")),
    (N_("Mostly true"), N_("Right in what matters; something is missing or inexact.")),
    (N_("Unproven"), N_("The evidence neither bears it out nor refutes it.")),
    (N_("Misleading"), N_("It leaves out or changes what matters.")),
    (N_("False"), N_("The evidence refutes it.")),
    (N_("Opinion"), N_("A judgement or a forecast: it cannot be true or false.")),
}
"""Words and meanings of the default scale, which are translated; a desk's own are in its language already."""


@dataclass(frozen=True)
class Material:
    """What briefs are made of: the record, what was found about it, and which revision it is.

    `commit` is the short hash of the commit; `uncommitted` has the ids of the briefs that differ from it.
    """

    record: Record
    archive: Mapping[str, Archived]
    quotations: Sequence[Quotation]
    findings: Sequence[Finding]
    commit: str
    uncommitted: Collection[str]
    waived: Sequence[Waived] = ()
    readings: Mapping[str, Reading] = field(default_factory=dict)

    @cached_property
    def quotations_of(self) -> Mapping[str, Sequence[Quotation]]:
        """The quotations of each brief, by its id."""
        found: dict[str, list[Quotation]] = {}
        for quotation in self.quotations:
            found.setdefault(quotation.claim.brief, []).append(quotation)
        return found

    @cached_property
    def claims_of(self) -> Mapping[str, Sequence[Claim]]:
        """The claims of each brief, by its id, in the order of the record."""
        found: dict[str, list[Claim]] = {}
        for claim in self.record.claims.values():
            found.setdefault(claim.brief, []).append(claim)
        return found

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Where each source stands among the record's."""
        return {name: place for place, name in enumerate(self.record.sources)}

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """The digest of what each brief takes from the record, by its id."""
        return brief_digests(self.record)

    @cached_property
    def chains(self) -> Chains:
        """The chains of the record's evidence."""
        return Chains(self.record)


def commit_of(material: Material, brief: Brief) -> str:
    """What an edition of a brief says of its commit."""
    with speaking(brief.language or material.record.desk.language):
        return _commit(material, brief.id)


def compose(material: Material, brief: Brief, *, draft: bool) -> Edition:
    """One edition of one brief, in its language. With `draft` it says so, and lists the findings about its claims and
    sources."""
    with speaking(brief.language or material.record.desk.language):
        return _compose(material, brief, draft=draft)


def _compose(material: Material, brief: Brief, *, draft: bool) -> Edition:
    record = material.record
    claims = material.claims_of.get(brief.id, ())
    quotations = material.quotations_of.get(brief.id, ())
    used = Counter(quotation.evidence.source for quotation in quotations)
    numbers = {name: number for number, name in enumerate(sorted(used, key=material.order.__getitem__), 1)}
    digest, commit = material.digests[brief.id], _commit(material, brief.id)
    chains = [material.chains.of(quotation.evidence) for quotation in quotations]
    shown = tuple(_claim(material, claim, number, numbers) for number, claim in enumerate(claims, 1))
    stances = [stance for stance, _heading in _GROUPS]
    labels = [name for number, claim in enumerate(claims, 1) for name in numbers_of(claim, number, stances)]
    picture = picture_of_brief(material.chains, claims, numbers, labels)
    desk = record.desk
    return Edition(
        id=brief.id,
        language=brief.language or desk.language,
        desk=desk.name,
        title=brief.title,
        date=brief.date,
        date_text=wording.day(brief.date),
        commit=commit,
        record_digest=digest,
        version_text=wording.version(brief.version, commit, digest),
        draft=draft,
        summary=_paragraphs(brief.summary),
        glance=_glance(chains, [record.sources[name] for name in numbers]),
        glance_text=picture.sentence,
        picture=picture,
        claims=shown,
        sources=tuple(_source(material, name, numbers, used[name]) for name in numbers),
        scale=tuple(_verdict(verdict) for verdict in record.verdicts.values()),
        method=() if is_web_address(desk.methodology) else _paragraphs(desk.methodology),
        method_link=Link(desk.methodology, desk.methodology) if is_web_address(desk.methodology) else None,
        corrections_policy=() if is_web_address(desk.corrections) else _paragraphs(desk.corrections),
        corrections_link=Link(desk.corrections, desk.corrections) if is_web_address(desk.corrections) else None,
        corrections=tuple(correction for claim in shown for correction in claim.corrections),
        findings=_findings(material, {claim.id for claim in claims}) if draft else (),
        address=f"{desk.address.rstrip('/')}/" if is_web_address(desk.address) else "",
        number=brief.version,
        notices=_notices(claims),
        approvals=tuple(_approval(record, claim) for claim in claims),
    )


def _notices(claims: Sequence[Claim]) -> tuple[ShownNotice, ...]:
    """What was corrected and retracted, the last one first."""
    found = []
    for number, claim in enumerate(claims, 1):
        for each in claim.corrections:
            told = (wording.day(each.date), number, claim.claim, each.was, each.now, each.why, each.date)
            found.append((each.date, ShownNotice("corrected", _("Corrected"), *told)))
        if claim.retraction:
            told = (
                wording.day(claim.retraction.date),
                number,
                claim.claim,
                "",
                "",
                claim.retraction.why,
                claim.retraction.date,
            )
            found.append((claim.retraction.date, ShownNotice("retracted", _("Retracted"), *told)))
    return tuple(notice for _date, notice in sorted(found, key=lambda each: each[0], reverse=True))


def _approval(record: Record, claim: Claim) -> ShownApproval:
    approval, digest = claim.approval, digest_of(record, claim)
    if approval is None:
        return ShownApproval(claim.id, claim.status, "", "", "", digest)
    return ShownApproval(claim.id, claim.status, approval.by, approval.date, approval.digest, digest)


def _commit(material: Material, brief: str) -> str:
    if not material.commit:
        return _("uncommitted")
    if brief in material.uncommitted:
        return _("uncommitted changes to {commit}", commit=material.commit)
    return material.commit


def _claim(material: Material, claim: Claim, number: int, numbers: Mapping[str, int]) -> ShownClaim:
    record = material.record
    claimant = record.parties.get(claim.claimant)
    mine = [quotation for quotation in material.quotations_of.get(claim.brief, ()) if quotation.claim.id == claim.id]
    chains = [material.chains.of(quotation.evidence) for quotation in mine]
    order = [
        i for stance, _heading in _GROUPS for i, quotation in enumerate(mine) if quotation.evidence.stance == stance
    ]
    names = numbers_of(claim, number, [stance for stance, _heading in _GROUPS])
    # Two mentions of "analysts" need not be the same people, so only a named speaker is pointed to.
    first_hand = {
        chains[i].said_by: names[i]
        for i in reversed(order)
        if not chains[i].second_hand and not chains[i].own_words and chains[i].start_named
    }
    groups = []
    for stance, heading in _GROUPS:
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
        verdict=_verdict(record.verdicts[claim.verdict]),
        status=_(_STATUS[claim.status]),
        rationale=_paragraphs(claim.rationale),
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
        quote=_link(evidence.quote, address(quotation)),
        grade=_grade(quotation),
        targets=targets(quotation),
        source_number=numbers[source.id],
        source_title=_link(source.title, source.url),
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


def _glance(chains: Sequence[Chain], sources: Sequence[Source]) -> tuple[Figure, ...]:
    unnamed = {
        chain.said_by
        for chain in chains
        if not chain.own_words and chain.speaker is not None and not chain.speaker.named
    }
    without = sum(not source.publisher for source in sources)
    second_hand = sum(chain.second_hand for chain in chains)
    origins = origins_of(chains)
    lacking = counted("{number} with no publisher stated", "{number} with no publisher stated", without)
    at_most = counted("independent origin", "independent origins", origins.at_most)
    return (
        Figure(str(len(sources)), counted("source", "sources", len(sources)), lacking if without else ""),
        Figure(str(len(chains)), counted("piece of evidence", "pieces of evidence", len(chains)), ""),
        Figure(str(second_hand), _("second-hand"), _("of {number}", number=len(chains))),
        Figure(str(len(unnamed)), counted("unnamed speaker", "unnamed speakers", len(unnamed)), ""),
        Figure(str(origins.at_most), at_most, _("at most")),
    )


def _source(material: Material, name: str, numbers: Mapping[str, int], quotations: int) -> ShownSource:
    source, archived = material.record.sources[name], material.archive[name]
    if archived.committed:
        kept = _("Text published with the record") if archived.content is not None else _("Text missing")
    elif archived.content is not None:
        sealed = archived.seal is not None
        kept = _("Text held by the desk, not published; sealed") if sealed else _("Text held by the desk, not sealed")
    else:
        kept = _("Sealed; text not at hand") if archived.seal else _("Neither text nor seal")
    publisher = material.record.parties.get(source.publisher, source.publisher)
    return ShownSource(
        number=numbers[name],
        id=name,
        title=_link(source.title, source.url),
        publisher=wording.party_name(publisher) if publisher else _(wording.NOT_STATED),
        author=source.author or _(wording.NOT_STATED),
        published=wording.day(source.published) or _(wording.NOT_STATED),
        retrieved=wording.day(source.retrieved) or _(wording.NOT_STATED),
        archived=kept,
        digest=source.sha256,
        quotations=quotations,
        rests_on=made_from(source, numbers, material.record.sources),
        descriptor=wording.descriptor(source),
        note=source.note,
    )


def _findings(material: Material, claims: set[str]) -> tuple[ShownFinding, ...]:
    return tuple(
        ShownFinding(_place(each.position), str(each.level), each.message, each.hint, each.check)
        for each in material.findings
        if not each.claim or each.claim in claims
    )


def _place(position: Position) -> str:
    """A place as it is the same from whichever folder the record was read."""
    return f"{PurePath(position.file).name}:{position.line}:{position.column}"


def _verdict(verdict: Verdict) -> ShownVerdict:
    words = (verdict.label, verdict.meaning)
    label, meaning = map(_, words) if words in DEFAULT_WORDS else words
    return ShownVerdict(label, verdict.tone, meaning, verdict.rating)


def _link(text: str, url: str) -> Link:
    return Link(text, url if is_web_address(url) else "")


def _paragraphs(text: str) -> tuple[str, ...]:
    """A text's paragraphs: parted by empty lines; a single line break is a blank."""
    return tuple(" ".join(part.split()) for part in text.split("\n\n") if part.strip())
