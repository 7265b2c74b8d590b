"""Who said it, via whom: sentences with the chain that each must give, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from secondhand.reading.attribution import Attribution, Span, find_attributions

WORDS = """said told claimed according to as reported by described by it is believed in interview with that the Alba
    Stein Harbour Post Radio Norra journalists analysts minister he it , . ! ? ; : - — " “ ” ' ’ 's 12 Mr. Dr. •
    is was has of and as"""
PIECES = [*WORDS.split(), "\n", "\n\n", "\t"]
NEWS = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)
TEXTS = NEWS | st.text(max_size=80)


def chains(text: str) -> list[list[str]]:
    return [[mention.text for mention in each.chain] for each in find_attributions(text)]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Alba Stein said that the ferries would stop.", ["Alba Stein"]),
        ("“The ferries will stop,” said Alba Stein.", ["Alba Stein"]),
        ('"The ferries will stop," said Alba Stein.', ["Alba Stein"]),
        ("“Will the ferries stop?” asked nobody.", []),
        ("According to Alba Stein, the ferries will stop.", ["Alba Stein"]),
        ("The ferries will stop, according to the Harbour Post.", ["the Harbour Post"]),
        ("The ferries will stop, as reported by Radio Norra.", ["Radio Norra"]),
        ("The plan was described by analysts as a mistake.", ["analysts"]),
        ("It is believed in Norra that the ferries will stop.", ["Norra"]),
        ("The harbour ministry announced that the ferries would stop.", ["The harbour ministry"]),
        ("He said that the ferries would stop.", ["He"]),
        ("The mayor, Nia Okoro, said that the ferries would stop.", ["Nia Okoro"]),
        ("Sources close to Alba Stein believe that the ferries will stop.", ["Sources close to Alba Stein"]),
        ("Alba Stein confirmed that the ferries would stop.", ["Alba Stein"]),
        ("The mayor's aide Odd Lind said the ferries would stop.", ["aide Odd Lind"]),
    ],
)
def test_one_party_is_found_as_the_text_names_it(text: str, chain: list[str]) -> None:
    assert ([chain] if chain else []) == chains(text)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("“They did not pay,” said Alba Stein, according to the Harbour Post.", ["Alba Stein", "the Harbour Post"]),
        ("Norra journalists claimed that it sank, according to AB Tide News.", ["Norra journalists", "AB Tide News"]),
        ("Alba Stein told Radio Norra Channel 7 that it sank.", ["Alba Stein", "Radio Norra Channel 7"]),
        ("Tide magazine's Odd Lind wrote that it sank.", ["Odd Lind", "Tide magazine"]),
    ],
)
def test_whom_it_passed_through_stands_behind_the_speaker(text: str, chain: list[str]) -> None:
    assert [chain] == chains(text)


@pytest.mark.parametrize(
    ("text", "kind", "named"),
    [
        ("Alba Stein said so.", "person", True),
        ("Analysts said so.", "group", False),
        ("It sank, according to the Harbour Post.", "outlet", True),
        ("It sank, according to the Norra Shipping Institute.", "organisation", True),
        ("She said so.", "unresolved", False),
        ("The minister said so.", "unresolved", False),
        ("It is believed in Norra that it sank.", "unresolved", False),
    ],
)
def test_a_party_has_its_kind_and_is_named_or_not(text: str, kind: str, named: bool) -> None:
    mentions = [mention for each in find_attributions(text) for mention in each.chain]
    assert [(kind, named)] == [(mention.kind, mention.named) for mention in mentions]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The ferries stop in May.",
        "Nobody said so.",
        "He has often said little.",
        "Alba Stein published the list of debts.",
        "The Harbour Post posts a profit.",
        "The saying goes on.",
        "\n\n\n",
        "...",
        "said",
        "according to",
        "According to , the",
    ],
)
def test_where_nobody_is_named_nothing_is_found(text: str) -> None:
    assert [] == chains(text)


def test_a_second_hand_statement_passed_through_as_many_hands_as_its_chain_is_long() -> None:
    (found,) = find_attributions("“They did not pay,” said Alba Stein, according to the Harbour Post.")
    assert 2 == found.hands


def test_the_content_is_the_sentence_that_holds_the_cue() -> None:
    text = "It rained. “They did not pay,” said Alba Stein. It rained on."
    (found,) = find_attributions(text)
    assert ("“They did not pay,” said Alba Stein.", "said") == (found.content.of(text).strip(), found.cue.of(text))


def test_two_speakers_in_one_sentence_have_a_part_of_it_each() -> None:
    text = "Alba Stein said that it sank, while Odd Lind said that it sailed."
    contents = [(each.chain[0].text, each.content.of(text)) for each in find_attributions(text)]
    assert [
        ("Alba Stein", "Alba Stein said that it sank"),
        ("Odd Lind", ", while Odd Lind said that it sailed."),
    ] == contents


@given(TEXTS)
def test_every_span_lies_in_the_text_and_a_mention_is_its_words(text: str) -> None:
    for each in find_attributions(text):
        for span in (each.cue, each.content, *(mention.span for mention in each.chain)):
            assert 0 <= span.start < span.end <= len(text)
        assert [mention.span.of(text) for mention in each.chain] == [mention.text for mention in each.chain]


@given(TEXTS)
def test_the_content_holds_the_cue_and_the_chain(text: str) -> None:
    for each in find_attributions(text):
        assert each.chain
        for span in (each.cue, *(mention.span for mention in each.chain)):
            assert each.content.start <= span.start
            assert span.end <= each.content.end


@given(TEXTS)
@example("Ada Holm said so, “and no,” said Alba Stein.")
@example("As Ada Holm said, it is believed in Norra that it sank.")
def test_attributions_come_in_the_order_of_the_text(text: str) -> None:
    cues = [each.cue for each in find_attributions(text)]
    assert sorted(cues) == cues


@given(NEWS, NEWS)
def test_a_paragraph_is_read_for_itself(one: str, other: str) -> None:
    def places(found: tuple[Attribution, ...], shift: int) -> list[tuple[int, list[int]]]:
        return [(each.cue.start + shift, [mention.span.start + shift for mention in each.chain]) for each in found]

    apart = places(find_attributions(one), 0) + places(find_attributions(other), len(one) + 2)
    assert apart == places(find_attributions(f"{one}\n\n{other}"), 0)


@pytest.mark.parametrize(
    "piece",
    ["a ", "said ", "that \t", '"', ", ", "A.'", "according to ", "told x ", "x, said ", "a-", " ", "Mr. ", "x"],
)
def test_a_long_run_of_one_thing_is_read_to_its_end(piece: str) -> None:
    text = piece * 20_000 + "\nAlba Stein said so."
    assert "Alba Stein" == find_attributions(text)[-1].chain[-1].text


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [((0, 2), (1, 3), True), ((0, 2), (2, 3), False), ((1, 2), (0, 5), True), ((3, 4), (0, 2), False)],
)
def test_spans_overlap_where_they_share_a_code_point(
    one: tuple[int, int], other: tuple[int, int], overlap: bool
) -> None:
    assert (overlap, overlap) == (Span(*one).overlaps(Span(*other)), Span(*other).overlaps(Span(*one)))
