"""A picture in a Word document twice: as PNG, and as SVG for those who can show it.

Word 2016 and later take the SVG that an extension of the PNG's element names (MS-ODRAWXML, 2.3.2: `svgBlip`), and it
stays sharp; older ones, and LibreOffice, take the PNG.
"""

from __future__ import annotations

import re

from secondhand.publishing.brief import Picture
from secondhand.publishing.pictures.page import PAGE_HEIGHT
from secondhand.publishing.pictures.svg import svg_of

PICTURE = "sourcing.png"
"""By what name pandoc is given the PNG, and keeps it in the element."""
VECTOR = "word/media/sourcing.svg"
DOCUMENT, RELATIONS, TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
ID = "rIdSourcing"
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
DRAWING_2016 = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
USE = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
BLIP = re.compile(
    rf'(<pic:cNvPr descr="){re.escape(PICTURE)}("(?:(?!</pic:pic>).)*?<a:blip r:embed="[^"]+") />', re.DOTALL
)
NAMED = (
    rf'\1\2><a:extLst><a:ext uri="{USE}"><asvg:svgBlip xmlns:asvg="{DRAWING_2016}" r:embed="{ID}"/></a:ext></a:extLst>'
    "</a:blip>"
)


def vector_of(picture: Picture) -> bytes:
    """The picture as an SVG file, with lines held to their width: the reader's machine may lack the fonts."""
    return svg_of(picture, fitted=True, standalone=True, most_height=PAGE_HEIGHT).encode("utf-8")


def pointing(name: str, content: bytes) -> bytes:
    """A part of a document with the SVG named where the PNG is. LibreOffice takes 3 mm for the blank around a picture
    in a line where none is stated, as pandoc leaves it, and moves the picture into the margin."""
    text = content.decode("utf-8") if name in (DOCUMENT, RELATIONS, TYPES) else ""
    if name == DOCUMENT:
        text = BLIP.sub(NAMED, text).replace("<wp:inline>", '<wp:inline distT="0" distB="0" distL="0" distR="0">')
    elif name == RELATIONS:
        relation = f'<Relationship Id="{ID}" Type="{IMAGE}" Target="{VECTOR.removeprefix("word/")}"/>'
        text = text.replace("</Relationships>", f"{relation}</Relationships>")
    elif name == TYPES:
        text = text.replace("<Override", '<Default Extension="svg" ContentType="image/svg+xml"/><Override', 1)
    return text.encode("utf-8") if text else content
