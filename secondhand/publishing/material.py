"""What briefs are made of."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from secondhand.checks.waivers import Waived
from secondhand.findings import Finding
from secondhand.provenance.chain import Chains
from secondhand.provenance.readings import Reading
from secondhand.record.digest import brief_digests
from secondhand.record.model import Claim, Record
from secondhand.sources.archive import Archived
from secondhand.sources.quotations import Quotation


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
