"""What was captured, as the record has it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from secondhand.capturing.known import Publisher
from secondhand.capturing.wish import Wish
from secondhand.record.blocks import Value
from secondhand.record.model import Capture, Source
from secondhand.sources.capture.address import looks_like_one, parse
from secondhand.sources.capture.document import Document, Extract, NotCaptured

ORDER = (
    *("requested", "final", "canonical", "retrieved", "media_type"),
    *("raw_sha256", "extractor", "whole_sha256", "memento"),
)
"""The fields of `capture`, in the order in which the record gives them."""


def address_for(document: Document, extract: Extract, wish: Wish) -> str:
    """The address that readers are given: where the page says that it stands, if that is on its own host."""
    final = document.final or wish.url
    if extract.canonical and parse_host(extract.canonical) == parse_host(final):
        return extract.canonical
    return final


def parse_host(url: str) -> str:
    """The host of an address, without "www."; "" for none."""
    try:
        return parse(url).host.removeprefix("www.") if looks_like_one(url) else ""
    except NotCaptured:
        return ""


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
    values: dict[str, str] = {
        "requested": requested,
        "final": document.final if document.final != requested else "",
        "canonical": extract.canonical,
        "retrieved": document.retrieved,
        "media_type": media_type,
        "raw_sha256": document.sha256,
        "extractor": extract.extractor,
        "whole_sha256": hashlib.sha256(extract.full_text.encode()).hexdigest() if extract.full_text else "",
        "memento": memento,
    }
    return {name: values[name] for name in ORDER if values[name]}


def capture_fields(capture: Capture) -> dict[str, Value]:
    """The same of a capture that the record has."""
    return {name: value for name in ORDER if (value := getattr(capture, name))}


def differing(source: Source, extract: Extract) -> Iterator[str]:
    """What a document now states of itself otherwise than the record, as remarks."""
    now = {"title": extract.title, "author": extract.author, "published": extract.published}
    for name, value in now.items():
        before = getattr(source, name)
        if value and value != before:
            yield f"its {name} is now: {value}" + (f" (in the record: {before})" if before else "")


def lacking(entry: dict[str, Value]) -> str:
    """What the editor is asked for; "" where nothing is lacking."""
    missing = [name for name in ("publisher", "author", "published", "url") if name not in entry]
    if not missing:
        return ""
    return f"it does not state: {', '.join(missing)}; add what you know, or say in a note that it states none"
