"""What a check is given: the record, what the desk holds of its sources, and how each quotation stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from secondhand.reading.attribution import Attribution, find_attributions
from secondhand.record.model import Party, Record
from secondhand.sources.archive import Archived
from secondhand.sources.quotations import Quotation


@dataclass(frozen=True)
class Case:
    """All that checks look at. Frozen; what several checks need is worked out once."""

    record: Record
    archive: Mapping[str, Archived]
    quotations: tuple[Quotation, ...]

    @cached_property
    def attributions(self) -> Mapping[str, tuple[Attribution, ...]]:
        """The attributions in each text at hand, by source."""
        return {
            name: find_attributions(archived.passages.text)
            for name, archived in self.archive.items()
            if archived.passages is not None
        }

    def parties_of(self, quotation: Quotation) -> tuple[Party, ...]:
        """The parties that the evidence names, and the source's publisher."""
        evidence = quotation.evidence
        names = [evidence.said_by, *evidence.via, quotation.archived.source.publisher]
        return tuple(self.record.parties[name] for name in names if name in self.record.parties)
