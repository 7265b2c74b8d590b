"""From the record to what one brief shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from secondhand.errors import Position
from secondhand.findings import Finding
from secondhand.provenance.chain import Chain, Chains
from secondhand.provenance.interests import stakes_in
from secondhand.provenance.origins import origins_of
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
from secondhand.publishing.render import is_web_address
from secondhand.publishing.sourcing import hands_of, made_from, numbers_of, origins_text, picture_of_brief
from secondhand.record.model import Brief, Claim, Record, Source, Stance, Verdict
from secondhand.sources.archive import Archived
from secondhand.sources.quotations import Quotation

_GROUPS: tuple[tuple[Stance, str], ...] = (
    ("supports", "Evidence for"),
    ("undermines", "Evidence against"),
    ("context", "Context"),
)
_STATUS = {
    "draft": "Draft",
    "in_review": "In review",
    "approved": "Approved",
    "published": "Published",
    "corrected": "Corrected",
    "retracted": "Retracted",
}


@dataclass(frozen=True)
class Material:
    """What briefs are made of: the record, what was found about it, and which revision it is.

    `commit` is the short hash of the commit; `uncommitted` says that the record differs from it.
    """

    record: Record
    archive: Mapping[str, Archived]
    quotations: Sequence[Quotation]
    findings: Sequence[Finding]
    commit: str
    uncommitted: bool

    @cached_property
    def chains(self) -> Chains:
        """The chains of the record's evidence."""
        return Chains(self.record)


def compose(material: Material, brief: Brief, *, draft: bool) -> Edition:
    """One edition of one brief. With `draft` it says so, and lists the findings about its claims and sources."""
    record = material.record
    claims = record.claims_of(brief.id)
    quotations = [quotation for quotation in material.quotations if quotation.claim.brief == brief.id]
    used = Counter(quotation.evidence.source for quotation in quotations)
    numbers = {name: number for number, name in enumerate((name for name in record.sources if used[name]), 1)}
    chains = [material.chains.of(quotation.evidence) for quotation in quotations]
    shown = tuple(_claim(material, claim, number, numbers) for number, claim in enumerate(claims, 1))
    stances = [stance for stance, _ in _GROUPS]
    labels = [name for number, claim in enumerate(claims, 1) for name in numbers_of(claim, number, stances)]
    picture = picture_of_brief(material.chains, claims, numbers, labels)
    desk = record.desk
    return Edition(
        id=brief.id,
        language=desk.language,
        desk=desk.name,
        title=brief.title,
        date=brief.date,
        date_text=wording.day(brief.date),
        commit=_commit(material),
        record_digest=record.digest,
        version_text=_version(material, brief),
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
        number=brief.version,
        notices=_notices(claims),
        approvals=tuple(_approval(record, claim) for claim in claims),
    )


def _version(material: Material, brief: Brief) -> str:
    edition = f"Edition {brief.version}. " if brief.version else ""
    return f"{edition}Version: {_commit(material)}, record {material.record.digest[:12]}"


def _notices(claims: Sequence[Claim]) -> tuple[ShownNotice, ...]:
    """What was corrected and retracted, the last one first."""
    found = []
    for number, claim in enumerate(claims, 1):
        for each in claim.corrections:
            told = (wording.day(each.date), number, claim.claim, each.was, each.now, each.why)
            found.append((each.date, ShownNotice("corrected", "Corrected", *told)))
        if claim.retraction:
            told = (wording.day(claim.retraction.date), number, claim.claim, "", "", claim.retraction.why)
            found.append((claim.retraction.date, ShownNotice("retracted", "Retracted", *told)))
    return tuple(notice for _, notice in sorted(found, key=lambda each: each[0], reverse=True))


def _approval(record: Record, claim: Claim) -> ShownApproval:
    approval, digest = claim.approval, digest_of(record, claim)
    if approval is None:
        return ShownApproval(claim.id, claim.status, "", "", "", digest)
    return ShownApproval(claim.id, claim.status, approval.by, approval.date, approval.digest, digest)


def _commit(material: Material) -> str:
    if not material.commit:
        return "uncommitted"
    return f"uncommitted changes to {material.commit}" if material.uncommitted else material.commit


def _claim(material: Material, claim: Claim, number: int, numbers: Mapping[str, int]) -> ShownClaim:
    record = material.record
    mine = [quotation for quotation in material.quotations if quotation.claim.id == claim.id]
    chains = [material.chains.of(quotation.evidence) for quotation in mine]
    order = [i for stance, _ in _GROUPS for i, quotation in enumerate(mine) if quotation.evidence.stance == stance]
    names = numbers_of(claim, number, [stance for stance, _ in _GROUPS])
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
            groups.append(EvidenceGroup(stance, heading, items, "None found in these sources."))
    return ShownClaim(
        number=number,
        id=claim.id,
        claim=claim.claim,
        claimant=wording.party_name(record.parties.get(claim.claimant, claim.claimant)),
        claimed=wording.claimed(claim.claimed_on, claim.claimed_in),
        chosen_because=claim.chosen_because,
        verdict=_verdict(record.verdicts[claim.verdict]),
        status=_STATUS[claim.status],
        rationale=_paragraphs(claim.rationale),
        would_settle=claim.would_settle,
        second_hand_because=claim.second_hand_because,
        single_origin_because=claim.single_origin_because,
        origins=origins_text(material.chains, claim, record.verdicts[claim.verdict]),
        evidence=tuple(groups),
        corrections=tuple(
            ShownCorrection(wording.day(each.date), number, each.was, each.now, each.why) for each in claim.corrections
        ),
        statements=tuple(_statements(claim)),
    )


def _statements(claim: Claim) -> Iterator[ShownStatement]:
    """What the desk says of its work on a claim besides its rationale."""
    if claim.one_source_because:
        yield ShownStatement("Why one source is enough here", claim.one_source_because)
    if claim.none_found:
        yield ShownStatement("Where the other side was looked for", claim.none_found)
    if claim.reply:
        yield ShownStatement(f"What the claimant answered on {wording.day(claim.reply.date)}", claim.reply.answer)
    if claim.no_reply_because:
        yield ShownStatement("Why there is no answer of the claimant", claim.no_reply_because)


def _evidence(
    material: Material,
    quotation: Quotation,
    chain: Chain,
    number: str,
    numbers: Mapping[str, int],
    first_hand: Mapping[str, str],
) -> ShownEvidence:
    source, evidence = quotation.archived.source, quotation.evidence
    publisher = wording.party_name(chain.publisher) if chain.publisher else wording.NO_PUBLISHER
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
    return (
        _figure(len(sources), "source", f"{without} with no publisher stated" if without else ""),
        _figure(len(chains), "piece of evidence", "", "pieces of evidence"),
        Figure(str(second_hand), "second-hand", f"of {len(chains)}"),
        _figure(len(unnamed), "unnamed speaker", ""),
        _figure(origins.at_most, "independent origin", "at most"),
    )


def _figure(number: int, singular: str, detail: str, plural: str = "") -> Figure:
    return Figure(str(number), wording.counted(number, singular, plural).partition(" ")[2], detail)


def _source(material: Material, name: str, numbers: Mapping[str, int], quotations: int) -> ShownSource:
    source, archived = material.record.sources[name], material.archive[name]
    if archived.committed:
        kept = "Text published with the record" if archived.content is not None else "Text missing"
    elif archived.content is not None:
        kept = "Text held by the desk, not published; sealed" if archived.seal else "Text held by the desk, not sealed"
    else:
        kept = "Sealed; text not at hand" if archived.seal else "Neither text nor seal"
    publisher = material.record.parties.get(source.publisher, source.publisher)
    return ShownSource(
        number=numbers[name],
        id=name,
        title=_link(source.title, source.url),
        publisher=wording.party_name(publisher) if publisher else wording.NOT_STATED,
        author=source.author or wording.NOT_STATED,
        published=wording.day(source.published) or wording.NOT_STATED,
        retrieved=wording.day(source.retrieved) or wording.NOT_STATED,
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
    return ShownVerdict(verdict.label, verdict.tone, verdict.meaning)


def _link(text: str, url: str) -> Link:
    return Link(text, url if is_web_address(url) else "")


def _paragraphs(text: str) -> tuple[str, ...]:
    """A text's paragraphs: parted by empty lines; a single line break is a blank."""
    return tuple(" ".join(part.split()) for part in text.split("\n\n") if part.strip())
