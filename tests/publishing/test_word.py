"""A Word document as Word's readers have it: by python-docx, and by LibreOffice where it is installed."""

from __future__ import annotations

import dataclasses
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from reading_back import squeezed
from sample_edition import sample_edition

from secondhand.publishing.brief import Edition
from secondhand.publishing.exports import EXPORTS

OFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def content(templates: Path) -> bytes:
    return EXPORTS["docx"](sample_edition(), templates)


@pytest.fixture(scope="module")
def document(content: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(content))


def test_it_says_its_language_and_title(document: docx.document.Document, templates: Path) -> None:
    assert sample_edition().title == document.core_properties.title
    for language in ("en", "ru"):
        edition = dataclasses.replace(sample_edition(), language=language)
        with zipfile.ZipFile(io.BytesIO(EXPORTS["docx"](edition, templates))) as parts:
            assert f'w:val="{language}'.encode() in parts.read("word/styles.xml")


def test_the_rows_of_a_table_that_name_its_columns_are_its_header(document: docx.document.Document) -> None:
    headed = [table for table in document.tables if table.rows[0].cells[0].text == "No."]
    assert 2 == len(headed)
    for table in headed:
        marks = [row._tr.find(qn("w:trPr")) for row in table.rows]
        assert [True] + [False] * (len(table.rows) - 1) == [
            mark is not None and mark.find(qn("w:tblHeader")) is not None for mark in marks
        ]


def test_every_picture_has_its_text(document: docx.document.Document) -> None:
    pictures = list(document.element.body.iter(qn("wp:docPr")))
    assert pictures
    assert all((each.get("descr") or "").strip() for each in pictures)


def test_headers_and_footers_run_with_the_number_of_the_page(document: docx.document.Document) -> None:
    section = document.sections[0]
    edition = sample_edition()
    header = "\n".join(each.text for each in section.header.paragraphs)
    assert edition.desk in header
    assert edition.title in header
    for footer in (section.footer, section.first_page_footer):
        assert edition.version_text in footer.paragraphs[0].text
        fields = [each.get(qn("w:instr")) for each in footer._element.iter(qn("w:fldSimple"))]
        assert ["PAGE", "NUMPAGES"] == fields
        assert "[" not in footer.paragraphs[0].text


def test_its_looks_are_styles_of_the_reference_document(document: docx.document.Document) -> None:
    used = {each.style.name for each in document.paragraphs}
    assert {"Heading 1", "Heading 2", "Heading 3", "Flag", "Quotation", "Speaker", "Ruling Negative"} <= used


def in_office(content: bytes, folder: Path) -> pypdf.PdfReader:
    """The document as LibreOffice lays it out."""
    (folder / "brief.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        str(OFFICE),
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(folder / "brief.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return pypdf.PdfReader(folder / "brief.pdf")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_shows_the_pictures_and_parts_no_verdict(content: bytes, tmp_path: Path) -> None:
    edition: Edition = sample_edition()
    pages = in_office(content, tmp_path).pages
    texts = [squeezed(page.extract_text()) for page in pages]
    for claim in edition.claims:
        parts = [squeezed(part) for part in (claim.verdict.meaning, *claim.rationale, claim.would_settle) if part]
        heading = squeezed(claim.claim)
        assert [text for text in texts if heading in text and all(part in text for part in parts)], claim.number
    pictures = [image.image for page in pages for image in page.images if image.image]
    assert pictures
    assert all(len(picture.convert("RGB").resize((64, 64)).getcolors(64 * 64) or ()) > 2 for picture in pictures)
    assert f"Page1of{len(pages)}" in texts[0]


def test_the_picture_stands_as_png_with_the_svg_beside_it(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        text = parts.read("word/document.xml").decode("utf-8")
        [(drawn, vector)] = re.findall(
            r'<a:blip r:embed="([^"]+)"><a:extLst>.*?<asvg:svgBlip [^>]*r:embed="([^"]+)"', text
        )
        relations = ElementTree.fromstring(parts.read("word/_rels/document.xml.rels"))
        targets = {each.get("Id"): f"word/{each.get('Target')}" for each in relations}
        assert parts.read(targets[drawn]).startswith(b"\x89PNG")
        assert "svg" == ElementTree.fromstring(parts.read(targets[vector])).tag.rpartition("}")[2]
        types = ElementTree.fromstring(parts.read("[Content_Types].xml"))
        assert "image/svg+xml" in {each.get("ContentType") for each in types if each.get("Extension") == "svg"}
        assert "base64" not in text


@pytest.mark.parametrize(("language", "opening", "closing"), [("en", "“", "”"), ("ru", "«", "»")])
def test_quotations_have_the_marks_of_its_language(language: str, opening: str, closing: str, templates: Path) -> None:
    edition = dataclasses.replace(sample_edition(), language=language)
    said = docx.Document(io.BytesIO(EXPORTS["docx"](edition, templates)))
    [quotation, *_] = [each.text for each in said.paragraphs if each.style.name == "Quotation"]
    assert f"{opening}{edition.claims[0].evidence[0].items[0].quote.text}{closing}" in quotation.replace("\u202f", "")
