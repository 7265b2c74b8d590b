"""From a link or a file to a source of the record."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from documents import pdf
from local_site import Site, answer
from page_set import pages

from bench.capture import AtOnce
from secondhand.capturing.known import publisher_stated
from secondhand.capturing.run import Run
from secondhand.capturing.wish import Result, Wish
from secondhand.errors import UnusableFile
from secondhand.publishing import write
from secondhand.record.load import load
from secondhand.record.model import Source
from secondhand.sources.archive import open_archive
from secondhand.sources.capture.fetch import Limits
from secondhand.sources.capture.workers import Workers

HERE = Limits(private=True, seconds=20)
NEWS = """The ferries that link the island with the mainland may stop in May, the ministry said on Sunday.
“We seldom met the owners,” said the minister, who had come to the island with two of her advisers and a lawyer.
Dockers told Radio Norra that they would not unload another ship before they had seen their wages in full.""".split(
    "\n"
)


def page(paragraphs: Sequence[str] = NEWS, title: str = "Ferries may stop", more: str = "", **stated: object) -> bytes:
    linked = {"@type": "NewsArticle", "headline": title, "publisher": {"name": "Harbour Post"}, **stated}
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>'
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{script}</head>'
        f"<body><article><h1>{title}</h1>{body}</article>{more}</body></html>"
    ).encode()


def capture(desk: Path, *targets: str, **wish: object) -> list[Result]:
    options = {"limits": HERE, "delay": 0.0, **wish}
    with Run(desk / "claims.yaml", Wish(**options), AtOnce()) as run:  # type: ignore[arg-type]
        return list(run.capture(targets))


def refresh(desk: Path, **wish: object) -> list[Result]:
    options = {"limits": HERE, "delay": 0.0, "robots": True, **wish}
    with Run(desk / "claims.yaml", Wish(**options), AtOnce()) as run:  # type: ignore[arg-type]
        return list(run.refresh([source for source in run.record.sources.values() if source.url]))


def sources(desk: Path) -> dict[str, Source]:
    return dict(load(desk / "claims.yaml").sources)


def files(desk: Path) -> set[str]:
    return {path.name for path in (desk / "sources" / "private").iterdir()} - {"any name.txt", ".gitignore"}


STATED = {"author": {"name": "Ida Voss"}, "datePublished": "2031-05-04T08:00:00Z"}


def test_a_page_becomes_a_source_that_is_archived_sealed_and_described(desk: Path, site: Site) -> None:
    site.answers["/a"] = answer(status="302 Found", Location="/b?utm_source=x")
    site.answers["/b?utm_source=x"] = answer(page(**STATED, more='<p>Later<link rel="canonical" href="/b"></p>'))
    before = (desk / "claims.yaml").read_text(encoding="utf-8")
    (result,) = capture(desk, site.url("/a"))
    assert ("new", "ferries-may-stop") == (result.state, result.source)
    assert () == result.remarks
    found = sources(desk)["ferries-may-stop"]
    stated = (found.title, found.publisher, found.author, found.published, found.url, found.language)
    assert ("Ferries may stop", "harbour-post", "Ida Voss", "2031-05-04", site.url("/b"), "en") == stated
    kept = found.capture
    assert kept is not None
    assert (site.url("/a"), site.url("/b?utm_source=x"), site.url("/b")) == (kept.requested, kept.final, kept.canonical)
    body = site.answers["/b?utm_source=x"].partition(b"\r\n\r\n")[2]  # type: ignore[union-attr]
    assert hashlib.sha256(body).hexdigest() == kept.raw_sha256
    assert ("text/html", "trafilatura", found.retrieved) == (
        kept.media_type,
        kept.extractor.split()[0],
        kept.retrieved[:10],
    )
    archived = open_archive(load(desk / "claims.yaml"), desk)["ferries-may-stop"]
    assert archived.content == "\n\n".join(["Ferries may stop", *NEWS, ""]).rstrip("\n").encode() + b"\n"
    assert archived.seal is not None
    assert () == archived.flaws
    after = (desk / "claims.yaml").read_text(encoding="utf-8")
    assert before == "".join(
        line for line in after.splitlines(keepends=True) if line in before.splitlines(keepends=True)
    )


def test_git_takes_nothing_from_the_private_folder(desk: Path, site: Site) -> None:
    site.answers["/a"] = answer(page())
    capture(desk, site.url("/a"))
    ignored = (desk / "sources" / "private" / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert "*" in ignored


def test_what_a_document_does_not_state_stays_empty_and_is_asked_for(desk: Path, site: Site) -> None:
    site.answers["/2031/05/04/a"] = answer(page(publisher={"name": "Tidings of Vik"}))
    (result,) = capture(desk, site.url("/2031/05/04/a"))
    found = sources(desk)["ferries-may-stop"]
    assert ("", "", "") == (found.publisher, found.author, found.published)
    asked = "\n".join(result.remarks)
    assert 'its publisher calls itself "Tidings of Vik", and no party is called that' in asked
    assert "it does not state: publisher, author, published; add what you know" in asked


def test_what_the_editor_states_goes_before_what_the_document_does(desk: Path, site: Site) -> None:
    site.answers["/a"] = answer(page(**STATED))
    wish = {"publisher": "Radio Norra", "id": "quay", "title": "The quay", "author": "Per Aske", "published": "2031-05"}
    capture(desk, site.url("/a"), **wish)
    found = sources(desk)["quay"]
    expected = ("The quay", "radio-norra", "Per Aske", "2031-05")
    assert expected == (found.title, found.publisher, found.author, found.published)


def test_a_publisher_that_the_record_lacks_is_added_as_a_party(desk: Path, tmp_path: Path) -> None:
    (tmp_path / "statement.pdf").write_bytes(pdf(NEWS))
    (result,) = capture(desk, str(tmp_path / "statement.pdf"), publisher="Ministry of Energy")
    record = load(desk / "claims.yaml")
    assert ("Ministry of Energy", "organisation") == (
        record.parties["ministry-of-energy"].name,
        record.parties["ministry-of-energy"].kind,
    )
    found = record.sources["statement-pdf"]
    assert ("ministry-of-energy", "statement.pdf") == (found.publisher, found.title)
    assert found.capture is not None
    assert ("statement.pdf", "application/pdf", "") == (
        found.capture.requested,
        found.capture.media_type,
        found.capture.final,
    )
    assert "it states no title; its name stands for it (--title)" in result.remarks
    assert any("see that this is its kind (--kind)" in each for each in result.remarks)


@pytest.mark.parametrize(
    ("site_name", "host", "expected"),
    [("The Harbour Post", "", "harbour-post"), ("", "www.stein.example", ""), ("Post", "", ""), ("Stein", "", "")],
)
def test_a_publisher_is_matched_by_its_whole_name(desk: Path, site_name: str, host: str, expected: str) -> None:
    assert expected == publisher_stated(site_name, host, load(desk / "claims.yaml")).id


def test_what_fails_is_listed_with_its_reason_and_the_rest_is_kept(desk: Path, site: Site) -> None:
    site.answers["/a"] = answer(page())
    site.answers["/wall"] = answer(
        page(NEWS[:1], more="<p>Subscribe to continue reading</p>", isAccessibleForFree=False)
    )
    results = capture(desk, site.url("/none"), "no-such-file.pdf", site.url("/wall"), site.url("/a"), "ftp://a.example")
    reasons = {each.target.rpartition("/")[2]: each.reason for each in results if each.state == "failed"}
    assert "there is no such page" in reasons["none"]
    assert "there is no such file" == reasons["no-such-file.pdf"]
    assert "the article is behind a wall" in reasons["wall"]
    assert "only http and https" in reasons["a.example"]
    assert {"harbour", "ferries-may-stop"} == set(sources(desk))
    assert {f"ferries-may-stop{suffix}" for suffix in (".txt", ".warc.gz", ".capture.json")} == files(desk)


def test_a_known_address_whose_text_is_the_same_is_unchanged(desk: Path, site: Site) -> None:
    site.answers["/a"] = answer(page(), ETag='"1"')
    capture(desk, site.url("/a"))
    before = (desk / "claims.yaml").read_bytes()
    site.answers["/a"] = answer(page(more="<aside>Another tide</aside>"), ETag='"2"')
    (result,) = capture(desk, f"{site.url('/a')}#part")
    assert ("unchanged", "its text is the same, though not what stands around it") == (result.state, result.summary)
    assert 'If-None-Match: "1"' in site.asked[-1]
    assert before == (desk / "claims.yaml").read_bytes()


def quoting(source: str, quote: str, change: Callable[[str, str], None]) -> None:
    evidence = f"      - {{source: {source}, quote: {json.dumps(quote)}, stance: context}}\n"
    change(
        "      - source: harbour\n        quote: We rarely",
        evidence + "      - source: harbour\n        quote: We rarely",
    )


def test_a_changed_text_is_kept_beside_the_old_one_and_what_no_longer_stands_is_named(
    desk: Path, site: Site, change: Callable[[str, str], None]
) -> None:
    site.answers["/a"] = answer(page())
    capture(desk, site.url("/a"))
    quoting("ferries-may-stop", "We seldom met the owners", change)
    quoting("ferries-may-stop", "Dockers told Radio Norra", change)
    quoting("ferries-may-stop", "what never stood there", change)
    old = sources(desk)["ferries-may-stop"]
    site.answers["/a"] = answer(page([NEWS[0], NEWS[1].replace("seldom", "never"), NEWS[2]]))
    (result,) = capture(desk, site.url("/a"))
    assert ("version", "ferries-may-stop") == (result.state, result.source)
    assert ("~ “We [-seldom-] {+never+} met the owners,” said the minister, …",) == result.changes
    (gone,) = result.fallen
    assert "claims.yaml:" in gone
    assert 'quote no longer stands in "ferries-may-stop" as it is now: We seldom met the owners' in gone
    new = sources(desk)["ferries-may-stop"]
    assert (old.sha256, old.capture) == (new.sha256, new.capture)
    (version,) = new.versions
    text = (desk / "sources" / "private" / "ferries-may-stop.v2.txt").read_bytes()
    assert hashlib.sha256(text).hexdigest() == version.sha256
    assert "[-seldom-]" in (desk / "sources" / "private" / "ferries-may-stop.v2.diff").read_text(encoding="utf-8")
    site.answers["/a"] = answer(page(NEWS[:2]))
    assert ["version"] == [each.state for each in refresh(desk)]
    assert 2 == len(sources(desk)["ferries-may-stop"].versions)
    (again,) = refresh(desk)
    assert "unchanged" == again.state
    assert ["Dockers told Radio Norra"] == [each.partition("now: ")[2].partition(" [")[0] for each in again.fallen]


def test_a_page_cannot_pass_itself_off_as_that_of_another_site(desk: Path, site: Site) -> None:
    site.answers["/a"] = answer(page(title="The first"))
    capture(desk, site.url("/a"))
    claim = f'<link rel="canonical" href="{site.url("/a")}">'.replace("127.0.0.1", "localhost")
    body = page(title="The other").replace(b"<title>", claim.encode() + b"<title>")
    site.answers["/b"] = answer(body)
    assert ["new"] == [each.state for each in capture(desk, site.url("/b"))]
    assert site.url("/b") == sources(desk)["the-other"].url


def test_the_same_bytes_are_the_same_source(desk: Path, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(pdf(NEWS))
    assert ["new", "unchanged"] == [
        each.state for each in capture(desk, str(tmp_path / "a.pdf"), str(tmp_path / "b.pdf"))
    ]


def test_robots_txt_is_heeded_when_sources_are_asked_for_again(desk: Path, site: Site) -> None:
    site.answers["/a"] = answer(page())
    site.answers["/robots.txt"] = answer(b"User-agent: *\nDisallow: /a\n", content_type="text/plain")
    assert ["new"] == [each.state for each in capture(desk, site.url("/a"))]
    (result,) = refresh(desk)
    assert ("failed", ["/a", "/robots.txt"]) == (result.state, site.paths())
    assert "the robots.txt of 127.0.0.1 asks not to fetch it" in result.reason


def test_what_its_server_calls_unchanged_is_not_sent_again(desk: Path, site: Site) -> None:
    site.answers["/a"] = answer(page(), ETag='"1"', Last_Modified="Sun, 04 May 2031 08:00:00 GMT")
    capture(desk, site.url("/a"))
    site.answers["/a"] = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    (result,) = refresh(desk)
    assert ("unchanged", "ferries-may-stop") == (result.state, result.source)
    assert "If-Modified-Since: Sun, 04 May 2031 08:00:00 GMT" in site.asked[-1]


def test_a_server_that_answers_what_was_not_asked_is_a_reason(desk: Path, site: Site) -> None:
    site.answers["/a"] = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    (result,) = capture(desk, site.url("/a"))
    assert ("failed", True) == (result.state, "nobody asked whether it is" in result.reason)


def test_another_archive_s_copy_is_recorded(desk: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECONDHAND_WAYBACK", site.origin)
    site.answers["/a"] = answer(page())
    copy = f"/web/20310504080000/{site.url('/a')}"
    site.answers[f"/save/{site.url('/a')}"] = answer(b"x", Content_Location=copy)
    (result,) = capture(desk, site.url("/a"), wayback=True)
    kept = sources(desk)[result.source].capture
    assert kept is not None
    assert site.url(copy) == kept.memento


def test_an_archive_out_of_reach_is_said_and_the_capture_stands(
    desk: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECONDHAND_WAYBACK", "http://127.0.0.1:9")
    site.answers["/a"] = answer(page())
    (result,) = capture(desk, site.url("/a"), wayback=True)
    assert "new" == result.state
    assert any("no copy in the Internet Archive" in each and "the capture stands" in each for each in result.remarks)


def test_a_title_steers_no_file_name(desk: Path, site: Site) -> None:
    site.answers["/a"] = answer(page(title="../../../tmp/evil \x00 name"), Content_Disposition='filename="../evil"')
    (result,) = capture(desk, site.url("/a"))
    assert "tmp-evil-name" == result.source
    assert {path.relative_to(desk).parts[0] for path in desk.rglob("*") if "evil" in path.name} == {"sources"}
    with pytest.raises(UnusableFile, match="is no id"):
        capture(desk, site.url("/a"), id="../evil")


def test_a_file_of_another_s_is_never_written_over(desk: Path, site: Site) -> None:
    (desk / "sources" / "private" / "ferries-may-stop.txt").write_text("mine", encoding="utf-8")
    site.answers["/a"] = answer(page())
    (result,) = capture(desk, site.url("/a"))
    assert "ferries-may-stop-2" == result.source
    assert "mine" == (desk / "sources" / "private" / "ferries-may-stop.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("at", [1, 2, 3])
def test_nothing_is_left_of_what_could_not_be_kept(
    desk: Path, site: Site, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    site.answers["/a"] = answer(page())
    before = (desk / "claims.yaml").read_bytes()
    real, calls = write.os.replace, []

    def full(source: str, target: Path) -> None:
        calls.append(target)
        if len(calls) == at + 1:
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(write.os, "replace", full)
    (result,) = capture(desk, site.url("/a"))
    assert "failed" == result.state
    assert "No space left on device" in result.reason
    assert set() == files(desk)
    assert before == (desk / "claims.yaml").read_bytes()


def test_an_interruption_keeps_what_is_done_and_leaves_nothing_of_the_rest(desk: Path, site: Site) -> None:
    site.answers["/a"] = answer(page(title="The first"))
    site.answers["/b"] = answer(page(title="The second"))

    def interrupted() -> None:
        with Run(desk / "claims.yaml", Wish(limits=HERE, delay=0.0), Workers(1)) as run:
            for _ in run.capture([site.url("/a"), site.url("/b")]):
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert {"harbour", "the-first"} == set(sources(desk))
    assert {f"the-first{suffix}" for suffix in (".txt", ".warc.gz", ".capture.json")} == files(desk)


def test_what_others_write_into_the_record_meanwhile_stays(desk: Path, site: Site) -> None:
    site.answers["/a"] = answer(page())
    with Run(desk / "claims.yaml", Wish(limits=HERE, delay=0.0), AtOnce()) as run:
        for _ in run.capture([site.url("/a")]):
            path = desk / "claims.yaml"
            path.write_text(path.read_text(encoding="utf-8") + "# a note\n", encoding="utf-8")
    assert "ferries-may-stop" in sources(desk)
    assert (desk / "claims.yaml").read_text(encoding="utf-8").endswith("# a note\n")


def test_a_record_that_was_broken_meanwhile_is_left_alone_and_that_is_said(desk: Path, site: Site) -> None:
    site.answers["/a"] = answer(page())

    def broken() -> None:
        with Run(desk / "claims.yaml", Wish(limits=HERE, delay=0.0), AtOnce()) as run:
            for _ in run.capture([site.url("/a")]):
                (desk / "claims.yaml").write_text("desk: [", encoding="utf-8")

    with pytest.raises(UnusableFile, match="captured, and not recorded: ferries-may-stop"):
        broken()
    assert "desk: [" == (desk / "claims.yaml").read_text(encoding="utf-8")


def test_the_whole_page_is_taken_where_that_is_wanted(desk: Path, site: Site) -> None:
    site.answers["/a"] = answer(page(more="<footer><p>Correction: the quay is the northern one.</p></footer>"))
    capture(desk, site.url("/a"))
    (result,) = capture(desk, site.url("/a"), whole=True, id="ferries-page")
    assert ("new", "ferries-page") == (result.state, result.source)
    text = (desk / "sources" / "private" / "ferries-page.txt").read_text(encoding="utf-8")
    assert "Correction: the quay is the northern one." in text


def test_every_page_of_our_own_set_is_captured_or_says_why_not(desk: Path, site: Site) -> None:
    names = {}
    for index, each in enumerate(pages()):
        kind = f"text/html; charset={each.header}" if each.header else "text/html"
        names[site.url(f"/{index}")] = each
        site.answers[f"/{index}"] = answer(each.content, content_type=kind)
    results = {result.target: result for result in capture(desk, *names)}
    for url, each in names.items():
        assert ("failed" if each.refused else "new") == results[url].state, each.name
        assert each.refused in results[url].reason
    kept = sources(desk)
    for url, each in names.items():
        if not each.refused:
            found = kept[results[url].source]
            expected = {
                "title": each.article["title"],
                "author": each.article["author"],
                "published": each.article["date"],
            }
            expected |= dict.fromkeys((name for name in each.without if name in expected), "")
            assert expected == {name: getattr(found, name) for name in expected}
