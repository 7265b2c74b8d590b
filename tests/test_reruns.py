"""A run that could only say what it said last time says that, and a run that could say anything else is run."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from secondhand import cache, reruns, surroundings
from secondhand.reruns import Run
from secondhand.workflow.repository import repository_of

Body = Callable[[], object]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    desk = tmp_path / "desk"
    (desk / "sources" / "private").mkdir(parents=True)
    (desk / "claims.yaml").write_text("record", encoding="utf-8")
    (desk / "sources" / "tide.txt").write_text("tide", encoding="utf-8")
    (desk / "sources" / "link.txt").symlink_to("tide.txt")
    (desk / "texts").mkdir()
    (desk / "texts" / "beside.txt").write_text("beside", encoding="utf-8")
    a_moment()
    return desk


def a_moment() -> None:
    """As long as a file system may take to see that time goes by."""
    time.sleep(0.02)


def run(desk: Path, *, body: Body = lambda: None, status: object = 1, options: tuple[str, ...] = ("validate",)) -> None:
    """A run that says three things, reads the record and does something more."""
    beside: list[Path] = []
    with pytest.raises(SystemExit), Run(desk / "claims.yaml", options).kept(beside):  # noqa: PT012 # what a run does
        print("one finding")
        print("a warning", file=sys.stderr)
        (desk / "claims.yaml").read_bytes()
        beside += [desk / "texts" / "beside.txt", desk / "texts" / "missing.txt"]
        body()
        print("the end", end="")
        raise SystemExit(status)


def replayed(desk: Path, *options: str) -> int | None:
    return Run(desk / "claims.yaml", options or ("validate",)).replayed()


def test_what_was_said_is_said_again_in_its_streams_with_its_status(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(desk)
    first = capsys.readouterr()
    assert 1 == replayed(desk)
    assert first == capsys.readouterr()
    assert ("one finding\nthe end", "a warning\n") == first


def test_bytes_are_said_again_as_they_were(desk: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    run(
        desk,
        body=lambda: (sys.stdout.flush(), sys.stdout.buffer.write(b"caf\xe9 caf\xc3\xa9\n"), sys.stdout.buffer.flush()),
    )
    first = capfdbinary.readouterr()
    assert 1 == replayed(desk)
    assert first == capfdbinary.readouterr()
    assert b"caf\xe9 caf\xc3\xa9\n" in first.out


def test_nothing_is_said_before_there_was_a_run(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert None is replayed(desk)
    assert ("", "") == capsys.readouterr()


def rewrite(path: Path, text: str) -> None:
    """Change a file and give it its old times back."""
    about = path.stat()
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "another record": lambda desk: (desk / "claims.yaml").write_text("another record", encoding="utf-8"),
    "a record as long, of the same time": lambda desk: rewrite(desk / "claims.yaml", "recorD"),
    "another text": lambda desk: (desk / "sources" / "tide.txt").write_text("ebb", encoding="utf-8"),
    "a text as long, of the same time": lambda desk: rewrite(desk / "sources" / "tide.txt", "tidE"),
    "a text more": lambda desk: (desk / "sources" / "private" / "new.txt").write_text("new", encoding="utf-8"),
    "a folder more": lambda desk: (desk / "sources" / "deep").mkdir(),
    "a text less": lambda desk: (desk / "sources" / "tide.txt").unlink(),
    "a text of another name": lambda desk: (desk / "sources" / "tide.txt").rename(desk / "sources" / "ebb.txt"),
    "a link that leads elsewhere": lambda desk: (
        (desk / "sources" / "link.txt").unlink(),
        (desk / "sources" / "link.txt").symlink_to("../texts/beside.txt"),
    ),
    "a text beside": lambda desk: rewrite(desk / "texts" / "beside.txt", "besidE"),
    "a text beside that was missing": lambda desk: (desk / "texts" / "missing.txt").touch(),
    "no folder of sources": lambda desk: (desk / "sources").rename(desk / "old"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("age", [0, 3_600])
def test_another_file_is_another_run(
    desk: Path, change: Callable[[Path], object], age: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What was new at the time of the run is told by its contents, what was old by its times.
    monkeypatch.setattr(surroundings, "_NEW", surroundings._NEW if age == 0 else -(10**18))
    run(desk)
    assert 1 == replayed(desk)
    a_moment()
    change(desk)
    assert None is replayed(desk)


def test_a_change_that_no_time_tells_is_told_by_the_contents(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "_state", lambda _: "the same")
    run(desk)
    assert 1 == replayed(desk)
    (desk / "sources" / "tide.txt").write_text("tidE", encoding="utf-8")
    assert None is replayed(desk)


def test_other_options_are_another_run(desk: Path) -> None:
    run(desk)
    assert None is replayed(desk, "validate", "--strict")


@pytest.mark.parametrize("name", ["SECONDHAND_SOURCES", "NO_COLOR", "COLUMNS", "ANYTHING"])
def test_another_environment_is_another_run(desk: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run(desk)
    monkeypatch.setenv(name, "1")
    assert None is replayed(desk)


@pytest.mark.parametrize(
    ("where", "name", "value"),
    [
        ("secondhand.surroundings", "__version__", "9"),
        ("sys", "version", "9"),
        ("sys", "path", []),
        ("os", "getcwd", lambda: "/elsewhere"),
        ("os", "geteuid", lambda: 12345),
    ],
)
def test_another_program_is_another_run(
    desk: Path, where: str, name: str, value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(desk)
    monkeypatch.setattr(sys.modules[where], name, value)
    assert None is replayed(desk)


@pytest.mark.parametrize("part", ["_PACKAGE", "_COMPILED"])
def test_a_program_that_was_changed_is_another_one(desk: Path, part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    package = desk.parent / "package"
    package.mkdir()
    monkeypatch.setattr(surroundings, part, str(package))
    run(desk)
    assert 1 == replayed(desk)
    (package / "check.py").write_text("", encoding="utf-8")
    assert None is replayed(desk)


def test_another_day_is_another_run(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(desk)

    class Tomorrow(surroundings.datetime.date):
        @classmethod
        def today(cls) -> surroundings.datetime.date:
            return surroundings.datetime.date(2999, 1, 1)

    monkeypatch.setattr(surroundings.datetime, "date", Tomorrow)
    assert None is replayed(desk)


def test_private_texts_elsewhere_count_too(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    private = desk.parent / "private"
    private.mkdir()
    monkeypatch.setenv("SECONDHAND_SOURCES", str(private))
    a_moment()
    run(desk)
    assert 1 == replayed(desk)
    (private / "new.txt").touch()
    assert None is replayed(desk)


NOT_KEPT: dict[str, Body] = {
    "another file is opened": lambda: Path("/etc/hostname").read_bytes(),
    "another file of the desk is opened": lambda: (Path("claims") / "more.yaml").read_bytes(),
    "another folder is listed": lambda: list(Path("..").glob("*")),
    "another program is run": lambda: subprocess.run([sys.executable, "-c", ""], check=True),
    "something is written": lambda: Path("report.txt").write_text("", encoding="utf-8"),
    "a source changes while it runs": lambda: (a_moment(), Path("sources/tide.txt").touch()),
    "the record changes while it runs": lambda: (a_moment(), Path("claims.yaml").touch()),
    "a source goes while it runs": lambda: (a_moment(), Path("sources/tide.txt").unlink()),
}


@pytest.mark.parametrize("body", NOT_KEPT.values(), ids=NOT_KEPT)
def test_what_may_depend_on_something_else_is_not_kept(desk: Path, body: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "claims").mkdir()
    (desk / "claims" / "more.yaml").touch()
    monkeypatch.chdir(desk)
    a_moment()
    run(desk, body=body)
    assert None is replayed(desk)


@pytest.fixture
def repository(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The desk in a folder of a repository, with a commit."""
    monkeypatch.setenv("HOME", str(desk.parent))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    with contextlib.chdir(desk.parent):
        git("init", "-q", "-b", "main")
        git("config", "user.name", "Alba Stein")
        git("config", "user.email", "alba@desk.example")
        git("add", "desk")
        git("commit", "-q", "-m", "record")
    monkeypatch.chdir(desk)
    a_moment()
    return desk


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def ask() -> object:
    """What a run asks of git."""
    return repository_of(Path()).blame("claims.yaml", [1], moved=False)


TOLD_BY_GIT: dict[str, Callable[[], object]] = {
    "a commit": lambda: git("commit", "-q", "--allow-empty", "-m", "more"),
    "another author": lambda: git("commit", "-q", "--amend", "--author", "Lev Orlo <lev@desk.example>", "-m", "record"),
    "a branch": lambda: git("switch", "-q", "-c", "other"),
    "a tag": lambda: git("tag", "one"),
    "refs in one file": lambda: git("pack-refs", "--all"),
    "another name": lambda: git("config", "user.name", "Lev Orlo"),
    "another name in general": lambda: git("config", "--global", "user.email", "lev@desk.example"),
    "a name in a file that is included": lambda: (
        git("config", "--global", "include.path", "more"),
        Path(Path.home() / "more").write_text("[user]\nname = Lev Orlo\n", encoding="utf-8"),
    ),
    "a .mailmap": lambda: Path("../.mailmap").write_text("Alba <alba@desk.example>\n", encoding="utf-8"),
    "attributes": lambda: Path(".gitattributes").write_text("*.yaml eol=crlf\n", encoding="utf-8"),
    "a repository within": lambda: git("init", "-q"),
    "no repository": lambda: Path("../.git").rename("../old"),
    "an index": lambda: git("rm", "-q", "--cached", "claims.yaml"),
}


@pytest.mark.parametrize("change", TOLD_BY_GIT.values(), ids=TOLD_BY_GIT)
def test_what_git_may_tell_otherwise_is_another_run(repository: Path, change: Callable[[], object]) -> None:
    run(repository, body=ask)
    assert 1 == replayed(repository)
    change()
    assert None is replayed(repository)


def test_a_file_that_git_s_configuration_includes_counts(repository: Path) -> None:
    git("config", "--global", "include.path", "more")
    a_moment()
    run(repository, body=ask)
    assert 1 == replayed(repository)
    (Path.home() / "more").write_text("[user]\nname = Lev Orlo\n", encoding="utf-8")
    assert None is replayed(repository)


def test_that_there_is_no_repository_is_told_by_git_too(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    run(desk, body=lambda: repository_of(Path()))
    assert 1 == replayed(desk)
    git("init", "-q", "..")
    assert None is replayed(desk)


@pytest.mark.parametrize("asked", [["log", "-1", "--format=%G?"], ["rev-parse", "HEAD@{0}"]])
def test_what_git_knows_from_elsewhere_is_asked_each_time(repository: Path, asked: list[str]) -> None:
    run(repository, body=lambda: git(*asked))
    assert None is replayed(repository)


def test_a_file_made_for_a_while_is_no_reason_to_run_again(desk: Path) -> None:
    def work() -> None:
        with tempfile.TemporaryDirectory(prefix=surroundings.PASSING) as folder:
            Path(folder, "record.yaml").write_text("record", encoding="utf-8")

    run(desk, body=work)
    assert 1 == replayed(desk)


def test_python_and_the_sources_may_be_read(desk: Path) -> None:
    def read() -> None:
        Path(json.__file__).read_bytes()
        [path.read_bytes() for path in (desk / "sources").rglob("*.txt")]

    run(desk, body=read)
    assert 1 == replayed(desk)


@pytest.mark.parametrize("status", [None, "an error"])
def test_what_ends_without_a_status_is_not_kept(desk: Path, status: object) -> None:
    run(desk, status=status)
    assert None is replayed(desk)


def test_what_fails_is_not_kept(desk: Path) -> None:
    with pytest.raises(KeyboardInterrupt), Run(desk / "claims.yaml", ["validate"]).kept([]):
        raise KeyboardInterrupt
    assert None is replayed(desk)
    assert [] == surroundings._watching


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff", b'{"said": 1}', b"[" * 100_000])
def test_what_was_not_kept_by_a_run_is_not_replayed(desk: Path, data: bytes) -> None:
    """Even where it is signed, as only this program can."""
    cache.write(desk, Run(desk / "claims.yaml", ["validate"])._name, data)
    assert None is replayed(desk)


def test_a_record_that_is_no_file_is_read_each_time(desk: Path) -> None:
    (desk / "claims.yaml").unlink()
    os.mkfifo(desk / "claims.yaml")
    a_moment()
    with pytest.raises(SystemExit), Run(desk / "claims.yaml", ["validate"]).kept([]):
        raise SystemExit(0)
    assert None is replayed(desk)


def test_only_the_last_kinds_of_runs_are_kept(desk: Path) -> None:
    for number in range(reruns.MOST_KEPT + 2):
        run(desk, options=("validate", str(number)))
    assert reruns.MOST_KEPT == len(list(cache.folder(desk).glob("run-*")))
    assert 1 == replayed(desk, "validate", str(reruns.MOST_KEPT + 1))
