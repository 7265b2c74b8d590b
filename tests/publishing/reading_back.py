"""The words of a written document, as its reader meets them: from its bytes, not from the edition."""

from __future__ import annotations

import html.parser
import io
import re
from collections.abc import Iterator
from typing import Any

import docx
import pypdf
from docx.document import Document


class Parsed(html.parser.HTMLParser):
    """An HTML document's elements with their attributes, and its text."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._raw = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in ("style", "script"):
            self._raw = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._raw:
            self._raw = ""

    def handle_data(self, data: str) -> None:
        if not self._raw:
            self.texts.append(data)


def squeezed(text: str) -> str:
    """Without blanks and zero-width characters: where lines break is the format's business."""
    return re.sub(r"[\s\u200b\u00ad]+", "", text)


def pdf_text(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def html_text(content: bytes) -> str:
    return "".join(Parsed(content.decode("utf-8")).texts)


def docx_text(content: bytes) -> str:
    document: Document = docx.Document(io.BytesIO(content))
    return "\n".join(
        "".join(node.text or "" for node in paragraph.iter() if node.tag.endswith("}t"))
        for paragraph in document.element.body.iter()
        if paragraph.tag.endswith("}p")
    )


def html_alternatives(content: bytes) -> list[str]:
    """The labels of the document's pictures."""
    elements = Parsed(content.decode("utf-8")).elements
    return [str(attributes["aria-label"]) for tag, attributes in elements if tag == "svg"]


def pdf_alternatives(content: bytes) -> list[str]:
    """The alternative texts of the figures in the structure of the document."""

    def within(node: Any) -> Iterator[str]:
        found = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(found, dict):
            if found.get("/S") == "/Figure":
                yield str(found.get("/Alt"))
            yield from within(found.get("/K"))
        elif isinstance(found, list):
            for each in found:
                yield from within(each)

    return list(within(pypdf.PdfReader(io.BytesIO(content)).root_object["/StructTreeRoot"]))


def docx_alternatives(content: bytes) -> list[str]:
    """The descriptions of the document's pictures."""
    body = docx.Document(io.BytesIO(content)).element.body
    return [str(each.get("descr")) for each in body.iter() if each.tag.endswith("}docPr")]
