"""Which claims cover what a source attributes, and what one reading of it knows."""

from __future__ import annotations

import pytest
from by_hand import credit, mention, quoted, reading, span

from secondhand.provenance.coverage import scan
from secondhand.provenance.readings import read_all

TEXT = "“They paid,” said Alba Stein. It rained, the Harbour Post wrote. Nobody came."
SAID = credit(TEXT, "said", "“They paid,”", mention(TEXT, "Alba Stein"))
WROTE = credit(TEXT, "wrote", "It rained", mention(TEXT, "the Harbour Post", "outlet"), second_hand=True)


@pytest.mark.parametrize(
    ("quote", "claims", "uncovered"),
    [
        ("They paid", (("sold",), ()), (1,)),
        ("said Alba", (("sold",), ()), (1,)),
        ("Alba Stein. It rained", (("sold",), ("sold",)), ()),
        ("Nobody came", ((), ()), (0, 1)),
        ("They rained", ((), ()), (0, 1)),
    ],
)
def test_a_claim_covers_what_its_quotation_stands_in(
    quote: str, claims: tuple[tuple[str, ...], ...], uncovered: tuple[int, ...]
) -> None:
    _, quotation = quoted(TEXT, quote)
    scanned = scan(quotation.archived.source, reading(TEXT, SAID, WROTE), [quotation])
    assert claims == scanned.claims
    assert uncovered == scanned.uncovered(second_hand=False)
    assert tuple(place for place in uncovered if place == 1) == scanned.uncovered(second_hand=True)


def test_quotations_from_other_sources_cover_nothing() -> None:
    record, quotation = quoted(TEXT, "They paid")
    other = record.sources["quay"].__class__(places=record.places, id="other", title="Another")
    assert ((), ()) == scan(other, reading(TEXT, SAID, WROTE), [quotation]).claims


def test_a_cue_stands_beside_a_passage_that_has_a_word_of_its_sentence() -> None:
    read = reading(TEXT, SAID, WROTE)
    assert read.beside(span(TEXT, "They paid"), SAID.cue)
    assert read.beside(span(TEXT, "Stein. It"), WROTE.cue)
    assert not read.beside(span(TEXT, "Stein. "), WROTE.cue)


def test_a_text_is_read_with_the_records_names_and_one_that_is_not_at_hand_is_not() -> None:
    text = "“They paid,” said Alba Stein, according to the mayor of Norra."
    record, quotation = quoted(text, "They paid")
    read = read_all(record, {"quay": quotation.archived})["quay"]
    assert (text, text.index("They")) == (read.text, read.sentences[0])
    assert "the mayor of Norra" in {m.text for each in read.attributions for m in each.chain if m.kind == "person"}
    absent = quotation.archived.__class__(record.sources["quay"])
    assert {} == read_all(record, {"quay": absent})
