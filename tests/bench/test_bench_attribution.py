"""The page that `invoke bench attribution` writes, with a scorer of our own in place of the benchmark's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import attribution
from bench.attribution import NoBench, measure, quoted

ROOT = Path(__file__).parents[2]
SCORER = """\
import json, sys
f1 = {"P": 50.0, "R": 33.3, "F1": 40.0}
names = ("cue", "lenient", "exact", "source tokens", "content tokens", "flagged", "chain", "second-hand pairs")
print(json.dumps({name: f1 for name in names} | {"gold": 3, "predicted": 2}))
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SECONDHAND_BENCH", str(tmp_path))
    monkeypatch.setattr(attribution, "PASSES", 1)
    monkeypatch.setattr(attribution, "_compile", lambda: None)
    (tmp_path / "score.py").write_text(SCORER, encoding="utf-8")
    line = json.dumps({"text": "“They did not pay,” said Alba Stein, according to the Harbour Post."})
    (tmp_path / "polnear-dev.jsonl").write_text(f"{line}\n" * 3, encoding="utf-8")
    return tmp_path


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python with the program `secondhand` beside it, wherever the tests run."""
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.symlink_to(Path(attribution.sys.executable))
    python.with_name("secondhand").touch()
    monkeypatch.setattr(attribution.sys, "executable", str(python))


@pytest.mark.usefixtures("folder", "program")
def test_the_page_has_todays_figures_beside_the_others_and_no_paths() -> None:
    page = measure(ROOT)
    assert "| PolNeAR dev: cue | **40.0** | 72 | 78 | 65.3 | 74.7 | 42.5 | 22.8 | 81.1 |" in page
    assert "| GUM train+dev: second-hand pairs | **40.0** | 35 | 55 | 9.5 |" in page
    assert "| 8 | " in page
    assert str(ROOT) not in page


@pytest.mark.usefixtures("folder", "program")
def test_the_readme_quotes_fewer_rows_and_columns_of_it() -> None:
    lines = quoted(measure(ROOT)).splitlines()
    assert "| PolNeAR dev: cue | **40.0** | 65.3 | 74.7 | 81.1 |" in lines
    assert "| relays dev: chain | **40.0** | 0 |  | 74.1 |" in lines
    assert not [line for line in lines if "exact" in line or "content tokens" in line]
    assert 9 == len([line for line in lines if "compiled" not in line])


def test_without_a_folder_it_says_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECONDHAND_BENCH", raising=False)
    with pytest.raises(NoBench, match="set SECONDHAND_BENCH"):
        measure(ROOT)


@pytest.mark.usefixtures("program")
def test_a_scorer_that_fails_is_told(folder: Path) -> None:
    (folder / "score.py").write_text("raise SystemExit('no such thing')", encoding="utf-8")
    with pytest.raises(NoBench, match=r"score.py failed on polnear-dev.jsonl: no such thing"):
        measure(ROOT)
