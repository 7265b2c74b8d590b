"""Which receipts a quotation needs, what each of them must show, and whether it does.

One receipt for a quotation, over its prefix and suffix too where it has them; one for each part of a quotation edited
as marked, in order. A receipt names the source's own word where that is not the quotation's: "It" for "[I]t", and
"minis", "-", "ter" for "minister" where a line ends within the word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from secondhand.reading.editing import Changed, Seam, edited
from secondhand.reading.grades import Grade, Match
from secondhand.reading.quotes import Passages
from secondhand.reading.words import split
from secondhand.sources.seal import Receipt, Seal, confirms, quotation_key

Item = str | Changed
Named = tuple[tuple[int, int, tuple[str, ...]], ...]
"""Place and number of words of a quotation, and the source's tokens that they stand for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one receipt must show: these words in a row. `before` of them come before the quotation's own, `after`
    behind; `most` tokens may lie between them and those of the receipt before."""

    key: str
    items: tuple[Item, ...]
    before: int = 0
    after: int = 0
    most: int = 0


@lru_cache(maxsize=1 << 14)
def wanted(quote: str, prefix: str, suffix: str, *, marked: bool) -> tuple[Wanted, ...]:
    """The receipts of a quotation, as it stands or edited as marked; none where nothing is marked."""
    before, after = split(prefix).tokens, split(suffix).tokens
    tokens = split(quote).tokens
    if not marked:
        whole = (*before, *tokens, *after)
        return (Wanted(quotation_key(whole), whole, len(before), len(after)),) if tokens else ()
    made = edited(quote)
    if made is None:
        return ()
    found = []
    for place, (part, seam) in enumerate(zip(made.parts, made.seams, strict=False)):
        first, last = place == 0, place == len(made.parts) - 1
        items = (*(before if first else ()), *part.items, *(after if last else ()))
        key = quotation_key((*before, *tokens, *after, f"[{place}]"))
        most = _most(seam) if not first else 0
        found.append(Wanted(key, items, len(before) if first else 0, len(after) if last else 0, most))
    return tuple(found)


def _most(seam: Seam | None) -> int:
    return 4 * seam.most + 8 if seam else 0


def confirmed(seal: Seal, quote: str, prefix: str, suffix: str) -> tuple[Receipt, ...]:
    """The receipts of a seal that confirm a quotation; none where one is missing or does not hold."""
    return next((found for marked in (False, True) if (found := _all(seal, quote, prefix, suffix, marked))), ())


def _all(seal: Seal, quote: str, prefix: str, suffix: str, marked: bool) -> tuple[Receipt, ...]:
    found: list[Receipt] = []
    for each in wanted(quote, prefix, suffix, marked=marked):
        receipt = seal.receipts.get(each.key)
        if receipt is None:
            return ()
        tokens = read(receipt, each.items)
        if tokens is None or not confirms(seal, receipt, tokens):
            return ()
        if found and not 0 <= receipt.first - (found[-1].first + found[-1].count) <= each.most:
            return ()
        found.append(receipt)
    return tuple(found)


def read(receipt: Receipt, items: Sequence[Item]) -> tuple[str, ...] | None:
    """The source's tokens that a receipt speaks of; None where it names one that the quotation's cannot stand for."""
    named = {index: (count, tokens) for index, count, tokens in receipt.named}
    found: list[str] = []
    index = 0
    while index < len(items):
        count, tokens = named.pop(index, (1, ()))
        item = items[index]
        if tokens:
            if not _stands_for(items[index : index + count], tokens):
                return None
            found.extend(tokens)
        elif isinstance(item, str):
            found.append(item)
        else:
            return None
        index += count
    return tuple(found) if not named else None


def _stands_for(items: Sequence[Item], tokens: Sequence[str]) -> bool:
    """Whether words of a quotation may stand for other tokens: a changed word, or one that a line end parts."""
    if len(items) == 1 and isinstance(items[0], Changed):
        return len(tokens) == 1 and items[0].may_be(tokens[0])
    ours = [each for each in items if isinstance(each, str) and each != "-"]
    theirs = [each for each in tokens if each != "-"]
    whole = all(isinstance(each, str) for each in items) and {len(ours), len(theirs)} == {1, 2}
    return whole and "".join(ours) == "".join(theirs)


def runs_of(
    passages: Passages, match: Match, quote: str, prefix: str, suffix: str
) -> Iterator[tuple[str, int, int, Named]]:
    """For each receipt of a quotation that stands: its key, first token, number of tokens, and the words to name."""
    if match.misplaced:
        prefix = suffix = ""
    runs = wanted(quote, prefix, suffix, marked=match.grade is Grade.MARKED)
    words = passages.words
    for each, (start, end) in zip(runs, match.parts, strict=True):
        first = passages.token_at(start) - each.before
        last = passages.token_at(end) + each.after
        tokens = words.tokens[first:last]
        yield each.key, first, last - first, tuple(_named(each.items, tokens))


def _named(items: Sequence[Item], tokens: Sequence[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where the source's tokens are not the quotation's: the place and number of the latter, and the former."""
    index = place = 0
    while index < len(items) and place < len(tokens):
        if items[index] == tokens[place]:
            index, place = index + 1, place + 1
            continue
        count, taken = next(
            (ours, theirs)
            for ours, theirs in ((1, 1), (1, 2), (1, 3), (2, 1), (3, 1))
            if _stands_for(items[index : index + ours], tokens[place : place + theirs])
        )
        yield index, count, tuple(tokens[place : place + taken])
        index, place = index + count, place + taken
