"""A graph in the language of Graphviz, for those who have it: nothing here needs it."""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.publishing.characters import showable
from secondhand.publishing.graphs.shown import ShownGraph

LOOKS = {
    "named": "",
    "desk": ", peripheries=2",
    "unnamed": ', style=dashed, fontname="Source Sans 3 Italic"',
    "unstated": ', style=dotted, fontname="Source Sans 3 Italic"',
}
MANNERS = {
    "told": "",
    "passed on": ", style=dashed, arrowhead=open",
    "made from": ", style=dotted, arrowhead=diamond",
}


def as_dot(shown: ShownGraph) -> str:
    """The graph as DOT; a line is as wide as there is evidence for it."""
    return "\n".join(_lines(shown)) + "\n"


def _lines(shown: ShownGraph) -> Iterator[str]:
    picture = showable(shown.picture(limited=False))
    yield "digraph sourcing {"
    yield f"  label={_quoted(f'{picture.title}. {picture.sentence}')};"
    yield "  rankdir=LR;"
    yield '  node [shape=box, fontname="Source Sans 3"];'
    for place, party in enumerate(picture.parties):
        words = "\n".join((party.name, *([" · ".join(party.remarks)] if party.remarks else [])))
        thick = ", penwidth=3" if party.all_pass else ""
        yield f"  n{place} [label={_quoted(words)}{LOOKS[party.look]}{thick}];"
    for link in picture.links:
        width = 1 + 0.5 * min(len(link.pieces) - 1, 6)
        yield f"  n{link.start} -> n{link.end} [penwidth={width:g}{MANNERS[link.manner]}];"
    yield '  reader [label="Reader", style=filled];'
    yield from (
        f"  n{place} -> reader [arrowhead=none];" for place, each in enumerate(picture.parties) if each.publishes
    )
    yield "}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
