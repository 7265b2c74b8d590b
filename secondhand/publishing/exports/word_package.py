"""The parts of a Word document: its text out of them, and another text and comments into them."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree as Tree

_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def document_of(docx: bytes) -> Tree.Element:
    """The part with the text."""
    with zipfile.ZipFile(BytesIO(docx)) as parts:
        content = parts.read("word/document.xml")
    for _, (prefix, address) in Tree.iterparse(BytesIO(content), events=("start-ns",)):  # noqa: S314 - pandoc wrote it, of ours
        if not re.fullmatch(r"ns\d+", prefix):
            Tree.register_namespace(prefix, address)
    return Tree.fromstring(content)  # noqa: S314 - likewise


def packed(docx: bytes, document: Tree.Element, comments: Tree.Element) -> bytes:
    """The document's parts with these two in place of its own."""
    changed = {"word/document.xml": _written(document)}
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as old, zipfile.ZipFile(made, "w") as new:
        names = old.namelist()
        if len(comments):
            changed["word/comments.xml"] = _written(comments)
            changed["[Content_Types].xml"] = _typed(old.read("[Content_Types].xml"))
            changed["word/_rels/document.xml.rels"] = _related(old.read("word/_rels/document.xml.rels"))
        for name in [*names, *(each for each in changed if each not in names)]:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            new.writestr(entry, changed.get(name) or old.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _written(root: Tree.Element) -> bytes:
    content: bytes = Tree.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + content


def _typed(content: bytes) -> bytes:
    if b'"/word/comments.xml"' in content:
        return content
    entry = f'<Override PartName="/word/comments.xml" ContentType="{_COMMENTS_TYPE}"/>'.encode()
    return content.replace(b"</Types>", entry + b"</Types>")


def _related(content: bytes) -> bytes:
    if _COMMENTS.encode() in content:
        return content
    entry = f'<Relationship Id="rIdComments" Type="{_COMMENTS}" Target="comments.xml"/>'.encode()
    return content.replace(b"</Relationships>", entry + b"</Relationships>")
