"""What a check is given: the record, what the desk holds of its sources, and how each quotation stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from secondhand.provenance.coverage import known_parties, publisher_names
from secondhand.provenance.credit import Reading, Uncredited, read, uncredited
from secondhand.provenance.cut import cut_from
from secondhand.reading.attribution import Attribution
from secondhand.record.model import Record
from secondhand.sources.archive import Archived
from secondhand.sources.quotations import Quotation


@dataclass(frozen=True)
class Case:
    """All that checks look at. Frozen; what several checks need is worked out once."""

    record: Record
    archive: Mapping[str, Archived]
    quotations: tuple[Quotation, ...]

    @cached_property
    def readings(self) -> Mapping[str, Reading]:
        """What each text at hand attributes to whom, read with what the record knows, by source."""
        parties = known_parties(self.record)
        return {
            name: read(archived.passages.text, publisher_names(self.record, archived.source), parties)
            for name, archived in self.archive.items()
            if archived.passages is not None
        }

    def cut_from(self, quotation: Quotation) -> tuple[Attribution, ...]:
        """The hedged and denied attributions that the quotation is from and whose cue it leaves out."""
        reading = self.readings.get(quotation.evidence.source)
        places = cut_from(self.record, quotation, reading) if reading else ()
        return tuple(reading.attributions[place] for place in places) if reading else ()

    def uncredited(self, quotation: Quotation) -> list[Uncredited]:
        """Whom the text credits the quotation to and the evidence does not; what it was cut off from comes first, so
        nobody is missed who is said to deny it."""
        reading = self.readings.get(quotation.evidence.source)
        if reading is None:
            return []
        cut = cut_from(self.record, quotation, reading)
        denied = [place for place in cut if reading.attributions[place].denied]
        return uncredited(self.record, quotation, reading, denied)
