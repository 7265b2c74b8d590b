"""HTML to a tree, bounded in size and depth."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html

from secondhand.sources.capture.document import NotCaptured

Element = Any
MOST_CHARACTERS = 16 << 20
MOST_ELEMENTS = 200_000
MOST_LINE = 8 << 20
_PARSER = html.HTMLParser(
    encoding="utf-8", collect_ids=False, default_doctype=False, remove_comments=True, remove_pis=True, no_network=True
)
_INVALID = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def parse(text: str) -> Element:
    """The tree of a page. Raises NotCaptured where there is none or it is too large."""
    if len(text) > MOST_CHARACTERS:
        raise NotCaptured(f"the page has more than {MOST_CHARACTERS >> 20} million characters")
    if not text.strip():
        raise NotCaptured("the page is empty")
    body = _INVALID.sub("", text).encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(body, parser=_PARSER)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        raise NotCaptured("the page is no HTML that can be read") from None
    count = sum(1 for _ in tree.iter())
    if count > MOST_ELEMENTS:
        raise NotCaptured(f"the page has {count:,} elements; at most {MOST_ELEMENTS:,} are read")
    return tree
