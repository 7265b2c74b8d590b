"""The fonts of a brief, made known to Pango through fontconfig: those that come with the project, and the desk's own.

Not the machine's: what a brief looks like, and whether a letter is missing, is to be the same everywhere. And not
through `@font-face`, which makes WeasyPrint convert each file for each document: measured nine times slower.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from xml.sax.saxutils import escape

from secondhand.errors import UnusableFile
from secondhand.publishing.write import write_atomically

BUNDLED = Path(__file__).with_name("fonts")
CACHE = Path(__file__).resolve().parents[2] / ".cache" / "fontconfig"
EXTRA = ("pylopdf_fonts_zh_cn", "pylopdf_fonts_jp", "pylopdf_fonts_ko")
"""Packages that bring fonts too large to come with the project: Noto for Chinese, Japanese and Korean (the dependency
group `cjk`)."""


def folders(templates_folder: Path) -> tuple[Path, ...]:
    """Where fonts are: with the project, in packages that are installed for them, in the templates' own `fonts/`."""
    packages = (find_spec(name) for name in EXTRA)
    places = [Path(spec.origin).parent for spec in packages if spec and spec.origin]
    own = templates_folder.resolve() / "fonts"
    return (BUNDLED, *places, *([own] if own.is_dir() else []))


def fonts_in(folder: Path) -> tuple[Path, ...]:
    """The files of fonts of one folder, by name."""
    return tuple(sorted(path for path in folder.iterdir() if path.suffix.lower() in (".ttf", ".otf")))


def configuration(cache: Path, places: Sequence[Path]) -> str:
    """A fontconfig file that lists the fonts of these folders, the first ones first. `cache` is where fontconfig keeps
    what it learned of them: a bare machine has no place for that."""
    listed = "".join(f"  <dir>{escape(str(place))}</dir>\n" for place in places)
    return (
        '<?xml version="1.0"?>\n'
        '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
        f"<fontconfig>\n{listed}  <cachedir>{escape(str(cache))}</cachedir>\n</fontconfig>\n"
    )


def use_fonts(places: Sequence[Path], cache: Path = CACHE) -> None:
    """Sets FONTCONFIG_FILE to a file that knows the fonts of these folders and no others.

    To be called before WeasyPrint makes a FontConfiguration, which reads the variable. The file lies below `cache`, or
    where that cannot be written in a folder of its own until the process ends.
    """
    try:
        path = _written(cache, places)
    except UnusableFile:
        own = Path(tempfile.mkdtemp(prefix="secondhand-fonts-"))
        atexit.register(shutil.rmtree, own, ignore_errors=True)
        path = _written(own, places)
    os.environ["FONTCONFIG_FILE"] = str(path)


def _written(folder: Path, places: Sequence[Path]) -> Path:
    content = configuration(folder, places).encode("utf-8", "surrogateescape")
    path = folder / f"{hashlib.sha256(content).hexdigest()[:12]}.conf"
    if not path.is_file() or path.read_bytes() != content:
        write_atomically(path, content)
    return path
