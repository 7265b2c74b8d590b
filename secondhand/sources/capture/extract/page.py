"""A page by trafilatura: its main text; what it states of itself by `stated`; or why it is no article."""

from __future__ import annotations

import logging
from typing import Any

import trafilatura

from secondhand.sources.capture.charset import decode
from secondhand.sources.capture.document import Extract, NotCaptured, Order
from secondhand.sources.capture.extract.linked import folded
from secondhand.sources.capture.extract.markup import Element, parse
from secondhand.sources.capture.extract.refusals import refusal
from secondhand.sources.capture.extract.stated import Stated, stated
from secondhand.sources.capture.extract.tidy import on_one_line, tidy
from secondhand.sources.capture.extract.visible import visible_text

_DATES = {"extensive_search": False, "original_date": True}
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def extract(body: bytes, order: Order) -> Extract:
    """The text of the article beneath its title, and all of the page's. With `order.whole` the text is all of it, and
    nothing is refused."""
    decoded = decode(body, order.charset, certain=order.certain)
    tree = parse(decoded.text)
    full = tidy(visible_text(tree))
    page = stated(tree, order.url, full)
    found = None if order.whole else _by_trafilatura(tree, order.url)
    text = "" if found is None else _paragraphs(found.text or "")
    if not order.whole:
        reason = refusal(tree, text, full, page, order.url)
        if reason:
            raise NotCaptured(reason)
    elif not full:
        raise NotCaptured("the page shows no text")
    remarks = [*page.remarks, *([decoded.remark] if decoded.remark else []), *_hints(page, found)]
    title = page.title or (on_one_line(found.title or "") if found is not None else "")
    return Extract(
        full if order.whole else _headed(title, text),
        f"trafilatura {trafilatura.__version__}" if not order.whole else "secondhand whole page",
        full_text="" if order.whole else full,
        title=title,
        author=page.author,
        published=page.published,
        site=page.site,
        canonical=page.canonical,
        language=page.language,
        remarks=tuple(remarks),
    )


def _by_trafilatura(tree: Element, url: str) -> Any:
    _without_menus(tree)
    return trafilatura.bare_extraction(
        tree,
        url=url or None,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=dict(_DATES),
    )


def _without_menus(tree: Element) -> None:
    """Take out the cells of a table that hold links alone: pages from the time of tables have their menus there."""
    for cell in tree.xpath(".//td[count(.//a) > 2]"):
        words = "".join(cell.itertext()).split()
        if len(words) <= sum(len("".join(link.itertext()).split()) for link in cell.iter("a")):
            cell.clear()


def _paragraphs(text: str) -> str:
    """Trafilatura's lines as paragraphs with an empty line between them, those of a list as they are."""
    return tidy("\n\n".join(line for line in text.split("\n") if line.strip()).replace("\n\n- ", "\n- "))


def _headed(title: str, text: str) -> str:
    """The text beneath its title, which readers see and may be quoted from."""
    first = text.partition("\n")[0]
    if not title or folded(first) == folded(title):
        return text
    return f"{title}\n\n{text}"


def _hints(page: Stated, found: Any) -> list[str]:
    """What trafilatura makes out where the page states nothing: for an editor to look at, not for the record."""
    if found is None:
        return []
    hints = []
    if not page.author and found.author:
        hints.append(f'it does not state an author; perhaps "{on_one_line(found.author)}"')
    if not page.published and found.date:
        hints.append(f"it does not state a date; perhaps {on_one_line(found.date)}")
    return hints
