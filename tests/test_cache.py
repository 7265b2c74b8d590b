"""What a desk keeps for another time: nobody else's, nothing changed, and nothing lost where it is not to be had."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from secondhand import cache


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "desk").mkdir()
    cache.write(tmp_path / "desk", "readings", b"kept")
    return tmp_path / "desk"


def test_what_was_kept_is_there_another_time(desk: Path) -> None:
    assert b"kept" == cache.read(desk, "readings")
    cache.write(desk, "readings", b"anew")
    assert b"anew" == cache.read(desk, "readings")


def test_git_ignores_it_and_nothing_else_lies_there(desk: Path) -> None:
    assert [".gitignore", "readings"] == sorted(path.name for path in cache.folder(desk).iterdir())
    assert "*\n" == (cache.folder(desk) / ".gitignore").read_text(encoding="utf-8")


def test_the_key_is_the_users_alone(desk: Path, home: Path) -> None:
    assert 0o600 == (home / "secondhand" / "key").stat().st_mode & 0o777
    assert not any(b"kept" != path.read_bytes()[-4:] for path in cache.folder(desk).glob("readings"))


@pytest.mark.parametrize(
    "change", [lambda data: data[:-1] + b"!", lambda data: data[1:], lambda _: b"", lambda _: b"\0"]
)
def test_a_changed_file_is_as_good_as_none(desk: Path, change) -> None:
    path = cache.folder(desk) / "readings"
    path.write_bytes(change(path.read_bytes()))
    assert None is cache.read(desk, "readings")


def test_a_file_under_another_name_is_as_good_as_none(desk: Path) -> None:
    (cache.folder(desk) / "readings").rename(cache.folder(desk) / "validate")
    assert None is cache.read(desk, "validate")


def test_a_file_of_somebody_elses_is_as_good_as_none(desk: Path, home: Path) -> None:
    (home / "secondhand" / "key").write_bytes(b"0" * 32)
    assert None is cache.read(desk, "readings")


@pytest.mark.parametrize("key", [b"", b"short", b"0" * 33])
def test_without_a_key_nothing_is_kept(tmp_path: Path, home: Path, key: bytes) -> None:
    (home / "secondhand").mkdir(parents=True)
    (home / "secondhand" / "key").write_bytes(key)
    cache.write(tmp_path, "readings", b"kept")
    assert None is cache.read(tmp_path, "readings")
    assert not (tmp_path / ".cache").exists()


def test_without_a_home_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null/none")
    cache.write(tmp_path, "readings", b"kept")
    assert None is cache.read(tmp_path, "readings")


@pytest.mark.parametrize("which", [".cache", ".cache/secondhand", ".cache/secondhand/readings"])
def test_a_link_in_its_place_is_not_followed(desk: Path, tmp_path: Path, which: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    (desk / which).rename(elsewhere)
    (desk / which).symlink_to(elsewhere)
    before = sorted(path for path in elsewhere.rglob("*") if path.is_file())
    assert None is cache.read(desk, "readings")
    cache.write(desk, "readings", b"anew")
    assert before == sorted(path for path in elsewhere.rglob("*") if path.is_file())
    assert b"anew" not in elsewhere.read_bytes() if elsewhere.is_file() else True


def test_a_pipe_in_its_place_is_not_waited_for(desk: Path) -> None:
    path = cache.folder(desk) / "readings"
    path.unlink()
    os.mkfifo(path)
    assert None is cache.read(desk, "readings")


def test_a_file_in_place_of_the_folder_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("mine", encoding="utf-8")
    cache.write(tmp_path, "readings", b"kept")
    assert None is cache.read(tmp_path, "readings")
    assert "mine" == (tmp_path / ".cache").read_text(encoding="utf-8")
