"""From the record to what one brief shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from secondhand.errors import Position
from secondhand.provenance.chain import Chain
from secondhand.provenance.origins import origins_of
from secondhand.provenance.signoff import digest_of
from secondhand.publishing import wording
from secondhand.publishing.brief import (
    Edition,
    Figure,
    Link,
    ShownApproval,
    ShownFinding,
    ShownNotice,
    ShownSource,
)
from secondhand.publishing.claims import GROUPS, shown_claim
from secondhand.publishing.language import _, counted, speaking
from secondhand.publishing.material import Material
from secondhand.publishing.parts import link, paragraphs, shown_verdict
from secondhand.publishing.render import is_web_address
from secondhand.publishing.sourcing import made_from, numbers_of, picture_of_brief
from secondhand.record.model import Brief, Claim, Record, Source


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
    shown = tuple(shown_claim(material, claim, number, numbers) for number, claim in enumerate(claims, 1))
    stances = [stance for stance, _heading in GROUPS]
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
        summary=paragraphs(brief.summary),
        glance=_glance(chains, [record.sources[name] for name in numbers]),
        glance_text=picture.sentence,
        picture=picture,
        claims=shown,
        sources=tuple(_source(material, name, numbers, used[name]) for name in numbers),
        scale=tuple(shown_verdict(verdict) for verdict in record.verdicts.values()),
        method=() if is_web_address(desk.methodology) else paragraphs(desk.methodology),
        method_link=Link(desk.methodology, desk.methodology) if is_web_address(desk.methodology) else None,
        corrections_policy=() if is_web_address(desk.corrections) else paragraphs(desk.corrections),
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
        title=link(source.title, source.url),
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
