"""Pango, with which WeasyPrint lays out text: the one native need, and no wheel brings it on Linux.

The system's is taken where there is one, else the one that ./invoke unpacked below .cache/pango. `load()` comes
before the first `import weasyprint`; FONTCONFIG_FILE is the business of `fonts.py`.

    python -m secondhand.publishing.pango --ensure     installs or unpacks what is missing (Debian and its kin)
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import platform
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from secondhand.errors import MissingProgram
from secondhand.publishing import debian

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
CACHE = Path(__file__).resolve().parents[2] / ".cache"
UNPACKED = CACHE / "pango"
FONTS = UNPACKED / "fonts.conf"  # for fontconfig: the fonts that came along, for letters that the bundled ones lack
FOUND = CACHE / "pango-found"  # ./invoke looks for this file and asks no further: saves it 60 ms a run

# The name that WeasyPrint asks for first (weasyprint/text/ffi.py): the file on Linux, the file on macOS.
LIBRARIES = {
    "libgobject-2.0-0": ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib"),
    "libpango-1.0-0": ("libpango-1.0.so.0", "libpango-1.0.dylib"),
    "libharfbuzz-0": ("libharfbuzz.so.0", "libharfbuzz.0.dylib"),
    "libharfbuzz-subset-0": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
    "libfontconfig-1": ("libfontconfig.so.1", "libfontconfig.1.dylib"),
    "libpangoft2-1.0-0": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
}

Open = Callable[[str], object]


def load() -> None:
    """Opens Pango's libraries and imports WeasyPrint's binding to them.

    Raises MissingProgram, with the command to type, where there are none. A second call costs nothing.
    """
    if "weasyprint.text.ffi" in sys.modules:
        return
    try:
        with _answering(find()):
            import weasyprint.text.ffi  # noqa: F401
    except OSError as error:
        raise _missing(f"WeasyPrint cannot load Pango: {error}") from error
    except MissingProgram:
        FOUND.unlink(missing_ok=True)  # it was there once and is gone: the next ./invoke sees to it
        raise


def find(open_library: Open = ctypes.CDLL, unpacked: Path = UNPACKED) -> dict[str, str]:
    """Opens the libraries: name that WeasyPrint asks for -> file that the loader knows it by.

    Empty on Windows, where WeasyPrint searches its own list of folders. Raises MissingProgram with the command to type.
    """
    if sys.platform == "win32":
        return {}
    if sys.platform == "darwin":
        wanted = {name: _on_macos(file) for name, (_, file) in LIBRARIES.items()}
    else:
        wanted = {name: file for name, (file, _) in LIBRARIES.items()}
    missing = _unopened(wanted.values(), open_library)
    if missing and unpacked.is_dir():
        # Which needs which is the loader's knowledge: open what opens until nothing more does. A library is found
        # by those that need it once it is open, wherever it lies. Not RTLD_GLOBAL: Pillow brings its own FreeType
        # and HarfBuzz, and must not be given ours.
        files = sorted({str(file) for file in unpacked.rglob("lib*.so.*") if file.is_file()})
        while len(left := _unopened(files, open_library)) < len(files):
            files = left
        missing = _unopened(wanted.values(), open_library)
    if missing:
        raise _missing(f"Pango is not installed, and PDF cannot be made without it (no {missing[0]}).")
    return wanted


def ensure() -> None:
    """Sees to it that `load()` will work: installs Pango as root, else unpacks it below .cache, on Debian and its kin.

    Raises MissingProgram, with the command to type, everywhere else and where that fails.
    """
    try:
        find()
    except MissingProgram:
        if not debian.is_at_hand():
            raise
        _obtain()
        find()
    FOUND.parent.mkdir(exist_ok=True)
    if UNPACKED.is_dir():
        FONTS.write_text('<fontconfig><dir prefix="relative">usr/share/fonts</dir></fontconfig>\n', encoding="utf-8")
    FOUND.touch()


def _obtain() -> None:
    try:
        if os.geteuid() == 0:
            print(f"Installing Pango: {debian.install_command(PACKAGES)}", file=sys.stderr)
            debian.install(PACKAGES)
        else:
            print("Fetching Pango into .cache, once (not root: nothing is installed)", file=sys.stderr)
            UNPACKED.parent.mkdir(exist_ok=True)
            debian.unpack(PACKAGES, UNPACKED)
    except MissingProgram as error:
        raise _missing(str(error)) from error


def advice(system: str, os_release: Mapping[str, str], sudo: str = "") -> str:
    """One sentence: what a person types to install Pango.

    `system` is what `sys.platform` says, `os_release` the fields of /etc/os-release, `sudo` what commands that need
    root begin with.
    """
    if system == "darwin":
        return "Type: brew install pango"
    if system == "win32":
        return "Install MSYS2, then type in its shell: pacman -S mingw-w64-ucrt-x86_64-pango"
    for family in (os_release.get("ID", ""), *os_release.get("ID_LIKE", "").split()):
        if family in INSTALL:
            return f"Type: {sudo}{INSTALL[family]}"
    return "Install Pango (1.44 or later) and HarfBuzz's subset library with this system's package manager."


INSTALL = {
    "debian": f"apt-get install {' '.join(PACKAGES)}",
    "ubuntu": f"apt-get install {' '.join(PACKAGES)}",
    "fedora": "dnf install pango",
    "rhel": "dnf install pango",
    "arch": "pacman -S pango",
    "alpine": "apk add pango so:libharfbuzz-subset.so.0",
    "suse": "zypper install libpango-1_0-0 libharfbuzz-subset0",
}


def _missing(reason: str) -> MissingProgram:
    try:
        os_release = platform.freedesktop_os_release()
    except OSError:
        os_release = {}
    sudo = "" if sys.platform == "win32" or os.geteuid() == 0 else "sudo "
    return MissingProgram(f"{reason}\n{advice(sys.platform, os_release, sudo)}")


def _unopened(files: Iterable[str], open_library: Open) -> list[str]:
    left = []
    for file in files:
        try:
            open_library(file)
        except OSError:
            left.append(file)
    return left


def _on_macos(file: str) -> str:
    # Not tried on a Mac. Homebrew's and MacPorts' folders are not where dlopen() looks on Apple silicon, and
    # DYLD_FALLBACK_LIBRARY_PATH, which WeasyPrint's manual names, is taken from programs by the system's protection
    # on the way through /bin/sh. The full path always works: these libraries name each other by full path too.
    own = "/opt/homebrew" if platform.machine() == "arm64" else "/usr/local"
    for prefix in (os.environ.get("HOMEBREW_PREFIX", own), own, "/opt/local"):
        path = Path(prefix, "lib", file)
        if path.is_file():
            return str(path)
    return file


@contextmanager
def _answering(found: Mapping[str, str]) -> Iterator[None]:
    # WeasyPrint tries up to seven names a library, and cffi asks ctypes.util for each, which starts ldconfig, gcc
    # and ld: 54 programs and a third of a second for an import. We know the answers.
    if not found:
        yield
        return
    search = ctypes.util.find_library
    setattr(ctypes.util, "find_library", found.get)  # noqa: B010 - as an assignment mypy refuses it
    try:
        yield
    finally:
        ctypes.util.find_library = search


def main(arguments: Sequence[str]) -> int:
    """Runs `--ensure`; 0, 130 on Ctrl-C, or 2 with the reason and the command to type on the error stream."""
    if list(arguments) != ["--ensure"]:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        ensure()
    except MissingProgram as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
