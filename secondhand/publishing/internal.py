"""The internal edition: a brief with every finding, flag and waiver at its place, and the sources' texts beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, pairwise

from secondhand.checks.waivers import Waived
from secondhand.findings import Finding
from secondhand.provenance.readings import Reading
from secondhand.publishing.brief import Edition, Remark, Segment, ShownClaim, ShownEvidence
from secondhand.publishing.language import _, speaking
from secondhand.publishing.material import Material
from secondhand.publishing.sourcing import numbers_of
from secondhand.reading.attribution import Span
from secondhand.record.model import Claim, Evidence
from secondhand.record.whereabouts import evidence_at
from secondhand.sources.quotations import Quotation

BESIDE = 1_500
"""Code points of a source that are shown before and behind a quotation, at least, as far as there are any."""
STANCES = ("supports", "undermines", "context")


def internal(edition: Edition, material: Material) -> Edition:
    """The edition for the desk's own eyes. `material` is what it was composed from."""
    with speaking(edition.language):
        return _Internal(edition, material).made()


class _Internal:
    def __init__(self, edition: Edition, material: Material) -> None:
        self.edition, self.material = edition, material
        self.numbers = count(1)
        self.claims = material.claims_of.get(edition.id, ())
        mine = {claim.id for claim in self.claims}
        self.findings = [each for each in material.findings if each.claim in mine]
        self.waived = [each for each in material.waived if each.finding.claim in mine]
        self.quotations = {
            (each.claim.id, id(each.evidence)): each for each in material.quotations_of.get(edition.id, ())
        }

    def made(self) -> Edition:
        claims = tuple(self._claim(shown, claim) for shown, claim in zip(self.edition.claims, self.claims, strict=True))
        others = [each for each in self.material.findings if not each.claim]
        waived = [each for each in self.material.waived if not each.finding.claim]
        remarks = (*self._findings(others), *self._waivers(waived))
        return replace(self.edition, internal=True, claims=claims, remarks=tuple(remarks))

    def _claim(self, shown: ShownClaim, claim: Claim) -> ShownClaim:
        pieces = dict(zip(numbers_of(claim, shown.number, STANCES), claim.evidence, strict=True))
        groups = tuple(
            replace(group, items=tuple(self._evidence(piece, claim, pieces[piece.number]) for piece in group.items))
            for group in shown.evidence
        )
        return replace(shown, remarks=tuple(self._remarks(claim, None)), evidence=groups)

    def _evidence(self, shown: ShownEvidence, claim: Claim, evidence: Evidence) -> ShownEvidence:
        flag = [self._remark("flag", shown.flag)] if shown.flag else []
        quotation = self.quotations[claim.id, id(evidence)]
        reading = self.material.readings.get(evidence.source)
        passage = tuple(_passage(quotation, reading)) if reading else ()
        return replace(shown, remarks=(*flag, *self._remarks(claim, evidence)), passage=passage)

    def _remarks(self, claim: Claim, evidence: Evidence | None) -> Iterator[Remark]:
        def here(finding: Finding) -> bool:
            return finding.claim == claim.id and evidence_at(claim, finding.position) is evidence

        yield from self._findings([each for each in self.findings if here(each)])
        yield from self._waivers([each for each in self.waived if here(each.finding)])

    def _findings(self, findings: Sequence[Finding]) -> Iterator[Remark]:
        for each in findings:
            hint = f" {' '.join(each.hint.split())}" if each.hint else ""
            yield self._remark("finding", f"{each.level}: {each.message} [{each.check}]{hint}")

    def _waivers(self, waived: Sequence[Waived]) -> Iterator[Remark]:
        for each in waived:
            words = _(
                "Waived until {date}: {reason} The finding: {finding}",
                date=each.exemption.until,
                reason=each.exemption.reason.rstrip(".") + ".",
                finding=f"{each.finding.message} [{each.finding.check}]",
            )
            yield self._remark("waiver", words)

    def _remark(self, kind: str, text: str) -> Remark:
        return Remark(next(self.numbers), kind, text)


def _passage(quotation: Quotation, reading: Reading) -> Iterator[Segment]:
    """The source around a quotation, with the quotation and every attribution marked."""
    text = reading.text
    quoted = [Span(start, end) for start, end in quotation.match.parts] if quotation.match else []
    middle = quoted or [Span(0, 0)]
    start, end = max(0, middle[0].start - BESIDE), min(len(text), middle[-1].end + BESIDE)
    start = text.rfind("\n", 0, start) + 1
    end = found if (found := text.find("\n", end)) >= 0 else len(text)
    credited = [span for each in reading.attributions for span in (each.source, each.cue) if span]
    marks = [("quotation", span) for span in quoted] + [("attribution", span) for span in credited]
    edges = {start, end, *(edge for _kind, span in marks for edge in span if start < edge < end)}
    yield from [Segment("… ", ())] if start else []
    places = sorted(edges)
    for first, last in pairwise(places):
        kinds = [kind for kind, span in marks if span.start <= first and last <= span.end]
        yield Segment(text[first:last], tuple(dict.fromkeys(kinds)))
    yield from [Segment(" …", ())] if end < len(text) else []
