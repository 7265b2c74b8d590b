"""The bundled fonts, made known to Pango through fontconfig.

Not through `@font-face`, which makes WeasyPrint convert each file for each document: measured nine times slower.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from secondhand.errors import UnusableFile
from secondhand.publishing.pango import FONTS as UNPACKED_FONTS
from secondhand.publishing.write import write_atomically

BUNDLED = Path(__file__).with_name("fonts")
CACHE = Path(__file__).resolve().parents[2] / ".cache" / "fontconfig"

SYSTEM_FILES = ("/etc/fonts/fonts.conf", "/opt/homebrew/etc/fonts/fonts.conf", "/usr/local/etc/fonts/fonts.conf")


def configuration(cache: Path, included: Sequence[str]) -> str:
    """A fontconfig file that lists the bundled fonts first, then what the included files bring; a missing file is
    passed over. `cache` is where fontconfig keeps what it learned of fonts: a bare machine has no place for that."""
    includes = "".join(f'  <include ignore_missing="yes">{escape(file)}</include>\n' for file in included)
    return (
        '<?xml version="1.0"?>\n'
        '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
        "<fontconfig>\n"
        f"  <dir>{escape(str(BUNDLED))}</dir>\n"
        f"{includes}"
        f"  <cachedir>{escape(str(cache))}</cachedir>\n"
        "</fontconfig>\n"
    )


def use_bundled_fonts(cache: Path = CACHE) -> None:
    """Sets FONTCONFIG_FILE to a file that knows the bundled fonts, then the system's, then those unpacked with Pango.

    To be called before Pango is loaded, which reads the variable once. A file that the variable named before is
    included. The file lies below `cache`, or where that cannot be written in a folder of its own until the process
    ends. Calling it again changes nothing.
    """
    earlier = os.environ.get("FONTCONFIG_FILE", "")
    if Path(earlier).name == "secondhand.conf":
        return
    included = [file for file in (earlier, *SYSTEM_FILES, str(UNPACKED_FONTS)) if file]
    try:
        path = _written(cache, included)
    except UnusableFile:
        own = Path(tempfile.mkdtemp(prefix="secondhand-fonts-"))
        atexit.register(shutil.rmtree, own, ignore_errors=True)
        path = _written(own, included)
    os.environ["FONTCONFIG_FILE"] = str(path)


def _written(folder: Path, included: Sequence[str]) -> Path:
    path, content = folder / "secondhand.conf", configuration(folder, included).encode("utf-8")
    if not path.is_file() or path.read_bytes() != content:
        write_atomically(path, content)
    return path
