"""A picture as PNG, by resvg, with the bundled fonts: LibreOffice shows no SVG that stands in a Word file."""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.publishing.brief import Picture
from secondhand.publishing.fonts import BUNDLED
from secondhand.publishing.pictures.lettering import lacking
from secondhand.publishing.pictures.svg import svg_of

ZOOM = 2
"""Pixels of the PNG for one of the picture: 192 to the inch."""


def png_of(picture: Picture, most_height: float = 0.0) -> bytes:
    """The picture as PNG, on white. The same picture gives the same bytes with the same version of resvg; letters that
    the bundled fonts lack are left out: see `complaints_of`."""
    import resvg_py

    fonts = sorted(str(path) for path in BUNDLED.glob("*.ttf"))
    svg = svg_of(picture, standalone=True, most_height=most_height)
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, dpi=96, zoom=ZOOM, font_files=fonts, skip_system_fonts=True))


def complaints_of(picture: Picture) -> Iterator[str]:
    """What is not as it should be in the PNG: each party of whose name no bundled font has all letters, and which."""
    for party in picture.parties:
        letters = lacking(party.name)
        if letters:
            told = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters)
            yield f'no font at hand has {told}: left out of the picture, in the name "{party.name}"'
