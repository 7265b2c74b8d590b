"""PDF and DOCX of our own making, good and hostile, in as few bytes as show the point."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence

import docx


def pdf(pages: Sequence[str], information: Mapping[str, str] | None = None, stream: bytes | None = None) -> bytes:
    """A PDF with these pages, a line of text for each line; `stream` takes the place of the first page's content."""
    fields = "".join(f"/{name} ({value})" for name, value in (information or {}).items())
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Lang(en)>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>"
        % (len(pages), b" ".join(b"%d 0 R" % (5 + 2 * i) for i in range(len(pages)))),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        f"<<{fields}>>".encode("latin-1"),
    ]
    for index, page in enumerate(pages):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % (6 + 2 * index)
        )
        shown = "".join(f"({line}) Tj T* " for line in page.split("\n"))
        content = zlib.compress(f"BT /F1 12 Tf 14 TL 50 700 Td {shown}ET".encode("cp1252"))
        content = stream if stream is not None and not index else content
        objects.append(b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(content), content))
    return assembled(objects)


def assembled(objects: Sequence[bytes]) -> bytes:
    """The objects as a file; the first is its root, the fourth its information."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj%s\nendobj\n" % (number, each))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    information = b"/Info 4 0 R" if len(objects) > 3 else b""
    out.write(b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, information, table))
    return out.getvalue()


def word(paragraphs: Sequence[str], title: str = "", author: str = "") -> bytes:
    """A DOCX as Word makes it."""
    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.author = author
    for each in paragraphs:
        document.add_paragraph(each)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(document: bytes, name: str, content: bytes) -> bytes:
    """A DOCX with this part in the place of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, content)
    return out.getvalue()
