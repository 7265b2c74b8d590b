"""What a document is, by its bytes first and by what its server or its name says second."""

from __future__ import annotations

import io
import re
import zipfile

from secondhand.sources.capture.charset import wide
from secondhand.sources.capture.document import Document, NotCaptured

HTML, PDF, TEXT, MAIL = "text/html", "application/pdf", "text/plain", "message/rfc822"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = {HTML: "a page", PDF: "a PDF", DOCX: "a DOCX", TEXT: "a text", MAIL: "an e-mail"}

_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*|<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3,}")
_OF_MAIL = re.compile(rb"^(?:From|Date|Message-ID|MIME-Version|Subject):", re.I | re.M)
_SIGNATURES = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"RIFF": "a picture, sound or film",
    b"\xd0\xcf\x11\xe0": "an old Word, Excel or Outlook file; save it as DOCX or PDF",
    b"{\\rtf": "RTF; save it as DOCX or PDF",
    b"\x1f\x8b": "a packed file; unpack it",
    b"ID3": "sound",
    b"OggS": "sound or film",
}


def media_type_of(document: Document) -> str:
    """One of the media types that can be read. Raises NotCaptured, with what it is instead, for any other."""
    body, declared = document.body, document.media_type
    if b"%PDF-" in body[:1024]:
        return PDF
    if body.startswith(b"PK\x03\x04"):
        return _of_zip(body)
    for signature, what in _SIGNATURES.items():
        if body.startswith(signature):
            raise NotCaptured(f"this is {what}; pages, PDF, DOCX, e-mail and plain text can be captured")
    head = _as_bytes(body[:8192])
    if _MARKUP.match(head):
        return HTML
    if declared == MAIL or document.requested.lower().endswith(".eml") or _is_mail(head, document):
        return MAIL
    if declared in (HTML, "application/xhtml+xml"):
        return HTML
    if not document.final and document.requested.lower().endswith((".html", ".htm", ".xhtml")):
        return HTML
    if declared and declared not in (TEXT, "application/octet-stream", "binary/octet-stream", "text/markdown"):
        raise NotCaptured(f"this is {declared[:80]}; pages, PDF, DOCX, e-mail and plain text can be captured")
    if b"\0" in head:
        raise NotCaptured("this is neither text nor PDF, DOCX or e-mail")
    return TEXT


def _as_bytes(head: bytes) -> bytes:
    """The beginning in a coding in which ASCII is one byte a character."""
    for mark, name in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(name, "replace").encode()
    unmarked = wide(head)
    if unmarked:
        return head[: len(head) - len(head) % 2].decode(unmarked, "replace").encode()
    return head.removeprefix(b"\xef\xbb\xbf")


def _is_mail(head: bytes, document: Document) -> bool:
    if document.final or not _HEADER.match(head):
        return False
    return len({found.lower() for found in _OF_MAIL.findall(head)}) >= 3


def _of_zip(body: bytes) -> str:
    try:
        names = zipfile.ZipFile(io.BytesIO(body)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise NotCaptured(f"this begins like a DOCX and is damaged: {error}") from None
    if "word/document.xml" in names:
        return DOCX
    if any(name.startswith(("xl/", "ppt/")) for name in names) or "content.xml" in names:
        raise NotCaptured("this is a spreadsheet, slides or OpenDocument; save it as PDF or DOCX")
    raise NotCaptured("this is a packed file; unpack it, and capture what is in it")
