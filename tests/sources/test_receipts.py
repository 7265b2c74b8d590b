"""Receipts of quotations with marked edits, with prefix and suffix, and with words that a line end parts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from secondhand.record.load import parse
from secondhand.sources.archive import open_archive, seal_path
from secondhand.sources.quotations import Quotation, hold, make_seal
from secondhand.sources.receipts import confirmed, read, wanted
from secondhand.sources.seal import Receipt, dump

TEXT = """The ferry left. “We rarely met the owners of the quay, and signed,” said Alba Stein. The ferry left late; the
minis-
ter paid. It was so, and it was late. They call the dockers."""
QUOTES: tuple[dict[str, str], ...] = (
    {"quote": "We rarely met … and signed"},
    {"quote": "The ferry left", "suffix": "late"},
    {"quote": "The ferry left", "prefix": "", "suffix": '. "We'},
    {"quote": "the minister paid"},
    {"quote": "[i]t was so, and [I]t was late", "prefix": "paid."},
    {"quote": "They call[ed] the dockers"},
    {"quote": "We rarely met the owners"},
)


def held(folder: Path, *quotes: Mapping[str, str]) -> tuple[Quotation, ...]:
    evidence = [json.dumps({"source": "tide", "stance": "context", **quote}) for quote in quotes]
    record = parse(
        f"desk: {{name: Desk}}\nsources: {{tide: {{title: T, sha256: {hashlib.sha256(TEXT.encode()).hexdigest()}}}}}\n"
        "briefs: {b: {title: B, date: 2031}}\nclaims:\n"
        "  c: {claim: C, claimant: x, brief: b, verdict: opinion, rationale: R, "
        f"evidence: [{', '.join(evidence)}]}}\n".encode(),
        "claims.yaml",
    )
    return hold(record, open_archive(record, folder))


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """A desk with a seal that has receipts for QUOTES, and without the text."""
    text = tmp_path / "sources" / "private" / "tide"
    text.parent.mkdir(parents=True)
    text.write_bytes(TEXT.encode())
    quotations = held(tmp_path, *QUOTES)
    assert all(each.stands for each in quotations)
    seal_path(tmp_path, "tide").write_text(dump(make_seal(quotations[0].archived, quotations)), encoding="utf-8")
    with_text = held(tmp_path, *QUOTES)
    assert all(each.receipts for each in with_text)
    text.unlink()
    return tmp_path


@pytest.mark.parametrize("quote", QUOTES, ids=[json.dumps(quote) for quote in QUOTES])
def test_a_quotation_stands_by_its_receipts_alone(quote: dict[str, str], sealed: Path) -> None:
    (found,) = held(sealed, quote)
    assert (None, True) == (found.match, found.stands)


def test_a_marked_quotation_has_a_receipt_for_each_part_in_order(sealed: Path) -> None:
    (found,) = held(sealed, QUOTES[0])
    assert [(5, 3), (14, 2)] == [(each.first, each.count) for each in found.receipts]


def test_a_receipt_runs_over_prefix_and_suffix(sealed: Path) -> None:
    one, other = held(sealed, QUOTES[1], QUOTES[2])
    assert (4, 6) == (one.receipts[0].count, other.receipts[0].count)
    assert one.receipts[0].first != other.receipts[0].first


def test_a_receipt_names_the_words_of_the_source(sealed: Path) -> None:
    (found,) = held(sealed, QUOTES[3])
    assert ((1, 1, ("minis", "-", "ter")),) == found.receipts[0].named
    assert found.receipts[0] == Receipt.parse(str(found.receipts[0]))


@pytest.mark.parametrize(
    "quote",
    [
        {"quote": "We rarely met … and sighed"},
        {"quote": "We rarely met … signed"},
        {"quote": "and signed … We rarely met"},
        {"quote": "The ferry left"},
        {"quote": "The ferry left", "suffix": "early"},
        {"quote": "The ferry left", "prefix": "late"},
        {"quote": "the minis ter paid"},
        {"quote": "the mini-ster paid"},
        {"quote": "They call[s] the dockers"},
        {"quote": "[I]t was so, and [I]t was late", "prefix": "paid."},
    ],
)
def test_other_words_or_another_place_need_receipts_of_their_own(quote: dict[str, str], sealed: Path) -> None:
    (found,) = held(sealed, quote)
    assert (False, ()) == (found.stands, found.receipts)


def test_parts_in_another_order_are_not_confirmed(sealed: Path) -> None:
    (found,) = held(sealed, QUOTES[0])
    seal, quote = found.archived.seal, QUOTES[0]["quote"]
    first, second = (each.key for each in wanted(quote, "", "", marked=True))
    swapped = {**seal.receipts, first: seal.receipts[second], second: seal.receipts[first]}
    assert confirmed(seal, quote, "", "")
    assert not confirmed(replace(seal, receipts=swapped), quote, "", "")
    assert not confirmed(replace(seal, receipts={**seal.receipts, second: seal.receipts[first]}), quote, "", "")


@pytest.mark.parametrize(
    ("named", "items"),
    [
        (((0, 1, ("never",)),), ("always",)),
        (((0, 1, ("mini", "-", "sters")),), ("minister",)),
        (((0, 2, ("a", "b")),), ("a", "b")),
        (((5, 1, ("a",)),), ("a", "b")),
    ],
)
def test_a_receipt_names_no_word_that_the_quotation_cannot_stand_for(named: tuple, items: tuple[str, ...]) -> None:
    assert read(Receipt(0, 1, (b"",), (), named), items) is None
