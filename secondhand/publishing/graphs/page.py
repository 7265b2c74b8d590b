"""A graph as a page that needs nothing else, in which one traces a chain by pointing, touch or keyboard."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from secondhand.publishing.characters import showable
from secondhand.publishing.graphs.shown import ShownGraph
from secondhand.publishing.pictures.lettering import fonts_for
from secondhand.publishing.pictures.svg import svg_of, text_of
from secondhand.publishing.render import language_tag

TEMPLATE = Path(__file__).with_name("page.html.j2")


def as_page(shown: ShownGraph) -> str:
    """The graph as HTML."""
    picture = showable(shown.picture())
    sources = [
        (number, showable(shown.record.sources[name].title), shown.record.sources[name].author or "author not stated")
        for name, number in shown.numbers.items()
    ]
    svg = svg_of(picture, fitted=True, traceable=True)
    claims = [showable(piece.claim.claim) for piece in shown.graph.pieces]
    quotes = [showable(piece.evidence.quote) for piece in shown.graph.pieces]
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
    words = " ".join((svg, text_of(picture), *claims, *quotes, *(title for _, title, _ in sources)))
    return template.render(
        language=language_tag(shown.record.desk.language),
        picture=picture,
        pieces=list(zip(picture.pieces, claims, quotes, strict=True)),
        sources=sources,
        svg=Markup(svg),  # noqa: S704  # made here, every text in it escaped
        fonts=Markup(fonts_for(words + TEMPLATE.read_text(encoding="utf-8"))),  # noqa: S704  # likewise
    )
