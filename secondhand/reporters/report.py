"""What the formats are given: one run of the checks, and the little that they need to show it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from secondhand.checks.waivers import Waived
from secondhand.errors import Problem
from secondhand.findings import Finding
from secondhand.reading.lines import Lines
from secondhand.record.model import Record
from secondhand.sources.quotations import Quotation


@dataclass(frozen=True)
class Report:
    """One run. `record` is None where it could not be read; then `problems` has the reasons, and nothing else is there.

    `left_out` are the ids of the checks whose findings were not asked for. `texts` gets the text of each file that
    findings stand in, as far as it is at hand. `touched` are the lines of each file that changed, None where that is
    not known; `path` turns a file's name into its path in the repository, for those who read findings there.
    """

    file: str
    record: Record | None = None
    quotations: Sequence[Quotation] = ()
    findings: tuple[Finding, ...] = ()
    waived: tuple[Waived, ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: tuple[str, ...] = ()
    texts: Callable[[], Mapping[str, str]] = dict
    touched: Mapping[str, Sequence[range]] | None = None
    path: Callable[[str], str] = str

    @cached_property
    def lines(self) -> Mapping[str, Lines]:
        """The lines of each file that findings stand in, as far as its text is at hand."""
        return {file: Lines(text) for file, text in self.texts().items()}

    def is_touched(self, finding: Finding) -> bool:
        """Whether a line of the record that the finding speaks of was changed."""
        ranges = (self.touched or {}).get(finding.position.file, ())
        spans = [(finding.position, finding.position), *finding.marks]
        return any(start.line < each.stop and each.start <= end.line for start, end in spans for each in ranges)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many quotations there are, and how many of them stand: by the text, and by their receipt alone."""

    total: int
    by_text: int
    by_receipt: int

    @property
    def standing(self) -> int:
        return self.by_text + self.by_receipt


def tally(quotations: Sequence[Quotation]) -> Tally:
    """Count how quotations stand."""
    by_text = sum(each.stands and each.match is not None for each in quotations)
    by_receipt = sum(each.stands and each.match is None for each in quotations)
    return Tally(len(quotations), by_text, by_receipt)
