"""Each quotation of the record, held against the text or the seal of its source."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from secondhand.errors import UnusableFile
from secondhand.reading.quotes import Grade
from secondhand.record.load import parse
from secondhand.sources.archive import Archived, open_archive, seal_path
from secondhand.sources.quotations import Quotation, hold, make_seal
from secondhand.sources.seal import Seal, dump

TEXT = "“We rarely met the owners,” said Alba Stein — never in private. The owners said that they rarely met."
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()
QUOTES = ("We rarely met the owners", "never in private", "“We rarely met the owners,” said Alba Stein")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk that has a text at hand, and its seal with a receipt for each of QUOTES."""
    text = tmp_path / "sources" / "private" / "text"
    text.parent.mkdir(parents=True)
    text.write_bytes(TEXT.encode())
    write_seal(tmp_path, make_seal(archive(tmp_path), held(tmp_path, *QUOTES)))
    return tmp_path


@pytest.fixture
def sealed(desk: Path) -> Path:
    """The same desk without the text."""
    (desk / "sources" / "private" / "text").unlink()
    return desk


def write_seal(desk: Path, seal: Seal) -> None:
    seal_path(desk, "tide").write_text(dump(seal), encoding="utf-8")


def record(*quotes: str):
    evidence = [f"{{source: tide, stance: context, quote: {json.dumps(quote)}}}" for quote in quotes]
    return parse(
        f"desk: {{name: Desk}}\nsources: {{tide: {{title: T, sha256: {DIGEST}}}}}\n"
        "briefs: {b: {title: B, date: 2031}}\nclaims:\n"
        "  c: {claim: C, claimant: x, brief: b, verdict: opinion, rationale: R, "
        f"evidence: [{', '.join(evidence)}]}}\n".encode(),
        "claims.yaml",
    )


def archive(desk: Path) -> Archived:
    return open_archive(record(), desk)["tide"]


def held(desk: Path, *quotes: str) -> tuple[Quotation, ...]:
    found = record(*quotes)
    return hold(found, open_archive(found, desk))


def test_a_quotation_stands_by_the_text_and_has_its_receipt(desk: Path) -> None:
    for quotation in held(desk, *QUOTES):
        assert (True, Grade.EXACT) == (quotation.stands, quotation.match.grade)
        assert quotation.runs[0][0] == quotation.receipts[0].first


def test_a_quotation_stands_by_its_receipt_alone(sealed: Path) -> None:
    found = held(sealed, *QUOTES)
    assert [(True, None), (True, None), (True, None)] == [(each.stands, each.match) for each in found]
    assert [1, 12, 0] == [each.runs[0][0] for each in found]


@pytest.mark.parametrize(
    "quote",
    [
        "\"We rarely met the owners,\" said Alba Stein",
        "\u201cWe rarely met\u00a0the own\u00aders,\u201d said Alba\nStein",
        "  never in  private\n",
    ],
)  # fmt: skip
def test_a_receipt_confirms_a_quotation_in_other_typography(sealed: Path, quote: str) -> None:
    (found,) = held(sealed, quote)
    assert found.stands


@pytest.mark.parametrize(
    "quote",
    [
        "We never met the owners",
        "We rarely met the owner",
        "we rarely met the owners",
        "rarely met the owners",
        "We rarely met the",
        "We met the owners",
        "We rarely met the owners,",
        "owners the met rarely We",
        "met",
        "…",
        "\u200b",
    ],
)
def test_a_quotation_with_other_words_does_not_stand_by_a_receipt(sealed: Path, quote: str) -> None:
    (found,) = held(sealed, quote)
    assert (False, (), ()) == (found.stands, found.runs, found.receipts)


@pytest.mark.parametrize(("quote", "stands"), [("We rarely met", True), ("We never met", False), ("…", False)])
def test_the_text_decides_where_it_is_at_hand(desk: Path, quote: str, stands: bool) -> None:
    (found,) = held(desk, quote)
    assert (stands, ()) == (found.stands, found.receipts)


def test_every_word_of_every_quotation_is_held(desk: Path) -> None:
    altered = [
        " ".join([*words[:place], "elsewhere", *words[place + 1 :]])
        for words in map(str.split, QUOTES)
        for place in range(len(words))
    ]
    with_text = [each.stands for each in held(desk, *altered)]
    (desk / "sources" / "private" / "text").unlink()
    assert [False] * len(altered) == with_text == [each.stands for each in held(desk, *altered)]


@pytest.mark.parametrize(
    "tamper",
    [
        lambda data: data["receipts"].update({key: data["receipts"][other] for key, other in swapped(data)}),
        lambda data: data["receipts"].clear(),
        lambda data: data.update(root="0" * 32),
        lambda data: data.update(tokens=data["tokens"] + 1),
        lambda data: data.update(words=data["words"] * 10),
    ],
    ids=["receipts swapped", "no receipts", "another root", "more tokens", "more words"],
)
def test_nothing_stands_by_a_seal_that_was_tampered_with(sealed: Path, tamper: Callable[[dict], object]) -> None:
    path = seal_path(sealed, "tide")
    data = json.loads(path.read_text(encoding="utf-8"))
    tamper(data)
    path.write_text(json.dumps(data), encoding="utf-8")
    assert [False, False, False] == [each.stands for each in held(sealed, *QUOTES)]


def swapped(data: dict) -> list[tuple[str, str]]:
    keys = list(data["receipts"])
    return list(zip(keys, keys[1:] + keys[:1], strict=True))


def test_nothing_stands_where_neither_text_nor_seal_is_at_hand(sealed: Path) -> None:
    seal_path(sealed, "tide").unlink()
    (found,) = held(sealed, QUOTES[0])
    assert (False, None, (), ()) == (found.stands, found.match, found.receipts, found.runs)


def test_quotations_keep_the_order_of_the_record(desk: Path) -> None:
    found = held(desk, *reversed(QUOTES))
    assert list(reversed(QUOTES)) == [each.evidence.quote for each in found]
    assert [0, 1, 2] == [each.index for each in found]


def test_the_words_of_a_quotation_are_counted_without_its_marks(sealed: Path) -> None:
    assert [5, 3, 8] == [each.words for each in held(sealed, *QUOTES)]


def test_a_seal_has_receipts_for_the_quotations_that_stand_and_no_other(desk: Path) -> None:
    seal = make_seal(archive(desk), held(desk, "We rarely met", "We never met", "We rarely met", "…"))
    assert 1 == len(seal.receipts)


def test_the_same_text_and_quotations_make_the_same_seal(desk: Path) -> None:
    before = seal_path(desk, "tide").read_text(encoding="utf-8")
    assert before == dump(make_seal(archive(desk), held(desk, *reversed(QUOTES))))


def test_no_seal_is_made_where_the_text_is_not_at_hand(sealed: Path) -> None:
    with pytest.raises(UnusableFile, match="the text of tide is not at hand"):
        make_seal(archive(sealed), held(sealed, *QUOTES))


def test_no_seal_is_made_of_a_text_without_words(desk: Path) -> None:
    empty = Archived(archive(desk).source, b"\n")
    with pytest.raises(UnusableFile, match="the text of tide has no word"):
        make_seal(empty, ())
