"""A graph as a file of SVG that stands alone, its fonts inside."""

from __future__ import annotations

from secondhand.publishing.characters import showable
from secondhand.publishing.graphs.shown import ShownGraph
from secondhand.publishing.pictures.lettering import fonts_for
from secondhand.publishing.pictures.svg import svg_of, text_of


def as_svg(shown: ShownGraph) -> str:
    """The graph as SVG."""
    picture = showable(shown.picture())
    words = svg_of(picture) + text_of(picture)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + svg_of(picture, standalone=True, fonts=fonts_for(words)) + "\n"
