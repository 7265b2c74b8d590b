"""Another archive's copy of a page, from a server that speaks as the Internet Archive does."""

from __future__ import annotations

import json

from local_site import Site, answer

from secondhand.sources.capture.fetch import Limits
from secondhand.sources.capture.wayback import Memento, memento

PAGE, WHEN = "https://x.example/ferries", "2031-05-04T08:00:00Z"
HERE = Limits(private=True, seconds=10)
SAVE, GATE = f"/save/{PAGE}", f"/web/{PAGE}"
ASK = "/wayback/available?url=https%3A%2F%2Fx.example%2Fferries&timestamp=20310504080000"
NEW, OLD = f"/web/20310504080102/{PAGE}", f"/web/20310401000000/{PAGE}"


def found(site: Site) -> tuple[Memento | None, str]:
    return memento(PAGE, WHEN, HERE, site.origin, site.origin)


def test_saving_a_page_leads_to_its_copy(site: Site) -> None:
    site.answers[SAVE] = answer(status="302 Found", Location=NEW)
    site.answers[NEW] = answer(b"the copy")
    assert (Memento(site.url(NEW), fresh=True), "") == found(site)


def test_saving_a_page_names_its_copy(site: Site) -> None:
    site.answers[SAVE] = answer(b"saved", Content_Location=NEW)
    assert (Memento(site.url(NEW), fresh=True), "") == found(site)
    link = f'<{PAGE}>; rel="original", <{site.url(NEW)}>; rel="first last memento"; datetime="x"'
    site.answers[SAVE] = answer(b"saved", Link=link)
    assert (Memento(site.url(NEW), fresh=True), "") == found(site)


def test_where_nothing_is_saved_the_nearest_copy_is_found_by_its_time(site: Site) -> None:
    site.answers[SAVE] = answer(b"busy", "429 Too Many Requests")
    site.answers[GATE] = answer(status="302 Found", Location=site.url(OLD), Vary="accept-datetime")
    site.answers[OLD] = answer(b"the copy", Memento_Datetime="Tue, 01 Apr 2031 00:00:00 GMT")
    copy, reason = found(site)
    assert Memento(site.url(OLD), fresh=False) == copy
    assert "429: it asks for fewer requests" in reason
    assert "Accept-Datetime: Sun, 04 May 2031 08:00:00 GMT\r\n" in site.asked[1]


def test_where_there_is_no_time_gate_the_availability_interface_is_asked(site: Site) -> None:
    closest = {
        "available": True,
        "url": f"http://web.archive.example{OLD}",
        "timestamp": "20310401000000",
        "status": "200",
    }
    site.answers[ASK] = answer(json.dumps({"archived_snapshots": {"closest": closest}}).encode())
    copy, _ = found(site)
    assert Memento(f"http://web.archive.example{OLD}", fresh=False) == copy


def test_where_there_is_no_copy_the_reason_is_given(site: Site) -> None:
    site.answers[SAVE] = answer(b"no", "523 Origin Is Unreachable")
    site.answers[ASK] = answer(b'{"archived_snapshots": {}}')
    copy, reason = found(site)
    assert copy is None
    assert "127.0.0.1 answers 523" in reason


def test_nonsense_from_the_archive_is_no_copy(site: Site) -> None:
    site.answers[SAVE] = answer(b"saved")
    site.answers[GATE] = answer(b"hello")
    for nonsense in (b"[" * 100_000, b"null", b'{"archived_snapshots": {"closest": {"available": true, "url": 7}}}'):
        site.answers[ASK] = answer(nonsense)
        assert (None, "it names no copy") == found(site)


def test_an_archive_out_of_reach_is_a_reason() -> None:
    copy, reason = memento(PAGE, WHEN, HERE, "http://127.0.0.1:9", "http://127.0.0.1:9")
    assert copy is None
    assert "cannot be reached" in reason
