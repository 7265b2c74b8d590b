"""The page that `invoke bench validate` writes, on a small desk."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import loading, validate
from bench.measured import Row, table

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="memory is told by Linux alone")
def test_the_page_has_each_figure_beside_its_peers(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in ((loading, "PASSES"), (validate, "PASSES"), (validate, "COLD_PASSES")):
        monkeypatch.setattr(module, name, 1)
    monkeypatch.setattr(validate, "PARTS", ())
    page = validate.measure(ROOT, claims=5)
    rows = [line.split("|") for line in page.splitlines() if line.startswith("| ") and "found" not in line]
    assert 6 == len(rows)
    assert all(row[2].strip().startswith("**") for row in rows)
    assert ["0.25 ×", "0.3 s", "400 MB"] == [row[3].strip() for row in rows if row[3].strip()]
    assert all(row[4].strip() and row[5].strip() for row in rows if row[3].strip())


def test_a_row_without_a_peer_leaves_its_cells_empty() -> None:
    assert "| speed | **3 s** | | | | |" == table([Row("speed", "3 s")]).splitlines()[-1]
