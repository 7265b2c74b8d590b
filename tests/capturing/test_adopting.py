"""Another state of a source becomes the one that the record quotes, and the two change places."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from local_site import Site, answer
from test_run import NEWS, capture, page, sources

from secondhand import pipeline, texts
from secondhand.capturing.adopting import adopt
from secondhand.capturing.entry import ORDER
from secondhand.errors import UnusableFile
from secondhand.record.model import Capture, Entry
from secondhand.sources.capture import fetch

FERRIES = "ferries-may-stop"


@pytest.fixture
def two(desk: Path, site: Site, change: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record that quotes the first of two states of a page."""
    hours = itertools.count(10)
    monkeypatch.setattr(fetch, "now", lambda: f"2031-05-06T{next(hours)}:00:00Z")
    site.answers["/a"] = answer(page(NEWS, more="<p>By the quay</p>"))
    capture(desk, site.url("/a"))
    change(
        "      - source: harbour\n        quote: We rarely",
        f"      - {{source: {FERRIES}, quote: We seldom met the owners, stance: context}}\n"
        "      - source: harbour\n        quote: We rarely",
    )
    changed = [each.replace("seldom", "never") for each in NEWS]
    site.answers["/a"] = answer(page(changed, more="<p>By the quay</p>"))
    (result,) = capture(desk, site.url("/a"))
    assert "version" == result.state
    assert 'to quote it as it is now: "invoke adopt ferries-may-stop"' in result.remarks
    return desk / "claims.yaml"


def test_the_order_of_a_capture_s_fields_has_all_of_them() -> None:
    assert set(Capture.__dataclass_fields__) - set(Entry.__dataclass_fields__) == set(ORDER)


def test_the_newest_state_is_quoted_and_the_old_one_kept_and_what_falls_is_named(two: Path) -> None:
    before = sources(two.parent)[FERRIES]
    made = adopt(two, FERRIES, "")
    after = sources(two.parent)[FERRIES]
    assert (before.versions[0].sha256, before.versions[0].capture) == (after.sha256, after.capture)
    assert [(before.sha256, before.capture)] == [(each.sha256, each.capture) for each in after.versions]
    (line,) = made.fallen
    assert 'quote no longer stands in "ferries-may-stop" as it is now: We seldom met the owners' in line


def test_going_back_gives_the_very_record(two: Path) -> None:
    before = two.read_bytes()
    first = sources(two.parent)[FERRIES].sha256
    adopt(two, FERRIES, "")
    assert before != two.read_bytes()
    assert () == adopt(two, FERRIES, first[:8].upper()).fallen
    assert before == two.read_bytes()


def test_a_seal_of_the_adopted_state_is_made(two: Path) -> None:
    adopt(two, FERRIES, "")
    list(texts.seal(pipeline.inspect(two), [FERRIES]))
    archived = pipeline.inspect(two).archive[FERRIES]
    assert () == archived.flaws
    assert "never met the owners" in (archived.text or "")
    assert archived.whole is not None
    assert "By the quay" in (archived.whole.text or "")


def test_a_further_state_is_compared_with_the_newest_whichever_is_quoted(two: Path, site: Site) -> None:
    first = sources(two.parent)[FERRIES].sha256
    adopt(two, FERRIES, "")
    (same,) = capture(two.parent, site.url("/a"))
    assert ("unchanged", ()) == (same.state, same.fallen[1:])
    adopt(two, FERRIES, first)
    site.answers["/a"] = answer(page([each.replace("seldom", "often") for each in NEWS]))
    (third,) = capture(two.parent, site.url("/a"))
    assert "kept as version 3" in third.summary
    assert ["~ “We [-never-] {+often+} met the owners,” said the minister, …"] == list(third.changes)
    assert 2 == len(sources(two.parent)[FERRIES].versions)


@pytest.mark.parametrize(
    ("source", "digest", "reason"),
    [
        ("ferry", "", 'there is no source "ferry"'),
        ("harbour", "", 'there is no other state of "harbour"'),
        (FERRIES, "0" * 64, "no other state of"),
        (FERRIES, "1", "no other state of"),
    ],
)
def test_what_cannot_be_meant_is_said_and_nothing_changes(two: Path, source: str, digest: str, reason: str) -> None:
    before = two.read_bytes()
    with pytest.raises(UnusableFile, match=reason):
        adopt(two, source, digest)
    assert before == two.read_bytes()


def test_a_state_whose_text_is_lost_is_not_adopted(two: Path) -> None:
    before = two.read_bytes()
    (two.parent / "sources" / "private" / f"{FERRIES}.v2.txt").unlink()
    with pytest.raises(UnusableFile, match="is not at hand: it cannot be sealed"):
        adopt(two, FERRIES, "")
    assert before == two.read_bytes()


def test_the_newest_is_not_adopted_twice(two: Path) -> None:
    adopt(two, FERRIES, "")
    with pytest.raises(UnusableFile, match="the record quotes the newest state"):
        adopt(two, FERRIES, "")
