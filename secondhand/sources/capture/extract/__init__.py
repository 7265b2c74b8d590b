"""From a document's bytes to its text and what it says of itself, one file a kind. Runs in a process of its own.

A kind is a function from bytes and an `Order` to an `Extract`; it raises NotCaptured, with the reason, for a document
that it cannot read or that is not what it was asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from secondhand.reading.words import is_word, split
from secondhand.sources.capture.document import Extract, NotCaptured, Order
from secondhand.sources.capture.media import DOCX, HTML, MAIL, PDF, TEXT
from secondhand.sources.seal import Tree, dump

Kind = Callable[[bytes, Order], Extract]


def extract(body: bytes, order: Order) -> Extract:
    """What is in a document of the order's media type, sealed. Raises NotCaptured, with the reason."""
    try:
        return _sealed(_kind(order.media_type)(body, order))
    except RecursionError:
        raise NotCaptured("it is nested too deep to be read") from None
    except MemoryError:
        raise NotCaptured("it takes more memory to read than is allowed") from None


def _sealed(extract: Extract) -> Extract:
    words = split(extract.text)
    if not any(map(is_word, words.tokens)):
        raise NotCaptured("its text has no word")
    tree = Tree(extract.text.encode(), words)
    return replace(extract, seal=dump(tree.seal(iter(()))), words=tree.word_count)


def _kind(media_type: str) -> Kind:
    # Each loads what it needs, and a text needs none of the others' libraries.
    if media_type == HTML:
        from secondhand.sources.capture.extract import page

        return page.extract
    if media_type == PDF:
        from secondhand.sources.capture.extract import pdf

        return pdf.extract
    if media_type == DOCX:
        from secondhand.sources.capture.extract import docx

        return docx.extract
    if media_type == MAIL:
        from secondhand.sources.capture.extract import mail

        return mail.extract
    if media_type == TEXT:
        from secondhand.sources.capture.extract import plain

        return plain.extract
    raise NotCaptured(f"{media_type} cannot be read")
