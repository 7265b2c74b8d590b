"""How a picture finds room on a page of A4. Units are pixels of CSS, 96 to the inch."""

from __future__ import annotations

from secondhand.publishing.brief import Picture
from secondhand.publishing.pictures.drawing import NAME, WIDTH, bounds, draw

PAGE_HEIGHT = 860.0
"""The most of a page of A4 that a picture takes: its heading stands above it."""
LEGEND = 42.0
"""The height of a legend of two rows, beneath the drawing."""
LEAST_NAME = 7.3
"""The least size of names on paper: 5.5 points."""
NARROW = 6
"""So many columns find room beside each other, whatever stands in them."""


def is_legible(picture: Picture) -> bool:
    """Whether names can be read where the picture is made as small as a page wants it."""
    columns, height = bounds(picture)
    # Most are far from too large: they are drawn only where they are put on a page.
    if columns <= NARROW and height <= PAGE_HEIGHT * NAME / LEAST_NAME - LEGEND:
        return True
    drawing = draw(picture)
    scale = min(1.0, WIDTH / drawing.width, PAGE_HEIGHT / (drawing.height + LEGEND))
    return scale * NAME >= LEAST_NAME
