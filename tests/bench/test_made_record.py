"""The desk that measurements are made on: a record as an editor's, only larger."""

from __future__ import annotations

from pathlib import Path

from bench.made_record import make
from secondhand.record.load import load


def test_a_made_desk_loads_and_has_a_quotation_and_a_source_a_claim(tmp_path: Path) -> None:
    made = make(tmp_path, claims=3)
    record = load(made.record)
    assert (3, 3) == (len(record.claims), len(record.sources))
    for claim, quoted in zip(record.claims.values(), made.quotations, strict=True):
        (evidence,) = claim.evidence
        text = (tmp_path / record.sources[evidence.source].text).read_text(encoding="utf-8")
        assert (quoted.words, 1) == (evidence.quote, text.count(evidence.quote))


def test_a_claim_of_it_has_40_lines_and_a_source_600_to_1500_words(tmp_path: Path) -> None:
    made = make(tmp_path, claims=3)
    lines = made.record.read_text(encoding="utf-8").splitlines()
    places = [number for number, line in enumerate(lines) if line in ("  c0:", "  c1:", "  c2:")]
    assert [40, 40, 40] == [end - start for start, end in zip(places, [*places[1:], len(lines)], strict=True)]
    assert all(550 <= len(text.split()) <= 1_550 for text in made.texts)


def test_the_same_seed_makes_the_same_desk(tmp_path: Path) -> None:
    one, other = make(tmp_path / "one", claims=2), make(tmp_path / "other", claims=2)
    assert one.record.read_bytes() == other.record.read_bytes()
    assert one.texts == other.texts
