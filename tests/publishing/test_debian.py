"""Packages are unpacked without root, whole or not at all. `apt-get` and `dpkg-deb` are stand-ins on PATH."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from secondhand.errors import MissingProgram
from secondhand.publishing import debian

PLAN = """\
Reading package lists...
Inst libglib2.0-0 (2.74.6-2 Debian:12/oldstable [amd64])
Inst libc6 [2.36-9] (2.36-10 Debian:12/oldstable [amd64])
Inst libpango-1.0-0 (1.50.12+ds-1 Debian:12/oldstable [amd64])
Conf libglib2.0-0 (2.74.6-2 Debian:12/oldstable [amd64])
"""

APT_GET = """\
#!/bin/sh
for word in "$@"; do
    case $word in
    update) exit 100 ;; # as where one repository of many cannot be reached
    install) cat "$PLAN"; exit ;;
    download) command=download ;;
    -*) ;;
    *) [ "$command" ] && { [ "$word" != "$MISSING" ] || { echo "E: Unable to locate package $word"; exit 100; }; } &&
        echo "$word" >"$word.deb" ;;
    esac
done
"""

DPKG_DEB = """\
#!/bin/sh
mkdir -p "$3/usr/lib" && cp "$2" "$3/usr/lib"
"""


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "tools"
    folder.mkdir()
    for name, text in (("apt-get", APT_GET), ("dpkg-deb", DPKG_DEB), ("plan", PLAN)):
        (folder / name).write_text(text, encoding="utf-8")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PLAN", str(folder / "plan"))
    monkeypatch.setenv("MISSING", "")
    return tmp_path


def test_only_what_would_be_installed_anew_is_planned() -> None:
    assert debian.planned(PLAN) == ("libglib2.0-0", "libpango-1.0-0")


def test_what_is_asked_for_is_unpacked_with_what_it_needs(tools: Path) -> None:
    debian.unpack(["libpango-1.0-0", "libharfbuzz-subset0"], tools / "pango")
    expected = {"libpango-1.0-0.deb", "libharfbuzz-subset0.deb", "libglib2.0-0.deb"}
    assert expected == {file.name for file in (tools / "pango/usr/lib").iterdir()}
    assert {"pango", "tools"} == {file.name for file in tools.iterdir()}


def test_where_a_package_cannot_be_had_the_folder_stays_as_it_was(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tools / "pango").mkdir()
    (tools / "pango/old").touch()
    monkeypatch.setenv("MISSING", "libpango-1.0-0")
    with pytest.raises(MissingProgram, match=r"Unable to locate package libpango-1\.0-0\napt-get failed"):
        debian.unpack(["libpango-1.0-0"], tools / "pango")
    assert [file.name for file in (tools / "pango").iterdir()] == ["old"]
    assert {"pango", "tools"} == {file.name for file in tools.iterdir()}


def test_a_command_without_names_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert debian.main(["unpack", "folder"]) == 2
    assert "unpack FOLDER NAME" in capsys.readouterr().err
