"""A file is the old one or the new one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from secondhand.errors import UnusableFile
from secondhand.publishing.write import write_atomically


def test_a_file_is_written_and_replaced_and_its_folder_made(tmp_path: Path) -> None:
    path = tmp_path / "reports" / "dam.pdf"
    write_atomically(path, b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert [path] == list(path.parent.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
def test_others_may_read_it_as_any_new_file(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a", b"")
    (tmp_path / "b").write_bytes(b"")
    assert (tmp_path / "b").stat().st_mode == (tmp_path / "a").stat().st_mode


@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_or_interruption_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException, step: str
) -> None:
    path = tmp_path / "dam.pdf"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr(os, step, fail)
    with pytest.raises((UnusableFile, KeyboardInterrupt)):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [path] == list(tmp_path.iterdir())


def test_a_folder_that_is_a_file_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "reports").write_bytes(b"")
    with pytest.raises(UnusableFile, match=r"dam\.pdf: cannot be written: "):
        write_atomically(tmp_path / "reports" / "dam.pdf", b"")
