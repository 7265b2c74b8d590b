"""./invoke makes the environment when it must, and only then. `uv` and what it installs are stand-ins."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]

UV = """\
#!/bin/sh
[ "$1" = --version ] && exit
echo "uv $1 $2" >>"$LOG"
[ "$1 $2" != "$FAILING" ] || { echo 'error: no such package' >&2; exit 1; }
if [ "$1" = venv ]; then
    mkdir -p .venv/bin
    printf '#!/bin/sh\\n[ "$1" = -m ] && mkdir -p .cache && touch .cache/pango-found\\n' >.venv/bin/python
    printf '#!/bin/sh\\necho "$PWD" "$@"\\n' >.venv/bin/invoke
    chmod +x .venv/bin/*
fi
"""


class Clone:
    """A folder with a space in its name that holds what ./invoke looks at."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "a clone"
        self.log = folder / "log"
        self.tools = folder / "tools"
        self.folder.mkdir()
        self.tools.mkdir()
        shutil.copy(PROJECT / "invoke", self.folder)
        (self.folder / "requirements.lock").write_text("invoke==3.0.3\n", encoding="utf-8")
        (self.folder / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
        (self.tools / "uv").write_text(UV, encoding="utf-8")
        (self.tools / "uv").chmod(0o755)

    def run(
        self, *arguments: str, failing: str = "", program: Path | None = None, place: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [program or self.folder / "invoke", *arguments],
            cwd=place or self.folder,
            env={"PATH": f"{self.tools}{os.pathsep}{os.environ['PATH']}", "LOG": str(self.log), "FAILING": failing},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def done(self) -> list[str]:
        """What uv was asked to do since the last time."""
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return lines


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path)


ALL = ["uv venv --quiet", "uv pip install", "uv pip install"]


def test_the_first_run_makes_the_environment_and_passes_its_arguments_on(clone: Clone) -> None:
    done = clone.run("report", "--draft")
    assert (done.returncode, done.stdout) == (0, f"{clone.folder} --search-root {clone.folder} report --draft\n")
    assert clone.done() == ALL


def test_the_second_run_makes_nothing_and_says_nothing(clone: Clone) -> None:
    clone.run()
    clone.done()
    assert (clone.run().stderr, clone.done()) == ("", [])


def test_it_runs_from_any_folder_and_through_a_link(clone: Clone, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("a clone/invoke")
    done = clone.run(program=tmp_path / "link", place=tmp_path)
    assert done.stdout == f"{tmp_path} --search-root {clone.folder}\n"


@pytest.mark.parametrize("failing", ["venv --quiet", "pip install"])
def test_half_an_environment_is_made_anew(clone: Clone, failing: str) -> None:
    failed = clone.run(failing=failing)
    assert failed.returncode == 2
    assert failed.stderr.splitlines()[1:] == [
        "error: no such package",
        "invoke: uv could not make the environment (its reason is above). To try again: ./invoke",
    ]
    clone.done()
    assert clone.run().returncode == 0
    assert clone.done() == ALL


def test_another_lock_makes_another_environment(clone: Clone) -> None:
    clone.run()
    clone.done()
    (clone.folder / "requirements.lock").write_text("invoke==3.0.4\n", encoding="utf-8")
    clone.run()
    assert clone.done() == ALL


def test_another_pyproject_alone_installs_the_project_anew(clone: Clone) -> None:
    clone.run()
    clone.done()
    (clone.folder / "pyproject.toml").write_text("[project]\nname='x'\n", encoding="utf-8")
    clone.run()
    assert clone.done() == ["uv pip install"]


def test_an_environment_that_was_moved_is_made_anew(clone: Clone, tmp_path: Path) -> None:
    clone.run()
    clone.done()
    clone.folder = clone.folder.rename(tmp_path / "moved")
    clone.run()
    assert clone.done() == ALL


def test_what_a_killed_run_left_holds_nobody_up(clone: Clone) -> None:
    (clone.folder / ".cache").mkdir()
    (clone.folder / ".cache/making").write_text("99999999\n", encoding="utf-8")
    assert clone.run().returncode == 0
    assert not (clone.folder / ".cache/making").exists()


def test_on_windows_it_says_what_to_type(clone: Clone) -> None:
    (clone.tools / "uname").write_text("#!/bin/sh\necho MINGW64_NT-10.0-22631\n", encoding="utf-8")
    (clone.tools / "uname").chmod(0o755)
    done = clone.run()
    assert (done.returncode, done.stderr) == (2, "invoke: On Windows this runs in WSL. Type: wsl --install\n")
