"""A PDF is tagged as PDF/UA-1 asks: read from its structure tree. (No validator of the standard was run.)"""

from __future__ import annotations

import dataclasses
import datetime
import io
import json
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdf
import pytest
from sample_edition import sample_edition
from structure import Element, read

from secondhand.publishing.claimreview import linked_data
from secondhand.publishing.exports import EXPORTS
from secondhand.publishing.stamp import read_stamp

XMP = "{http://www.aiim.org/%s/ns/id/}%s"


@pytest.fixture(scope="module")
def content(templates: Path) -> bytes:
    return EXPORTS["pdf"](sample_edition(), templates)


@pytest.fixture(scope="module")
def archival(templates: Path) -> bytes:
    return EXPORTS["pdf"](dataclasses.replace(sample_edition(), archival=True), templates)


@pytest.fixture(scope="module")
def opened(content: bytes) -> tuple[pikepdf.Pdf, Element]:
    return read(content)


@pytest.fixture(scope="module")
def pdf(opened: tuple[pikepdf.Pdf, Element]) -> pikepdf.Pdf:
    return opened[0]


@pytest.fixture(scope="module")
def elements(opened: tuple[pikepdf.Pdf, Element]) -> list[Element]:
    return list(opened[1].walk())


def squeezed(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())


def test_language_title_and_claim_to_be_accessible(pdf: pikepdf.Pdf) -> None:
    assert "en" == str(pdf.Root.Lang)
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as metadata:
        assert "1" == metadata[XMP % ("pdfua", "part")]
        assert sample_edition().title == metadata["dc:title"]


def test_headings_follow_one_another_without_a_gap(elements: list[Element]) -> None:
    levels = [int(each.kind[2]) for each in elements if each.kind in ("/H1", "/H2", "/H3", "/H4")]
    assert 1 == levels[0]
    assert 1 == levels.count(1)
    assert all(after <= before + 1 for before, after in pairwise(levels))
    titles = [squeezed(each.text) for each in elements if each.kind == "/H1"]
    assert [squeezed(sample_edition().title)] == titles


def test_every_figure_has_its_text(elements: list[Element]) -> None:
    figures = [each for each in elements if each.kind == "/Figure"]
    assert figures
    assert all(str(each.raw.get("/Alt", "")).strip() for each in figures)


def test_every_cell_of_a_table_is_tied_to_its_header(elements: list[Element]) -> None:
    headers = {str(each.raw.ID) for each in elements if each.kind == "/TH"}
    cells = [each for each in elements if each.kind == "/TD"]
    assert headers
    assert cells
    for cell in cells:
        named = [str(header) for header in cell.raw.A.Headers]
        assert named
        assert set(named) <= headers


def test_every_link_has_contents_and_belongs_to_a_link_of_the_structure(
    pdf: pikepdf.Pdf, elements: list[Element]
) -> None:
    links = [each for page in pdf.pages for each in page.get("/Annots", []) if each.Subtype == "/Link"]
    assert links
    assert all(str(link.get("/Contents", "")).strip() for link in links)
    tied = {each.objgen for element in elements if element.kind == "/Link" for each in element.annotations}
    assert {link.objgen for link in links} == tied


def test_a_claim_is_read_in_the_order_in_which_it_is_written(elements: list[Element]) -> None:
    text = squeezed(elements[0].text)
    for claim in sample_edition().claims[:2]:
        parts = [claim.claim, claim.claimant, claim.claimed, claim.verdict.label, *claim.rationale, claim.origins]
        for group in claim.evidence:
            parts.append(group.heading)
            for piece in group.items:
                parts += [piece.flag, piece.quote.text, piece.said_by, piece.source_title.text]
                parts += [part for hand in piece.chain for part in (hand.role_label, hand.name)]
                parts += [piece.chain_text, piece.note]
        start = text.index(squeezed(f"Claim{claim.number}"))
        for part in parts:
            found = text.find(squeezed(part), start)
            assert found >= 0, f"{part!r} is missing, or out of order"
            start = found + len(squeezed(part))


def test_what_stands_on_every_page_is_not_read_out(elements: list[Element]) -> None:
    assert "Page1of" not in squeezed(elements[0].text)


def test_an_archival_pdf_claims_both_standards(archival: bytes) -> None:
    with pikepdf.open(io.BytesIO(archival)) as pdf, pdf.open_metadata() as metadata:
        found = {
            (space, name): metadata.get(XMP % (space, name))
            for space, name in (("pdfa", "part"), ("pdfa", "conformance"))
        }
        assert {("pdfa", "part"): "3", ("pdfa", "conformance"): "A"} == found
        assert "1" == metadata[XMP % ("pdfua", "part")]
        assert "/OutputIntents" in pdf.Root


def test_an_archival_pdf_carries_the_data_with_relationship_and_dates(archival: bytes, templates: Path) -> None:
    edition = dataclasses.replace(sample_edition(), archival=True)
    with pikepdf.open(io.BytesIO(archival)) as pdf:
        assert ["dam.json", "dam.claimreview.json"] == [str(each.UF) for each in pdf.Root.AF]
        attached = {str(each.UF): each for each in pdf.Root.AF}
        assert {"dam.json": "/Source", "dam.claimreview.json": "/Alternative"} == {
            name: str(each.AFRelationship) for name, each in attached.items()
        }
        streams = {name: each.EF.F for name, each in attached.items()}
        assert EXPORTS["json"](edition, templates) == streams["dam.json"].read_bytes()
        assert linked_data(edition) == json.loads(streams["dam.claimreview.json"].read_bytes())
        for stream in streams.values():
            assert "/application/json" == str(stream.Subtype)
            assert "D:20240405" == str(stream.Params.ModDate)[:10]
            assert stream.Params.ModDate == stream.Params.CreationDate


def test_each_is_stamped_and_sealed_where_a_program_may_leave_what_is_its_own(content: bytes, archival: bytes) -> None:
    edition = sample_edition()
    for written in (content, archival):
        stamp = read_stamp(written)
        assert (edition.commit, edition.record_digest, True) == (stamp.commit, stamp.record, stamp.whole)
        with pikepdf.open(io.BytesIO(written)) as pdf:
            own = pdf.Root.PieceInfo.Secondhand
            assert "D:20240405000000Z" == str(own.LastModified)
            assert edition.commit == json.loads(own.Private.read_bytes())["commit"]
            assert all(isinstance(value, pikepdf.String) for value in pdf.docinfo.values())


def test_an_archival_pdf_is_the_same_each_time(archival: bytes, templates: Path) -> None:
    assert archival == EXPORTS["pdf"](dataclasses.replace(sample_edition(), archival=True), templates)


def test_an_archival_pdf_reads_as_the_other_does(archival: bytes, content: bytes) -> None:
    pages, others = (pypdf.PdfReader(io.BytesIO(each)).pages for each in (archival, content))
    assert [page.extract_text() for page in others] == [page.extract_text() for page in pages]
    created = pypdf.PdfReader(io.BytesIO(archival)).metadata
    assert created is not None
    assert created.creation_date is not None
    assert datetime.date(2024, 4, 5) == created.creation_date.date()
