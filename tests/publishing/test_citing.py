"""Where others find a quotation: the address that leads to its words, and selectors for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from secondhand.pipeline import inspect
from secondhand.publishing.exports.html import export_html
from secondhand.publishing.exports.json import export_json
from secondhand.rendering import editions
from secondhand.texts import seal

URL = "https://gazette.example/ferries"
EVIDENCE = """
      - source: harbour
        quote: the Harbour
        stance: context
        prefix: according to
      - source: harbour
        quote: Dockers told […] that they
        stance: context
"""


@pytest.fixture
def addressed(desk: Path, change: Callable[[str, str], None]) -> Path:
    """The desk, its source with an address, and evidence of every kind."""
    change("    note: It states nothing else.", f"    note: It states nothing else.\n    url: {URL}")
    record = desk / "claims.yaml"
    record.write_text(record.read_text(encoding="utf-8") + EVIDENCE.lstrip("\n"), encoding="utf-8")
    list(seal(inspect(record), ()))
    return record


def shown(record: Path) -> list[dict]:
    [edition] = editions(inspect(record), (), draft=True)
    data = json.loads(export_json(edition, record.parent / "templates"))
    return [piece for claim in data["claims"] for group in claim["evidence"] for piece in group["items"]]


def test_a_quotation_leads_to_its_words(addressed: Path) -> None:
    links = [piece["quote"]["url"].removeprefix(f"{URL}#:~:text=") for piece in shown(addressed)]
    assert ["We%20rarely%20met%20the%20owners", "they%20had%20not%20been%20paid%20since%20March"] == links[:2]
    assert "according%20to-,the%20Harbour" in links[2] or "to-,the%20Harbour" in links[2]
    assert 2 == links[3].count("text=") + 1


def test_a_quotation_leads_to_its_words_by_its_receipt_too(addressed: Path) -> None:
    (addressed.parent / "sources" / "private" / "any name.txt").unlink()
    links = [piece["quote"]["url"] for piece in shown(addressed)]
    assert f"{URL}#:~:text=We%20rarely%20met%20the%20owners" == links[0]
    assert f"{URL}#:~:text=according%20to-,the%20Harbour" == links[2]
    assert URL == links[3]


def test_a_source_without_an_address_has_no_link(desk: Path) -> None:
    assert {""} == {piece["quote"]["url"] for piece in shown(desk / "claims.yaml")}


def test_the_selectors_of_a_private_text_hold_no_more_than_the_record(addressed: Path) -> None:
    first, _, third, marked = shown(addressed)
    [target] = first["targets"]
    assert {"exact": "We rarely met the owners", "prefix": "", "suffix": "", "type": "TextQuoteSelector"} == target[
        "selector"
    ][0]
    assert {"start": 35, "end": 59, "type": "TextPositionSelector"} == target["selector"][1]
    assert URL == target["source"]
    assert ("according to", "") == tuple(third["targets"][0]["selector"][0][key] for key in ("prefix", "suffix"))
    assert ["Dockers told", "that they"] == [each["selector"][0]["exact"] for each in marked["targets"]]


def test_the_grade_of_a_quotation_stands_with_it(addressed: Path) -> None:
    assert ["exact", "exact", "exact", "edited as marked"] == [piece["grade"] for piece in shown(addressed)]
    (addressed.parent / "sources" / "private" / "any name.txt").unlink()
    assert {"receipt"} == {piece["grade"] for piece in shown(addressed)}


def test_the_quotation_is_a_link_in_html(addressed: Path) -> None:
    [edition] = editions(inspect(addressed), (), draft=True)
    html = export_html(edition, addressed.parent / "templates").decode()
    assert f'href="{URL}#:~:text=We%20rarely%20met%20the%20owners"' in html
