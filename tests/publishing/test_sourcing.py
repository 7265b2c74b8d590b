"""What a brief shows of its sourcing as a picture: as long as it can be read on a page."""

from __future__ import annotations

import json

import pytest
from made_graphs import forty_parties, record

from secondhand.provenance.chain import Chains
from secondhand.publishing.brief import Picture
from secondhand.publishing.pictures.drawing import NAME
from secondhand.publishing.pictures.page import PAGE_HEIGHT
from secondhand.publishing.pictures.svg import svg_of
from secondhand.publishing.sourcing import picture_of_brief
from secondhand.record.load import parse


def pictured(made: dict[str, object]) -> Picture:
    found = parse(json.dumps(made, ensure_ascii=False).encode(), "claims.yaml")
    claims = tuple(found.claims.values())
    numbers = {source: number for number, source in enumerate(found.sources, 1)}
    labels = [str(place) for claim in claims for place, _ in enumerate(claim.evidence)]
    return picture_of_brief(Chains(found), claims, numbers, labels)


def of_speakers(count: int) -> dict[str, object]:
    parties = {f"p{n}": {"name": f"Speaker {n}", "kind": "person"} for n in range(count)}
    parties["post"] = {"name": "Harbour Post", "kind": "outlet"}
    pieces = [{"source": "s", "quote": "q", "stance": "supports", "said_by": f"p{n}", "via": []} for n in range(count)]
    return record({"c": pieces}, parties, {"s": {"title": "S", "publisher": "post"}})


@pytest.mark.parametrize("count", [1, 30, 40])
def test_what_can_be_read_is_drawn(count: int) -> None:
    picture = pictured(of_speakers(count))
    assert len(picture.parties) == count + 1
    assert "not drawn" not in picture.sentence


@pytest.mark.parametrize("count", [120, 249, 300])
def test_what_could_not_be_read_is_left_out_and_that_is_said(count: int) -> None:
    picture = pictured(of_speakers(count))
    assert () == picture.parties
    assert picture.sentence.endswith(f" They are not drawn: {count + 1} parties are too many for a page.")
    assert len(picture.ways) == count, "they are still told in words"


@pytest.mark.parametrize("seed", range(4))
def test_names_of_forty_parties_have_seven_points_on_a_page(seed: int) -> None:
    svg = svg_of(pictured(forty_parties(seed)), most_height=PAGE_HEIGHT)
    height, whole = (float(svg.split(mark, 1)[1].split('"', 1)[0].split()[-1]) for mark in (' height="', ' viewBox="'))
    assert height / whole * NAME * 0.75 >= 7
