"""Texts of an SVG drawn whole by WeasyPrint.

It draws them letter by letter, from the left, because each may have a place of its own: so Arabic letters do not join,
Hebrew stands backwards, and a name costs as much as a paragraph. A text whose letters have no places of their own is
handed to it as one letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

PLACED = frozenset(("dx", "dy", "rotate", "textLength", "letter-spacing"))
"""Attributes that put letters apart."""


class _Whole(str):
    """A text of one letter."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        yield str(self)


def draw_whole() -> None:
    """Has WeasyPrint draw texts so from now on. Nothing the second time."""
    from weasyprint import svg

    one_by_one = svg.text
    if one_by_one.__module__ == __name__:
        return

    def text(drawing: Any, node: Any, font_size: float) -> None:
        places = (node.attrib.get(name, "").replace(",", " ").split() for name in "xy")
        if node.text and PLACED.isdisjoint(node.attrib) and all(len(each) < 2 for each in places):
            node._etree_node.text = _Whole(node.text)
        one_by_one(drawing, node, font_size)

    # It asks whether a tag's function is this one, so that both must be.
    svg.TAGS.update({tag: text for tag, function in svg.TAGS.items() if function is one_by_one})
    svg.text = text
