"""What was captured, as the record has it."""

from __future__ import annotations

from secondhand.capturing.known import Publisher
from secondhand.capturing.wish import Wish
from secondhand.record.blocks import Value
from secondhand.sources.capture.address import looks_like_one, same_page
from secondhand.sources.capture.document import Document, Extract


def address_for(document: Document, extract: Extract, wish: Wish) -> str:
    """The address that readers are given: where the page says that it stands, if that is on its own host."""
    final = document.final or wish.url
    if extract.canonical and _host(extract.canonical) == _host(final):
        return extract.canonical
    return final


def _host(url: str) -> str:
    return same_page(url).partition("/")[0] if looks_like_one(url) else ""


def title_for(document: Document, extract: Extract, wish: Wish) -> str:
    """The title that the editor or the document states; else the name of the file, which a remark speaks of."""
    return wish.title or extract.title or document.name or document.requested


def source_entry(
    document: Document, extract: Extract, wish: Wish, publisher: Publisher, sha256: str, capture: Value
) -> dict[str, Value]:
    """The fields of a new source, in the order in which the record gives them; what nobody states is left out."""
    fields: dict[str, Value] = {
        "title": title_for(document, extract, wish),
        "publisher": publisher.id,
        "author": wish.author or extract.author,
        "published": wish.published or extract.published,
        "retrieved": document.retrieved[:10],
        "url": address_for(document, extract, wish),
        "language": extract.language,
        "sha256": sha256,
        "capture": capture,
    }
    return {name: value for name, value in fields.items() if value}


def capture_entry(document: Document, extract: Extract, media_type: str, memento: str) -> dict[str, Value]:
    """The fields of `capture`."""
    requested = document.requested if document.final else document.requested.replace("\\", "/").rsplit("/", 1)[-1]
    fields: dict[str, Value] = {
        "requested": requested,
        "final": document.final if document.final != requested else "",
        "canonical": extract.canonical,
        "retrieved": document.retrieved,
        "media_type": media_type,
        "raw_sha256": document.sha256,
        "extractor": extract.extractor,
        "memento": memento,
    }
    return {name: value for name, value in fields.items() if value}


def lacking(entry: dict[str, Value]) -> str:
    """What the editor is asked for; "" where nothing is lacking."""
    missing = [name for name in ("publisher", "author", "published", "url") if name not in entry]
    if not missing:
        return ""
    return f"it does not state: {', '.join(missing)}; add what you know, or say in a note that it states none"
