"""What the texts of a record attribute to whom, read once and with what the record knows."""

from __future__ import annotations

import hashlib
import sys
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import unidata_version

import msgspec

from secondhand import processes, reading
from secondhand.reading.attribution import Attribution, Mention, Span, read_text
from secondhand.record.model import PartyKind, Record, Source
from secondhand.sources.archive import Archived

MOST_UNPACKED = 64
"""Readings that are at hand unpacked; the checks go from source to source."""

WORTH_A_PROCESS = 300
"""Texts for which a second process is begun; beginning it takes as long as reading some fifty."""

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(tuple[tuple[Attribution, ...], tuple[int, ...]])
_KEEPING = msgspec.msgpack.Decoder(dict[bytes, bytes])


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text attributes to whom; `sentences` has the code point at which the first word of each begins."""

    text: str
    attributions: tuple[Attribution, ...]
    sentences: tuple[int, ...]

    def beside(self, passage: Span, cue: Span) -> bool:
        """Whether a cue stands in a sentence that a passage has words of."""
        inside = range(*passage)
        first = next((index for index in inside if self.text[index].isalnum()), passage.start)
        last = next((index for index in reversed(inside) if self.text[index].isalnum()), passage.end)
        return self._number(first) <= self._number(cue.start) <= self._number(last)

    def cues_of(self, mention: Mention) -> list[Span]:
        """The cues by which the text credits anything to a mention."""
        return [each.cue for each in self.attributions if each.source and each.source.overlaps(mention.span)]

    def _number(self, offset: int) -> int:
        return bisect_right(self.sentences, offset)


class Readings(Mapping[str, Reading]):
    """The reading of each source whose text is at hand, by the source's id: packed, until somebody asks for it.

    `digests` has, by source, the digest of all that its reading depends on.
    """

    def __init__(
        self, digests: Mapping[str, bytes], packed: Mapping[bytes, bytes], archive: Mapping[str, Archived]
    ) -> None:
        self.digests = digests
        self._packed = packed
        self._archive = archive
        self._unpacked: OrderedDict[str, Reading] = OrderedDict()

    def __getitem__(self, name: str) -> Reading:
        if name not in self._unpacked:
            packed = self._packed[self.digests[name]]
            self._unpacked[name] = Reading(self._archive[name].text or "", *_DECODER.decode(packed))
            if len(self._unpacked) > MOST_UNPACKED:
                self._unpacked.popitem(last=False)
        return self._unpacked[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.digests)

    def __len__(self) -> int:
        return len(self.digests)

    def kept(self) -> bytes:
        """All of them as bytes, for `kept` of `read_all` another time."""
        return _ENCODER.encode({key: self._packed[key] for key in self.digests.values()})


def read_all(
    record: Record,
    archive: Mapping[str, Archived],
    kept: bytes | None = None,
    watch: Callable[[int, int], None] | None = None,
) -> Readings:
    """The reading of each source whose text is at hand, by the source's id.

    `kept` are readings of another time: those of the same text, names and engine are taken over. `watch` is called
    with how many texts have been read now, and how many there are to read.
    """
    parties = _known_parties(record)
    basis = _basis(parties)
    packed = _unpacked(kept)
    digests: dict[str, bytes] = {}
    missing: dict[bytes, tuple[bytes, tuple[str, ...]]] = {}
    for name, archived in archive.items():
        if archived.content is None:
            continue
        publisher = _publisher_names(record, archived.source)
        key = _key(basis, publisher, archived.content)
        digests[name] = key
        if key not in packed:
            missing[key] = archived.content, publisher
    if missing:
        found = processes.each(lambda task: _read(*task, parties), list(missing.values()), WORTH_A_PROCESS)
        for done, (key, reading) in enumerate(zip(missing, found, strict=True), 1):
            packed[key] = reading
            if watch is not None:
                watch(done, len(missing))
    return Readings(digests, packed, archive)


def _read(content: bytes, publisher: tuple[str, ...], parties: Mapping[str, PartyKind]) -> bytes:
    return _ENCODER.encode(read_text(content.decode("utf-8"), publisher, parties))


def _unpacked(kept: bytes | None) -> dict[bytes, bytes]:
    try:
        return dict(_KEEPING.decode(kept)) if kept else {}
    except msgspec.MsgspecError:
        return {}


def _basis(parties: Mapping[str, PartyKind]) -> Any:
    """A digest of what all readings depend on: the engine, its packing, and the names that the record knows."""
    digest = hashlib.blake2b(_engine(), digest_size=16)
    digest.update(_ENCODER.encode((msgspec.__version__, sys.version, unidata_version, list(parties.items()))))
    return digest


def _key(basis: Any, publisher: tuple[str, ...], content: bytes) -> bytes:
    digest = basis.copy()
    digest.update(_ENCODER.encode((publisher, content)))
    key: bytes = digest.digest()
    return key


@cache
def _engine() -> bytes:
    """The code that reads, as one digest: whatever of it changes, what it has read before is read anew."""
    digest = hashlib.blake2b(digest_size=32)
    for path in sorted(Path(reading.__path__[0]).rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()


def _known_parties(record: Record) -> dict[str, PartyKind]:
    """The names and aliases of the record's parties, and what kind of party each is."""
    return {name: party.kind for party in record.parties.values() for name in (*party.aliases, party.name)}


def _publisher_names(record: Record, source: Source) -> tuple[str, ...]:
    """Name and aliases of a source's publisher; none where it states none or the record does not have it."""
    party = record.parties.get(source.publisher)
    return (party.name, *party.aliases) if party else ()
