"""Seals and receipts: what they prove, what they never prove, and what they keep to themselves."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from secondhand.reading.words import split
from secondhand.sources.seal import Receipt, Seal, Tree, confirms, dump, parse, quotation_key

WORDS = "the tide ferry owner rarely never met paid , . “ - 12 Norra's"
VOCABULARY = WORDS.split()
TEXT = "“We rarely met the owners,” said Alba Stein. The ferries to Norra may stop in May, or never."
# Salts and hashes are 16 bytes long.
SIZE = 16


def tree_of(text: str) -> Tree:
    return Tree(text.encode(), split(text))


def sealed(text: str, first: int, count: int) -> tuple[Seal, Receipt, tuple[str, ...]]:
    """A seal with the receipt of one quotation, that receipt, and the quotation's tokens."""
    tree = tree_of(text)
    tokens = tree.words.tokens[first : first + count]
    seal = tree.seal(iter([(quotation_key(tokens), first, count, ())]))
    return seal, seal.receipts[quotation_key(tokens)], tokens


@st.composite
def quotations(draw: st.DrawFn) -> tuple[str, int, int]:
    """A text, and a run of its tokens as (text, first, count)."""
    text = " ".join(draw(st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=40)))
    size = len(split(text))
    first = draw(st.integers(0, size - 1))
    return text, first, draw(st.integers(1, size - first))


@st.composite
def receipts(draw: st.DrawFn) -> Receipt:
    piece = st.binary(min_size=SIZE, max_size=SIZE)
    pieces = st.lists(piece, max_size=8).map(tuple)
    return Receipt(draw(st.integers(0, 50)), draw(st.integers(1, 50)), draw(pieces), draw(pieces))


@given(quotations())
def test_a_receipt_proves_any_run_of_words(quotation: tuple[str, int, int]) -> None:
    assert confirms(*sealed(*quotation))


def test_every_run_of_a_text_is_proved_at_its_place() -> None:
    tree = tree_of(TEXT)
    size = len(tree.words)
    runs = [(first, count) for first in range(size) for count in range(1, size - first + 1)]
    assert all(confirms(*sealed(TEXT, first, count)) for first, count in runs)


@given(quotations(), st.data())
def test_an_altered_word_is_never_confirmed(quotation: tuple[str, int, int], data: st.DataObject) -> None:
    seal, receipt, tokens = sealed(*quotation)
    place = data.draw(st.integers(0, len(tokens) - 1))
    word = data.draw(st.sampled_from([*VOCABULARY, "", tokens[place].swapcase(), tokens[place] + " "]) | st.text())
    assume(word != tokens[place])
    assert not confirms(seal, receipt, (*tokens[:place], word, *tokens[place + 1 :]))


@given(quotations(), st.data())
def test_words_in_another_order_are_never_confirmed(quotation: tuple[str, int, int], data: st.DataObject) -> None:
    seal, receipt, tokens = sealed(*quotation)
    other = tuple(data.draw(st.permutations(tokens)))
    assert (other == tokens) == confirms(seal, receipt, other)


@given(quotations(), st.integers(0, 60))
def test_another_place_is_never_confirmed(quotation: tuple[str, int, int], first: int) -> None:
    seal, receipt, tokens = sealed(*quotation)
    assume(first != receipt.first)
    assert not confirms(seal, dataclasses.replace(receipt, first=first), tokens)


@given(quotations(), st.integers(0, 60))
def test_another_number_of_words_is_never_confirmed(quotation: tuple[str, int, int], count: int) -> None:
    seal, receipt, tokens = sealed(*quotation)
    assume(count != receipt.count)
    assert not confirms(seal, dataclasses.replace(receipt, count=count), tokens)
    assert not confirms(seal, dataclasses.replace(receipt, count=count), (tokens * 60)[:count])


@given(quotations(), st.data())
def test_a_receipt_cut_short_or_made_longer_never_confirms(
    quotation: tuple[str, int, int], data: st.DataObject
) -> None:
    seal, receipt, tokens = sealed(*quotation)
    part = data.draw(st.sampled_from(("seeds", "hashes")))
    pieces = getattr(receipt, part)
    place = data.draw(st.integers(0, len(pieces)))
    extra = data.draw(st.binary(min_size=SIZE, max_size=SIZE) | st.sampled_from(receipt.seeds + receipt.hashes))
    longer = (*pieces[:place], extra, *pieces[place:])
    assert not confirms(seal, dataclasses.replace(receipt, **{part: longer}), tokens)
    if pieces:
        place %= len(pieces)
        shorter = (*pieces[:place], *pieces[place + 1 :])
        assert not confirms(seal, dataclasses.replace(receipt, **{part: shorter}), tokens)


@given(quotations(), st.data())
def test_a_receipt_with_one_bit_changed_never_confirms(quotation: tuple[str, int, int], data: st.DataObject) -> None:
    seal, receipt, tokens = sealed(*quotation)
    part = data.draw(st.sampled_from([name for name in ("seeds", "hashes") if getattr(receipt, name)]))
    pieces = list(getattr(receipt, part))
    place, bit = data.draw(st.integers(0, len(pieces) - 1)), data.draw(st.integers(0, SIZE * 8 - 1))
    pieces[place] = (int.from_bytes(pieces[place], "big") ^ 1 << bit).to_bytes(SIZE, "big")
    assert not confirms(seal, dataclasses.replace(receipt, **{part: tuple(pieces)}), tokens)


@given(quotations(), quotations())
def test_a_receipt_of_another_text_never_confirms(one: tuple[str, int, int], other: tuple[str, int, int]) -> None:
    assume(one[0] != other[0])
    seal = sealed(*one)[0]
    _, receipt, tokens = sealed(*other)
    assert not confirms(seal, receipt, tokens)


def test_the_same_words_in_a_text_with_another_end_need_another_receipt() -> None:
    seal = sealed(TEXT, 1, 5)[0]
    _, receipt, tokens = sealed(TEXT + " ", 1, 5)
    assert not confirms(seal, receipt, tokens)


@given(quotations(), st.integers(1, 70), st.integers(0, 70))
def test_a_seal_with_other_counts_never_confirms(quotation: tuple[str, int, int], tokens: int, words: int) -> None:
    seal, receipt, quoted = sealed(*quotation)
    assume((tokens, words) != (seal.tokens, seal.words))
    assert not confirms(dataclasses.replace(seal, tokens=tokens, words=words), receipt, quoted)


@pytest.mark.parametrize("root", ["", "0" * 32, "A" * 32, "ä", "None"])
def test_a_seal_with_another_root_never_confirms(root: str) -> None:
    seal, receipt, tokens = sealed(TEXT, 1, 5)
    assert not confirms(dataclasses.replace(seal, root=root), receipt, tokens)


@given(receipts(), st.lists(st.sampled_from(VOCABULARY), max_size=50), st.integers(1, 1 << 23))
def test_a_made_up_receipt_never_confirms_and_never_raises(receipt: Receipt, tokens: list[str], size: int) -> None:
    seal = dataclasses.replace(tree_of(TEXT).seal(iter(())), tokens=size)
    assert not confirms(seal, receipt, tokens)
    assert not confirms(seal, receipt, (tokens or ["a"]) * receipt.count)


@given(st.lists(quotations(), min_size=1, max_size=3))
def test_a_seal_is_read_as_it_was_written(several: list[tuple[str, int, int]]) -> None:
    text = several[0][0]
    tree = tree_of(text)
    runs = [(first % len(tree.words), 1) for _, first, _ in several]
    seal = tree.seal((quotation_key(tree.words.tokens[f : f + c]), f, c, ()) for f, c in runs)
    assert seal == parse(dump(seal))
    assert dump(seal) == dump(parse(dump(seal)))


@given(quotations())
def test_a_receipt_is_read_as_it_was_written(quotation: tuple[str, int, int]) -> None:
    receipt = sealed(*quotation)[1]
    assert receipt == Receipt.parse(str(receipt))


def test_receipts_stand_in_one_order_whatever_the_order_of_the_record() -> None:
    tree = tree_of(TEXT)
    runs = [(quotation_key(tree.words.tokens[i : i + 2]), i, 2, ()) for i in range(6)]
    assert dump(tree.seal(iter(runs))) == dump(tree.seal(reversed(runs)))


@pytest.mark.parametrize(
    "line",
    [
        "",
        "0 1 1",
        "0 1 1 ",
        "0 1 1 !!! x",
        "-1 1 1 " + "0" * 20,
        "0 0 1 " + "0" * 20,
        "0 1 0 " + "0" * 20,
        "0 1 2 " + "0" * 20,
        "0 1 1 " + "0" * 19,
        "0 1 1 " + "~" * 20,
        "0 1 1 " + "ä" * 20,
        "a 1 1 " + "0" * 20,
        "0 1.0 1 " + "0" * 20,
        "1" * 5000 + " 1 1 " + "0" * 20,
    ],
)
def test_a_line_that_is_no_receipt_is_refused(line: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - that it is a ValueError is all that is promised
        Receipt.parse(line)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from((10**400, "1e400")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)


def parsed(text: str) -> Seal | None:
    try:
        return parse(text)
    except ValueError:
        return None


@given(st.sampled_from(("normal_form", "sha256", "tokens", "words", "root", "receipts", "about")), VALUES)
def test_a_seal_with_any_value_in_any_field_is_read_or_refused(name: str, value: object) -> None:
    seal, receipt, tokens = sealed(TEXT, 1, 5)
    found = parsed(json.dumps(json.loads(dump(seal)) | {name: value}))
    if found is not None:
        assert (found == seal) == confirms(found, found.receipts.get(quotation_key(tokens), receipt), tokens) or (
            name in ("sha256", "receipts")
        )


@given(st.integers(0, 700), st.integers(0, 20), st.text(max_size=4))
def test_a_damaged_seal_is_read_or_refused(place: int, length: int, new: str) -> None:
    seal, _, tokens = sealed(TEXT, 1, 5)
    text = dump(seal)
    found = parsed(text[:place] + new + text[place + length :])
    receipt = found.receipts.get(quotation_key(tokens)) if found else None
    if found and receipt and confirms(found, receipt, tokens):
        # What it still proves is what it proved before.
        assert (seal.root, seal.tokens, seal.words) == (found.root, found.tokens, found.words)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "null",
        "0",
        '"seal"',
        "{" * 10,
        "[" * 100_000,
        '{"normal_form": 1}',
        '{"normal_form": 1, "receipts": {}, "tokens": 1e400, "words": 1, "root": "", "sha256": ""}',
        '{"normal_form": 1, "receipts": {}, "tokens": NaN, "words": 1, "root": "", "sha256": ""}',
        '{"normal_form": 1, "receipts": {}, "tokens": 0, "words": 0, "root": "", "sha256": ""}',
        '{"normal_form": 1, "receipts": {}, "tokens": -5, "words": 0, "root": "", "sha256": ""}',
        '{"normal_form": 1, "receipts": {}, "tokens": 16777216, "words": 0, "root": "", "sha256": ""}',
        '{"normal_form": 1, "receipts": {}, "tokens": [1], "words": 0, "root": "", "sha256": ""}',
        '{"normal_form": 1, "receipts": [], "tokens": 1, "words": 1, "root": "", "sha256": ""}',
        '{"normal_form": 1, "receipts": {"a": 1}, "tokens": 1, "words": 1, "root": "", "sha256": ""}',
        '{"normal_form": 1, "receipts": {"a": "0 1"}, "tokens": 1, "words": 1, "root": "", "sha256": ""}',
    ],
)
def test_what_is_no_seal_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - that it is a ValueError is all that is promised
        parse(text)


def test_a_seal_of_another_normal_form_says_so() -> None:
    text = dump(sealed(TEXT, 1, 5)[0]).replace('"normal_form": 1', '"normal_form": 2')
    with pytest.raises(ValueError, match="it was made with normal form 2, this version reads 1"):
        parse(text)


def test_the_format_stays_as_committed_seals_have_it() -> None:
    seal, _, tokens = sealed("We rarely met.", 1, 2)
    expected = {
        "normal_form": 1,
        "sha256": hashlib.sha256(b"We rarely met.").hexdigest(),
        "tokens": 4,
        "words": 3,
        "root": "3ae837e26b79ed7191aa220650fd28bc",
        "receipts": {
            "6114fc9147e8e98104c90f3f3896cea0": "1 2 2 "
            "_$@oEiig^=a`?T;v*S2ASY?ROgxjpAz~x{OgBXgcpd%}#U^Z&-Y2MMs6it31LcXbIum@pP#?4k+9LdWD"
        },
    }
    found = json.loads(dump(seal))
    found.pop("about")
    assert expected == found
    assert ("rarely", "met") == tokens


def salts_of(text: str) -> list[bytes]:
    """The salt of each token, computed from the whole text as docs/seals.md says."""
    seeds = [hashlib.blake2b(text.encode(), digest_size=SIZE, person=b"salt").digest()]
    while len(seeds) < len(split(text)):
        seeds = [derived(seed, side) for seed, side in product(seeds, (0, 1))]
    return seeds


def derived(seed: bytes, side: int) -> bytes:
    return hashlib.blake2b(seed + bytes([side]), digest_size=SIZE, person=b"seed").digest()


def descendants(pieces: tuple[bytes, ...], depth: int) -> set[bytes]:
    """All that can be derived from these bytes, were they seeds."""
    level, found = set(pieces), set(pieces)
    for _ in range(depth):
        level = {derived(seed, side) for seed, side in product(level, (0, 1))}
        found |= level
    return found


@given(quotations())
def test_a_receipt_gives_the_salts_of_its_own_words_and_of_no_other(quotation: tuple[str, int, int]) -> None:
    text, first, count = quotation
    receipt, salts = sealed(*quotation)[1], salts_of(text)
    found = descendants(receipt.seeds + receipt.hashes, 7)
    assert set(range(first, first + count)) == {place for place, salt in enumerate(salts) if salt in found}


@given(quotations())
def test_no_neighbour_can_be_guessed_from_a_receipt(quotation: tuple[str, int, int]) -> None:
    text, first, count = quotation
    seal, receipt, _ = sealed(*quotation)
    known = {b"", *descendants(receipt.seeds + receipt.hashes, 7), bytes.fromhex(seal.sha256), bytes.fromhex(seal.root)}
    tokens = split(text).tokens
    neighbours = {token.encode() for token in tokens[:first] + tokens[first + count :]}
    guesses = {
        hashlib.blake2b(salt + word, digest_size=SIZE, person=person).digest()
        for salt, word, person in product(known, neighbours, (b"", b"word", b"node", b"key"))
    }
    assert not guesses & {*receipt.seeds, *receipt.hashes}


def test_texts_that_differ_outside_the_quotation_share_nothing_in_its_receipt() -> None:
    other = TEXT.replace("never", "always")
    one, two = (sealed(text, 1, 5)[1] for text in (TEXT, other))
    assert (one.first, one.count) == (two.first, two.count)
    assert not {*one.seeds, *one.hashes} & {*two.seeds, *two.hashes}


def test_a_seal_holds_no_word_of_the_text_in_clear() -> None:
    published = dump(sealed(TEXT, 1, 5)[0]).casefold()
    words = {token.casefold() for token in split(TEXT).tokens if len(token) > 4}
    assert not {word for word in words if word in published}


@pytest.mark.parametrize("place", [0, 500, 1010])
def test_a_receipt_grows_with_the_depth_of_the_text_alone(place: int) -> None:
    text = " ".join(f"w{i}" for i in range(1024))
    receipt = sealed(text, place, 10)[1]
    assert len(receipt.seeds) + len(receipt.hashes) <= 4 * 10


def test_a_text_of_one_word_has_a_seal() -> None:
    assert confirms(*sealed("Never", 0, 1))


@given(st.lists(st.text(max_size=4), max_size=4), st.lists(st.text(max_size=4), max_size=4))
def test_quotations_with_other_words_have_other_keys(one: list[str], other: list[str]) -> None:
    one_tokens, other_tokens = split(" ".join(one)).tokens, split(" ".join(other)).tokens
    assert (one_tokens == other_tokens) == (quotation_key(one_tokens) == quotation_key(other_tokens))
