"""What is made of all briefs: the list to search, the ClaimReviews, the feed."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from reading_back import Parsed
from sample_edition import sample_edition

from secondhand.pipeline import inspect
from secondhand.publishing.brief import Edition
from secondhand.publishing.claimreview import LONGEST, claim_reviews, shortened
from secondhand.publishing.exports import EXPORTS, OF_ALL
from secondhand.publishing.listing import Listed, listed
from secondhand.rendering import editions


def listing(editions: Sequence[Edition]) -> list[Listed]:
    """What is listed of editions."""
    return list(map(listed, editions))


ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def shown() -> list[Edition]:
    sample = sample_edition()
    later = dataclasses.replace(sample, id="dike", title="Is the dike whole?", date="2024-05-01", claims=(), notices=())
    return [sample, later]


def data_of(page: bytes, kind: str) -> Any:
    [found] = re.findall(rf'<script type="{kind}"[^>]*>(.*?)</script>', page.decode("utf-8"), re.DOTALL)[:1]
    return json.loads(found)


def test_a_claim_review_is_complete(desk: Path) -> None:
    text = (desk / "claims.yaml").read_text(encoding="utf-8")
    text = text.replace("desk: {name: Test desk,", "desk: {name: Test desk, address: https://desk.example/checks,")
    text = text.replace(
        "    rationale: Only",
        "    claimed_on: 2031-05-01\n    short: She rarely met them\n"
        "    appearances: [https://a.example/1, https://b.example/2, javascript:alert(1)]\n    rationale: Only",
    )
    (desk / "claims.yaml").write_text(text, encoding="utf-8")
    [review] = claim_reviews(editions(inspect(desk / "claims.yaml"), (), draft=False)[0])
    assert {
        "@type": "ClaimReview",
        "@id": "https://desk.example/checks/ferries.html#claim-1",
        "url": "https://desk.example/checks/ferries.html#claim-1",
        "claimReviewed": "She rarely met them",
        "datePublished": "2031-05-04",
        "inLanguage": "en",
        "author": {"@type": "Organization", "name": "Test desk", "url": "https://desk.example/checks/"},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 3,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": "Unproven",
            "ratingExplanation": "The evidence neither bears it out nor refutes it.",
        },
        "reviewBody": "Only the minister says so.",
        "itemReviewed": {
            "@type": "Claim",
            "text": "The minister rarely met the owners",
            "author": {"@type": "Person", "name": "Alba Stein"},
            "datePublished": "2031-05-01",
            "firstAppearance": {"@type": "CreativeWork", "url": "https://a.example/1"},
            "appearance": {"@type": "CreativeWork", "url": "https://b.example/2"},
        },
    } == review


def test_what_was_corrected_and_retracted_is_said_to_machines(shown: list[Edition]) -> None:
    corrected, retracted = claim_reviews(shown[0])[:2]
    assert {
        "@type": "CorrectionComment",
        "datePublished": "2031-04-02",
        "text": "Corrected: It was late.\nFalse → Unproven",
    } == corrected["correction"]
    assert "2031-04-02" == corrected["dateModified"]
    assert "Unproven" == corrected["reviewRating"]["alternateName"]
    assert "Retracted" == retracted["creativeWorkStatus"]
    assert "Retracted: The letter was forged." == retracted["correction"]["text"]
    assert "reviewRating" not in retracted


def test_the_list_and_the_feed_say_what_was_corrected_and_retracted(shown: list[Edition], templates: Path) -> None:
    page = OF_ALL["index.html"](listing(shown), templates)
    assert ["Corrected", "Retracted", ""] == [each["revised"] for each in data_of(page, "application/json")][:3]
    briefs = page.decode("utf-8").partition('class="briefs"')[2].partition("</ul>")[0]
    assert 1 == briefs.count("Retracted")
    feed = ElementTree.fromstring(OF_ALL["feed.xml"](listing(shown), templates))
    lines = [(each.findtext(f"{ATOM}content") or "").splitlines() for each in feed.iter(f"{ATOM}entry")][-1]
    assert "Retracted, 12 June 2031, claim 2: The letter was forged." == lines[0]
    assert "Corrected, 2 April 2031, claim 1: It was late." == lines[1]
    assert lines[3].startswith("False (Retracted): ")


def test_a_verdict_off_the_scale_has_its_word_alone(shown: list[Edition]) -> None:
    ratings = [review["reviewRating"] for review in claim_reviews(shown[0]) if "reviewRating" in review]
    assert not [rating for rating in ratings if "ratingValue" in rating]  # the sample's scale has no numbers
    assert "Unproven" == ratings[0]["alternateName"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A short one", "A short one"),
        ("x" * 75, "x" * 75),
        ("x" * 76, "x" * 74 + "…"),
        ("The dam, which " + "never " * 12 + "drifted", "The dam, which " + ("never " * 9).strip() + "…"),
    ],
)
def test_the_claim_is_cut_at_a_blank(text: str, expected: str) -> None:
    assert expected == shortened(text)
    assert len(shortened(text)) <= LONGEST


def test_every_page_carries_its_claim_reviews_but_no_draft_does(templates: Path) -> None:
    page = EXPORTS["html"](sample_edition(), templates)
    found = data_of(page, "application/ld\\+json")
    assert "https://schema.org" == found["@context"]
    assert claim_reviews(sample_edition()) == found["@graph"]
    assert b"ld+json" not in EXPORTS["html"](sample_edition(draft=True), templates)


def test_nothing_in_the_data_ends_its_script(templates: Path) -> None:
    sample = sample_edition()
    attack = "</script><script>alert(1)</script><!--"
    claim = dataclasses.replace(sample.claims[0], claim=attack, short=attack, claimant=attack)
    hostile = dataclasses.replace(sample, claims=(claim,), title=attack, corrections=(), notices=())
    clean = dataclasses.replace(sample, claims=sample.claims[:1], corrections=(), notices=())
    for make in (
        lambda edition: EXPORTS["html"](edition, templates),
        lambda edition: OF_ALL["index.html"](listing([edition]), templates),
    ):
        tags = [
            [tag for tag, _ in Parsed(make(each).decode("utf-8")).elements if tag != "option"]
            for each in (hostile, clean)
        ]
        assert tags[0].count("script") == tags[1].count("script")


def test_the_feed_of_claim_reviews_has_every_brief(shown: list[Edition], templates: Path) -> None:
    feed = json.loads(OF_ALL["claimreview.json"](listing(shown), templates))
    assert "DataFeed" == feed["@type"]
    assert ["dam.html", "dike.html"] == [item["url"] for item in feed["dataFeedElement"]]
    assert claim_reviews(shown[0]) == feed["dataFeedElement"][0]["item"]
    assert "2024-05-01" == feed["dateModified"]


def test_the_atom_feed_has_every_brief_the_newest_first(shown: list[Edition], templates: Path) -> None:
    feed = ElementTree.fromstring(OF_ALL["feed.xml"](listing(shown), templates))
    assert f"{ATOM}feed" == feed.tag
    assert ["dike.html", "dam.html"] == [
        link.get("href") for link in feed.iterfind(f"{ATOM}entry/{ATOM}link[@rel='alternate']")
    ]
    for entry in [feed, *feed.iterfind(f"{ATOM}entry")]:
        assert {f"{ATOM}{name}" for name in ("id", "title", "updated")} <= {child.tag for child in entry}
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.iterfind(f"{ATOM}entry")]
    assert len(set(ids)) == 2
    assert "2024-05-01T00:00:00Z" == feed.findtext(f"{ATOM}updated")


def test_the_list_has_every_claim_with_what_it_is_filtered_by(shown: list[Edition], templates: Path) -> None:
    page = OF_ALL["index.html"](listing(shown), templates)
    rows = data_of(page, "application/json")
    assert [claim.claim for claim in shown[0].claims] == [row["claim"] for row in rows]
    assert "dam.html#claim-1" == rows[0]["link"]
    assert (1, 3) == (rows[0]["second_hand"], rows[0]["evidence"])
    assert {"Analysts", "Steppe Wire", "Вечерний Берег", "The Northern Courier"} <= set(rows[0]["parties"])
    addresses = [attributes["href"] for _, attributes in Parsed(page.decode("utf-8")).elements if "href" in attributes]
    assert {"dam.html", "dike.html", "feed.xml", "claimreview.json"} <= set(addresses)


@pytest.mark.parametrize("name", OF_ALL)
def test_they_can_be_made_of_no_brief_at_all_and_are_the_same_each_time(
    name: str, shown: list[Edition], templates: Path
) -> None:
    assert OF_ALL[name]([], templates)
    assert OF_ALL[name](listing(shown), templates) == OF_ALL[name](listing(shown), templates)
