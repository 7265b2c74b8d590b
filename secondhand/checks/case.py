"""What a check is given: the record, what the desk holds of its sources, and how each quotation stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from secondhand.checks.history import History
from secondhand.provenance.credit import Uncredited, uncredited
from secondhand.provenance.cut import cut_from
from secondhand.provenance.readings import Reading
from secondhand.reading.attribution import Attribution
from secondhand.reading.lines import Lines
from secondhand.record.model import Record
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


@dataclass(frozen=True)
class Case:
    """All that checks look at. Frozen; what several checks need is worked out once.

    `readings` has what each text at hand attributes to whom, by source; `history` what git tells of approvals.
    """

    record: Record
    archive: Mapping[str, Archived]
    quotations: tuple[Quotation, ...]
    readings: Mapping[str, Reading]
    history: History = field(default_factory=History)

    @cached_property
    def lines(self) -> Lines:
        """The lines of the record."""
        return Lines(self.record.text)

    @cached_property
    def credited(self) -> tuple[Credited, ...]:
        """Every quotation whose text is at hand, with what the text says of it."""
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
            yield Credited(quotation, reading, tuple(reading.attributions[place] for place in cut), parties)
