"""In which other source of the record a quotation stands that does not stand in its own.

All such quotations are looked for in each text at once, in solid form (`reading.solid`), by the algorithm of Aho and
Corasick (Efficient string matching, CACM 18, 1975). That leaves the texts to look at, one as a rule or none;
`Passages.find` decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from secondhand import processes
from secondhand.reading.editing import edited
from secondhand.reading.grades import Match
from secondhand.reading.solid import solid, solid_whole
from secondhand.reading.words import split
from secondhand.sources.archive import Archived
from secondhand.sources.receipts import confirmed

_WORTH_A_PROCESS = 2_000
"""Quotations for which a second process is begun."""
_SHORT = 6
"""Bytes below which a quotation is looked for by itself: it may stand in one text a thousand times."""
_LONG = 32
"""Bytes by which a quotation is looked for, which keeps the automaton small."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A source of the record that holds a quotation, and where; `match` is None where a receipt says so."""

    archived: Archived
    match: Match | None


def elsewhere(
    failing: Iterable[tuple[str, str]], archive: Mapping[str, Archived]
) -> dict[tuple[str, str], tuple[Elsewhere, ...]]:
    """The other sources that hold each quotation, given with the id of its own; those that none holds are left out."""
    asked = {each: _needle(each[0]) for each in failing}
    if not asked:
        return {}
    holders = _holders(frozenset(asked.values()), archive)
    sealed = [each for each in archive.values() if each.content is None and each.seal is not None]

    def located(each: tuple[str, str]) -> tuple[tuple[str, Match], ...]:
        quote, own = each
        return tuple(_by_text(quote, [name for name in holders[asked[each]] if name != own], archive))

    found = {}
    for each, held in zip(asked, processes.each(located, tuple(asked), _WORTH_A_PROCESS), strict=True):
        named = [Elsewhere(archive[name], match) for name, match in held]
        named += _by_receipt(*each, sealed)
        if named:
            found[each] = tuple(named)
    return found


def _needle(quote: str) -> bytes:
    """What of a quotation stands, in solid form, in every text that holds it: its beginning, or that of the longest
    stretch that it does not mark as edited."""
    made = edited(quote)
    if made is None:
        return solid("".join(split(quote).tokens))[:_LONG]
    stretches = (
        solid("".join(item for item in items if isinstance(item, str)))
        for part in made.parts
        for kept, items in groupby(part.items, lambda item: isinstance(item, str))
        if kept
    )
    return max(stretches, key=len, default=b"")[:_LONG]


def _holders(needles: frozenset[bytes], archive: Mapping[str, Archived]) -> Mapping[bytes, Sequence[str]]:
    """The ids of the sources, sorted, in whose texts each of these can stand."""
    # Only a record with something amiss needs it.
    from ahocorasick_rs import BytesAhoCorasick, Implementation

    long = [each for each in needles if len(each) >= _SHORT]
    short = [each for each in needles if len(each) < _SHORT]
    search = BytesAhoCorasick(long, implementation=Implementation.DFA)
    holders: dict[bytes, list[str]] = defaultdict(list)
    for name in sorted(archive):
        content = archive[name].content
        if content is None:
            continue
        text = solid_whole(content)
        found = {long[index] for index, _, _ in search.find_matches_as_indexes(text, overlapping=True)}
        for needle in (*found, *(each for each in short if each in text)):
            holders[needle].append(name)
    return holders


def _by_text(quote: str, names: Iterable[str], archive: Mapping[str, Archived]) -> Iterator[tuple[str, Match]]:
    """Those of the texts that hold a quotation, and how."""
    for name in names:
        passages = archive[name].passages
        if passages is not None:
            match = passages.find(quote)
            if match.grade.passes:
                yield name, match


def _by_receipt(quote: str, own: str, sealed: Sequence[Archived]) -> Iterator[Elsewhere]:
    for archived in sealed:
        if archived.source.id != own and archived.seal and confirmed(archived.seal, quote, "", ""):
            yield Elsewhere(archived, None)
