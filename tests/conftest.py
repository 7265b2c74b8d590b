"""What tests share: a small desk of our own invention."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from local_site import Site, serving

from secondhand.__main__ import main

# However slow the machine: what is tested is what comes out, not when.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

TEXT = """Ferries to Norra may stop in May

"We rarely met the owners," said the minister, Alba Stein, according to the Harbour Post.

Dockers told Radio Norra that they had not been paid since March.
"""

RECORD = """\
desk: {{name: Test desk, methodology: We read one text., corrections: "https://desk.example/corrections"}}
quote_limits: {{words: 25, share: 0.9}}
parties:
  stein: {{name: Alba Stein, kind: person}}
  dockers: {{name: Dockers, kind: group, named: false}}
  radio-norra: {{name: Radio Norra, kind: outlet}}
  harbour-post: {{name: Harbour Post, kind: outlet}}
sources:
  harbour:
    title: Ferries to Norra may stop in May
    note: It states nothing else.
    sha256: {sha256}
briefs:
  ferries: {{title: The ferries to Norra, date: 2031-05-04, summary: Who met whom.}}
claims:
  owners:
    claim: The minister rarely met the owners
    claimant: stein
    brief: ferries
    verdict: unproven
    rationale: Only the minister says so.
    evidence:
      - source: harbour
        quote: We rarely met the owners
        stance: supports
        said_by: stein
        via: [harbour-post]
      - source: harbour
        quote: they had not been paid since March
        stance: undermines
        said_by: dockers
        via: [radio-norra]
"""


@pytest.fixture(autouse=True, scope="session")
def _caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test leaves anything in the user's own folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("caches")))
        yield


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk whose one source is private, at hand and not sealed yet."""
    monkeypatch.delenv("SECONDHAND_SOURCES", raising=False)
    private = tmp_path / "sources" / "private"
    private.mkdir(parents=True)
    (private / "any name.txt").write_text(TEXT, encoding="utf-8", newline="")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    (tmp_path / "claims.yaml").write_text(RECORD.format(sha256=digest), encoding="utf-8")
    (tmp_path / "templates").symlink_to(Path(__file__).parent.parent / "templates")
    return tmp_path


@pytest.fixture
def change(desk: Path) -> Callable[[str, str], None]:
    """Replaces words in the desk's record, once."""

    def replace(old: str, new: str) -> None:
        path = desk / "claims.yaml"
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        path.write_text(text.replace(old, new), encoding="utf-8")

    return replace


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site on this machine."""
    with serving() as found:
        yield found


Git = Callable[..., str]


@pytest.fixture
def git(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Git:
    """Git in a folder, as a program, with nobody's settings; `author` is "Name <address>", Cleo Berg by default."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path_factory.mktemp("git") / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    set_person(monkeypatch, "Cleo Berg <cleo@desk.example>")

    def run(folder: Path, *arguments: str, author: str = "", committer: str = "") -> str:
        command = ["git", "-c", "init.defaultBranch=main", *arguments]
        people = {**person("AUTHOR", author), **person("COMMITTER", committer or author)}
        done = subprocess.run(
            command, cwd=folder, env={**os.environ, **people}, check=True, capture_output=True, encoding="utf-8"
        )
        return done.stdout.strip()

    return run


def person(role: str, name: str) -> dict[str, str]:
    """The environment by which git knows who works: AUTHOR or COMMITTER."""
    match = re.fullmatch(r"(.*) <(.*)>", name)
    return {f"GIT_{role}_NAME": match[1], f"GIT_{role}_EMAIL": match[2]} if match else {}


def set_person(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Whoever works from here on."""
    for variable, value in {**person("AUTHOR", name), **person("COMMITTER", name)}.items():
        monkeypatch.setenv(variable, value)


@pytest.fixture
def commit(git: Git) -> Callable[[Path, str], str]:
    """Commits all of a folder, in a repository made where there is none, by somebody; returns the commit. Each commit
    is a second later than the one before."""
    moments = iter(range(1_900_000_000, 2_000_000_000))

    def run(folder: Path, author: str, message: str = "Work") -> str:
        if not (folder / ".git").exists():
            git(folder, "init", "--quiet")
        git(folder, "add", "--all")
        os.environ["GIT_AUTHOR_DATE"] = os.environ["GIT_COMMITTER_DATE"] = f"{next(moments)} +0000"
        try:
            git(folder, "commit", "--quiet", "--allow-empty", "-m", message, author=author)
        finally:
            del os.environ["GIT_AUTHOR_DATE"], os.environ["GIT_COMMITTER_DATE"]
        return git(folder, "rev-parse", "HEAD")

    return run


@pytest.fixture
def run() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs the program in a folder, as somebody where `who` says so; in this process, which saves half a second."""

    def program(*arguments: str, folder: Path, who: str = "", given: str = "") -> subprocess.CompletedProcess[str]:
        out, error = _Captured(io.BytesIO(), encoding="utf-8"), _Captured(io.BytesIO(), encoding="utf-8")
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(folder)
            for variable, value in {**person("AUTHOR", who), **person("COMMITTER", who), "NO_COLOR": "1"}.items():
                patch.setenv(variable, value)
            patch.setattr(sys, "argv", ["secondhand", *arguments])
            patch.setattr(sys, "stdin", io.StringIO(given))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", error)
            try:
                main()
                status = 0
            except SystemExit as end:
                status = end.code if isinstance(end.code, int) else 1
        return subprocess.CompletedProcess(arguments, status, out.text(), error.text())

    return program


class _Captured(io.TextIOWrapper):
    """What a program printed."""

    def text(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined]
