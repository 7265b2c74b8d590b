"""What a check is given: the record, what the desk holds of its sources, and how each quotation stands."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from secondhand.checks.history import History
from secondhand.checks.waivers import Exemption
from secondhand.provenance.chain import Chain, Chains
from secondhand.provenance.copies import Copy, Text, copies_in
from secondhand.provenance.credit import Uncredited, uncredited
from secondhand.provenance.cut import cut_from
from secondhand.provenance.origins import Origins, origins_of
from secondhand.provenance.readings import Reading
from secondhand.reading.attribution import Attribution
from secondhand.reading.lines import Lines
from secondhand.record.model import Claim, Record, Verdict
from secondhand.sources.archive import Archived
from secondhand.sources.quotations import Quotation


@dataclass(frozen=True, slots=True)
class Credited:
    """A quotation from a text at hand: the hedged and denied attributions that it was `cut` from, and whom the text
    credits it to and the evidence does not."""

    quotation: Quotation
    reading: Reading
    cut: tuple[Attribution, ...]
    uncredited: tuple[Uncredited, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim with a settled verdict: the chains of the evidence of the verdict's own direction (of all evidence where
    it takes no side), and their origins."""

    claim: Claim
    verdict: Verdict
    chains: tuple[Chain, ...]
    origins: Origins


@dataclass(frozen=True)
class Case:
    """All that checks look at. Frozen; what several checks need is worked out once.

    `readings` has what each text at hand attributes to whom, by source; `history` what git tells of approvals. What
    follows that is for the checks that run afterwards: every exemption of the record, those of them that waived
    nothing, the ids of all checks and whether they are binding, and the ids of those that could not see all for want of
    a text.
    """

    record: Record
    archive: Mapping[str, Archived]
    quotations: tuple[Quotation, ...]
    readings: Mapping[str, Reading]
    today: date
    history: History = field(default_factory=History)
    exemptions: tuple[Exemption, ...] = ()
    unused: tuple[Exemption, ...] = ()
    binding: Mapping[str, bool] = field(default_factory=dict)
    not_run: frozenset[str] = frozenset()

    def lines_of(self, file: str) -> Lines:
        """The lines of one of the record's files."""
        if file not in self._lines:
            self._lines[file] = Lines(self.record.texts.get(file, ""))
        return self._lines[file]

    @cached_property
    def _lines(self) -> dict[str, Lines]:
        return {}

    @cached_property
    def chains(self) -> Chains:
        """The chains of the record's evidence."""
        return Chains(self.record)

    @cached_property
    def copies(self) -> tuple[Copy, ...]:
        """The sources that share long passages, as far as their texts are at hand."""
        texts = [
            Text(name, each.source.published, each.content)
            for name, each in self.archive.items()
            if each.content is not None
        ]
        return copies_in(texts, processes=min(2, os.cpu_count() or 1))

    @cached_property
    def settled(self) -> tuple[Weighed, ...]:
        """The claims with a settled verdict and evidence for it."""
        return tuple(self._settled())

    def _settled(self) -> Iterator[Weighed]:
        for claim in self.record.claims.values():
            verdict = self.record.verdicts[claim.verdict]
            if verdict.is_settled:
                stance = verdict.direction
                weighed = [each for each in claim.evidence if stance is None or each.stance == stance]
                if weighed:
                    chains = tuple(self.chains.of(each) for each in weighed)
                    yield Weighed(claim, verdict, chains, origins_of(chains))

    @cached_property
    def credited(self) -> tuple[Credited, ...]:
        """Every quotation that its text, where that is at hand, credits to others too, or that was cut from its cue."""
        return tuple(self._credited())

    def _credited(self) -> Iterator[Credited]:
        for quotation in self.quotations:
            reading = self.readings.get(quotation.evidence.source)
            if reading is None:
                continue
            cut = cut_from(self.record, quotation, reading)
            # Who is said to deny something does not say it: the check of what was cut off speaks of that already.
            denied = [place for place in cut if reading.attributions[place].denied]
            parties = tuple(uncredited(self.record, quotation, reading, denied))
            if cut or parties:
                yield Credited(quotation, reading, tuple(reading.attributions[place] for place in cut), parties)
