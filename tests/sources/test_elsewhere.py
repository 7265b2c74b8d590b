"""Which other source of the record holds a quotation that its own does not."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from secondhand.reading.grades import Grade
from secondhand.reading.solid import solid, solid_whole
from secondhand.reading.words import split
from secondhand.record.load import parse
from secondhand.sources.archive import seal_path
from secondhand.sources.opening import open_archive
from secondhand.sources.quotations import Quotation, hold, make_seal
from secondhand.sources.seal import dump

TEXTS = {
    "tide": "The tide took nine boats at noon, “said” the minister.",
    "quay": "“We rarely met the owners,” said Alba Stein — never in private. It is so.",
    "harbour": "On caf\u00e9s, ﬁrms and the har\u00adbour of Norra; the minis-\nter was seen there twice.",
    "norra": "Паром не ушёл. 東京の港は静か。",
}


def held(folder: Path, source: str, *quotes: str) -> tuple[Quotation, ...]:
    evidence = [f"{{source: {source}, stance: context, quote: {json.dumps(quote)}}}" for quote in quotes]
    sources = [
        f"  {name}: {{title: T, sha256: {hashlib.sha256(text.encode()).hexdigest()}}}\n" for name, text in TEXTS.items()
    ]
    record = parse(
        f"desk: {{name: Desk}}\nsources:\n{''.join(sources)}briefs: {{b: {{title: B, date: 2031}}}}\nclaims:\n"
        "  c: {claim: C, claimant: x, brief: b, verdict: opinion, rationale: R, "
        f"evidence: [{', '.join(evidence)}]}}\n".encode(),
        "claims.yaml",
    )
    return hold(record, open_archive(record, folder))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    private = tmp_path / "sources" / "private"
    private.mkdir(parents=True)
    for name, text in TEXTS.items():
        (private / name).write_bytes(text.encode())
    return tmp_path


@pytest.mark.parametrize(
    ("own", "quote", "holder"),
    [
        ("tide", "We rarely met the owners", "quay"),
        ("tide", '"We rarely met the owners," said Alba Stein -- never in private', "quay"),
        ("tide", "We rarely met […] Alba Stein", "quay"),
        ("tide", "It is so", "quay"),
        ("quay", 'at noon, "said" the', "tide"),
        ("quay", "the harbour of Norra", "harbour"),
        ("quay", "firms and the", "harbour"),
        ("quay", "the minister was seen", "harbour"),
        ("quay", "Паром не ушёл", "norra"),
        ("quay", "東京の港", "norra"),
    ],
)
def test_the_source_that_holds_a_quotation_is_named(own: str, quote: str, holder: str, desk: Path) -> None:
    (found,) = held(desk, own, quote)
    assert (Grade.ELSEWHERE, False) == (found.match.grade, found.stands)
    [other] = found.elsewhere
    assert holder == other.archived.source.id
    assert other.match.grade.passes


@pytest.mark.parametrize("quote", ["We never met the owners", "the tide took nine ferries", "nothing of the sort", "…"])
def test_what_stands_nowhere_is_not_said_to_stand_elsewhere(quote: str, desk: Path) -> None:
    (found,) = held(desk, "harbour", quote)
    assert () == found.elsewhere
    assert Grade.ELSEWHERE is not found.match.grade


def test_a_quotation_that_stands_in_its_own_source_is_not_looked_for(desk: Path) -> None:
    assert [()] == [each.elsewhere for each in held(desk, "quay", "It is so")]


def test_a_receipt_tells_it_where_the_texts_are_not_at_hand(desk: Path) -> None:
    quotations = held(desk, "quay", "We rarely met the owners")
    seal_path(desk, "quay").write_text(dump(make_seal(quotations[0].archived, quotations)), encoding="utf-8")
    for name in TEXTS:
        (desk / "sources" / "private" / name).unlink()
    (found,) = held(desk, "tide", "We rarely met the owners")
    assert ["quay"] == [each.archived.source.id for each in found.elsewhere]
    assert (None, False) == (found.match, found.stands)


@pytest.mark.parametrize(
    "text", [*TEXTS.values(), "cafe\u0301 and caf\u00e9 ﬁn \u2126 \u1100\u1161", "\u0301", "", "a\ufeffb"]
)
def test_the_solid_form_of_a_whole_text_is_that_of_its_words(text: str) -> None:
    assert solid("".join(split(text).tokens)) == solid_whole(text.encode())


def test_a_short_quotation_is_looked_for_too(desk: Path) -> None:
    (found,) = held(desk, "quay", "nine")
    assert ["tide"] == [each.archived.source.id for each in found.elsewhere]


def test_a_quotation_edited_throughout_is_looked_for_too(desk: Path) -> None:
    (found,) = held(desk, "quay", "[t]he […] [T]ide […] nine")
    assert ["tide"] == [each.archived.source.id for each in found.elsewhere]
