"""Which lines a branch touches, in real repositories."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondhand.workflow.touched import touched_lines
from tests.workflow.test_revision import _git


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record of ten lines on a branch; `main` has gone on since."""
    record = tmp_path / "claims.yaml"
    _git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    record.write_text("".join(f"line {number}\n" for number in range(1, 11)), encoding="utf-8")
    _git(tmp_path, "add", "claims.yaml")
    _git(tmp_path, "commit", "--quiet", "-m", "Begin")
    _git(tmp_path, "branch", "work")
    record.write_text("another first line\n" + record.read_text(encoding="utf-8"), encoding="utf-8")
    _git(tmp_path, "commit", "--quiet", "-am", "Go on")
    _git(tmp_path, "checkout", "--quiet", "work")
    return record


def change(record: Path, old: str, new: str) -> None:
    record.write_text(record.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_nothing_is_touched_where_nothing_changed_on_the_branch(record: Path) -> None:
    assert () == touched_lines(record, "main")


def test_changed_and_added_lines_are_touched_committed_or_not(record: Path) -> None:
    change(record, "line 3\n", "another line 3\n")
    _git(record.parent, "commit", "--quiet", "-am", "Change")
    change(record, "line 8\n", "line 8\nline 8a\nline 8b\n")
    assert (range(3, 4), range(9, 11)) == touched_lines(record, "main")


def test_lines_taken_out_count_as_the_line_above(record: Path) -> None:
    change(record, "line 5\nline 6\n", "")
    assert (range(4, 5),) == touched_lines(record, "main")


def test_a_record_that_is_new_is_touched_everywhere(record: Path) -> None:
    other = record.parent / "other.yaml"
    other.write_text("desk: {}\n", encoding="utf-8")
    (lines,) = touched_lines(other, "main") or ()
    assert 1 in lines


@pytest.mark.parametrize("base", ["no-such-branch", "--help", "", "-p"])
def test_a_revision_that_git_does_not_know_has_no_lines(record: Path, base: str) -> None:
    assert None is touched_lines(record, base)


def test_outside_a_repository_nothing_is_known(tmp_path: Path) -> None:
    assert None is touched_lines(tmp_path / "claims.yaml", "main")
