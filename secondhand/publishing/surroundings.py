"""The digest of all that goes into an output besides the edition: templates, fonts, this program, its tools.

Nothing is loaded for it that makes documents: where nothing changed, neither WeasyPrint nor pandoc is started.
"""

from __future__ import annotations

import ctypes
import hashlib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from secondhand.errors import MissingProgram
from secondhand.publishing import pango
from secondhand.publishing.brief import Edition
from secondhand.publishing.fonts import folders

PACKAGE = Path(__file__).parents[1]
TOOLS = {
    "pdf": ("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "fonttools", "Pyphen", "Pillow", "brotli"),
    "docx": ("pypandoc_binary", "resvg_py", "fonttools"),
}
"""The packages that make an output, beside those that make all."""
ALWAYS = ("Jinja2", "MarkupSafe", "babel")
OF_THE_PACKAGE = ("*.py", "*.lua", "*.mo", "*.js", "*.css")


@dataclass(frozen=True)
class Surroundings:
    """Digests, hexadecimal: `looks` of the templates, `program` of those, the fonts and all that composes editions."""

    looks: str
    program: str

    def of(self, suffix: str) -> str:
        """What goes into outputs of one format."""
        return key_of(self.program, suffix, *_tools(suffix))


def surroundings(templates_folder: Path) -> Surroundings:
    """What is around the editions of a desk with these templates."""
    looks = hashlib.sha256(b"".join(_contents(_below("templates", templates_folder, ("*",))))).hexdigest()
    rest = hashlib.sha256(b"".join(_contents(_files(templates_folder)))).hexdigest()
    return Surroundings(looks, key_of(looks, rest, sys.version, *_versions(ALWAYS)))


def _contents(files: Iterable[tuple[str, Path]]) -> Iterator[bytes]:
    for name, path in files:
        try:
            content = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            content = "unreadable"
        yield f"{name} {content}\n".encode("utf-8", "surrogateescape")


def content_of(edition: Edition) -> str:
    """The digest of what an edition shows, hexadecimal."""
    return hashlib.sha256(repr(edition).encode("utf-8", "surrogatepass")).hexdigest()


def key_of(around: str, *contents: str) -> str:
    """The key of an output: the digest of its surroundings and of what the editions in it show."""
    return hashlib.sha256("\n".join((around, *contents)).encode()).hexdigest()


def _files(templates_folder: Path) -> Iterator[tuple[str, Path]]:
    yield from _below("program", PACKAGE, OF_THE_PACKAGE)
    for number, folder in enumerate(folders(templates_folder)):
        yield from _below(f"fonts {number}", folder, ("*",))


def _below(label: str, folder: Path, patterns: Iterable[str]) -> Iterator[tuple[str, Path]]:
    found = {path for pattern in patterns for path in folder.rglob(pattern) if "__pycache__" not in path.parts}
    for path in sorted(found):
        if path.is_file():
            yield f"{label} {path.relative_to(folder).as_posix()}", path


def _tools(suffix: str) -> Iterator[str]:
    yield from _versions(TOOLS.get(suffix, ()))
    if suffix == "pdf":
        yield from _libraries()


def _versions(packages: Iterable[str]) -> Iterator[str]:
    for name in packages:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} none"


def _libraries() -> Iterator[str]:
    """The versions of the native libraries, which no package states."""
    try:
        names = pango.find()
        yield f"pango {ctypes.CDLL(names['libpango-1.0-0']).pango_version()}"
        yield f"fontconfig {ctypes.CDLL(names['libfontconfig-1']).FcGetVersion()}"
        speak = ctypes.CDLL(names["libharfbuzz-0"]).hb_version_string
        speak.restype = ctypes.c_char_p
        yield f"harfbuzz {speak().decode('ascii', 'replace')}"
    except (MissingProgram, OSError, AttributeError, KeyError):
        yield "pango none"
