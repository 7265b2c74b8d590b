"""PDF by pypdf: its text, a form feed behind each page, as pdftotext has it."""

from __future__ import annotations

import io
import re
from typing import Any

import pypdf
from pypdf.errors import DependencyError, PdfReadError, PyPdfError

from secondhand.sources.capture.document import Extract, NotCaptured, Order
from secondhand.sources.capture.extract.tidy import on_one_line, tidy

MOST_PAGES = 2000
_PARTED = re.compile(r"(\w+)[-\u2010\xad]\n(\w+)")
_NO_TITLE = re.compile(r"^(?:microsoft word|untitled|document\d*$|.*\.(?:docx?|indd|pdf|qxd|pages|odt|tex)$)", re.I)


def extract(body: bytes, order: Order) -> Extract:
    """The text of a PDF. What its properties say of author and time is of the file, not of the document: a remark."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(body))
        if reader.is_encrypted and not reader.decrypt(""):
            raise NotCaptured("the PDF is locked with a password")
        count = len(reader.pages)
        if not count:
            raise NotCaptured("the PDF has no page")
        if count > MOST_PAGES:
            raise NotCaptured(f"it has {count:,} pages; at most {MOST_PAGES:,} are read")
        pages = [_joined(page.extract_text()) for page in reader.pages]
        properties = _properties(reader)
        language = _language(reader)
    except DependencyError:
        raise NotCaptured("the PDF is locked in a way that cannot be opened; print it to a new PDF") from None
    except (PyPdfError, PdfReadError) as error:
        raise NotCaptured(f"it is no PDF that can be read: {on_one_line(str(error))}") from None
    except (RecursionError, MemoryError, NotCaptured):
        raise
    except Exception as error:
        # pypdf meets damage of every kind with errors of every kind.
        raise NotCaptured(f"it is a damaged PDF: {type(error).__name__}") from None
    text = tidy("".join(f"{tidy(page)}\f" for page in pages))
    if not text.strip("\f\n "):
        raise NotCaptured(f"none of its {count} pages has text: it is a scan; have its letters recognised first (OCR)")
    empty = [str(number) for number, page in enumerate(pages, 1) if not page.strip()]
    remarks = [f"without text: page {', '.join(empty[:10])}"] if empty else []
    remarks += [f"the file's properties name {what}: {value}" for what, value in properties.items() if what != "title"]
    return Extract(
        text,
        f"pypdf {pypdf.__version__}",
        title=properties.get("title", ""),
        language=language,
        remarks=tuple(remarks),
    )


def _joined(text: str) -> str:
    """The text of a page, with words joined that the end of a line parts, unless both parts stand with the hyphen on
    the same page elsewhere."""

    def join(found: re.Match[str]) -> str:
        first, second = found.groups()
        if not second[:1].islower() or f"{first}-{second}" in text:
            return f"{first}-{second}"
        return first + second

    return _PARTED.sub(join, text)


def _properties(reader: Any) -> dict[str, str]:
    information = reader.metadata or {}
    found = {what: on_one_line(str(information.get(key) or "")) for what, key in _KEYS.items()}
    if _NO_TITLE.match(found["title"]):
        found["title"] = ""
    return {what: value for what, value in found.items() if value}


_KEYS = {"title": "/Title", "an author": "/Author", "a date": "/CreationDate"}


def _language(reader: Any) -> str:
    said = reader.trailer["/Root"].get("/Lang")
    found = re.match(r"[A-Za-z]{2,3}", str(said or ""))
    return found.group().lower() if found else ""
