"""The same words of a source do not carry two claims that disagree.

They disagree where they have two stances in one claim; where two claims rest on the same words and one is settled as
true, the other as false, or the one says what the other negates; and where they are said by somebody else.

Bad:  the same quotation supports "The ferry left" and "The ferry never left"
Good: it supports the one and undermines the other
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from secondhand.checks.case import Case
from secondhand.findings import Finding, Level, Related
from secondhand.reading.negation import negates
from secondhand.reading.words import is_word, split
from secondhand.record.model import Claim, Record
from secondhand.sources.quotations import Quotation

ID = "quote-reused"


def check(case: Case) -> Iterator[Finding]:
    same: dict[tuple[object, ...], list[Quotation]] = defaultdict(list)
    for quotation in case.quotations:
        if quotation.stands and quotation.words:
            place = quotation.match.parts if quotation.match else quotation.runs
            same[quotation.evidence.source, quotation.tokens, place].append(quotation)
    for quotations in same.values():
        for index, other in enumerate(quotations):
            for one in quotations[:index]:
                wrong = _wrong(case.record, one, other)
                if wrong:
                    yield _finding(one, other, *wrong)
                    break


def _wrong(record: Record, one: Quotation, other: Quotation) -> tuple[str, Level] | None:
    """What of two uses of the same words disagrees, and how much that weighs."""
    evidence, second = one.evidence, other.evidence
    if one.claim.id == other.claim.id:
        if evidence.stance != second.stance:
            return (
                f"the same words {_says(evidence.stance)} the claim above and {_says(second.stance)} it here",
                Level.ERROR,
            )
        return None
    if (evidence.said_by, evidence.via) != (second.said_by, second.via):
        return f'the same words have another said_by or via in claim "{one.claim.id}"', Level.ERROR
    if evidence.stance == second.stance and evidence.stance != "context":
        verdicts = {
            record.verdicts[each.claim.verdict].direction for each in (one, other) if _settled(record, each.claim)
        }
        if verdicts >= {"supports", "undermines"}:
            message = (
                f'the same words {_says(second.stance)} this claim and "{one.claim.id}", but the verdicts are opposite'
            )
            return message, Level.WARNING
        if _negates(one.claim.claim, other.claim.claim):
            return (
                f'the same words {_says(second.stance)} this claim and "{one.claim.id}", which says the opposite',
                Level.WARNING,
            )
    return None


def _settled(record: Record, claim: Claim) -> bool:
    return record.verdicts[claim.verdict].is_settled


def _says(stance: str) -> str:
    return {"supports": "support", "undermines": "undermine", "context": "are context to"}[stance]


def _negates(one: str, other: str) -> bool:
    """Whether two claims are the same but for a negation."""
    (first, negations), (second, others) = (_without(text) for text in (one, other))
    return first == second and negations % 2 != others % 2


def _without(text: str) -> tuple[tuple[str, ...], int]:
    """The words of a claim without its negations and what goes with them, and how many there were."""
    tokens = [token.lower() for token in split(text).tokens if is_word(token)]
    kept = [token for index, token in enumerate(tokens) if not negates(tokens, index)]
    return tuple(token for token in kept if token not in ("did", "do", "does")), len(tokens) - len(kept)


def _finding(one: Quotation, other: Quotation, message: str, level: Level) -> Finding:
    first = one.evidence.at("quote")
    hint = f"{first}: the first use; correct one of them, or say in a note why both hold"
    related = Related(first, one.evidence.quote, (), "the same words")
    position, claim = other.evidence.at("quote"), other.claim.id
    return Finding(position, ID, level, message, hint, claim, related=(related,))
