"""A desk of invented words with many briefs of about four pages each, to measure the making of documents with.

Every brief has claims and sources of its own; a third of the evidence is second-hand, and one speaker in ten is not
named. The same numbers give the same desk.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.made_record import invent

EVIDENCE = 2
"""Pieces of evidence of one claim; each has a source of its own."""
_VERDICTS = ("mostly-true", "unproven", "misleading", "opinion")
_STANCES = ("supports", "undermines", "context")
_SPEAKERS = 40
_SPEAKING = ("said", "told", "reporters")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Evidence with its source: the party that speaks, the outlet it came through ("": none), the quotation."""

    speaker: str
    via: str
    quote: str
    text: str


def make_briefs(folder: Path, briefs: int, claims: int = 2) -> Path:
    """Write a desk with so many briefs of so many claims into an empty folder; its record."""
    chance = random.Random(1)
    words = [word for word in invent(folder, 1).texts[0].lower().split() if word.isalpha() and word not in _SPEAKING]
    pieces = [_piece(chance, words, number) for number in range(briefs * claims * EVIDENCE)]
    (folder / "sources").mkdir(parents=True)
    for number, piece in enumerate(pieces):
        (folder / "sources" / f"s{number}.txt").write_text(piece.text, encoding="utf-8", newline="")
    record = folder / "claims.yaml"
    record.write_text("".join(_record(pieces, briefs, claims, chance, words)), encoding="utf-8", newline="")
    return record


def _piece(chance: random.Random, words: list[str], number: int) -> _Piece:
    speaker = "sailors" if number % 10 == 9 else f"p{chance.randrange(_SPEAKERS)}"
    via = "post" if number % 3 == 0 else ""
    quote = f"{_some(chance, words, 14)[:-1]} {number}"
    told = f"“{quote},” said {_NAMES[speaker]}" + (", according to the Norra Post." if via else ".")
    before, after = (" ".join(_some(chance, words, 15) for _ in range(20)) for _ in range(2))
    return _Piece(speaker, via, quote, f"{before}\n\n{told}\n\n{after}\n")


_NAMES = {f"p{number}": f"Alba Stein{'abcdefghij'[number % 10] * (1 + number // 10)}" for number in range(_SPEAKERS)}
_NAMES["sailors"] = "sailors"


def _record(pieces: list[_Piece], briefs: int, claims: int, chance: random.Random, words: list[str]) -> Iterator[str]:
    yield "# A record of invented words, to measure with.\n"
    yield "desk:\n  name: Harbour desk\n  methodology: Every quotation is held against its source.\nparties:\n"
    for key, name in _NAMES.items():
        yield f"  {key}: {{name: {name}, kind: {'group, named: false' if key == 'sailors' else 'person'}}}\n"
    yield "  post: {name: the Norra Post, kind: outlet}\n  ledger: {name: The Skerry Ledger, kind: outlet}\nsources:\n"
    for number, piece in enumerate(pieces):
        digest = hashlib.sha256(piece.text.encode()).hexdigest()
        yield (
            f"  s{number}:\n    title: Report {number} of the harbour\n    publisher: ledger\n    author: Ada Holm\n"
            f"    published: 2031-04-07\n    retrieved: 2031-05-08\n    url: https://ledger.example/{number}\n"
            f"    text: sources/s{number}.txt\n    sha256: {digest}\n"
        )
    yield "briefs:\n"
    for number in range(briefs):
        yield f"  b{number}:\n    title: Harbour brief {number}\n    date: 2031-06-01\n"
        yield f"    summary: {_some(chance, words, 45)}\n"
    yield "claims:\n"
    for number in range(briefs * claims):
        mine = pieces[number * EVIDENCE : (number + 1) * EVIDENCE]
        yield f"  c{number}:\n    claim: {_some(chance, words, 12)}\n    brief: b{number // claims}\n"
        yield f"    claimant: {mine[0].speaker}\n    claimed_on: 2031-04-02\n    claimed_in: the Skerry Ledger\n"
        yield f"    chosen_because: {_some(chance, words, 14)}\n    verdict: {chance.choice(_VERDICTS)}\n"
        yield f"    rationale: |\n      {_some(chance, words, 55)}\n\n      {_some(chance, words, 35)}\n"
        yield f"    would_settle: {_some(chance, words, 14)}\n    status: in_review\n    evidence:\n"
        for place, piece in enumerate(mine, number * EVIDENCE):
            yield f"      - source: s{place}\n        quote: {piece.quote}\n        stance: {chance.choice(_STANCES)}\n"
            yield f"        said_by: {piece.speaker}\n        via: [{piece.via}]\n"
            yield f"        note: {_some(chance, words, 9)}\n"


def _some(chance: random.Random, words: list[str], count: int) -> str:
    return " ".join(chance.choice(words) for _ in range(count)).capitalize() + "."
