"""DOCX by mammoth: its paragraphs. What it packs is looked at before any of it is unpacked."""

from __future__ import annotations

import importlib.metadata
import io
import re
import zipfile
import zlib
from xml.etree import ElementTree

import mammoth

from secondhand.sources.capture.document import Extract, NotCaptured, Order
from secondhand.sources.capture.extract.tidy import on_one_line, tidy

MOST_BYTES = 64 << 20
MOST_PARTS = 5000
MOST_NESTING = 256
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"
_TAG = re.compile(rb"<(/?)[A-Za-z_][^>]*?(/?)>")


def extract(body: bytes, order: Order) -> Extract:
    """The text of a DOCX, comments and tracked deletions left out. Its properties' author is a remark: it is whoever
    the program was set up for."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            _look_over(parts)
            properties = _properties(parts)
        text = tidy(mammoth.extract_raw_text(io.BytesIO(body)).value)
    except (RecursionError, MemoryError, NotCaptured):
        raise
    except Exception as error:
        # mammoth meets damage of every kind with errors of every kind.
        raise NotCaptured(f"it is a damaged DOCX: {type(error).__name__}") from None
    if not text:
        raise NotCaptured("it has no text; if it is a picture of a text, have its letters recognised first (OCR)")
    creator = properties.get(_CREATOR, "")
    return Extract(
        text,
        f"mammoth {importlib.metadata.version('mammoth')}",
        title=properties.get(_TITLE, ""),
        language=properties.get(_LANGUAGE, "")[:2].lower(),
        remarks=(f"the file's properties name an author: {creator}",) if creator else (),
    )


def _look_over(parts: zipfile.ZipFile) -> None:
    """Refuse what would not end well: too much, entities of its own, too deep."""
    infos = parts.infolist()
    if len(infos) > MOST_PARTS:
        raise NotCaptured(f"it packs more than {MOST_PARTS:,} parts")
    if sum(info.file_size for info in infos) > MOST_BYTES:
        raise NotCaptured(f"it unpacks to more than {MOST_BYTES >> 20} MB")
    total = 0
    for info in infos:
        if not info.filename.endswith((".xml", ".rels")):
            continue
        # What the list of contents says of a part's size may be a lie.
        content = _read(parts, info, MOST_BYTES - total)
        total += len(content)
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content or _wide(content):
            raise NotCaptured(f"its part {on_one_line(info.filename, 80)} declares entities, which no DOCX needs")
        if _depth(content) > MOST_NESTING:
            raise NotCaptured(f"its part {on_one_line(info.filename, 80)} is nested too deep")


def _read(parts: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    try:
        with parts.open(info) as part:
            content = part.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise NotCaptured(f"it is a damaged or locked DOCX: {on_one_line(str(error))}") from None
    if len(content) > most:
        raise NotCaptured(f"it unpacks to more than {MOST_BYTES >> 20} MB")
    return content


def _wide(content: bytes) -> bool:
    """UTF-16, in which what is looked for here would not be found; Word writes UTF-8."""
    return content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in content[:64]


def _depth(content: bytes) -> int:
    depth = deepest = 0
    for found in _TAG.finditer(content):
        if found.group(1):
            depth -= 1
        elif not found.group(2):
            depth += 1
            if depth > deepest:
                deepest = depth
                if deepest > MOST_NESTING:
                    break
    return deepest


def _properties(parts: zipfile.ZipFile) -> dict[str, str]:
    if "docProps/core.xml" not in parts.namelist():
        return {}
    try:
        # Without entities, which were refused, and bounded in size, which was looked at, this is safe.
        root = ElementTree.fromstring(parts.read("docProps/core.xml"))  # noqa: S314
    except ElementTree.ParseError:
        return {}
    return {each.tag: on_one_line(each.text or "") for each in root}
