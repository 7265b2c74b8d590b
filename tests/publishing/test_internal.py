"""The internal edition has findings, flags and waivers at their places and the sources beside; the public one none."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from reading_back import Parsed, html_text, pdf_text, squeezed

from secondhand.pipeline import inspect
from secondhand.publishing.brief import Edition, ShownEvidence
from secondhand.publishing.exports import EXPORTS
from secondhand.rendering import editions

Change = Callable[[str, str], None]
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def made(desk: Path, change: Change) -> Callable[..., Edition]:
    change("said_by: stein\n        via: [harbour-post]", "said_by: stein")  # found at that evidence
    change(
        "stance: undermines\n        said_by: dockers",
        'stance: undermines\n        waive: {first-hand-available: "We asked them.", until: 2032-01-01}\n'
        "        said_by: dockers",
    )

    def make(*, internal: bool = True) -> Edition:
        return editions(inspect(desk / "claims.yaml"), (), draft=True, internal=internal)[0]

    return make


def pieces(edition: Edition) -> list[ShownEvidence]:
    return [piece for claim in edition.claims for group in claim.evidence for piece in group.items]


def remarks(edition: Edition) -> list[str]:
    placed = [each for claim in edition.claims for each in claim.remarks]
    placed += [each for piece in pieces(edition) for each in piece.remarks]
    return [each.text for each in (*placed, *edition.remarks)]


def comments(content: bytes) -> dict[str, tuple[str, str]]:
    """The comments of a Word document by their ids: what each says, and which words it is about."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        listed = ElementTree.fromstring(parts.read("word/comments.xml"))
        body = ElementTree.fromstring(parts.read("word/document.xml"))
    about: dict[str, str] = {}
    opened: list[str] = []
    for node in body.iter():
        if node.tag == f"{WORD}commentRangeStart":
            opened.append(node.get(f"{WORD}id", ""))
        elif node.tag == f"{WORD}commentRangeEnd":
            opened.remove(node.get(f"{WORD}id", ""))
        elif node.tag == f"{WORD}t":
            for each in opened:
                about[each] = about.get(each, "") + (node.text or "")
    return {
        each.get(f"{WORD}id", ""): ("".join(each.itertext()), about.get(each.get(f"{WORD}id", ""), ""))
        for each in listed.iter(f"{WORD}comment")
    }


def test_a_finding_stands_at_its_evidence(made: Callable[..., Edition]) -> None:
    first, second = pieces(made())
    assert [] == [each for each in second.remarks if "second-hand-unlabelled" in each.text]
    [found] = [each for each in first.remarks if "second-hand-unlabelled" in each.text]
    assert "finding" == found.kind
    assert found.text.startswith('error: the sentence credits "the Harbour Post"')


def test_a_flag_is_a_remark_at_its_evidence(made: Callable[..., Edition]) -> None:
    second = pieces(made())[1]
    assert [second.flag] == [each.text for each in second.remarks if each.kind == "flag"]


def test_every_finding_is_somewhere(desk: Path, made: Callable[..., Edition]) -> None:
    found = " ".join(remarks(made()))
    for finding in inspect(desk / "claims.yaml").findings:
        assert f"{finding.message} [{finding.check}]" in found


def test_a_waiver_is_told_with_its_reason_and_end(desk: Path, made: Callable[..., Edition]) -> None:
    text = (desk / "claims.yaml").read_text(encoding="utf-8")
    text = (
        text.replace(
            "    rationale: Only",
            '    waive: {verdict-needs-evidence: "We asked.", until: 2032-01-01}\n    rationale: Only',
        )
        .replace("verdict: unproven", "verdict: 'true'")
        .replace("stance: supports", "stance: context")
    )
    (desk / "claims.yaml").write_text(text, encoding="utf-8")
    [waiver] = [each for each in made().claims[0].remarks if each.kind == "waiver"]
    assert waiver.text.startswith("Waived until 2032-01-01: We asked. The finding: ")
    assert waiver.text.endswith("[verdict-needs-evidence]")


def test_each_is_a_comment_of_words_at_its_place(made: Callable[..., Edition], templates: Path) -> None:
    edition = made()
    found = comments(EXPORTS["docx"](edition, templates))
    assert sorted(remarks(edition)) == sorted(text for text, _ in found.values())
    for claim in edition.claims:
        for each in claim.remarks:
            assert claim.claim in found[str(each.number)][1]
    for piece in pieces(edition):
        for each in piece.remarks:
            assert piece.quote.text in found[str(each.number)][1]


def test_word_opens_it_and_knows_the_author_and_the_date(made: Callable[..., Edition], templates: Path) -> None:
    content = EXPORTS["docx"](made(), templates)
    docx.Document(io.BytesIO(content))
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        listed = ElementTree.fromstring(parts.read("word/comments.xml"))
    assert {("Test desk", "2031-05-04T00:00:00Z")} == {
        (each.get(f"{WORD}author"), each.get(f"{WORD}date")) for each in listed.iter(f"{WORD}comment")
    }


def test_the_public_edition_has_none_of_it(made: Callable[..., Edition], templates: Path) -> None:
    edition = made(internal=False)
    assert [] == remarks(edition)
    assert {} == comments(EXPORTS["docx"](edition, templates))
    assert [()] * 2 == [piece.passage for piece in pieces(edition)]
    assert b"Dockers told Radio Norra that" not in EXPORTS["html"](edition, templates)


def test_the_source_stands_beside_the_quotation_with_what_it_attributes_marked(
    made: Callable[..., Edition], templates: Path
) -> None:
    edition = made()
    first = pieces(edition)[0]
    marked = {
        mark: "".join(each.text for each in first.passage if mark in each.marks)
        for mark in ("quotation", "attribution")
    }
    assert "We rarely met the owners" == marked["quotation"]
    assert "said" in marked["attribution"]
    assert "according to" in marked["attribution"]
    page = EXPORTS["html"](edition, templates)
    text = "".join(each.text for each in first.passage)
    assert "Ferries to Norra may stop in May" in text
    assert squeezed(text) in squeezed(html_text(page))
    assert "quotation" in {
        attributes.get("class") for tag, attributes in Parsed(page.decode()).elements if tag == "mark"
    }


def test_without_the_text_there_is_no_source_beside_it(desk: Path, made: Callable[..., Edition]) -> None:
    (desk / "sources" / "private" / "any name.txt").unlink()
    assert [()] * 2 == [piece.passage for piece in pieces(made())]


@pytest.mark.parametrize(("name", "read"), [("html", html_text), ("pdf", pdf_text)])
def test_it_says_that_it_is_internal(
    name: str, read: Callable[[bytes], str], made: Callable[..., Edition], templates: Path
) -> None:
    assert "internal" in read(EXPORTS[name](made(), templates)).lower()
    assert "internal" not in read(EXPORTS[name](made(internal=False), templates)).lower()


def test_its_files_have_another_name(made: Callable[..., Edition]) -> None:
    assert ["ferries.internal", "ferries"] == [made().file_name, made(internal=False).file_name]
