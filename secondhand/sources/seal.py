"""Seals and receipts: quotations that can be checked by those who may not have the text.

A **seal** is published in place of a text. It holds the SHA-256 of the text and the root of a hash tree over its
words in normal form (`reading.words`), each word salted. A **receipt** for a quotation holds the salts of its words and
the hashes beside its path to the root: with the quoted words it gives the root again, and it tells nothing about any
other word.

The salts are leaves of a tree of seeds (Goldreich, Goldwasser and Micali 1986), so a run of words needs a few seeds,
not a salt each. The top seed is derived from the whole text: whoever holds the text can make receipts, there is no
secret that could be lost, and whoever could guess the whole text could test the guess by the published SHA-256 anyway.
The hash is BLAKE2b cut to 16 bytes: to pass off other words takes a second preimage, 2^128 trials.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote

from secondhand.reading.words import VERSION, Words, is_word

_SIZE = 16


def _hash(person: bytes, *parts: bytes) -> bytes:
    return hashlib.blake2b(b"".join(parts), digest_size=_SIZE, person=person).digest()


def _leaf(salt: bytes, token: str) -> bytes:
    return _hash(b"word", salt, token.encode())


def _node(left: bytes, right: bytes) -> bytes:
    return _hash(b"node", left, right)


def _child(seed: bytes, side: int) -> bytes:
    return _hash(b"seed", seed, bytes([side]))


_EMPTY = _hash(b"empty")


@dataclass(frozen=True, slots=True)
class Receipt:
    """That `count` words stand from the word `first` (from 0) on: seeds of their salts, and the hashes beside them.

    `named` has the source's own words where those of the quotation stand for them: the place and number of the latter,
    and the former.
    """

    first: int
    count: int
    seeds: tuple[bytes, ...]
    hashes: tuple[bytes, ...]
    named: tuple[tuple[int, int, tuple[str, ...]], ...] = ()

    def __str__(self) -> str:
        packed = base64.b85encode(b"".join(self.seeds + self.hashes)).decode()
        named = "".join(
            f" {place}+{count}={'/'.join(quote(token, safe='') for token in tokens)}"
            for place, count, tokens in self.named
        )
        return f"{self.first} {self.count} {len(self.seeds)} {packed}{named}"

    @classmethod
    def parse(cls, line: str) -> Receipt:
        """The receipt that `str` wrote. ValueError where the line is no receipt."""
        first, count, seeds, packed, *named = line.split(" ")
        data = base64.b85decode(packed)
        parts = tuple(data[i : i + _SIZE] for i in range(0, len(data), _SIZE))
        if len(data) % _SIZE or int(first) < 0 or int(count) < 1 or not 0 < int(seeds) <= len(parts):
            raise ValueError(line)
        names = tuple(map(_named, named))
        return cls(int(first), int(count), parts[: int(seeds)], parts[int(seeds) :], names)


def _named(field: str) -> tuple[int, int, tuple[str, ...]]:
    numbers, _, tokens = field.partition("=")
    place, _, count = numbers.partition("+")
    if int(place) < 0 or int(count) < 1 or not tokens:
        raise ValueError(field)
    return int(place), int(count), tuple(unquote(token) for token in tokens.split("/"))


@dataclass(frozen=True, slots=True)
class Seal:
    """What is published of a text. `tokens` counts words and marks, `words` the words alone; `root` is hexadecimal.

    `receipts` maps `quotation_key` to the receipt of each quotation.
    """

    sha256: str
    tokens: int
    words: int
    root: str
    receipts: Mapping[str, Receipt]


def quotation_key(tokens: Sequence[str]) -> str:
    """The name of a quotation's receipt: a digest of its words, which are public, in hexadecimal."""
    return _hash(b"key", "\0".join(tokens).encode()).hex()


def _depth(count: int) -> int:
    return max(0, (count - 1).bit_length())


def _rooted(top: bytes, tokens: int, words: int) -> str:
    return _hash(b"root", f"{VERSION} {tokens} {words}".encode(), top).hex()


class Tree:
    """The hash tree of a text at hand: gives the root, and receipts for runs of its words."""

    def __init__(self, content: bytes, words: Words) -> None:
        self.sha256 = hashlib.sha256(content).hexdigest()
        self.words = words
        self._depth = _depth(len(words))
        width = 1 << self._depth
        level = [hashlib.blake2b(content, digest_size=_SIZE, person=b"salt").digest()]
        self._seeds = [level]
        for _ in range(self._depth):
            level = [_child(seed, side) for seed in level for side in (0, 1)]
            self._seeds.append(level)
        leaves = [_leaf(salt, token) for salt, token in zip(level, words.tokens, strict=False)]
        level = leaves + [_EMPTY] * (width - len(leaves))
        self._hashes = [level]
        while len(level) > 1:
            level = [_node(level[i], level[i + 1]) for i in range(0, len(level), 2)]
            self._hashes.append(level)
        self._hashes.reverse()
        self.word_count = sum(is_word(token) for token in words.tokens)
        self.root = _rooted(self._hashes[0][0], len(words), self.word_count)

    def made(self, seal: Seal) -> bool:
        """Whether the seal, its receipts aside, is that of this text."""
        return (seal.root, seal.tokens, seal.words) == (self.root, len(self.words), self.word_count)

    def seal(self, runs: Iterable[tuple[str, int, int, tuple[tuple[int, int, tuple[str, ...]], ...]]]) -> Seal:
        """The seal, with a receipt for each run, given as (key, first token, number of tokens, words to name)."""
        receipts = {key: replace(self.receipt(first, count), named=named) for key, first, count, named in runs}
        return Seal(self.sha256, len(self.words), self.word_count, self.root, dict(sorted(receipts.items())))

    def receipt(self, first: int, count: int) -> Receipt:
        """The receipt for `count` tokens from token `first` on."""
        seeds: list[bytes] = []
        hashes: list[bytes] = []

        def visit(level: int, index: int) -> None:
            span = 1 << (self._depth - level)
            low, high = index * span, (index + 1) * span
            if high <= first or low >= first + count:
                if low < len(self.words):
                    hashes.append(self._hashes[level][index])
            elif first <= low and high <= first + count:
                seeds.append(self._seeds[level][index])
            else:
                visit(level + 1, 2 * index)
                visit(level + 1, 2 * index + 1)

        visit(0, 0)
        return Receipt(first, count, tuple(seeds), tuple(hashes))


def confirms(seal: Seal, receipt: Receipt, tokens: Sequence[str]) -> bool:
    """Whether the receipt shows that these tokens stand in the sealed text, in this order, at its place."""
    first, count = receipt.first, receipt.count
    if count != len(tokens) or not tokens or first + count > seal.tokens:
        return False
    seeds, hashes = iter(receipt.seeds), iter(receipt.hashes)
    depth = _depth(seal.tokens)

    def known(seed: bytes, low: int, span: int) -> bytes:
        if span == 1:
            return _leaf(seed, tokens[low - first])
        half = span // 2
        return _node(known(_child(seed, 0), low, half), known(_child(seed, 1), low + half, half))

    def visit(level: int, index: int) -> bytes:
        span = 1 << (depth - level)
        low, high = index * span, (index + 1) * span
        if low >= seal.tokens:
            return _empty(depth - level)
        if high <= first or low >= first + count:
            return next(hashes)
        if first <= low and high <= first + count:
            return known(next(seeds), low, span)
        return _node(visit(level + 1, 2 * index), visit(level + 1, 2 * index + 1))

    try:
        top = visit(0, 0)
    except StopIteration:
        return False
    if next(seeds, None) is not None or next(hashes, None) is not None:
        return False
    return _rooted(top, seal.tokens, seal.words) == seal.root


def _empty(height: int) -> bytes:
    digest = _EMPTY
    for _ in range(height):
        digest = _node(digest, digest)
    return digest


def dump(seal: Seal) -> str:
    """The seal as it is committed: JSON, a receipt a line, so that a review sees which quotation changed."""
    data = {
        "about": "Seal and receipts of a text that is not published here; see docs/seals.md",
        "normal_form": VERSION,
        "sha256": seal.sha256,
        "tokens": seal.tokens,
        "words": seal.words,
        "root": seal.root,
        "receipts": {key: str(receipt) for key, receipt in seal.receipts.items()},
    }
    return json.dumps(data, indent=1) + "\n"


def parse(text: str) -> Seal:
    """The seal that `dump` wrote. ValueError, with what is wrong, where the text is no seal of this normal form."""
    try:
        data = json.loads(text)
        if data["normal_form"] != VERSION:
            raise ValueError(f"it was made with normal form {data['normal_form']}, this version reads {VERSION}")
        receipts = {key: Receipt.parse(line) for key, line in data["receipts"].items()}
        counts = int(data["tokens"]), int(data["words"])
        if not 0 < counts[0] < 1 << 24:
            raise ValueError(f"{counts[0]} words and marks cannot be")
        return Seal(str(data["sha256"]), *counts, str(data["root"]), receipts)
    except (KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise ValueError(f"it lacks or garbles {error}") from error
