"""All formats say the same: verdicts, flags and chains, in the same order."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from reading_back import (
    docx_alternatives,
    docx_text,
    html_alternatives,
    html_text,
    pdf_alternatives,
    pdf_text,
    squeezed,
)
from sample_edition import sample_edition

from secondhand.publishing.brief import Edition
from secondhand.publishing.exports import EXPORTS
from secondhand.publishing.pictures.svg import text_of

READERS: dict[str, Callable[[bytes], str]] = {"pdf": pdf_text, "docx": docx_text, "html": html_text}


@pytest.fixture(scope="module", params=[False, True], ids=["final", "draft"])
def edition(request: pytest.FixtureRequest) -> Edition:
    return sample_edition(draft=request.param)


@pytest.fixture(scope="module", params=list(READERS))
def text(request: pytest.FixtureRequest, edition: Edition, templates: Path) -> str:
    return squeezed(READERS[request.param](EXPORTS[request.param](edition, templates)))


def in_order(parts: list[str], text: str) -> None:
    place = 0
    for part in parts:
        found = text.find(squeezed(part), place)
        assert found >= 0, f"{part!r} is missing, or out of order"
        place = found + len(squeezed(part))


def test_claims_stand_with_their_verdicts_and_rationales(edition: Edition, text: str) -> None:
    in_order(
        [
            part
            for claim in edition.claims
            for part in (
                *(claim.claim, claim.claimant, claim.claimed, claim.verdict.label, claim.revised, *claim.rationale),
                claim.single_origin_because,
                *(part for each in claim.statements for part in (each.label, each.text)),
            )
        ],
        text,
    )


def test_each_piece_of_evidence_stands_with_flag_quotation_source_and_chain(edition: Edition, text: str) -> None:
    in_order(
        [
            part
            for claim in edition.claims
            for group in claim.evidence
            for piece in group.items
            for part in (
                piece.flag,
                piece.number,
                piece.quote.text,
                piece.said_by,
                piece.source_title.text,
                piece.source_details,
                *(part for hand in piece.chain for part in (hand.role_label, hand.name)),
                piece.chain_text,
                piece.checked,
                piece.interest,
                piece.rating,
                piece.note,
            )
        ],
        text,
    )


def test_the_rest_stands_in_the_order_of_the_issue(edition: Edition, text: str) -> None:
    in_order(
        [
            edition.desk,
            edition.title,
            edition.date_text,
            edition.version_text,
            *(
                part
                for notice in edition.notices
                for part in (notice.label, notice.date, notice.claim, notice.why, notice.was, notice.now)
            ),
            *edition.summary,
            *(part for figure in edition.glance for part in (figure.value, figure.label, figure.detail)),
            edition.glance_text,
            edition.picture.title,
            *(
                part
                for source in edition.sources
                for part in (source.title.text, source.rests_on, *source.descriptor, source.note)
            ),
            *edition.method,
            *edition.corrections_policy,
            *(correction.now for correction in edition.corrections),
            edition.record_digest,
            *(part for finding in edition.findings for part in (finding.message, finding.check, finding.place)),
        ],
        text,
    )


ALTERNATIVES: dict[str, Callable[[bytes], list[str]]] = {
    "pdf": pdf_alternatives,
    "docx": docx_alternatives,
    "html": html_alternatives,
}


@pytest.mark.parametrize("format", ALTERNATIVES)
def test_the_picture_has_a_text_that_says_the_same(edition: Edition, format: str, templates: Path) -> None:
    assert [text_of(edition.picture)] == ALTERNATIVES[format](EXPORTS[format](edition, templates))


def test_a_draft_says_so_and_nothing_else_does(edition: Edition, text: str) -> None:
    assert edition.draft == ("draft" in text.lower())


def test_json_is_the_edition(edition: Edition, templates: Path) -> None:
    written = EXPORTS["json"](edition, templates)
    data = json.loads(written)
    assert written.endswith(b"}\n")
    assert [claim.verdict.label for claim in edition.claims] == [claim["verdict"]["label"] for claim in data["claims"]]
    assert [
        (piece.flag, piece.chain_text, [hand.name for hand in piece.chain])
        for claim in edition.claims
        for group in claim.evidence
        for piece in group.items
    ] == [
        (piece["flag"], piece["chain_text"], [hand["name"] for hand in piece["chain"]])
        for claim in data["claims"]
        for group in claim["evidence"]
        for piece in group["items"]
    ]
