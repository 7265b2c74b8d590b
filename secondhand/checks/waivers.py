"""What the record says of the checks: how much each weighs, and what of its findings the desk lets stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from secondhand.errors import Position
from secondhand.findings import Finding, Level
from secondhand.record.model import Claim, Evidence, Record, Source
from secondhand.record.whereabouts import begins_in, evidence_at

_LEVELS = {"error": Level.ERROR, "warning": Level.WARNING, "note": Level.NOTE}


@dataclass(frozen=True, slots=True)
class Exemption:
    """One check whose findings the desk lets stand at one entry, the reason, and until when (a day, month or year).

    `position` is the place of the check's id in the record; `covers` says whether a finding is one of the entry's.
    """

    check: str
    reason: str
    until: str
    position: Position
    claim: str
    covers: Callable[[Finding], bool] = field(compare=False, repr=False)

    def holds(self, today: date) -> bool:
        """Whether it has not ended: it holds up to and including the day, month or year that it gives."""
        return today.isoformat()[: len(self.until)] <= self.until


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that does not count, and the exemption by which it does not."""

    finding: Finding
    exemption: Exemption


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of the findings: those that count, those that are waived, and the exemptions that waived none."""

    counted: tuple[Finding, ...] = ()
    waived: tuple[Waived, ...] = ()
    unused: tuple[Exemption, ...] = ()


def exemptions_of(record: Record) -> Iterator[Exemption]:
    """Every exemption of the record, in its order: of sources, then of claims and their evidence."""
    for source in record.sources.values():
        yield from _exemptions(source, "", _of_source(source))
    for claim in record.claims.values():
        yield from _exemptions(claim, claim.id, _of_claim(claim))
        for evidence in claim.evidence:
            yield from _exemptions(evidence, claim.id, _of_evidence(claim, evidence))


def _exemptions(entry: Source | Claim | Evidence, claim: str, covers: Callable[[Finding], bool]) -> Iterator[Exemption]:
    if entry.waive is not None:
        for check, reason in entry.waive.reasons.items():
            yield Exemption(check, reason, entry.waive.until, entry.waive.at(check), claim, covers)


def _of_source(source: Source) -> Callable[[Finding], bool]:
    return lambda finding: not finding.claim and begins_in(source, finding.position)


def _of_claim(claim: Claim) -> Callable[[Finding], bool]:
    return lambda finding: finding.claim == claim.id


def _of_evidence(claim: Claim, evidence: Evidence) -> Callable[[Finding], bool]:
    return lambda finding: finding.claim == claim.id and evidence_at(claim, finding.position) is evidence


def settle(
    record: Record,
    findings: Iterable[Finding],
    exemptions: Iterable[Exemption],
    binding: Mapping[str, bool],
    today: date,
) -> Settled:
    """Apply the record's waivers, then its levels, to what the checks found; what binding ones found stays as it is."""
    by_check: dict[str, list[Exemption]] = {}
    for exemption in exemptions:
        if binding.get(exemption.check) is False:
            by_check.setdefault(exemption.check, []).append(exemption)
    counted: list[Finding] = []
    waived: list[Waived] = []
    used = set()
    for finding in findings:
        level = "" if binding[finding.check] else record.checks.levels.get(finding.check, "")
        covering = [each for each in by_check.get(finding.check, ()) if each.covers(finding)]
        used.update(covering)
        if level == "off":
            continue
        by = next((each for each in covering if each.holds(today)), None)
        if by is None:
            counted.append(_weighed(finding, level))
        else:
            waived.append(Waived(_weighed(finding, level), by))
    unused = (each for of_check in by_check.values() for each in of_check if each not in used)
    return Settled(tuple(sorted(counted)), tuple(sorted(waived, key=lambda each: each.finding)), tuple(unused))


def _weighed(finding: Finding, level: str) -> Finding:
    """The finding at the level that the record gives its check; a note stays one, since it calls for nothing."""
    return replace(finding, level=_LEVELS[level]) if level and finding.level > Level.NOTE else finding
