"""The checks, in the order in which an editor would ask: the source, the quotation, who said it, the verdict."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Protocol, cast

from secondhand.checks import (
    approval_missing,
    approval_not_theirs,
    approval_stale,
    approved_by_other,
    brief_has_claims,
    check_known,
    circular_sourcing,
    conflict_left,
    copied_sources,
    correction_missing,
    credibility_unsupported,
    date_order,
    first_hand_available,
    ifcn_claim_chosen,
    ifcn_claimant_asked,
    ifcn_evidence_against,
    ifcn_evidence_linked,
    ifcn_interests_stated,
    ifcn_method_linked,
    ifcn_primary_source,
    ifcn_two_sources,
    interested_party,
    negation_dropped,
    origin_unknown,
    party_alike,
    party_unknown,
    plain_scalar_comment,
    quote_in_source,
    quote_keeps_attribution,
    quote_reused,
    quote_unambiguous,
    quote_within_limits,
    reference_unknown,
    second_hand_unlabelled,
    self_citation,
    source_archived,
    source_changed,
    source_described,
    speaker_in_source,
    unused_party,
    unused_source,
    verdict_needs_evidence,
    verdict_rests_on_second_hand,
    verdict_single_origin,
    waiver_in_force,
)
from secondhand.checks.case import Case
from secondhand.checks.waivers import Settled, exemptions_of, settle
from secondhand.findings import Finding, Level
from secondhand.record.model import Record


class Check(Protocol):
    """A module of this room: its docstring is the rule, with a bad and a good record."""

    __doc__: str | None
    ID: str
    check: Callable[[Case], Iterator[Finding]]


CHECKS: tuple[Check, ...] = tuple(
    cast(Check, module)
    for module in (
        plain_scalar_comment,
        source_archived,
        source_changed,
        source_described,
        date_order,
        quote_in_source,
        quote_unambiguous,
        quote_within_limits,
        party_unknown,
        party_alike,
        reference_unknown,
        speaker_in_source,
        second_hand_unlabelled,
        quote_keeps_attribution,
        negation_dropped,
        quote_reused,
        first_hand_available,
        copied_sources,
        self_citation,
        circular_sourcing,
        interested_party,
        credibility_unsupported,
        verdict_needs_evidence,
        verdict_rests_on_second_hand,
        verdict_single_origin,
        origin_unknown,
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
        unused_source,
        unused_party,
        check_known,
        waiver_in_force,
    )
)


def is_binding(check: Check) -> bool:
    """Whether no level and no waiver of the record changes what the check finds."""
    return getattr(check, "BINDING", False)


def run(case: Case) -> Settled:
    """What every check finds, as the record's levels and waivers have it, in the order of the record.

    What could not be checked is a note among the findings.
    """
    binding = {each.ID: is_binding(each) for each in CHECKS}
    at_once = [each for each in CHECKS if not getattr(each, "AFTERWARDS", False)]
    exemptions = tuple(exemptions_of(case.record))
    with _uncollected():
        found = [finding for each in at_once for finding in each.check(case)]
    settled = settle(case.record, found, exemptions, binding, case.today)
    lacking = Counter(quotation.evidence.source for quotation in case.quotations if quotation.archived.content is None)
    levels = case.record.checks.levels
    not_run = [each.ID for each in CHECKS if lacking and getattr(each, "NEEDS_TEXT", False)]
    after = replace(case, exemptions=exemptions, unused=settled.unused, binding=binding, not_run=frozenset(not_run))
    said = [finding for each in CHECKS if each not in at_once for finding in each.check(after)]
    notes = [_not_run(case.record, name, lacking) for name in not_run if levels.get(name) != "off"]
    return replace(settled, counted=tuple(sorted([*settled.counted, *said, *notes])))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector: all that the checks make stays until the end, and it would walk through it again
    and again for nothing."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _not_run(record: Record, check: str, lacking: Mapping[str, int]) -> Finding:
    where = ", ".join(f"{name} ({count})" for name, count in lacking.items())
    message = f"not run for want of the text on the quotations from {where}"
    hint = "put the texts into sources/private/, or name their folder in SECONDHAND_SOURCES"
    return Finding(record.at("sources"), check, Level.NOTE, message, hint)
