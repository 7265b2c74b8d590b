"""The page that `invoke bench provenance` writes, from a small made record and a few made texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import provenance, provenance_copies
from bench.provenance_record import made_record
from bench.provenance_texts import made_texts
from secondhand.provenance.copies import copies_in

ROOT = Path(__file__).parents[2]


def test_the_page_has_every_step_and_no_paths(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"CLAIMS": 60, "RUNS": 2}.items():
        monkeypatch.setattr(provenance, name, value)
    for name, value in {"TEXTS": 120, "SAMPLE": 60}.items():
        monkeypatch.setattr(provenance_copies, name, value)
    told: list[str] = []
    page = provenance.measure(ROOT, told.append)
    assert "| **graph, counts and checks** (asked: 2) | **" in page
    assert "| ours (asked: 20 elapsed) | 120 |" in page
    assert "| every pair of sets of shingles | 60 | 1 |" in page
    assert str(ROOT) not in page
    assert told


def test_ours_finds_what_comparing_every_pair_finds() -> None:
    texts, _ = made_texts(60, seed=3)
    right = provenance_copies._groups(provenance_copies._every_pair(texts))
    assert right
    assert right == provenance_copies._groups({(copy.earlier, copy.later) for copy in copies_in(texts)})


def test_the_counts_agree_with_those_of_every_pair() -> None:
    record = made_record(200, 5)
    chains = provenance.Chains(record)
    for claim in record.claims.values():
        found = chains.of_claim(claim)
        if not any(chain.through_desk for chain in found):
            # Ours counts a relay that several sources have words from, whoever spoke first, too.
            assert provenance._by_pairs(found) <= provenance.origins_of(found).at_most


def test_the_made_record_is_the_same_each_time_and_has_what_it_should() -> None:
    record = made_record(200, 5)
    assert record == made_record(200, 5)
    assert len(record.claims) == 200
    assert sum(len(claim.evidence) for claim in record.claims.values()) == 1000
    assert any(source.rests_on for source in record.sources.values())
    assert any(not party.named for party in record.parties.values())
