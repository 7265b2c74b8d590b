"""The checks, in the order in which an editor would ask: the source, the quotation, who said it, the verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Protocol, cast

from secondhand.checks import (
    approval_missing,
    approval_not_theirs,
    approval_stale,
    approved_by_other,
    brief_has_claims,
    conflict_left,
    correction_missing,
    ifcn_claim_chosen,
    ifcn_claimant_asked,
    ifcn_evidence_against,
    ifcn_evidence_linked,
    ifcn_interests_stated,
    ifcn_method_linked,
    ifcn_primary_source,
    ifcn_two_sources,
    party_unknown,
    quote_in_source,
    quote_keeps_attribution,
    quote_within_limits,
    second_hand_unlabelled,
    source_archived,
    source_described,
    speaker_in_source,
    verdict_needs_evidence,
    verdict_rests_on_second_hand,
)
from secondhand.checks.case import Case
from secondhand.findings import Finding, Level


class Check(Protocol):
    """A module of this room: its docstring is the rule, with a bad and a good record."""

    __doc__: str | None
    ID: str
    check: Callable[[Case], Iterator[Finding]]


CHECKS: tuple[Check, ...] = tuple(
    cast(Check, module)
    for module in (
        source_archived,
        source_described,
        quote_in_source,
        quote_within_limits,
        party_unknown,
        speaker_in_source,
        second_hand_unlabelled,
        quote_keeps_attribution,
        verdict_needs_evidence,
        verdict_rests_on_second_hand,
        brief_has_claims,
        approval_missing,
        approval_stale,
        approved_by_other,
        approval_not_theirs,
        correction_missing,
        conflict_left,
        ifcn_evidence_linked,
        ifcn_primary_source,
        ifcn_two_sources,
        ifcn_interests_stated,
        ifcn_claim_chosen,
        ifcn_evidence_against,
        ifcn_claimant_asked,
        ifcn_method_linked,
    )
)


def run(case: Case) -> tuple[Finding, ...]:
    """The findings of every check, in the order of the record; what could not be checked is a note among them."""
    findings = [finding for each in CHECKS for finding in each.check(case)]
    return tuple(sorted([*findings, *_not_run(case)]))


def _not_run(case: Case) -> Iterator[Finding]:
    lacking = Counter(quotation.evidence.source for quotation in case.quotations if quotation.archived.passages is None)
    if not lacking:
        return
    where = ", ".join(f"{name} ({count})" for name, count in lacking.items())
    for each in CHECKS:
        if getattr(each, "NEEDS_TEXT", False):
            message = f"not run for want of the text on the quotations from {where}"
            hint = "put the texts into sources/private/, or name their folder in SECONDHAND_SOURCES"
            yield Finding(case.record.at("sources"), each.ID, Level.NOTE, message, hint)
