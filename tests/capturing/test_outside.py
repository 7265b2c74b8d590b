"""Quotations from what a page shows beside its main text: they stand, and that they stand outside is said."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from local_site import Site, answer
from test_run import NEWS, capture, page

from secondhand import pipeline, texts
from secondhand.findings import Finding, Level
from secondhand.publishing import wording
from secondhand.sources.quotations import Quotation

CAPTION = "The quay at low tide, seen from the lighthouse"
MORE = f"<footer><p>{CAPTION}.</p><p>Boats wanted, said the harbour master, Ole Brandt.</p></footer>"
Change = Callable[[str, str], None]


@pytest.fixture
def quoting(desk: Path, site: Site, change: Change) -> Callable[..., tuple[list[Finding], list[Quotation]]]:
    """Captures the page and quotes from it; gives what `quote-in-source` finds about that, and the quotations."""
    site.answers["/a"] = answer(page(NEWS, more=MORE))
    capture(desk, site.url("/a"))

    def quote(*quotes: str, seal: bool = True, more: str = "") -> tuple[list[Finding], list[Quotation]]:
        if quotes:
            lines = "".join(
                f'      - {{source: ferries-may-stop, quote: "{q}", stance: context{more}}}\n' for q in quotes
            )
            change(
                "      - source: harbour\n        quote: We rarely",
                f"{lines}      - source: harbour\n        quote: We rarely",
            )
        if seal:
            list(texts.seal(pipeline.inspect(desk / "claims.yaml"), ["ferries-may-stop"]))
        found = pipeline.inspect(desk / "claims.yaml")
        mine = [each for each in found.quotations if each.evidence.source == "ferries-may-stop"]
        places = {each.evidence.at("quote") for each in mine}
        return [each for each in found.findings if each.check == "quote-in-source" and each.position in places], mine

    return quote


def said(findings: Sequence[Finding]) -> list[tuple[str, Level]]:
    return [(each.message, each.level) for each in findings]


OUTSIDE = ('quote stands in "ferries-may-stop" only outside the main text', Level.WARNING)


def test_it_stands_and_a_warning_says_where(quoting: Callable[..., tuple[list[Finding], list[Quotation]]]) -> None:
    findings, (caption, main) = quoting(CAPTION, "We seldom met the owners")
    assert [OUTSIDE] == said(findings)
    assert (True, True, True, False) == (caption.stands, caption.outside, main.stands, main.outside)
    assert (
        "Quotation held word for word against the archived text. It stands outside the main text of the page."
    ) == wording.held(caption)


@pytest.mark.parametrize(
    "quote",
    [
        CAPTION.replace("low", "high"),
        CAPTION.replace("at low tide", "at low"),
        "The quay [never] seen from the lighthouse",
    ],
)
def test_a_word_that_differs_does_not_stand_there_either(
    quoting: Callable[..., tuple[list[Finding], list[Quotation]]], quote: str
) -> None:
    findings, (quotation,) = quoting(quote)
    assert [Level.ERROR] == [each.level for each in findings]
    assert not quotation.stands


def test_without_a_receipt_it_is_an_error(quoting: Callable[..., tuple[list[Finding], list[Quotation]]]) -> None:
    findings, _ = quoting(CAPTION, seal=False)
    lacking = 'quote stands in "ferries-may-stop", but it has no receipt for those who do not have the text'
    assert {(lacking, Level.ERROR), OUTSIDE} == set(said(findings))


def test_receipts_confirm_it_where_the_texts_are_not_at_hand(
    desk: Path, quoting: Callable[..., tuple[list[Finding], list[Quotation]]]
) -> None:
    quoting(CAPTION, "Boats wanted", "We seldom met the owners")
    shutil.rmtree(desk / "sources" / "private")
    findings, quotations = quoting(seal=False)
    assert [OUTSIDE, OUTSIDE] == said(findings)
    assert [(True, True), (True, True), (True, False)] == [(each.stands, each.outside) for each in quotations]


def test_a_text_of_the_page_that_was_changed_is_not_at_hand(
    desk: Path, quoting: Callable[..., tuple[list[Finding], list[Quotation]]]
) -> None:
    path = desk / "sources" / "private" / "ferries-may-stop.whole.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("low tide", "high tide"), encoding="utf-8")
    findings, (quotation,) = quoting(CAPTION.replace("low", "high"))
    assert [Level.ERROR] == [each.level for each in findings]
    assert not quotation.stands


def test_a_seal_of_another_page_confirms_nothing(
    desk: Path, change: Change, quoting: Callable[..., tuple[list[Finding], list[Quotation]]]
) -> None:
    quoting(CAPTION)
    record = (desk / "claims.yaml").read_text(encoding="utf-8")
    digest = record.partition("whole_sha256: ")[2][:64]
    change(digest, "0" * 64)
    findings, _ = quoting(seal=False)
    assert [Level.ERROR] == [each.level for each in findings]
    flaws = pipeline.inspect(desk / "claims.yaml").archive["ferries-may-stop"].flaws
    assert ["capture"] == [each.field for each in flaws]


def test_whom_the_page_credits_it_to_is_asked_there(
    desk: Path, quoting: Callable[..., tuple[list[Finding], list[Quotation]]]
) -> None:
    quoting("Boats wanted")
    found = [each for each in pipeline.inspect(desk / "claims.yaml").findings if "Ole Brandt" in each.message]
    assert [("second-hand-unlabelled", 'the sentence credits "Ole Brandt", but said_by and via do not')] == [
        (each.check, each.message) for each in found
    ]


def test_a_changed_page_that_no_longer_shows_it_is_said_though_the_article_is_the_same(
    desk: Path, site: Site, quoting: Callable[..., tuple[list[Finding], list[Quotation]]]
) -> None:
    quoting(CAPTION)
    site.answers["/a"] = answer(page(NEWS, more=MORE.replace("low tide", "high tide")))
    (result,) = capture(desk, site.url("/a"))
    assert ("unchanged", 1) == (result.state, len(result.fallen))
    assert "though not what stands around it" in result.summary
