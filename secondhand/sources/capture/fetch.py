"""One document from the web: the redirects to it, its bytes, what its server says of them. No script is run."""

from __future__ import annotations

import contextlib
import http.client
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import Message

from secondhand import __version__
from secondhand.sources.capture.address import Address, parse
from secondhand.sources.capture.document import Document, Exchange, NotCaptured, now
from secondhand.sources.capture.wire import Deadline, Received, Resolve, connect, resolve

AGENT = f"Mozilla/5.0 (compatible; Secondhand/{__version__}; archiving a source for a fact-check)"
_MEANINGS = {
    401: "it wants a password",
    402: "it wants to be paid",
    403: "it refuses us; open it in a browser, save it as a file, and capture that with --url",
    404: "there is no such page",
    410: "the page was taken away",
    429: "it asks for fewer requests; try again later",
    451: "it may not be shown for legal reasons",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a document is taken: bytes as received and as unpacked, seconds in all, redirects. With `private`,
    addresses that are not on the public internet may be reached."""

    bytes: int = 32 << 20
    seconds: float = 60.0
    redirects: int = 10
    private: bool = False


@dataclass(frozen=True, slots=True)
class Unchanged:
    """That a server says that the document is the one we have."""

    url: str


Wait = Callable[[Address], None]
"""Called before each request; it waits where politeness asks for it."""


def fetch(
    url: str,
    limits: Limits,
    headers: Mapping[str, str] | None = None,
    *,
    wait: Wait = lambda _: None,
    resolver: Resolve = resolve,
) -> Document | Unchanged:
    """The document at an address, or that it is the one that `headers` ("If-None-Match", say) ask about.

    Raises NotCaptured, with the reason, for anything but an answer of 200 or 304.
    """
    deadline = Deadline(limits.seconds)
    address = parse(url)
    exchanges: list[Exchange] = []
    while True:
        wait(address)
        exchange, response, body = _exchange(address, headers or {}, limits, deadline, resolver)
        exchanges.append(exchange)
        onward = response.headers.get("Location", "")
        if exchange.status in (301, 302, 303, 307, 308) and onward:
            if len(exchanges) > limits.redirects:
                raise NotCaptured(f"it redirects more than {limits.redirects} times")
            address = _redirected(address, onward)
            continue
        if exchange.status == 304:
            return Unchanged(str(address))
        if exchange.status != 200:
            meaning = _MEANINGS.get(exchange.status, "the server fails" if exchange.status >= 500 else response.reason)
            raise NotCaptured(f"{address.host} answers {exchange.status}: {meaning}")
        content = _unpacked(body, response.headers, limits)
        if not content.strip():
            raise NotCaptured(f"{address.host} answers with nothing")
        return _document(url, address, content, response.headers, exchanges)


def _document(url: str, address: Address, content: bytes, headers: Message, exchanges: list[Exchange]) -> Document:
    charset = headers.get_content_charset("") if "Content-Type" in headers else ""
    return Document(
        requested=url,
        final=str(address),
        retrieved=exchanges[-1].at,
        body=content,
        media_type=headers.get_content_type() if "Content-Type" in headers else "",
        charset=str(charset),
        etag=_short(headers.get("ETag", "")),
        modified=_short(headers.get("Last-Modified", "")),
        exchanges=tuple(exchanges),
    )


def _short(value: str) -> str:
    """A header's value that may be sent back; "" where it is too odd for that."""
    return value if len(value) <= 256 and value.isascii() and value.isprintable() else ""


def _redirected(address: Address, onward: str) -> Address:
    # Servers write letters of other scripts as UTF-8, http.client reads them as Latin-1.
    with contextlib.suppress(UnicodeError):
        onward = onward.encode("latin-1").decode("utf-8")
    try:
        return parse(onward, str(address))
    except NotCaptured as error:
        raise NotCaptured(f"{address.host} redirects to where nothing is fetched: {error}") from None


def _exchange(
    address: Address, headers: Mapping[str, str], limits: Limits, deadline: Deadline, resolver: Resolve
) -> tuple[Exchange, http.client.HTTPResponse, bytes]:
    request = _request(address, headers)
    at = now()
    connection = connect(address, deadline, private=limits.private, resolver=resolver)
    try:
        peer = connection.getpeername()[0]
        connection.settimeout(deadline.left)
        connection.sendall(request)
        received = Received(connection, deadline, limits.bytes)
        response = http.client.HTTPResponse(received, method="GET")  # type: ignore[arg-type]
        response.begin()
        body = response.read()
    except http.client.IncompleteRead:
        raise NotCaptured(f"the answer of {address.host} breaks off") from None
    except (http.client.HTTPException, ValueError) as error:
        raise NotCaptured(f"the answer of {address.host} is no HTTP: {type(error).__name__}") from None
    except OSError as error:
        raise NotCaptured(f"the connection to {address.host} broke: {error.strerror or error}") from None
    finally:
        connection.close()
    return Exchange(str(address), peer, at, response.status, request, bytes(received.kept)), response, body


def _request(address: Address, headers: Mapping[str, str]) -> bytes:
    fields = {
        "Host": address.authority,
        "User-Agent": AGENT,
        "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        **headers,
        "Connection": "close",
    }
    lines = [f"GET {address.target} HTTP/1.1", *(f"{name}: {value}" for name, value in fields.items())]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def _unpacked(body: bytes, headers: Message, limits: Limits) -> bytes:
    """The body with its compression undone."""
    codings = [each.strip().lower() for each in headers.get("Content-Encoding", "").split(",")]
    codings = [each for each in codings if each not in ("", "identity")]
    if not codings:
        return body
    if len(codings) > 1 or codings[0] not in ("gzip", "x-gzip", "deflate"):
        raise NotCaptured(f"it is packed as {', '.join(codings)[:60]}, which was not asked for")
    window = 47
    if codings[0] == "deflate" and not (body[:1] and body[0] & 15 == 8 and int.from_bytes(body[:2], "big") % 31 == 0):
        window = -15  # some servers leave the header of zlib out
    content = b""
    while body:
        unpacker = zlib.decompressobj(window)
        try:
            content += unpacker.decompress(body, limits.bytes + 1 - len(content))
        except zlib.error:
            if content:
                break  # browsers, too, let pass what stands behind the last member
            raise NotCaptured(f"it says that it is packed as {codings[0]}, and is not") from None
        if len(content) > limits.bytes:
            raise NotCaptured(f"unpacked it has more than {limits.bytes >> 20} MB")
        if not unpacker.eof:
            raise NotCaptured("its packed content breaks off")
        # A file of gzip may have several members, one behind the other.
        body = unpacker.unused_data if window > 0 else b""
    return content
