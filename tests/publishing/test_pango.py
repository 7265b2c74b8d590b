"""Pango is found wherever it lies, in any order, and who lacks it is told what to type."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

from secondhand.errors import MissingProgram
from secondhand.publishing import debian, pango

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="looks for libraries as Linux names them")

# What needs what, among Pango's libraries and some that they bring along.
NEEDS = {
    "libpangoft2-1.0.so.0": ("libpango-1.0.so.0", "libfontconfig.so.1", "libharfbuzz.so.0"),
    "libpango-1.0.so.0": ("libgobject-2.0.so.0", "libfribidi.so.0", "libharfbuzz.so.0"),
    "libharfbuzz-subset.so.0": ("libharfbuzz.so.0",),
    "libharfbuzz.so.0": ("libglib-2.0.so.0",),
    "libgobject-2.0.so.0": ("libglib-2.0.so.0",),
    "libfontconfig.so.1": (),
    "libfribidi.so.0": (),
    "libglib-2.0.so.0": (),
    "libthai.so.0": ("libdatrie.so.1",),  # which is nowhere, and which Pango can do without
}


class Loader:
    """Opens libraries as the system's loader does: those that it is shown the path of, once all they need is open."""

    def __init__(self) -> None:
        self.opened: list[str] = []

    def __call__(self, file: str) -> None:
        name = Path(file).name
        if name in self.opened:
            return
        if not Path(file).is_file() or any(need not in self.opened for need in NEEDS.get(name, ())):
            raise OSError(f"{name}: cannot open shared object file: No such file or directory")
        self.opened.append(name)


def unpacked(folder: Path, *names: str) -> Path:
    library = folder / "usr/lib/x86_64-linux-gnu"
    library.mkdir(parents=True)
    for name in names:
        (library / name).touch()
    return folder


@linux_only
def test_unpacked_libraries_are_opened_after_those_that_they_need_as_far_as_they_can_be(tmp_path: Path) -> None:
    loader = Loader()
    found = pango.find(loader, unpacked(tmp_path, *NEEDS))
    assert set(NEEDS) - {"libthai.so.0"} == set(loader.opened)
    assert {name: files[0] for name, files in pango.LIBRARIES.items()} == found


@linux_only
def test_unpacked_libraries_may_need_some_of_the_system(tmp_path: Path) -> None:
    lacking = ("libpangoft2-1.0.so.0", "libpango-1.0.so.0", "libfribidi.so.0", "libharfbuzz-subset.so.0")
    system = Loader()
    system.opened += [name for name in NEEDS if name not in lacking]
    assert pango.find(system, unpacked(tmp_path, *lacking))


@linux_only
def test_what_the_system_has_is_not_taken_from_the_cache(tmp_path: Path) -> None:
    asked: list[str] = []
    pango.find(asked.append, unpacked(tmp_path, *NEEDS))
    assert [files[0] for files in pango.LIBRARIES.values()] == asked


@linux_only
def test_without_pango_the_error_says_what_to_type(tmp_path: Path) -> None:
    with pytest.raises(MissingProgram, match=r"libgobject-2\.0\.so\.0\)\.\n(Type|Install)"):
        pango.find(Loader(), tmp_path / "nothing here")


@pytest.mark.parametrize(
    ("expected", "system", "os_release"),
    [
        ("Type: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0", "linux", {"ID": "debian"}),
        (
            "Type: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
            "linux",
            {"ID": "linuxmint", "ID_LIKE": "ubuntu debian"},
        ),
        ("Type: sudo dnf install pango", "linux", {"ID": "fedora"}),
        ("Type: sudo dnf install pango", "linux", {"ID": "rocky", "ID_LIKE": "rhel centos fedora"}),
        ("Type: sudo pacman -S pango", "linux", {"ID": "arch"}),
        ("Type: sudo apk add pango so:libharfbuzz-subset.so.0", "linux", {"ID": "alpine"}),
        (
            "Type: sudo zypper install libpango-1_0-0 libharfbuzz-subset0",
            "linux",
            {"ID": "opensuse-leap", "ID_LIKE": "suse opensuse"},
        ),
        ("Type: brew install pango", "darwin", {}),
        ("Install MSYS2, then type in its shell: pacman -S mingw-w64-ucrt-x86_64-pango", "win32", {}),
        (
            "Install Pango (1.44 or later) and HarfBuzz's subset library with this system's package manager.",
            "linux",
            {"ID": "gentoo"},
        ),
    ],
)
def test_each_system_is_told_its_own_command(expected: str, system: str, os_release: dict[str, str]) -> None:
    assert expected == pango.advice(system, os_release, "sudo ")


def test_the_names_are_those_that_weasyprint_asks_for() -> None:
    found = importlib.util.find_spec("weasyprint")
    assert found is not None
    assert found.origin is not None
    source = (Path(found.origin).parent / "text/ffi.py").read_text(encoding="utf-8")
    calls = re.findall(r"= _dlopen\(\s*ffi,(.*?)\)", source, re.DOTALL)
    asked = [re.findall(r"'([^']+)'", call) for call in calls if "vector" not in call]  # vector: it does without
    assert [names[0] for names in asked] == list(pango.LIBRARIES)
    assert [files for names, files in zip(asked, pango.LIBRARIES.values(), strict=True) if set(files) - {*names}] == []


def test_loading_starts_no_program() -> None:
    script = (
        "import sys\n"
        "started = []\n"
        "sys.addaudithook(lambda event, detail: started.append(detail) if event == 'subprocess.Popen' else None)\n"
        "from secondhand.publishing import pango\n"
        "pango.load()\n"
        "import weasyprint\n"
        "print(started)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "[]\n"


def test_a_library_that_is_gone_makes_the_next_set_up_look_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp = tmp_path / "pango-found"
    stamp.touch()
    monkeypatch.setattr(pango, "FOUND", stamp)
    monkeypatch.setattr(pango, "find", _nothing_found)
    monkeypatch.delitem(sys.modules, "weasyprint.text.ffi", raising=False)
    with pytest.raises(MissingProgram):
        pango.load()
    assert not stamp.exists()


def test_a_set_up_that_cannot_help_itself_exits_with_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(debian, "is_at_hand", lambda: False)
    monkeypatch.setattr(pango, "find", _nothing_found)
    assert pango.main(["--ensure"]) == 2
    assert capsys.readouterr().err == "no libpango\n"


def test_the_fonts_that_were_unpacked_with_pango_are_made_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, path in (("UNPACKED", "pango"), ("FONTS", "pango/fonts.conf"), ("FOUND", "pango-found")):
        monkeypatch.setattr(pango, name, tmp_path / path)
    monkeypatch.setattr(pango, "find", dict)
    pango.ensure()
    assert [file.name for file in tmp_path.iterdir()] == ["pango-found"]
    (tmp_path / "pango").mkdir()
    pango.ensure()
    assert '<dir prefix="relative">usr/share/fonts</dir>' in (tmp_path / "pango/fonts.conf").read_text(encoding="utf-8")


def _nothing_found() -> dict[str, str]:
    raise MissingProgram("no libpango")
