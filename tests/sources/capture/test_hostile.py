"""Documents that mean harm end in a reason, in good time."""

from __future__ import annotations

import io
import json
import zipfile
import zlib

import pytest
from documents import assembled, pdf, with_part, word

from secondhand.sources.capture.document import Document, Extract, NotCaptured, Order
from secondhand.sources.capture.media import DOCX, HTML, MAIL, PDF, TEXT, media_type_of
from secondhand.sources.capture.workers import Workers

DOCUMENT = "word/document.xml"
ENTITIES = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
BOMB = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">{ENTITIES}]>'


def outcome(body: bytes, kind: str, seconds: float = 20.0) -> str:
    """The reason that a worker gives, or "read"."""
    with Workers(1, seconds) as workers:
        workers.submit("a", body, Order(kind))
        ((_, found),) = list(workers.answers(wait=True))
        return str(found) if isinstance(found, NotCaptured) else "read"


def body_of_docx(inner: str, head: str = '<?xml version="1.0"?>') -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return f"{head}<w:document {space}><w:body>{inner}</w:body></w:document>".encode()


def test_an_entity_bomb_in_a_docx() -> None:
    bomb = with_part(word(["x"]), DOCUMENT, body_of_docx("<w:p><w:r><w:t>&e11;</w:t></w:r></w:p>", BOMB))
    assert "its part word/document.xml declares entities, which no DOCX needs" == outcome(bomb, DOCX)


def test_an_external_entity_in_a_docx() -> None:
    head = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    bomb = with_part(word(["x"]), DOCUMENT, body_of_docx("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>", head))
    assert "declares entities" in outcome(bomb, DOCX)


def test_entities_hidden_in_another_encoding_in_a_docx() -> None:
    content = body_of_docx("<w:p/>", BOMB.replace('"1.0"', '"1.0" encoding="utf-16"')).decode().encode("utf-16")
    assert "declares entities" in outcome(with_part(word(["x"]), DOCUMENT, content), DOCX)


def test_a_zip_bomb_in_a_docx() -> None:
    assert "it unpacks to more than 64 MB" == outcome(with_part(word(["x"]), "word/x.xml", bytes(80 << 20)), DOCX)


def test_a_zip_bomb_that_lies_about_its_size_in_a_docx() -> None:
    bomb = with_part(word(["x"]), "word/x.xml", bytes(80 << 20))
    told = bomb.replace((80 << 20).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert bomb != told
    assert outcome(told, DOCX).startswith(("it unpacks to more", "it is a damaged"))


def test_many_parts_in_a_docx() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        for index in range(6000):
            parts.writestr(f"word/{index}.xml", "")
        parts.writestr(DOCUMENT, "x")
    assert "it packs more than 5,000 parts" == outcome(out.getvalue(), DOCX)


def test_deep_nesting_in_a_docx() -> None:
    deep = with_part(word(["x"]), DOCUMENT, body_of_docx("<w:sdt>" * 50_000 + "</w:sdt>" * 50_000))
    assert "its part word/document.xml is nested too deep" == outcome(deep, DOCX)


def test_an_entity_bomb_in_a_page() -> None:
    assert "words of text were found" in outcome(f"{BOMB}<html><body><p>&e11;</p></body></html>".encode(), HTML)


@pytest.mark.parametrize("tag", ["div", "span", "blockquote", "table><tr><td", "ul><li", "b"])
def test_deep_nesting_in_a_page(tag: str) -> None:
    page = "<html><body>" + f"<{tag}>" * 40_000 + "<p>words</p></body></html>"
    assert "read" != outcome(page.encode(), HTML)


def test_deep_nesting_in_what_a_page_states_of_itself() -> None:
    nested = '{"@graph":[' * 50_000
    words = "<p>" + "The quay is closed until Friday, the ministry said. " * 20 + "</p>"
    page = f'<html><head><script type="application/ld+json">{nested}</script></head><body>{words}</body></html>'
    assert "read" == outcome(page.encode(), HTML)


def test_a_page_with_more_elements_than_an_article_has() -> None:
    assert "the page has 300,0" in outcome(b"<html><body>" + b"<p>x</p>" * 300_000, HTML)


@pytest.mark.parametrize(("kind", "start"), [(HTML, b"<html><body><p>"), (TEXT, b"")])
def test_a_line_of_a_hundred_megabytes(kind: str, start: bytes) -> None:
    assert "million characters" in outcome(start + b"word " * (20 << 20), kind).replace("8,388,608", "8 million")


def test_a_line_of_a_megabyte_is_read() -> None:
    page = b"<html><body><article><p>" + b"word " * (1 << 18) + b"</p></article></body></html>"
    assert "read" == outcome(page, HTML)


def test_a_bomb_in_the_content_of_a_pdf() -> None:
    packed = zlib.compressobj(9)
    stream = b"".join([*(packed.compress(bytes(1 << 20)) for _ in range(300)), packed.flush()])
    assert "read" != outcome(pdf(["x"], stream=stream), PDF)


def test_a_pdf_whose_pages_contain_themselves() -> None:
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"]
    assert "read" != outcome(assembled(objects), PDF)


def test_deep_nesting_in_a_pdf() -> None:
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"[" * 100_000]
    assert "read" != outcome(assembled(objects), PDF)


def test_a_pdf_that_says_it_has_a_million_pages() -> None:
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1000000/Kids[]>>"]
    assert "read" != outcome(assembled(objects), PDF)


@pytest.mark.parametrize(
    "body", [b"%PDF-1.7\n", b"%PDF-" + b"\xff" * 9999, pdf(["words"])[:200]], ids=["empty", "noise", "cut"]
)
def test_a_damaged_pdf(body: bytes) -> None:
    assert "read" != outcome(body, PDF)


def test_deep_nesting_in_an_e_mail() -> None:
    head = "From: a@b.example\nSubject: x\nDate: x\n"
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n" for i in range(3000))
    assert "nested too deep" in outcome((head + parts + "words").encode(), MAIL)


def test_a_document_that_takes_too_long_is_left_and_the_next_one_is_read() -> None:
    slow = b"<html><body>" + b"<div><p>" * 4000 + b"words " * 200_000
    with Workers(1, 0.05) as workers:
        workers.submit("slow", slow, Order(HTML))
        ((key, found),) = list(workers.answers(wait=True))
        assert ("slow", "reading it took longer than 0.05 seconds") == (key, str(found))
        workers._seconds = 20.0
        workers.submit("next", b"The quay is closed until Friday.", Order(TEXT))
        ((key, found),) = list(workers.answers(wait=True))
        assert "next" == key
        assert isinstance(found, Extract)


def test_names_that_a_page_gives_steer_nothing() -> None:
    title = "../../../etc/passwd\x1b[31m\u202e" + "x" * 5000
    document = Document("https://a.example/../../x", "https://a.example/../../x", "", b"<html>")
    assert HTML == media_type_of(document)
    data = json.dumps({"@type": "NewsArticle", "headline": title})
    words = "<p>" + "The quay is closed until Friday, the ministry said. " * 20 + "</p>"
    page = f'<html><head><script type="application/ld+json">{data}</script></head><body>{words}</body></html>'
    with Workers(1) as workers:
        workers.submit("a", page.encode(), Order(HTML))
        ((_, found),) = list(workers.answers(wait=True))
    assert isinstance(found, Extract)
    assert "\x1b" not in found.title
    assert len(found.title) <= 300
