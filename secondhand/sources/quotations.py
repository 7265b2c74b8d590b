"""Each quotation of the record, held against what the desk has of its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from secondhand import processes
from secondhand.errors import UnusableFile
from secondhand.reading.grades import Grade, Match
from secondhand.reading.words import is_word, split
from secondhand.record.model import Claim, Evidence, Record
from secondhand.sources.archive import Archived
from secondhand.sources.elsewhere import Elsewhere, elsewhere
from secondhand.sources.pages import pages_of
from secondhand.sources.receipts import confirmed, runs_of
from secondhand.sources.seal import Receipt, Seal

WORTH_A_PROCESS = 400
"""Quotations for which a second process is begun."""


@dataclass(frozen=True)
class Quotation:
    """One quotation and how it stands.

    `match` says how it stands in the text (None: the text is not at hand); `receipts` are those that confirm it, one or
    one for each of its marked parts (none: one is missing or does not hold). `elsewhere` are the other sources of the
    record in which one stands that does not stand in its own.
    """

    claim: Claim
    index: int
    evidence: Evidence
    match: Match | None
    receipts: tuple[Receipt, ...]
    archived: Archived
    elsewhere: tuple[Elsewhere, ...] = ()

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """Its words and marks, in normal form."""
        return split(self.evidence.quote).tokens

    @property
    def runs(self) -> tuple[tuple[int, int], ...]:
        """The tokens of the source, from and to, that it quotes; none where it was not found."""
        passages = self.archived.passages
        if self.match is not None and passages is not None:
            if not self.match.grade.passes:
                return ()
            return tuple((passages.token_at(start), passages.token_at(end)) for start, end in self.match.parts)
        return tuple((each.first, each.first + each.count) for each in self.receipts)

    @property
    def stands(self) -> bool:
        """Whether it stands word for word in its source, or edited as it marks, by the text or by its receipt."""
        if self.match is not None:
            return self.match.grade.passes
        return bool(self.receipts)

    @property
    def pages(self) -> str:
        """The pages of its source that it stands on: "3", "3–4"; "" where the text has none or is not at hand."""
        passages = self.archived.passages
        if self.match is None or not self.match.grade.passes or passages is None:
            return ""
        return pages_of(passages.text, self.match.start, self.match.end)

    @property
    def outside(self) -> bool:
        """Whether it does not stand in the main text of a page, but in what else the page shows."""
        if self.match is None or self.match.grade.passes or self.archived.beside is None:
            return False
        return self.archived.beside.find(self.evidence.quote).grade.passes

    @property
    def words(self) -> int:
        """How many words it has, marks not counted."""
        return sum(is_word(token) for token in self.tokens)


def hold(record: Record, archive: Mapping[str, Archived]) -> tuple[Quotation, ...]:
    """Every quotation of the record, in its order, held against its source."""
    uses = [
        (claim, index, evidence) for claim in record.claims.values() for index, evidence in enumerate(claim.evidence)
    ]
    # Those from one source together, so that its text is made ready once.
    order = sorted(range(len(uses)), key=lambda place: uses[place][2].source)
    matches = processes.each(lambda place: _match(uses[place][2], archive), order, WORTH_A_PROCESS)
    by_place = dict(zip(order, matches, strict=True))
    held = [
        Quotation(*use, by_place[place], _receipts(use[2], archive), archive[use[2].source])
        for place, use in enumerate(uses)
    ]
    failing = {(each.evidence.quote, each.evidence.source): None for each in held if not each.stands and each.words}
    found = elsewhere(failing, archive)
    return tuple(_placed(each, found.get((each.evidence.quote, each.evidence.source), ())) for each in held)


def _match(evidence: Evidence, archive: Mapping[str, Archived]) -> Match | None:
    passages = archive[evidence.source].passages
    return passages.find(evidence.quote, evidence.prefix, evidence.suffix) if passages is not None else None


def _receipts(evidence: Evidence, archive: Mapping[str, Archived]) -> tuple[Receipt, ...]:
    seal = archive[evidence.source].seal
    return confirmed(seal, evidence.quote, evidence.prefix, evidence.suffix) if seal else ()


def _placed(quotation: Quotation, found: tuple[Elsewhere, ...]) -> Quotation:
    if not found:
        return quotation
    match = quotation.match and replace(quotation.match, grade=Grade.ELSEWHERE)
    return replace(quotation, match=match, elsewhere=found)


def make_seal(archived: Archived, quotations: tuple[Quotation, ...]) -> Seal:
    """The seal of a source whose text is at hand, with the receipts of each of its quotations that stands there.

    UnusableFile where the text is not at hand or has no word.
    """
    passages = archived.passages
    if passages is None or not archived.tree.words.tokens:
        raise UnusableFile(f"the text of {archived.source.id} has no word" if passages else archived.absent)
    mine = [
        (each.match, each.evidence)
        for each in quotations
        if each.evidence.source == archived.source.id and each.match and each.match.grade.passes
    ]
    return archived.tree.seal(
        run
        for match, evidence in mine
        for run in runs_of(passages, match, evidence.quote, evidence.prefix, evidence.suffix)
    )
