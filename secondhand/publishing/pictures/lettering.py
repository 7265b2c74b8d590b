"""How wide words are in the bundled fonts, and how they are broken into lines: without Pango, from the fonts' tables.

Units are pixels of CSS, 96 to the inch. Kerning is left out: it makes words narrower, not wider.
"""

from __future__ import annotations

import base64
import unicodedata
from contextlib import suppress
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Literal

from secondhand.publishing.fonts import BUNDLED, fonts_in

Style = Literal["regular", "semibold", "italic"]
FILES: dict[Style, Path] = {
    "regular": BUNDLED / "SourceSans3-Regular.ttf",
    "semibold": BUNDLED / "SourceSans3-Semibold.ttf",
    "italic": BUNDLED / "SourceSans3-It.ttf",
}


@lru_cache
def _advances(style: Style) -> dict[str, float]:
    """The advance of each character of a font, in ems."""
    from fontTools.ttLib import TTFont

    with TTFont(FILES[style], lazy=True) as font:
        metrics, em = font["hmtx"], font["head"].unitsPerEm
        return {chr(point): metrics[glyph][0] / em for point, glyph in font.getBestCmap().items()}


def width_of(text: str, size: float, style: Style = "regular") -> float:
    """How wide a text is; a letter that the font lacks is taken as wide as another font may have it."""
    advances = _advances(style)
    return size * sum(advances[letter] if letter in advances else _guess(letter) for letter in text)


def lacking(text: str, folders: tuple[Path, ...] = (BUNDLED,)) -> tuple[str, ...]:
    """The letters of a text that no font in these folders has, each once; marks that are not seen are none."""
    lettered = (letter for letter in dict.fromkeys(text) if letter not in _advances("regular"))
    found = tuple(letter for letter in lettered if not _unseen(letter))
    for folder in folders:
        found = tuple(letter for letter in found if letter not in _letters(folder)) if found else ()
    return found


def _unseen(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) == "Cf" or "\ufe00" <= letter <= "\ufe0f"


@lru_cache
def _letters(folder: Path) -> frozenset[str]:
    """The letters of all fonts in a folder; of a file that is none, none."""
    from fontTools.ttLib import TTFont, TTLibError

    letters: set[str] = set()
    for path in fonts_in(folder):
        with suppress(TTLibError, OSError), path.open("rb") as file, TTFont(file, lazy=True) as font:
            letters.update(map(chr, font.getBestCmap() or ()))
    return frozenset(letters)


def _guess(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.7


def lines_of(text: str, size: float, style: Style, width: float, most: int) -> tuple[str, ...]:
    """A text in lines no wider than `width`, at most so many; what is left out is marked by an ellipsis. A word wider
    than a line is broken where the line ends."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width_of(longer, size, style) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        while width_of(word, size, style) > width and len(word) > 1:
            head = _head(word, size, style, width)
            lines.append(head)
            word = word[len(head) :]
        line = word
    lines.append(line)
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    while last and width_of(f"{last}…", size, style) > width:
        last = last[:-1]
    return (*lines[: most - 1], f"{last.rstrip()}…")


def _head(word: str, size: float, style: Style, width: float) -> str:
    count = 1
    while count < len(word) and width_of(word[: count + 1], size, style) <= width:
        count += 1
    hyphen = word.rfind("-", 1, count) + 1
    return word[: hyphen or count]


def fonts_for(text: str) -> str:
    """A style sheet with the bundled fonts inside, cut down to the letters of a text: for files that stand alone."""
    return _fonts_with("".join(sorted({*text, "…"})))


@lru_cache
def _fonts_with(letters: str) -> str:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    rules = []
    for style, path in FILES.items():
        options = Options(flavor="woff", layout_features=["kern", "mark", "mkmk", "ccmp", "locl"], notdef_outline=True)
        with TTFont(path, recalcTimestamp=False) as font:
            subsetter = Subsetter(options)
            subsetter.populate(text=letters)
            subsetter.subset(font)
            font.flavor = "woff"
            packed = BytesIO()
            font.save(packed)
        data = base64.b64encode(packed.getvalue()).decode()
        slant = "italic" if style == "italic" else "normal"
        look = f"font-weight:{600 if style == 'semibold' else 400};font-style:{slant}"
        source = f"src:url(data:font/woff;base64,{data}) format('woff')"
        rules.append(f"@font-face{{font-family:'Source Sans 3';{look};{source}}}")
    return "".join(rules)
