"""Writes `reference.docx`, the styles of the Word briefs, afresh: `python templates/make_reference.py`.

The desk may as well edit `reference.docx` in Word; this script then no longer says how it came about.
It starts from pandoc's own reference document and needs python-docx.
"""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pypandoc
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

INK, QUIET, LINE, TINT, LINK = "16202C", "51606F", "C9D1D9", "F4F6F8", "1B4F8A"
FLAG_INK, FLAG_LINE, FLAG_TINT = "5C2A00", "B45309", "FFF1D6"
TONES = {"Positive": "1D5C3B", "Negative": "9B1C1C", "Mixed": "7A4A00", "Neutral": "44505E"}
SERIF, SANS, MONO = "Cambria", "Calibri", "Consolas"


def fonts(style: Any, name: str) -> None:
    """One font for all scripts; the theme's fonts would win over a plain name."""
    found = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(found.attrib):
        del found.attrib[attribute]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        found.set(qn(f"w:{script}"), name)


def shade(properties: Any, fill: str) -> None:
    properties.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>'))


def border(style: Any, sides: dict[str, tuple[str, int, str, int]]) -> None:
    """Side to kind, width in eighths of a point, colour, distance in points; the schema wants its own order."""
    borders = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        if side in sides:
            kind, width, colour, space = sides[side]
            line = OxmlElement(f"w:{side}")
            for key, value in (("val", kind), ("sz", width), ("space", space), ("color", colour)):
                line.set(qn(f"w:{key}"), str(value))
            borders.append(line)
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


class Reference:
    """Pandoc's reference document on its way to ours."""

    def __init__(self) -> None:
        pandoc = pypandoc.get_pandoc_path()
        default = subprocess.run(  # noqa: S603  # the program is the wheel's
            [pandoc, "--print-default-data-file", "reference.docx"], check=True, capture_output=True
        ).stdout
        self.document = Document(io.BytesIO(default))

    def paragraph(
        self, name: str, size: float, *, base: str = "Body Text", font: str = SANS, bold: bool = False,
        colour: str = INK, before: float = 0, after: float = 4, keep: bool = False, indent: float = 0,
        fill: str = "", sides: dict[str, tuple[str, int, str, int]] | None = None, lines: float = 1.1,
    ) -> Any:  # fmt: skip
        styles = self.document.styles
        style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        if name != "Normal":
            style.base_style = styles[base] if base else None
        fonts(style, font)
        style.font.size = Pt(size)
        # Set only where it differs: a paragraph's own "not bold" would win over a table's bold first row.
        style.font.bold = bold or None
        style.font.color.rgb = RGBColor.from_string(colour) if colour != INK or base in ("", "Normal") else None
        layout = style.paragraph_format
        layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), lines
        layout.keep_with_next, layout.keep_together, layout.widow_control = keep, True, True
        layout.left_indent = layout.right_indent = Mm(indent)
        if fill:
            shading = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>')
            style.element.get_or_add_pPr().insert_element_before(
                shading, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
            )
        if sides:
            border(style, sides)
        return style

    def character(
        self, name: str, *, bold: bool = False, colour: str = INK, fill: str = "", size: float = 0, font: str = ""
    ) -> None:
        style = self.document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        if font:
            fonts(style, font)
        style.font.bold, style.font.color.rgb = bold or None, RGBColor.from_string(colour)
        if size:
            style.font.size = Pt(size)
        if fill:
            shade(style.element.get_or_add_rPr(), fill)

    def table(self, name: str, properties: str, first_row: str = "") -> None:
        # One word, because pandoc writes the name where Word looks for the id, and Word takes blanks out of ids.
        self.document.styles.element.append(
            parse_xml(
                f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{name}">'
                f'<w:name w:val="{name}"/><w:basedOn w:val="Table"/><w:qFormat/>'
                f'<w:pPr><w:spacing w:before="40" w:after="40"/></w:pPr>'
                f"<w:tblPr>{properties}</w:tblPr><w:trPr><w:cantSplit/></w:trPr>{first_row}</w:style>"
            )
        )

    def running_lines(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(22)
        section.top_margin, section.bottom_margin = Mm(25), Mm(22)
        section.header_distance = section.footer_distance = Mm(11)
        section.different_first_page_header_footer = True  # the masthead says it all there
        for part, first, draft, second, pages in (
            (section.header, "[desk]", "[draft]", "[title]", False),
            (section.first_page_header, "", "[draft]", "", False),
            (section.footer, "[version]", "", "", True),
            (section.first_page_footer, "[version]", "", "", True),
        ):
            part.is_linked_to_previous = False
            line = part.paragraphs[0]
            line.style = self.document.styles["Running Line"]
            line.add_run(first + "\t")
            line.add_run(draft, style="Running Draft")
            for text, field in (("[page] ", "PAGE"), (" [of] ", "NUMPAGES")) if pages else ():
                line.add_run(text)
                instruction = f'{nsdecls("w")} w:instr="{field}"'
                line._p.append(parse_xml(f"<w:fldSimple {instruction}><w:r><w:t>1</w:t></w:r></w:fldSimple>"))
            if second:
                part.add_paragraph(second, style="Running Line")

    def saved(self) -> bytes:
        """The bytes, with a fixed date on every entry."""
        properties = self.document.core_properties
        properties.author = properties.title = properties.last_modified_by = ""
        raw, written = io.BytesIO(), io.BytesIO()
        self.document.save(raw)
        with zipfile.ZipFile(raw) as old, zipfile.ZipFile(written, "w") as new:
            for name in old.namelist():
                new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
        return written.getvalue()


def build() -> bytes:
    """The reference document."""
    ours = Reference()
    paragraph, character = ours.paragraph, ours.character
    paragraph("Normal", 10.5, base="")
    for name in ("Body Text", "First Paragraph"):
        paragraph(name, 10.5, base="Normal" if name == "Body Text" else "Body Text", after=6)
    paragraph("Compact", 10, after=2)
    paragraph("Heading 1", 17, base="Normal", font=SERIF, bold=True, before=18, after=6, keep=True, lines=1.05)
    paragraph("Heading 2", 16, base="Normal", font=SERIF, bold=True, before=2, after=6, keep=True, lines=1.05)
    paragraph("Heading 3", 12, base="Normal", font=SERIF, bold=True, before=12, after=5, keep=True)
    ours.document.styles["Hyperlink"].font.color.rgb = RGBColor.from_string(LINK)
    paragraph("Claim Number", 9.5, bold=True, colour="7A1F1F", before=16, after=0, keep=True,
              sides={"top": ("single", 12, INK, 6)})  # fmt: skip
    paragraph("Desk", 13, bold=True, after=10, lines=1.0,
              sides={"top": ("single", 36, INK, 6), "bottom": ("single", 6, INK, 4)})  # fmt: skip
    paragraph("Brief Title", 27, font=SERIF, bold=True, before=4, after=4, lines=1.0)
    paragraph("Edition", 10.5, colour=QUIET, after=4)
    paragraph("Fact", 10.5, after=1, keep=True)
    paragraph("After Table", 10.5, before=8, after=6)
    paragraph("Figure Value", 15, font=SERIF, bold=True, after=0, keep=True)
    paragraph("Figure Label", 9, after=2)
    paragraph("None Found", 10.5, colour=QUIET).font.italic = True
    for tone, colour in TONES.items():
        character(f"Verdict {tone}", bold=True, colour="FFFFFF", fill=colour)
        paragraph(f"Ruling {tone}", 10.5, before=5, after=0, keep=True, indent=4, fill=TINT, lines=1.2,
                  sides={"left": ("single", 36, colour, 8), "top": ("single", 24, TINT, 0),
                         "bottom": ("single", 24, TINT, 0)})  # fmt: skip
    box = dict.fromkeys(("top", "right", "bottom"), ("single", 8, FLAG_LINE, 4))
    paragraph("Flag", 10.5, bold=True, colour=FLAG_INK, before=10, after=6, keep=True, indent=2.5, fill=FLAG_TINT,
              sides={**box, "left": ("single", 48, FLAG_LINE, 4)})  # fmt: skip
    paragraph("Quotation", 12.5, font=SERIF, before=4, after=3, keep=True, indent=2.5)
    paragraph("Speaker", 10.5, bold=True, after=3, keep=True, indent=2.5)
    paragraph("Credit", 10, after=4, keep=True, indent=2.5)
    paragraph("Chain Text", 9.5, colour=QUIET, before=3, after=12, indent=2.5)
    for name, kind, colour, fill in (
        ("Chain Named", "single", INK, ""),
        ("Chain Unnamed", "dashed", FLAG_LINE, ""),
        ("Chain Unstated", "dashed", QUIET, TINT),
    ):
        box = dict.fromkeys(("top", "left", "bottom", "right"), (kind, 8, colour, 3))
        style = paragraph(name, 10, bold=name != "Chain Unstated", before=2, after=2, keep=True, indent=1.5, fill=fill,
                          lines=1.0, sides=box)  # fmt: skip
        style.font.italic = name == "Chain Unstated"
    paragraph("Chain Arrow", 14, before=6, after=0, keep=True, lines=1.0).paragraph_format.alignment = 1
    paragraph("Correction", 10.5, after=6, indent=4, sides={"left": ("single", 24, LINE, 8)})
    paragraph("Finding", 10.5, after=6, indent=4, sides={"left": ("single", 24, TONES["Negative"], 8)})
    running = paragraph("Running Line", 8.5, base="Normal", colour=QUIET, after=0)
    running.paragraph_format.tab_stops.add_tab_stop(Mm(166), WD_TAB_ALIGNMENT.RIGHT)
    character("Running Draft", bold=True, colour=TONES["Negative"], size=11)
    character("Draft Mark", bold=True, colour="FFFFFF", fill=TONES["Negative"])
    character("Flag Mark", bold=True, colour="FFFFFF", fill=FLAG_LINE)
    character("Quiet", colour=QUIET)
    character("Quiet Number", colour=QUIET, size=9, font=SANS)
    character("Chain Role", colour=QUIET, size=8)
    character("Digest", colour=QUIET, size=8, font=MONO)
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE}"'
    ours.table(
        "RecordTable",
        f'<w:tblBorders><w:bottom {line}/><w:insideH {line}/></w:tblBorders>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="115" w:type="dxa"/></w:tblCellMar>',
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="{QUIET}"/><w:sz w:val="18"/></w:rPr><w:tcPr>'
        f'<w:tcBorders><w:bottom w:val="single" w:sz="12" w:space="0" w:color="{INK}"/></w:tcBorders>'
        '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>',
    )  # fmt: skip
    ours.table(
        "ChainTable",
        '<w:tblInd w:w="142" w:type="dxa"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>',
    )
    ours.running_lines()
    return ours.saved()


if __name__ == "__main__":
    Path(__file__).with_name("reference.docx").write_bytes(build())
