"""The desk of many briefs that benchmarks use."""

from __future__ import annotations

from pathlib import Path

from bench.made_briefs import make_briefs
from secondhand.pipeline import inspect


def test_it_stands_without_an_error_and_is_the_same_each_time(tmp_path: Path) -> None:
    record = make_briefs(tmp_path / "a", 3)
    inspection = inspect(record)
    assert [] == [finding for finding in inspection.findings if finding.level > 1]
    assert (3, 6, 12) == (len(inspection.record.briefs), len(inspection.record.claims), len(inspection.quotations))
    assert record.read_bytes() == make_briefs(tmp_path / "b", 3).read_bytes()
