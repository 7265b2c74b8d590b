"""Which revision a record is, in real repositories."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from secondhand.workflow.repository import Repository
from secondhand.workflow.revision import Revision, revision_of, standing


def _git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@desk.example"]
    run = subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8")
    return run.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    _git(tmp_path, "init", "--quiet")
    (tmp_path / "claims.yaml").write_text("desk: {name: Test}\n", encoding="utf-8")
    _git(tmp_path, "add", "claims.yaml")
    _git(tmp_path, "commit", "--quiet", "-m", "Begin")
    return tmp_path


def test_a_committed_record_has_its_commit(repository: Path) -> None:
    commit = _git(repository, "rev-parse", "--short=12", "HEAD")
    assert Revision(commit, False) == revision_of(repository, "claims.yaml", ["sources"])


def test_a_changed_record_is_uncommitted(repository: Path) -> None:
    (repository / "claims.yaml").write_text("desk: {name: Other}\n", encoding="utf-8")
    assert revision_of(repository, "claims.yaml", []).uncommitted


def test_a_new_seal_is_uncommitted(repository: Path) -> None:
    (repository / "sources").mkdir()
    (repository / "sources" / "new.seal.json").write_text("{}", encoding="utf-8")
    assert revision_of(repository, "claims.yaml", ["sources"]).uncommitted


def test_a_record_that_git_does_not_track_has_no_commit(repository: Path) -> None:
    (repository / "other.yaml").write_text("desk: {name: Other}\n", encoding="utf-8")
    assert Revision("", True) == revision_of(repository, "other.yaml", [])


def test_a_text_taken_out_of_git_is_uncommitted(repository: Path) -> None:
    (repository / "text.txt").write_text("Tide.", encoding="utf-8")
    _git(repository, "add", "text.txt")
    _git(repository, "commit", "--quiet", "-m", "Archive")
    _git(repository, "rm", "--quiet", "--cached", "text.txt")
    assert revision_of(repository, "claims.yaml", ["text.txt"]).uncommitted


def test_changes_elsewhere_do_not_count(repository: Path) -> None:
    (repository / "notes.txt").write_text("aside", encoding="utf-8")
    assert not revision_of(repository, "claims.yaml", []).uncommitted


def test_a_folder_outside_git_has_no_commit(tmp_path: Path) -> None:
    assert Revision("", True) == revision_of(tmp_path, "claims.yaml", [])


def _commit(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    _git(folder, "add", name)
    _git(folder, "commit", "--quiet", "-m", name)
    return _git(folder, "rev-parse", "--short=12", "HEAD")


def test_a_commit_about_something_else_makes_no_other_revision(repository: Path) -> None:
    commit = _git(repository, "rev-parse", "--short=12", "HEAD")
    _commit(repository, "notes.txt", "aside")
    assert Revision(commit, False) == revision_of(repository, "claims.yaml", ["sources"])
    assert Revision(_commit(repository, "claims.yaml", "desk: {name: B}\n"), False) == revision_of(
        repository, "claims.yaml", ["sources"]
    )


def test_a_revision_that_was_merged_in_holds_what_head_holds(repository: Path) -> None:
    main = _git(repository, "branch", "--show-current")
    _git(repository, "checkout", "--quiet", "-b", "side")
    side = _commit(repository, "claims.yaml", "desk: {name: Side}\n")
    _git(repository, "checkout", "--quiet", main)
    _commit(repository, "notes.txt", "aside")
    _git(repository, "merge", "--quiet", "--no-edit", "side")
    assert Revision(side, False) == revision_of(repository, "claims.yaml", [])


def test_of_commits_those_stand_that_head_holds(repository: Path) -> None:
    first = _git(repository, "rev-parse", "--short=12", "HEAD")
    second = _commit(repository, "notes.txt", "aside")
    lost = _commit(repository, "notes.txt", "lost")
    _git(repository, "reset", "--quiet", "--hard", second)
    there = Repository(repository, "", False)
    assert {first, second} == standing(there, [first, second, lost, "0" * 12, "not a hash"])
    assert set() == standing(there, [lost])
    assert set() == standing(there, [])
