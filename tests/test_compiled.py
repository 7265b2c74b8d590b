"""Compiled modules are used where they are made of just these sources, and nowhere else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import compiling
from bench.compiling import NotCompiled, compile_engine
from secondhand import compiled
from secondhand.reading.attribution.separators import COMMA

ROOT = Path(__file__).parent.parent


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A project with the engine's sources and a note that says that they were compiled."""
    shutil.copytree(ROOT / "secondhand" / "reading", tmp_path / "secondhand" / "reading")
    monkeypatch.setattr(compiled, "_PROJECT", str(tmp_path))
    monkeypatch.delenv("SECONDHAND_COMPILED", raising=False)
    folder = Path(compiled.folder())
    folder.mkdir(parents=True)
    (folder / compiled.NOTE).write_text(compiled.state(), encoding="utf-8")
    compiled.in_use.cache_clear()
    yield tmp_path
    compiled.in_use.cache_clear()


def test_what_was_made_of_these_sources_is_used(project: Path) -> None:
    path = ["here"]
    compiled.prefer("secondhand.reading.attribution", path)
    assert [f"{compiled.folder()}/secondhand/reading/attribution", "here"] == path
    assert str(project) in compiled.folder()


@pytest.mark.parametrize(
    "change",
    [
        lambda source: source.write_text("", encoding="utf-8"),
        lambda source: os.utime(source, (1, 1)),
        lambda source: source.unlink(),
        lambda source: source.with_name("another.py").touch(),
    ],
    ids=["another size", "another time", "one less", "one more"],
)
def test_what_was_made_of_others_is_not(project: Path, change: object) -> None:
    change(project / "secondhand" / "reading" / "attribution" / "cues" / "verbs.py")  # type: ignore[operator]
    path = ["here"]
    compiled.prefer("secondhand.reading.attribution", path)
    assert ["here"] == path


@pytest.mark.usefixtures("project")
def test_it_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECONDHAND_COMPILED", "0")
    assert not compiled.in_use()


def test_nothing_compiled_is_in_the_repository() -> None:
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout")
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout
    assert [] == [name for name in files.splitlines() if name.endswith((".so", ".pyd", ".c"))]


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ("error: command 'gcc' failed: No such file or directory", "a C compiler is needed"),
        ("fatal error: Python.h: No such file or directory", "Python's headers are missing"),
        ("ModuleNotFoundError: No module named 'mypyc'", "mypy and setuptools are needed"),
        ("words.py:3: error: unsupported", "mypyc failed: words.py:3: error: unsupported"),
    ],
)
def test_what_is_lacking_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, advice: str) -> None:
    monkeypatch.setattr(compiling, "_PROGRAM", f"import sys; sys.exit({said!r})")
    with pytest.raises(NotCompiled, match=advice):
        compile_engine(folder=tmp_path / "made")
    assert [] == list(tmp_path.iterdir())


def test_one_module_compiles_and_says_the_same(tmp_path: Path) -> None:
    if shutil.which("cc") is None and shutil.which("gcc") is None:
        pytest.skip("there is no C compiler here")
    source = "secondhand/reading/attribution/separators.py"
    try:
        made = compile_engine(sources=[source], folder=tmp_path / "made")
    except NotCompiled as error:
        if "headers" in str(error):
            pytest.skip(str(error))
        raise
    shared = next((made / "secondhand" / "reading" / "attribution").glob("separators*"))
    program = (
        "import sys, importlib.util as u; sys.path.append(sys.argv[2]); import secondhand.reading; "
        "s = u.spec_from_file_location('secondhand.reading.attribution.separators', sys.argv[1]); "
        "m = u.module_from_spec(s); s.loader.exec_module(m); print(m.COMMA)"
    )
    command = [sys.executable, "-c", program, str(shared), str(made)]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (0, "", str(COMMA)) == (run.returncode, run.stderr, run.stdout.strip())
