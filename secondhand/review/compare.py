"""What a reviewer must know of a change: two records and what the checks say of each, compared by meaning (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secondhand.findings import Finding
from secondhand.provenance.chain import Chain, Chains, Passer
from secondhand.provenance.origins import origins_of
from secondhand.provenance.parties import Author
from secondhand.provenance.signoff import WORK, is_signed_off
from secondhand.record.changes import Changes, ClaimChange, EntryChange, EvidenceChange, FieldChange, Kind, changes
from secondhand.record.model import Claim, Evidence, Record


@dataclass(frozen=True, slots=True)
class EvidenceReview:
    """One piece of evidence that differs; `was` and `now` are its chain in words, "" where it is not there."""

    kind: Kind
    stance: str
    source: str
    quote: str
    was: str
    now: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class ClaimReview:
    """One claim that differs. `verdict` and `status` are what was and what is (the same where nothing changed, "" for a
    claim that is not there); `origins` is how many independent origins it has at most. `approved_by` has approved what
    it says now, and had not before; `voided` is whose approval no longer holds."""

    id: str
    claim: str
    kind: Kind
    verdict: tuple[str, str]
    status: tuple[str, str]
    origins: tuple[int, int]
    fields: tuple[FieldChange, ...]
    evidence: tuple[EvidenceReview, ...]
    approved_by: str
    voided: str

    @property
    def new_verdict(self) -> bool:
        """Whether the claim was there before, with another verdict."""
        return self.kind == "changed" and self.verdict[0] != self.verdict[1]


@dataclass(frozen=True, slots=True)
class SourceReview:
    """One source that differs; `text_changed` says that the archived text is another one."""

    id: str
    title: str
    kind: Kind
    text_changed: bool
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """All that differs between a base and what is reviewed. Verdict changes stand first among the claims, then voided
    approvals. The checks looked at `looked_at` of `of` claims for `new` and `solved` findings."""

    base: str
    head: str
    claims: tuple[ClaimReview, ...]
    sources: tuple[SourceReview, ...]
    others: tuple[EntryChange, ...]
    new: tuple[Finding, ...]
    solved: tuple[Finding, ...]
    looked_at: int
    of: int

    def __bool__(self) -> bool:
        return bool(self.claims or self.sources or self.others or self.new or self.solved)

    @property
    def verdicts(self) -> tuple[ClaimReview, ...]:
        """The claims whose verdict is another one."""
        return tuple(each for each in self.claims if each.new_verdict)

    @property
    def voided(self) -> tuple[ClaimReview, ...]:
        """The claims whose approval no longer holds."""
        return tuple(each for each in self.claims if each.voided)


def review(
    base: tuple[str, Record, Sequence[Finding]],
    head: tuple[str, Record, Sequence[Finding]],
    differing: Changes,
    looked_at: tuple[Record, Record],
) -> Review:
    """The review of a change. Of each side: what it is called, its whole record, the findings about `looked_at`."""
    before, after = Chains(base[1]), Chains(head[1])
    changed = {each.id: each for each in differing.claims}
    # An approval also falls with a source, a party or a step of the scale that the claim rests on.
    for claim in looked_at[1].claims.values() if differing.others else ():
        if claim.id not in changed and _voided(before, after, claim.id):
            changed[claim.id] = ClaimChange(claim.id, before.record.claims[claim.id], claim)
    claims = sorted((_claim(before, after, each) for each in changed.values()), key=_weight)
    new, solved = _compared(base[2], head[2])
    return Review(
        base[0],
        head[0],
        tuple(claims),
        tuple(_source(each) for each in differing.of("source")),
        tuple(each for each in differing.others if each.what != "source"),
        new,
        solved,
        len(looked_at[1].claims),
        len(after.record.claims),
    )


def reviewed(before: Record, after: Record) -> Review:
    """The review of two records without what the checks say."""
    differing = changes(before, after)
    return review(("before", before, ()), ("after", after, ()), differing, (before, after))


def _weight(each: ClaimReview) -> tuple[bool, bool, int]:
    return not each.new_verdict, not each.voided, ("changed", "added", "removed").index(each.kind)


def _claim(before: Chains, after: Chains, change: ClaimChange) -> ClaimReview:
    was, now = change.was, change.now
    either = now or was
    fields = tuple(each for each in change.fields if each.name not in WORK and each.name != "verdict")
    approved = now is not None and now.approval is not None and is_signed_off(after.record, now)
    approved = approved and not (was is not None and was.approval == (now.approval if now else None))
    return ClaimReview(
        change.id,
        either.claim if either else "",
        change.kind,
        (_verdict(before.record, was), _verdict(after.record, now)),
        (was.status if was else "", now.status if now else ""),
        (_origins(before, was), _origins(after, now)),
        fields,
        tuple(_evidence(before, after, each) for each in change.evidence),
        now.approval.by if approved and now and now.approval else "",
        _voided(before, after, change.id),
    )


def _verdict(record: Record, claim: Claim | None) -> str:
    return record.verdicts[claim.verdict].label if claim else ""


def _origins(chains: Chains, claim: Claim | None) -> int:
    return origins_of(chains.of_claim(claim)).at_most if claim and claim.evidence else 0


def _voided(before: Chains, after: Chains, name: str) -> str:
    """Whose approval held before and does not any more, "" for nobody's."""
    was, now = before.record.claims.get(name), after.record.claims.get(name)
    if was is None or now is None or was.approval is None or not is_signed_off(before.record, was):
        return ""
    return "" if is_signed_off(after.record, now) or now.retraction else was.approval.by


def _evidence(before: Chains, after: Chains, change: EvidenceChange) -> EvidenceReview:
    either = change.now or change.was
    record = (after if change.now else before).record
    if either is None:
        raise ValueError("a change of evidence has one side at least")
    source = record.sources[either.source].title
    fields = tuple(each for each in change.fields if each.name not in ("said_by", "via"))
    was, now = _chain(before, change.was), _chain(after, change.now)
    return EvidenceReview(change.kind, either.stance, source, either.quote, was, now, fields)


def _chain(chains: Chains, evidence: Evidence | None) -> str:
    return chain_words(chains.of(evidence)) if evidence else ""


def chain_words(chain: Chain) -> str:
    """A chain on one line: "Dockers (unnamed) → Radio Norra → Norra Gazette"."""
    own = [] if chain.said_by else ["the source itself"]
    end = [] if chain.publisher else ["publisher not stated"]
    return " → ".join([*own, *(_name(each) for _, each in chain.passed), *end])


def _name(party: Passer) -> str:
    if isinstance(party, str):
        return party
    return party.name if isinstance(party, Author) or party.named else f"{party.name} (unnamed)"


def _source(change: EntryChange) -> SourceReview:
    either = change.now or change.was
    text = any(each.name in ("sha256", "text") for each in change.fields)
    return SourceReview(change.id, getattr(either, "title", change.id), change.kind, text, change.fields)


def _compared(before: Sequence[Finding], after: Sequence[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings that are new and those that are solved, wherever they stand in the file."""
    return _more(after, before), _more(before, after)


def _more(these: Sequence[Finding], those: Iterable[Finding]) -> tuple[Finding, ...]:
    known = Counter(map(_key, those))
    found = []
    for each in these:
        if known[_key(each)]:
            known[_key(each)] -= 1
        else:
            found.append(each)
    return tuple(sorted(found, key=lambda each: (-each.level, each.position)))


def _key(finding: Finding) -> tuple[str, str, str, int]:
    return finding.check, finding.claim, finding.message, finding.level
