"""What was exchanged lies in the archive byte for byte."""

from __future__ import annotations

import io

from local_site import Site, answer
from warcio.archiveiterator import ArchiveIterator

from secondhand.sources.capture.document import Document
from secondhand.sources.capture.fetch import Limits, fetch
from secondhand.sources.capture.warc import pack


def records(archive: bytes) -> list[tuple[str, str, bytes, dict[str, str]]]:
    """Kind, address, content and headers of each record, digests checked."""
    for each in ArchiveIterator(io.BytesIO(archive), check_digests="raise"):
        each.raw_stream.read()
    found = []
    for each in ArchiveIterator(io.BytesIO(archive), no_record_parse=True):
        headers = dict(each.rec_headers.headers)
        found.append((each.rec_type, headers.get("WARC-Target-URI", ""), each.raw_stream.read(), headers))
    return found


def test_requests_redirects_and_answers_are_kept_as_they_were_sent(site: Site) -> None:
    site.answers["/a"] = answer(b"gone on", "301 Moved", Location="/b", X_Odd="  Grüße ")
    site.answers["/b"] = b"HTTP/1.0 200 OK\nTransfer-Encoding: chunked\r\n\r\n5\r\nwords\r\n0\r\n\r\n"
    document = fetch(site.url("/a"), Limits(private=True))
    assert isinstance(document, Document)
    kept = records(pack(document, "text/html"))
    assert ["warcinfo", "response", "request", "response", "request"] == [kind for kind, *_ in kept]
    assert [site.url("/a"), site.url("/a"), site.url("/b"), site.url("/b")] == [address for _, address, *_ in kept[1:]]
    assert [site.answers["/a"], site.answers["/b"]] == [kept[1][2], kept[3][2]]
    assert [request.encode() + b"\r\n" for request in site.asked] == [kept[2][2], kept[4][2]]
    assert {"127.0.0.1"} == {headers["WARC-IP-Address"] for *_, headers in kept[1:]}
    assert document.retrieved == kept[3][3]["WARC-Date"]
    assert kept[3][3]["WARC-Record-ID"] == kept[4][3]["WARC-Concurrent-To"]


def test_a_page_can_be_read_back_with_its_coding_undone(site: Site) -> None:
    site.answers["/b"] = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwords\r\n0\r\n\r\n"
    document = fetch(site.url("/b"), Limits(private=True))
    assert isinstance(document, Document)
    found = [
        (each.http_headers.get_statuscode(), each.content_stream().read())
        for each in ArchiveIterator(io.BytesIO(pack(document, "text/html")))
        if each.rec_type == "response"
    ]
    assert [("200", b"words")] == found


def test_a_file_is_a_resource_under_its_name_alone() -> None:
    document = Document("/home/ida/leaks/the lease.pdf", "", "2031-05-04T08:00:00Z", b"%PDF-1.7 words")
    information, resource = records(pack(document, "application/pdf"))
    assert ("resource", "file:///the%20lease.pdf", b"%PDF-1.7 words") == resource[:3]
    assert ("application/pdf", "2031-05-04T08:00:00Z") == (resource[3]["Content-Type"], resource[3]["WARC-Date"])
    assert b"ida" not in pack(document, "application/pdf") + information[2]
