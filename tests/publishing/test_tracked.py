"""What differs between two Word documents as tracked changes: accepted they give the later text, rejected the other."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree as Tree

import docx
import pytest
from sample_edition import sample_edition

from secondhand.publishing.brief import Edition, ShownVerdict
from secondhand.publishing.exports.docx import export_docx
from secondhand.publishing.exports.tracked import Comment, tracked
from secondhand.publishing.exports.word_runs import WORD

INS, DEL = (f"{{{WORD}}}{name}" for name in ("ins", "del"))
DAY = "2031-05-04"


def xml(document: bytes, part: str = "word/document.xml") -> Tree.Element:
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        return Tree.fromstring(parts.read(part))


def text(document: bytes, *, accepted: bool) -> list[str]:
    """The paragraphs of a document once all changes are accepted or rejected; without empty ones."""
    dropped, word = (DEL, "t") if accepted else (INS, "delText")
    lines = [""]

    def walk(element: Tree.Element) -> None:
        if element.tag == dropped:
            return
        if element.tag == f"{{{WORD}}}tr" and element.find(f"{{{WORD}}}trPr/{dropped}") is not None:
            return
        if element.tag in (f"{{{WORD}}}t", f"{{{WORD}}}{word}"):
            lines[-1] += element.text or ""
        for child in element:
            walk(child)
        if element.tag == f"{{{WORD}}}p":
            mark = element.find(f"{{{WORD}}}pPr/{{{WORD}}}rPr/{dropped}")
            if mark is None:
                lines.append("")

    walk(xml(document))
    return [line for line in lines if line]


def changed(edition: Edition) -> Edition:
    """The edition with another verdict, other words, a claim fewer, a source less and a new paragraph."""
    first, *others = edition.claims
    first = dataclasses.replace(
        first,
        verdict=ShownVerdict("Misleading", "mixed", "It leaves out what matters."),
        rationale=("The gauge was read anew.", *first.rationale, "So it stands."),
    )
    return dataclasses.replace(
        edition, claims=(first, *others[:-1]), sources=edition.sources[:-1], summary=edition.summary[1:]
    )


@pytest.fixture(scope="module")
def both(templates: Path) -> tuple[bytes, bytes]:
    edition = sample_edition()
    return export_docx(edition, templates), export_docx(changed(edition), templates)


@pytest.mark.parametrize("turned", [False, True])
def test_all_accepted_is_the_later_text_and_all_rejected_the_earlier(both: tuple[bytes, bytes], turned: bool) -> None:
    before, after = reversed(both) if turned else both
    made = tracked(before, after, "Test desk", DAY)
    assert text(after, accepted=True) == text(made, accepted=True)
    assert text(before, accepted=True) == text(made, accepted=False)
    assert list(xml(made).iter(INS))
    assert list(xml(made).iter(DEL))


def test_a_document_beside_itself_has_no_change(both: tuple[bytes, bytes]) -> None:
    made = tracked(both[0], both[0], "Test desk", DAY)
    assert [] == [*xml(made).iter(INS), *xml(made).iter(DEL)]
    assert made == tracked(both[0], both[0], "Test desk", DAY)


def test_every_change_has_a_number_of_its_own_an_author_and_a_date(both: tuple[bytes, bytes]) -> None:
    made = tracked(*both, "Test desk", DAY)
    marks = [*xml(made).iter(INS), *xml(made).iter(DEL)]
    numbers = [each.get(f"{{{WORD}}}id") for each in marks]
    assert len(numbers) == len(set(numbers))
    assert {("Test desk", f"{DAY}T00:00:00Z")} == {
        (each.get(f"{{{WORD}}}author"), each.get(f"{{{WORD}}}date")) for each in marks
    }


def test_a_word_is_changed_and_not_its_paragraph(templates: Path) -> None:
    edition = sample_edition()
    other = dataclasses.replace(edition, summary=(edition.summary[0].replace("Seven", "Eight"), *edition.summary[1:]))
    made = xml(tracked(export_docx(edition, templates), export_docx(other, templates), "Test desk", DAY))
    assert [["Seven"], ["Eight"]] == [
        ["".join(each.itertext()) for each in made.iter(mark) if "".join(each.itertext())] for mark in (DEL, INS)
    ]


def test_comments_stand_at_their_place_and_word_reads_them(both: tuple[bytes, bytes]) -> None:
    edition = sample_edition()
    comment = Comment(edition.claims[0].claim, ("Verdict: Unproven → Misleading", "Approval voided <&>"))
    made = tracked(*both, "Test desk", DAY, [comment])
    document = docx.Document(io.BytesIO(made))
    assert edition.claims[0].claim in "\n".join(each.text for each in document.paragraphs)
    part = xml(made, "word/comments.xml")
    assert ["Verdict: Unproven → Misleading", "Approval voided <&>"] == [
        "".join(each.itertext()) for each in part.iter(f"{{{WORD}}}p")
    ]
    anchored = [
        each for each in xml(made).iter(f"{{{WORD}}}p") if each.find(f"{{{WORD}}}commentRangeStart") is not None
    ]
    assert 1 == len(anchored)
    assert edition.claims[0].claim in "".join(anchored[0].itertext())


def test_it_opens_with_as_many_paragraphs_as_word_would_show(both: tuple[bytes, bytes]) -> None:
    made = docx.Document(io.BytesIO(tracked(*both, "Test desk", DAY)))
    assert len(made.paragraphs) >= len(docx.Document(io.BytesIO(both[1])).paragraphs)
    assert len(made.tables) >= len(docx.Document(io.BytesIO(both[1])).tables)
