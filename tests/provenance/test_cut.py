"""What a quotation was cut off from."""

from __future__ import annotations

import pytest
from by_hand import credit, mention, quoted, reading

from secondhand.provenance.cut import cut_from

HEDGED = "The quay has reportedly been sold."
REPORTEDLY = credit(HEDGED, "reportedly", "The quay has reportedly been sold")
DENIED = "Odd Lind did not say that it rained, and left."
NOT_SAID = credit(DENIED, "did not say", "that it rained", mention(DENIED, "Odd Lind"), denied=True)


@pytest.mark.parametrize(
    ("quote", "fields", "places"),
    [
        ("been sold", "", (0,)),
        ("reportedly been sold", "", ()),
        ("been sold", "said_by: dockers", ()),
        ("been sold", "said_by: lind", (0,)),
        ("The quay", "", ()),
        ("was sold", "", ()),
    ],
)
def test_a_hedge_is_kept_or_somebody_unnamed_is_recorded(quote: str, fields: str, places: tuple[int, ...]) -> None:
    record, quotation = quoted(HEDGED, quote, fields)
    assert places == cut_from(record, quotation, reading(HEDGED, REPORTEDLY))


@pytest.mark.parametrize(
    ("quote", "places"),
    [("it rained", (0,)), ("say that it rained", (0,)), ("not say that it rained", ()), ("and left", ())],
)
def test_a_denial_is_kept_with_its_negation(quote: str, places: tuple[int, ...]) -> None:
    record, quotation = quoted(DENIED, quote, "said_by: dockers")
    assert places == cut_from(record, quotation, reading(DENIED, NOT_SAID))


def test_an_attitude_is_cut_only_from_what_follows_it_directly() -> None:
    text = "Lind refused to pay the dockers for all of the winter and left."
    content = "to pay the dockers for all of the winter and left"
    refused = credit(text, "refused", content, mention(text, "Lind"), denied=True, statement=False)
    for quote, places in (("pay the dockers for all of the winter", (0,)), ("the winter and left", ())):
        record, quotation = quoted(text, quote)
        assert places == cut_from(record, quotation, reading(text, refused))
