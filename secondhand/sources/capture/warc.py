"""What was exchanged, as WARC 1.1 (ISO 28500): every request and answer byte for byte, redirects included.

A file from the disk is a record of the kind `resource`. The host's own name, which warcio would write, stays out.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from secondhand import __version__
from secondhand.sources.capture.document import Document, Exchange

_BODY = re.compile(rb"\r?\n\r?\n")


@dataclass
class _Head:
    """The head of a message as it was sent, where warcio would put it together anew from its fields."""

    headers_buff: bytes

    def compute_headers_buffer(self, _: object = None) -> None:
        """What warcio calls before it writes."""


def pack(document: Document, media_type: str) -> bytes:
    """The archive of a document: gzipped, a record a member."""
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    information = {"software": f"Secondhand/{__version__}", "format": "WARC File Format 1.1"}
    writer.write_record(writer.create_warcinfo_record("", information))
    for exchange in document.exchanges:
        _pair(writer, exchange)
    if not document.exchanges:
        name = quote(document.requested.replace("\\", "/").rsplit("/", 1)[-1])
        record = writer.create_warc_record(
            f"file:///{name}",
            "resource",
            payload=io.BytesIO(document.body),
            length=len(document.body),
            warc_content_type=media_type,
            warc_headers_dict={"WARC-Date": document.retrieved},
        )
        writer.write_record(record)
    return out.getvalue()


def _pair(writer: Any, exchange: Exchange) -> None:
    response = _record(writer, exchange, "response", exchange.response)
    request = _record(writer, exchange, "request", exchange.request)
    writer.write_request_response_pair(request, response)


def _record(writer: Any, exchange: Exchange, kind: str, message: bytes) -> Any:
    found = _BODY.search(message)
    head, body = (message[: found.end()], message[found.end() :]) if found else (message, b"")
    return writer.create_warc_record(
        exchange.url,
        kind,
        payload=io.BytesIO(body),
        length=len(body),
        http_headers=_Head(head),
        warc_headers_dict={"WARC-Date": exchange.at, "WARC-IP-Address": exchange.peer.partition("%")[0]},
    )
