"""A large desk of invented words: claims of 40 lines each, every one with a quotation from a source of its own.

The same seed gives the same desk. Words follow Zipf's law, as those of a language do, so that some stand in every text
and most in few; what is quoted stands once, in quotation marks, and is credited to a speaker or through an outlet.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

PEOPLE = 200
OUTLETS = 40
BRIEFS = 20
_COMMON = (
    "the of to and a in that for is on it with as was at by from be have has not are this an but which were "
    "been will had or its more their than about after would who when there also into other new first two over "
    "out some up last could only year between under most before because while "
).split()
_ONSETS = tuple("b br c cl d dr f fl g gr h k l m n p pl r s sh st t tr v w".split())
_VOWELS = tuple("a e i o u ai ea ou".split())
_CODAS = tuple("l m n nd r rt s st t ck ng".split())
_TOWNS = ("Norra", "Vestby", "Halm", "Tarn", "Osk", "Lune", "Marrow", "Skerry")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that stand in one of the texts (its number), who says them, and through which outlet ("": none)."""

    words: str
    text: int
    speaker: str
    via: str


@dataclass(frozen=True, slots=True)
class Made:
    """A desk: the record is `folder / "claims.yaml"`, text number n is `folder / "sources" / f"s{n}.txt"`."""

    folder: Path
    texts: tuple[str, ...]
    quotations: tuple[Quoted, ...]

    @property
    def record(self) -> Path:
        return self.folder / "claims.yaml"


def make(folder: Path, claims: int = 10_000, seed: int = 1) -> Made:
    """Write a desk with so many claims, and as many sources of 600 to 1,500 words, into an empty folder."""
    made = invent(folder, claims, seed)
    (folder / "sources").mkdir(parents=True)
    for number, text in enumerate(made.texts):
        (folder / "sources" / f"s{number}.txt").write_text(text, encoding="utf-8", newline="")
    made.record.write_text("".join(_record(made, random.Random(seed))), encoding="utf-8", newline="")
    return made


def invent(folder: Path, claims: int = 10_000, seed: int = 1) -> Made:
    """The texts and quotations of such a desk, in memory."""
    chance = random.Random(seed)
    words = _words(chance)
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    people = [f"{_name(chance)} {_name(chance)}" for _ in range(PEOPLE)]
    made = [_text(chance, words, weights, people, number) for number in range(claims)]
    return Made(folder, tuple(text for text, _ in made), tuple(quoted for _, quoted in made))


def _words(chance: random.Random) -> list[str]:
    rare: dict[str, None] = {}
    while len(rare) < 12_000:
        rare["".join(_syllable(chance) for _ in range(chance.choice((1, 1, 2, 2)))) + chance.choice(_CODAS)] = None
    return [*_COMMON, *(word for word in rare if word not in _COMMON)]


def _syllable(chance: random.Random) -> str:
    return chance.choice(_ONSETS) + chance.choice(_VOWELS)


def _name(chance: random.Random) -> str:
    return (_syllable(chance) + _syllable(chance)).title() + chance.choice(_CODAS)


def _text(
    chance: random.Random, words: list[str], weights: list[float], people: list[str], number: int
) -> tuple[str, Quoted]:
    length = chance.randint(600, 1_500)
    pool = iter(chance.choices(words, cum_weights=weights, k=length + 40))
    sentences, count = [], 0
    while count < length - 40:
        size = chance.randint(6, 28)
        said = " ".join(next(pool) for _ in range(size))
        count += size
        sentences.append(_sentence(chance, said[0].upper() + said[1:], people))
    quote = " ".join(next(pool) for _ in range(chance.randint(8, 25))).capitalize()
    speaker = chance.choice(people)
    via = f"The {_TOWNS[number % 8]} Post {number % OUTLETS}" if number % 3 == 0 else ""
    told = f"“{quote},” said {speaker}" + (f", according to {via}." if via else ".")
    sentences.insert(chance.randrange(len(sentences)), told)
    paragraphs = [" ".join(sentences[i : i + 4]) for i in range(0, len(sentences), 4)]
    return "\n\n".join(paragraphs) + "\n", Quoted(quote, number, speaker, via)


def _sentence(chance: random.Random, said: str, people: list[str]) -> str:
    kind = chance.random()
    if kind < 0.1:
        return f"“{said},” said {chance.choice(people)}."
    if kind < 0.2:
        return f"{chance.choice(people)} told reporters in {chance.choice(_TOWNS)} that {said[0].lower()}{said[1:]}."
    return f"{said}."


def _record(made: Made, chance: random.Random) -> Iterator[str]:
    yield "# A record of invented words, to measure with.\ndesk:\n  name: Harbour desk\nparties:\n"
    people = list(dict.fromkeys(quoted.speaker for quoted in made.quotations))
    outlets = list(dict.fromkeys(quoted.via for quoted in made.quotations if quoted.via))
    ids = {name: f"p{index}" for index, name in enumerate([*people, *outlets])}
    for name, key in ids.items():
        yield f"  {key}:\n    name: {name}\n    kind: {'outlet' if name in outlets else 'person'}\n"
    yield "  ledger:\n    name: The Skerry Ledger\n    kind: outlet\nsources:\n"
    for number, text in enumerate(made.texts):
        digest = hashlib.sha256(text.encode()).hexdigest()
        yield (
            f"  s{number}:\n    title: Report {number} of the harbour\n    publisher: ledger\n    author: Ada Holm\n"
            f"    published: 2031-04-07\n    retrieved: 2031-05-08\n    url: https://ledger.example/{number}\n"
            f"    text: sources/s{number}.txt\n    sha256: {digest}\n"
        )
    yield "briefs:\n"
    for number in range(BRIEFS):
        yield f"  b{number}: {{title: Harbour brief {number}, date: 2031-06-01}}\n"
    yield "claims:\n"
    words = made.texts[0].split()
    for number, quoted in enumerate(made.quotations):
        yield _claim(number, quoted, ids, lambda count: " ".join(_plain(chance.choice(words)) for _ in range(count)))


def _plain(word: str) -> str:
    return "".join(letter for letter in word.lower() if letter.isalpha()) or "so"


def _claim(number: int, quoted: Quoted, ids: Mapping[str, str], some: Callable[[int], str]) -> str:
    """One claim, in 40 lines."""
    through = f"via:\n          - {ids[quoted.via]}" if quoted.via else "via: []\n        # heard at first hand"
    rationale = "\n      ".join(some(4) for _ in range(8))
    return f"""\
  c{number}:
    claim: >-
      {some(5)}
      {some(4)}
    claimant: {ids[quoted.speaker]}
    claimed_on: 2031-04-02
    claimed_in: {some(3)}
    brief: b{number % BRIEFS}
    chosen_because: {some(4)}
    verdict: unproven
    rationale: |
      {rationale}
    would_settle: >-
      {some(4)}
      {some(4)}
    status: in_review
    evidence:
      - source: s{quoted.text}
        quote: {quoted.words}
        stance: supports
        said_by: {ids[quoted.speaker]}
        {through}
        note: {some(3)}
    corrections:
      - date: 2031-06-02
        was: {some(4)}
        now: {some(4)}
        why: {some(3)}
      - date: 2031-07-03
        was: {some(4)}
        now: {some(4)}
        why: {some(3)}
"""
