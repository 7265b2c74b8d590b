"""One document from the web: where the connection may go, how much is taken, what is kept of it."""

from __future__ import annotations

import gzip
import socket
import socketserver
import time
import zlib
from typing import Any, cast

import pytest
from local_site import Site, answer

from secondhand.sources.capture import wire
from secondhand.sources.capture.document import Document, NotCaptured
from secondhand.sources.capture.fetch import Limits, Unchanged, fetch
from secondhand.sources.capture.wire import Deadline

HERE = Limits(private=True)


def got(url: str, limits: Limits = HERE, **options: Any) -> Document:
    found = fetch(url, limits, **options)
    assert isinstance(found, Document)
    return found


def test_a_document_is_its_bytes_with_what_its_server_says(site: Site) -> None:
    site.answers["/a"] = answer(b"<html>x", content_type="text/HTML; charset=KOI8-R", ETag='"7"', Last_Modified="Mon")
    found = got(site.url("/a"))
    assert (b"<html>x", "text/html", "koi8-r", '"7"', "Mon") == (
        found.body,
        found.media_type,
        found.charset,
        found.etag,
        found.modified,
    )
    (exchange,) = found.exchanges
    assert ("127.0.0.1", 200, site.answers["/a"]) == (exchange.peer, exchange.status, exchange.response)
    assert exchange.request.startswith(b"GET /a HTTP/1.1\r\nHost: 127.0.0.1:")


def test_loopback_is_refused_without_leave(site: Site) -> None:
    with pytest.raises(NotCaptured, match="not on the public internet; where that is meant, add --allow-private"):
        fetch(site.url(), Limits())
    assert [] == site.asked


def test_a_name_that_leads_into_a_private_network_is_refused(site: Site) -> None:
    def resolver(_: str, port: int) -> list[Any]:
        return socket.getaddrinfo("127.0.0.1", port, type=socket.SOCK_STREAM)

    with pytest.raises(NotCaptured, match=r"news\.example leads to 127\.0\.0\.1"):
        fetch(site.url().replace("127.0.0.1", "news.example"), Limits(), resolver=resolver)
    assert [] == site.asked


def test_the_peer_of_the_connection_made_is_looked_at(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    # The name's address passes; the connection then turns out to lead elsewhere.
    verdicts = iter([True, False])
    monkeypatch.setattr(wire, "is_public", lambda _: next(verdicts))
    with pytest.raises(NotCaptured, match=r"the connection leads to 127\.0\.0\.1"):
        fetch(site.url(), Limits())
    assert "" == "".join(site.asked)


def test_a_redirect_into_a_private_network_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "is_public", lambda ip: ip == "127.0.0.1")
    site.answers["/a"] = answer(status="302 Found", Location=site.url("/b").replace("127.0.0.1", "127.0.0.2"))
    with pytest.raises(NotCaptured, match=r"127\.0\.0\.2, which is not on the public internet"):
        fetch(site.url("/a"), Limits())
    assert ["/a"] == site.paths()


def test_a_redirect_to_another_scheme_is_refused(site: Site) -> None:
    site.answers["/a"] = answer(status="302 Found", Location="file:///etc/passwd")
    with pytest.raises(NotCaptured, match="redirects to where nothing is fetched: only http and https"):
        fetch(site.url("/a"), HERE)


def test_redirects_are_followed_and_kept(site: Site) -> None:
    site.answers["/a"] = answer(b"moved", "301 Moved", Location="/b?x=1")
    site.answers["/b?x=1"] = answer(status="307 Temporary", Location=site.url("/c"))
    site.answers["/c"] = answer(b"here")
    found = got(site.url("/a"))
    assert (site.url("/a"), site.url("/c"), b"here") == (found.requested, found.final, found.body)
    assert [301, 307, 200] == [each.status for each in found.exchanges]


def test_redirects_without_an_end_are_refused(site: Site) -> None:
    site.answers["*"] = answer(status="302 Found", Location="/again")
    with pytest.raises(NotCaptured, match="redirects more than 10 times"):
        fetch(site.url("/a"), HERE)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("404 Not Found", "answers 404: there is no such page"),
        ("403 Forbidden", "answers 403: it refuses us"),
        ("503 Busy", "answers 503: the server fails"),
        ("206 Partial Content", "answers 206: Partial Content"),
        ("302 Found", "answers 302: Found"),
    ],
)
def test_any_other_answer_is_a_reason(site: Site, status: str, reason: str) -> None:
    site.answers["/a"] = answer(b"x", status)
    with pytest.raises(NotCaptured, match=reason):
        fetch(site.url("/a"), HERE)


def test_an_unchanged_document_is_not_sent_again(site: Site) -> None:
    site.answers["/a"] = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    assert Unchanged(site.url("/a")) == fetch(site.url("/a"), HERE, {"If-None-Match": '"7"'})
    assert 'If-None-Match: "7"\r\n' in site.asked[0]


def endless(handler: socketserver.StreamRequestHandler, _: str) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        handler.wfile.write(b"x" * 65536)


def test_a_document_without_an_end_is_too_large(site: Site) -> None:
    site.answers["/a"] = endless
    with pytest.raises(NotCaptured, match="it has more than 1 MB"):
        fetch(site.url("/a"), Limits(bytes=1 << 20, private=True))


def test_headers_without_an_end_are_no_http(site: Site) -> None:
    site.answers["/a"] = b"HTTP/1.1 200 OK\r\n" + b"X-Header: y\r\n" * 100_000
    with pytest.raises(NotCaptured, match="is no HTTP"):
        fetch(site.url("/a"), HERE)


def drip(handler: socketserver.StreamRequestHandler, path: str) -> None:
    if path == "/body":
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
    for _ in range(200):
        handler.wfile.write(b"x")
        time.sleep(0.05)


@pytest.mark.parametrize("path", ["/head", "/body"])
def test_a_server_that_drips_is_left_when_the_time_is_up(site: Site, path: str) -> None:
    site.answers[path] = drip
    with pytest.raises(NotCaptured, match=r"longer than 0\.3 seconds"):
        fetch(site.url(path), Limits(seconds=0.3, private=True))


def test_a_name_that_is_never_resolved_is_left_when_the_time_is_up() -> None:
    def resolver(_: str, __: int) -> list[Any]:
        time.sleep(5)
        return []

    with pytest.raises(NotCaptured, match=r"was not resolved in 0\.1 seconds"):
        fetch("http://news.example/", Limits(seconds=0.1), resolver=resolver)


def test_a_host_that_is_not_there_is_a_reason() -> None:
    def resolver(_: str, __: int) -> list[Any]:
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(NotCaptured, match=r"there is no host news\.example"):
        fetch("http://news.example/", Limits(), resolver=resolver)


def test_a_server_that_is_not_there_is_a_reason() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NotCaptured, match="cannot be reached: Connection refused"):
        fetch(f"http://127.0.0.1:{port}/", HERE)


def test_what_is_packed_is_unpacked(site: Site) -> None:
    bare = zlib.compressobj(wbits=-15)
    site.answers["/gzip"] = answer(gzip.compress(b"words", mtime=0), Content_Encoding="gzip")
    site.answers["/zlib"] = answer(zlib.compress(b"words"), Content_Encoding="deflate")
    site.answers["/bare"] = answer(bare.compress(b"words") + bare.flush(), Content_Encoding="deflate")
    site.answers["/members"] = answer(
        gzip.compress(b"wo", mtime=0) + gzip.compress(b"rds", mtime=0) + b"\0\0", Content_Encoding="gzip"
    )
    assert [b"words"] * 4 == [got(site.url(path)).body for path in ("/gzip", "/zlib", "/bare", "/members")]


def test_a_bomb_is_not_unpacked_beyond_the_limit(site: Site) -> None:
    site.answers["/a"] = answer(gzip.compress(b"\0" * (64 << 20)), Content_Encoding="gzip")
    with pytest.raises(NotCaptured, match="unpacked it has more than 32 MB"):
        fetch(site.url("/a"), HERE)


@pytest.mark.parametrize(
    ("body", "coding", "reason"),
    [
        (b"no", "gzip", "says that it is packed as gzip, and is not"),
        (gzip.compress(b"words" * 99, mtime=0)[:-9], "gzip", "breaks off"),
        (b"x", "br", "packed as br, which was not asked for"),
        (gzip.compress(gzip.compress(b"x", mtime=0), mtime=0), "gzip, gzip", "packed as gzip, gzip"),
    ],
    ids=["not packed", "cut", "not asked for", "twice"],
)
def test_what_cannot_be_unpacked_is_a_reason(site: Site, body: bytes, coding: str, reason: str) -> None:
    site.answers["/a"] = answer(body, Content_Encoding=coding)
    with pytest.raises(NotCaptured, match=reason):
        fetch(site.url("/a"), HERE)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "is no HTTP"),
        (b"\xff\xfe garbage\r\n\r\n", "is no HTTP"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort", "breaks off"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nx", "breaks off|is no HTTP"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "answers with nothing"),
    ],
    ids=["nothing", "garbage", "cut", "wrong chunk", "no content"],
)
def test_an_answer_that_is_none_is_a_reason(site: Site, raw: bytes, reason: str) -> None:
    site.answers["/a"] = raw
    with pytest.raises(NotCaptured, match=reason):
        fetch(site.url("/a"), HERE)


def test_a_chunked_answer_is_put_together(site: Site) -> None:
    site.answers["/a"] = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nwor\r\n2\r\nds\r\n0\r\n\r\n"
    assert b"words" == got(site.url("/a")).body


def test_a_deadline_that_has_passed_is_a_reason() -> None:
    deadline = Deadline(0.0)
    with pytest.raises(NotCaptured, match="longer than 0 seconds"):
        cast(float, deadline.left)
