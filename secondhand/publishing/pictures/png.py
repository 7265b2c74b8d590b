"""A picture as PNG, by resvg, with the fonts at hand: LibreOffice shows no SVG that stands in a Word file."""

from __future__ import annotations

from pathlib import Path

from secondhand.publishing.brief import Picture
from secondhand.publishing.fonts import BUNDLED, fonts_in
from secondhand.publishing.pictures.lettering import lacking
from secondhand.publishing.pictures.svg import svg_of

ZOOM = 1.5
"""Pixels of the PNG for one of the picture: 144 to the inch. Word shows the SVG beside it, and each more takes time."""


def png_of(picture: Picture, most_height: float = 0.0, folders: tuple[Path, ...] = (BUNDLED,)) -> bytes:
    """The picture as PNG, on white. The same picture gives the same bytes with the same version of resvg; letters that
    the fonts in these folders lack are left out: see `letterless`."""
    import resvg_py

    # The first folder's fonts have nearly all there is; to load others takes time.
    enough = not any(lacking(party.name, folders[:1]) for party in picture.parties)
    fonts = [str(path) for folder in (folders[:1] if enough else folders) for path in fonts_in(folder)]
    svg = svg_of(picture, standalone=True, most_height=most_height)
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, dpi=96, zoom=ZOOM, font_files=fonts, skip_system_fonts=True))


def letterless(picture: Picture, folders: tuple[Path, ...] = (BUNDLED,)) -> tuple[str, ...]:
    """The letters of names in the picture that no font in these folders has, each once: the PNG would lack them."""
    return tuple(dict.fromkeys(letter for party in picture.parties for letter in lacking(party.name, folders)))
