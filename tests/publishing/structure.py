"""The structure of a tagged PDF, as a screen reader walks it: its elements in their order, each with its text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf


@dataclass
class Element:
    """One element of the structure tree: "/H1", "/P", …; `own` are the stretches of text that are its own."""

    kind: str
    raw: Any
    own: list[str] = field(default_factory=list)
    children: list[Element] = field(default_factory=list)
    annotations: list[Any] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def text(self) -> str:
        return "".join([*self.own, *(child.text for child in self.children)])


def read(content: bytes) -> tuple[pikepdf.Pdf, Element]:
    """The document and the root of its structure."""
    pdf = pikepdf.open(io.BytesIO(content))
    texts = {page.objgen: _marked(page) for page in pdf.pages}
    root = pdf.Root.StructTreeRoot
    whole = Element("root", root)
    _fill(whole, root.get("/K"), None, texts)
    return pdf, whole


def _fill(element: Element, kids: Any, page: Any, texts: dict[Any, dict[int, str]]) -> None:
    for kid in kids if isinstance(kids, pikepdf.Array) else [] if kids is None else [kids]:
        if isinstance(kid, int):
            element.own.append(texts[page.objgen].get(kid, ""))
        elif kid.get("/Type") == "/MCR":
            element.own.append(texts[kid.get("/Pg", page).objgen].get(int(kid.MCID), ""))
        elif kid.get("/Type") == "/OBJR":
            element.annotations.append(kid.Obj)
        elif "/S" in kid:
            child = Element(str(kid.S), kid)
            element.children.append(child)
            _fill(child, kid.get("/K"), kid.get("/Pg", page), texts)


def _marked(page: Any) -> dict[int, str]:
    """The text of each marked stretch of a page, by its number."""
    fonts = {name: _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    open_marks: list[int] = []
    letters: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "BDC":
            properties = operands[1]
            open_marks.append(int(properties.get("/MCID", -1)) if isinstance(properties, pikepdf.Dictionary) else -1)
        elif name == "BMC":
            open_marks.append(-1)
        elif name == "EMC":
            open_marks.pop()
        elif name == "Tf":
            letters = fonts[str(operands[0])]
        elif name in ("Tj", "TJ"):
            parts = operands[0] if name == "TJ" else operands
            text = "".join(_decoded(bytes(part), letters) for part in parts if isinstance(part, pikepdf.String))
            mark = next((mark for mark in reversed(open_marks) if mark >= 0), -1)
            found[mark] = found.get(mark, "") + text
    return found


def _decoded(raw: bytes, letters: dict[int, str]) -> str:
    return "".join(letters.get(int.from_bytes(raw[place : place + 2], "big"), "?") for place in range(0, len(raw), 2))


def _letters(font: Any) -> dict[int, str]:
    """What each glyph stands for, by the font's own table."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(
        r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>", "\n".join(re.findall(r"beginbfchar(.*?)endbfchar", table, re.S))
    )
    return {int(glyph, 16): bytes.fromhex(text).decode("utf-16-be") for glyph, text in pairs}
