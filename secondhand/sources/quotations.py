"""Each quotation of the record, held against what the desk has of its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from secondhand.errors import UnusableFile
from secondhand.reading.quotes import Match
from secondhand.reading.words import is_word, split
from secondhand.record.model import Claim, Evidence, Record
from secondhand.sources.archive import Archived
from secondhand.sources.pages import pages_of
from secondhand.sources.seal import Receipt, Seal, confirms, quotation_key


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation and how it stands.

    `match` says how it stands in the text (None: the text is not at hand); `receipt` is the one that confirms it (None:
    there is none, or it does not hold). `first` is its first token in the source, -1 where it was not found.
    """

    claim: Claim
    index: int
    evidence: Evidence
    tokens: tuple[str, ...]
    match: Match | None
    receipt: Receipt | None
    archived: Archived

    @property
    def first(self) -> int:
        if self.match is not None and self.match.grade.passes:
            return self.match.first_token
        return self.receipt.first if self.receipt and self.match is None else -1

    @property
    def stands(self) -> bool:
        """Whether it stands word for word in its source, by the text or by its receipt."""
        if self.match is not None:
            return self.match.grade.passes
        return self.receipt is not None

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
    return tuple(_hold(record, archive))


def _hold(record: Record, archive: Mapping[str, Archived]) -> Iterator[Quotation]:
    for claim in record.claims.values():
        for index, evidence in enumerate(claim.evidence):
            archived = archive[evidence.source]
            tokens = split(evidence.quote).tokens
            match = archived.passages.find(evidence.quote) if archived.passages else None
            receipt = None
            if archived.seal:
                receipt = archived.seal.receipts.get(quotation_key(tokens))
                if receipt and not confirms(archived.seal, receipt, tokens):
                    receipt = None
            yield Quotation(claim, index, evidence, tokens, match, receipt, archived)


def make_seal(archived: Archived, quotations: tuple[Quotation, ...]) -> Seal:
    """The seal of a source whose text is at hand, with a receipt for each of its quotations that stands there.

    UnusableFile where the text is not at hand or has no word.
    """
    if not archived.tree.words.tokens:
        raise UnusableFile(f"the text of {archived.source.id} has no word")
    runs = {
        quotation_key(each.tokens): (each.first, len(each.tokens))
        for each in quotations
        if each.evidence.source == archived.source.id and each.match and each.match.grade.passes
    }
    return archived.tree.seal((key, first, count) for key, (first, count) in runs.items())
