"""A picture as PNG, by resvg, with the bundled fonts: LibreOffice shows no SVG that stands in a Word file."""

from __future__ import annotations

from secondhand.publishing.brief import Picture
from secondhand.publishing.fonts import BUNDLED
from secondhand.publishing.pictures.svg import svg_of

ZOOM = 2
"""Pixels of the PNG for one of the picture: 192 to the inch."""


def png_of(picture: Picture, most_height: float = 0.0) -> bytes:
    """The picture as PNG, on white. The same picture gives the same bytes with the same version of resvg; letters that
    the bundled fonts lack are left out."""
    import resvg_py

    fonts = sorted(str(path) for path in BUNDLED.glob("SourceSans3-*.ttf"))
    svg = svg_of(picture, standalone=True, most_height=most_height)
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, dpi=96, zoom=ZOOM, font_files=fonts, skip_system_fonts=True))
