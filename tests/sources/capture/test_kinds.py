"""PDF, DOCX, e-mail and plain text: what is read out of each, and what is asked for instead of guessed."""

from __future__ import annotations

import email.message
from pathlib import Path

import pytest
from documents import pdf, word

from secondhand.reading.quotes import Passages
from secondhand.sources.capture.document import Document, Extract, NotCaptured, Order
from secondhand.sources.capture.extract import extract
from secondhand.sources.capture.media import DOCX, HTML, MAIL, PDF, TEXT, media_type_of
from secondhand.sources.pages import page_of, pages_of

WORDS = ("The quay is closed until Friday, the ministry said.", "Nobody has signed the lease of the southern quay.")


def read(body: bytes, name: str = "x", **order: object) -> Extract:
    kind = media_type_of(Document(name, "", "", body))
    return extract(body, Order(kind, name=name, **order))  # type: ignore[arg-type]


def test_a_pdf_keeps_its_pages() -> None:
    found = read(pdf([*WORDS, f"{WORDS[0]}\nThe last page."]))
    assert f"{WORDS[0]}\n\f{WORDS[1]}\n\f{WORDS[0]}\nThe last page.\n\f\n" == found.text
    assert ("en", "pypdf") == (found.language, found.extractor.split()[0])
    passages = Passages(found.text)
    last = passages.find("The last page")
    assert (1, 2, 3) == tuple(page_of(found.text, passages.find(quote).start) for quote in (*WORDS, "The last page"))
    assert "3" == pages_of(found.text, last.start, last.end)
    across = passages.find("southern quay. The quay is closed")
    assert "2–3" == pages_of(found.text, across.start, across.end)


def test_a_text_without_pages_has_none() -> None:
    assert (0, "") == (page_of("words", 2), pages_of("words", 1, 3))


def test_words_that_the_end_of_a_line_parts_are_joined_and_hyphens_that_are_meant_stay() -> None:
    found = read(pdf(["The govern-\nment met the well-\nknown owners, who are well-known, and Anglo-\nNorran ones."]))
    assert "The government met the well-known owners, who are well-known, and Anglo-Norran ones." in found.text


def test_the_properties_of_a_pdf_are_its_files_and_only_the_title_is_taken() -> None:
    found = read(pdf(WORDS, {"Title": "Statement on the quay", "Author": "user7", "CreationDate": "D:20310504"}))
    assert ("Statement on the quay", "", "") == (found.title, found.author, found.published)
    assert (
        "the file's properties name an author: user7",
        "the file's properties name a date: D:20310504",
    ) == found.remarks
    assert "" == read(pdf(WORDS, {"Title": "Microsoft Word - final2.docx"})).title


def test_a_pdf_of_pictures_is_said_to_be_one() -> None:
    with pytest.raises(NotCaptured, match="none of its 2 pages has text: it is a scan"):
        read(pdf(["", ""]))


def test_a_docx_is_its_paragraphs_and_its_typist_is_no_author() -> None:
    found = read(word(["Statement", *WORDS], "Statement on the quay", "Office PC"))
    assert "Statement\n\n" + "\n\n".join(WORDS) + "\n" == found.text
    assert ("Statement on the quay", "", "mammoth") == (found.title, found.author, found.extractor.split()[0])
    assert ("the file's properties name an author: Office PC",) == found.remarks


def mail(body: str = "\n".join(WORDS), **headers: str) -> email.message.EmailMessage:
    message = email.message.EmailMessage()
    for name, value in {"From": "Ida Voss <ida@post.example>", "Subject": "The quay", **headers}.items():
        message[name] = value
    message["Date"] = "Sun, 04 May 2031 23:30:00 +0200"
    message.set_content(body, charset="utf-8")
    return message


def test_an_e_mail_says_whom_it_is_from_and_when_it_was_sent() -> None:
    found = read(bytes(mail(To="desk@desk.example")), "a.eml")
    assert ("The quay", "Ida Voss", "2031-05-04") == (found.title, found.author, found.published)
    assert found.text.startswith("From: Ida Voss <ida@post.example>\nTo: desk@desk.example\n")
    assert found.text.endswith(f"Subject: The quay\n\n{WORDS[0]}\n{WORDS[1]}\n")


def test_an_e_mail_without_plain_text_is_read_from_its_html_and_what_is_attached_is_named() -> None:
    message = mail()
    message.set_content(f"<html><body><p>{WORDS[0]}</p><script>x()</script></body></html>", subtype="html")
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="lease.pdf")
    found = read(bytes(message), "a.eml")
    assert WORDS[0] in found.text
    assert "x()" not in found.text
    assert ("attached, and not read: lease.pdf",) == found.remarks


def test_an_e_mail_of_attachments_alone_is_a_reason() -> None:
    message = email.message.EmailMessage()
    message["From"], message["Subject"], message["Date"] = "a@b.example", "x", "Sun, 04 May 2031 23:30:00 +0200"
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="lease.pdf")
    with pytest.raises(NotCaptured, match="capture what is attached"):
        read(bytes(message), "a.eml")


def test_plain_text_is_as_it_is_and_a_short_first_line_over_an_empty_one_is_its_title() -> None:
    found = read(f"The quay\r\n\r\n\r\n{WORDS[0]}  \r\n{WORDS[1]}".encode())
    assert ("The quay", f"The quay\n\n{WORDS[0]}\n{WORDS[1]}\n") == (found.title, found.text)
    assert "" == read("\n".join(WORDS).encode()).title


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("Паром на остров может остановиться в мае, сообщила министр.", "cp1251"),
        ("Паром на остров может остановиться в мае, сообщила министр.", "koi8-r"),
        ("Пором може зупинитися у травні, її власники мовчать — і їхній юрист теж.", "cp1251"),
        ("Паром на остров может остановиться в мае.", "utf-16"),
        ("Паром на остров может остановиться в мае.", "utf-16-le"),
        ("The ferry may stop in May.", "utf-16-be"),
        ("Die Fähre könnte im Mai stillstehen, sagte Größel.", "cp1252"),
        ("Паром на остров может остановиться в мае.", "utf-8-sig"),
    ],
)
def test_an_encoding_that_nobody_states_is_found(text: str, charset: str) -> None:
    assert text == read(text.encode(charset)).text.strip()


def test_an_encoding_that_is_stated_falsely_is_not_believed_and_that_is_said() -> None:
    text = "Паром на остров может остановиться в мае, сообщила министр."
    found = extract(text.encode("cp1251"), Order(TEXT, "iso-8859-1"))
    assert text == found.text.strip()
    assert ("it was read as cp1251, not as cp1252, which it says it is",) == found.remarks


def test_an_encoding_that_the_editor_states_is_used() -> None:
    text = "Паром на остров"
    assert text == extract(text.encode("mac-cyrillic"), Order(TEXT, "mac-cyrillic", certain=True)).text.strip()
    with pytest.raises(NotCaptured, match='there is no encoding "nonsense"'):
        extract(b"x", Order(TEXT, "nonsense", certain=True))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"\n%PDF-1.4", PDF),
        (word(["x"]), DOCX),
        (b"  <!-- a page --><!DOCTYPE html><p>x", HTML),
        ("\ufeff<html><p>x".encode("utf-16-le"), HTML),
        (b"From: a@b.example\r\nDate: today\r\nSubject: x\r\nTo: b\r\n\r\nwords", MAIL),
        (b"plain words", TEXT),
    ],
    ids=["PDF", "DOCX", "page", "page in UTF-16", "e-mail", "text"],
)
def test_a_file_is_what_its_bytes_are(body: bytes, expected: str) -> None:
    assert expected == media_type_of(Document("anything.bin", "", "", body))


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n", "this is a picture"),
        (b"\xd0\xcf\x11\xe0\xa1", "an old Word, Excel or Outlook file; save it as DOCX or PDF"),
        (b"{\\rtf1 x}", "this is RTF"),
        (b"PK\x03\x04 broken", "begins like a DOCX and is damaged"),
        (b"\0\1\2\3" * 99, "neither text nor PDF, DOCX or e-mail"),
    ],
)
def test_what_cannot_be_read_is_named(body: bytes, reason: str) -> None:
    with pytest.raises(NotCaptured, match=reason):
        media_type_of(Document("anything.bin", "", "", body))


def test_what_a_server_calls_json_is_no_text() -> None:
    with pytest.raises(NotCaptured, match="this is application/json"):
        media_type_of(Document("", "https://a.example/x", "", b"{}", "application/json"))


def test_no_script_is_run(tmp_path: Path) -> None:
    paragraph = "<p>" + " ".join(WORDS * 10) + "</p>"
    script = (
        f"<script>document.write('<p>written by a script</p>'); require('fs').writeFileSync('{tmp_path}/x')</script>"
    )
    found = extract(f"<html><body><article>{paragraph}{script}</article></body></html>".encode(), Order(HTML))
    assert "written by" not in found.text + found.full_text
    assert [] == list(tmp_path.iterdir())
