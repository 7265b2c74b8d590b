"""Sources that share long passages, word for word.

Method: shingles of eight words (Broder 1997), each hashed; every shingle belongs to the source that had it first, and a
later source that has it is held against that one alone. So the work grows with the length of the texts and not with the
number of pairs. What is told is then read from the texts themselves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from secondhand.processes import each

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Hashes = NDArray[numpy.uint64]
    Counts = NDArray[numpy.int64]

SHINGLE = 8
"""How many words make a shingle."""
LONG = 25
"""A passage of so many words is long."""
MUCH = 0.15
"""Passages that together make so much of the shorter text are long, too."""
BLOCK = 500
"""Texts whose hashes are kept together."""
SHARE = 1_000_000
"""Shingles that are sorted at once, about."""
MOST_SOURCES = 100
"""What stands in more sources than that is the small print of pages, and no passage of theirs."""

# Chinese and Japanese characters stand for words; all else is parted by what is no letter and no digit.
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
FACTOR = 0x9E3779B97F4A7C15


class Text(NamedTuple):
    """A source to be compared: its id, its date as the record gives it ("" for none), and its text, which of very many
    sources takes less room as bytes of UTF-8."""

    source: str
    date: str
    content: str | bytes

    @property
    def text(self) -> str:
        return _text(self.content)


class Passage(NamedTuple):
    """Words that two texts share, in code points of the earlier and of the later one, and how many they are."""

    earlier: int
    later: int
    length: int
    words: int


@dataclass(frozen=True, slots=True)
class Copy:
    """That two sources share passages. `earlier` is the one of the earlier date where `dated`; where the dates do not
    tell, it is the one that the record has first. `words` are those shared, `share` what part of the shorter text they
    are, from 0 to 1. Passages in the order of the later text; offsets in code points."""

    earlier: str
    later: str
    dated: bool
    words: int
    share: float
    passages: tuple[Passage, ...]


def copies_in(texts: Sequence[Text], processes: int = 1) -> tuple[Copy, ...]:
    """The pairs of sources that share long passages, by the later one's place; each pair once.

    A passage that three sources have is told of the two later ones, each beside the first.
    """
    ordered = sorted(texts, key=lambda text: (not text.date, text.date))
    contents = [each.content for each in ordered]
    # Below that no passage is small print, and a table is read before numpy is loaded.
    pairs = pairs_of_few(contents) if len(texts) <= MOST_SOURCES else pairs_of_many(contents, processes)
    place = {each.source: number for number, each in enumerate(texts)}
    found = [copy for early, late in pairs if (copy := _compared(ordered[early], ordered[late]))]
    return tuple(sorted(found, key=lambda copy: (place[copy.later], place[copy.earlier])))


def _text(content: str | bytes) -> str:
    return content if isinstance(content, str) else content.decode("utf-8")


def _blocks(texts: Sequence[str | bytes], processes: int) -> Iterator[tuple[Hashes, Counts]]:
    """The hashes of the shingles of all texts, in order and a block of texts at a time, and how many each text has."""
    import numpy

    least = 200 if processes > 1 else len(texts) + 1
    found = each(_Words().shingles_of, texts, least)
    while block := list(islice(found, BLOCK)):
        yield numpy.concatenate(block), numpy.array([len(hashes) for hashes in block], dtype=numpy.int64)


class _Words(dict[str, int]):
    """Words by number, and the hash of each: the same in every process, as Python's own are not."""

    def __init__(self) -> None:
        import numpy

        super().__init__()
        self._hashes = numpy.zeros(1 << 12, dtype=numpy.uint64)

    def __missing__(self, word: str) -> int:
        import numpy

        number = self[word] = len(self)
        if number == len(self._hashes):
            self._hashes = numpy.concatenate((self._hashes, numpy.zeros_like(self._hashes)))
        digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        self._hashes[number] = int.from_bytes(digest, "little")
        return number

    def shingles_of(self, content: str | bytes) -> Hashes:
        """The hashes of the shingles of a text, in order."""
        import numpy

        hashes = self._hashes_of(WORD.findall(_text(content).casefold()))
        factor, count = numpy.uint64(FACTOR), max(0, len(hashes) - SHINGLE + 1)
        rolled = numpy.zeros(count, dtype=numpy.uint64)
        for place in range(SHINGLE if count else 0):
            # Arithmetic modulo 2**64, as a rolling hash has it.
            rolled = rolled * factor + hashes[place : place + count]
        return rolled

    def _hashes_of(self, words: Sequence[str]) -> Hashes:
        import numpy

        numbers = numpy.fromiter(map(self.__getitem__, words), dtype=numpy.int64, count=len(words))
        return self._hashes[numbers]


def pairs_of_few(texts: Sequence[str | bytes]) -> list[tuple[int, int]]:
    """The places (first, later) of texts of which the later has shingles that the first had first: enough of them to
    be a long passage, or much of a text. The same as `pairs_of_many`, one shingle at a time."""
    first: dict[tuple[str, ...], int] = {}
    counts: Counter[tuple[int, int]] = Counter()
    lengths = []
    for number, text in enumerate(texts):
        words = WORD.findall(_text(text).casefold())
        lengths.append(max(0, len(words) - SHINGLE + 1))
        for shingle in zip(*(words[start:] for start in range(SHINGLE)), strict=False):
            owner = first.setdefault(shingle, number)
            if owner != number:
                counts[owner, number] += 1
    return sorted(pair for pair, count in counts.items() if _enough(count, min(lengths[each] for each in pair)))


def _enough(count: int, shorter: int) -> bool:
    """Whether so many shared shingles may be a long passage, or much of a text that has `shorter` of them."""
    return count > LONG - SHINGLE or count >= MUCH / 2 * shorter


def pairs_of_many(texts: Sequence[str | bytes], processes: int = 1) -> list[tuple[int, int]]:
    """As `pairs_of_few`, by sorting the hashes of all shingles; without what stands in more than `MOST_SOURCES`.

    They are sorted a share at a time, by the first bits of the hash: all at once took twelve times their own room.
    """
    import numpy

    blocks = list(_blocks(texts, processes))
    if len(texts) < 2:
        return []
    lengths = numpy.concatenate([counts for _, counts in blocks])
    bits = max(1, int(lengths.sum() // SHARE).bit_length())
    keys = numpy.concatenate([_shared(*_share(blocks, bits, share), len(texts)) for share in range(1 << bits)])
    keys, counts = numpy.unique(keys, return_counts=True)
    early, late = keys // len(texts), keys % len(texts)
    shorter = numpy.minimum(lengths[early], lengths[late])
    enough = (counts > LONG - SHINGLE) | (counts >= MUCH / 2 * shorter)
    return list(zip(early[enough].tolist(), late[enough].tolist(), strict=True))


def _share(blocks: Sequence[tuple[Hashes, Counts]], bits: int, share: int) -> tuple[Hashes, Counts]:
    """The hashes whose first bits are these, in the order of the texts, and the places of their texts."""
    import numpy

    hashes, owners, first = [], [], 0
    for every, counts in blocks:
        chosen = numpy.flatnonzero(every >> numpy.uint64(64 - bits) == numpy.uint64(share))
        hashes.append(every[chosen])
        owners.append(first + numpy.searchsorted(numpy.cumsum(counts), chosen, side="right"))
        first += len(counts)
    return numpy.concatenate(hashes), numpy.concatenate(owners)


def _shared(hashes: Hashes, owners: Counts, texts: int) -> Counts:
    """For each shingle that another text had first, the two texts as one number: first * texts + later."""
    import numpy

    order = numpy.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    begins = numpy.flatnonzero(numpy.concatenate(([True], hashes[1:] != hashes[:-1])))[: len(hashes)]
    sizes = numpy.diff(numpy.append(begins, len(hashes)))
    first = numpy.repeat(owners[begins], sizes)
    shared = (first != owners) & (numpy.repeat(sizes, sizes) <= MOST_SOURCES)
    keys: Counts = first[shared] * texts + owners[shared]
    return keys


def _compared(early: Text, late: Text) -> Copy | None:
    """What two texts share, read from their words; None where that is neither long nor much."""
    one, other = (list(WORD.finditer(each.text)) for each in (early, late))
    passages = tuple(_passages(one, other))
    words = sum(passage.words for passage in passages)
    share = words / max(1, min(len(one), len(other)))
    if not passages or (max(passage.words for passage in passages) < LONG and share < MUCH):
        return None
    # "2024" and "2024-03" do not tell which was first, nor do two days alike.
    dated = bool(early.date) and bool(late.date) and not late.date.startswith(early.date)
    return Copy(early.source, late.source, dated, words, min(1.0, share), passages)


def _passages(one: Sequence[re.Match[str]], other: Sequence[re.Match[str]]) -> Iterator[Passage]:
    """The longest runs of shared words of a shingle or more, from the start of the later text on."""
    early, late = ([match.group().casefold() for match in each] for each in (one, other))
    places: dict[tuple[str, ...], list[int]] = {}
    for place in range(len(early) - SHINGLE + 1):
        places.setdefault(tuple(early[place : place + SHINGLE]), []).append(place)
    at = 0
    while at <= len(late) - SHINGLE:
        longest, start = 0, 0
        for place in places.get(tuple(late[at : at + SHINGLE]), ())[:MOST_SOURCES]:
            length = SHINGLE
            while (
                at + length < len(late) and place + length < len(early) and late[at + length] == early[place + length]
            ):
                length += 1
            if length > longest:
                longest, start = length, place
        if longest:
            begin, end = other[at].start(), other[at + longest - 1].end()
            yield Passage(one[start].start(), begin, end - begin, longest)
        at += longest or 1
