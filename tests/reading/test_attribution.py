"""Who said it, via whom: what holds for any text. Single constructions are in constructions.yaml."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from secondhand.reading.attribution import Attribution, Span, find_attributions

WORDS = """said told claimed according to as reported by described by it is believed in interview with that the Alba
    Stein Harbour Post Radio Norra journalists analysts minister he it who , . ! ? ; : - — " “ ” ' ‘ ’ 's 12 Mr. Dr. •
    is was has of and as citing adding reportedly claim ( )"""
PIECES = [*WORDS.split(), "\n", "\n\n", "\t"]
NEWS = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
TEXTS = NEWS | st.text(max_size=80)


def spans(each: Attribution) -> list[Span]:
    return [each.cue, each.content, *([each.source] if each.source else []), *(mention.span for mention in each.chain)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The ferries stop in May.",
        "Nobody said so.",
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
    assert () == find_attributions(text)


def test_a_second_hand_statement_passed_through_as_many_hands_as_its_chain_is_long() -> None:
    found = find_attributions("“They did not pay,” said Alba Stein, according to the Harbour Post.")
    assert [(2, True), (1, True)] == [(each.hands, each.second_hand) for each in found]


def test_an_outlet_alone_is_second_hand_except_in_its_own_article() -> None:
    text = "According to the Harbour Post, the ferries will stop."
    (other,), (own,) = find_attributions(text), find_attributions(text, ["Harbour Post"])
    assert (True, False) == (other.second_hand, own.second_hand)


def test_the_names_that_the_record_knows_go_before_the_lexicon() -> None:
    text = "According to Brine, the ferries will stop."
    (unknown,), (known,) = find_attributions(text), find_attributions(text, (), {"Brine": "outlet"})
    assert ("person", "outlet") == (unknown.chain[0].kind, known.chain[0].kind)


def test_the_content_is_what_is_reported_and_its_extent_all_of_it() -> None:
    text = "It rained. “They did not pay,” said Alba Stein. It rained on."
    (found,) = find_attributions(text)
    assert ("“They did not pay,”", "“They did not pay,” said Alba Stein") == (
        found.content.of(text),
        found.extent.of(text),
    )


@pytest.mark.parametrize("end", ["speaking to", "talking on", "interviewed for"])
def test_a_text_may_end_where_an_outlet_would_be_named(end: str) -> None:
    (found,) = find_attributions(f"Alba Stein said that the Harbour Post closed, {end}")
    assert ["Alba Stein"] == [mention.text for mention in found.chain]


def test_two_speakers_in_one_sentence_have_a_part_of_it_each() -> None:
    text = "Alba Stein said that it sank, while Odd Lind said that it sailed."
    contents = [(each.chain[0].text, each.content.of(text)) for each in find_attributions(text)]
    assert [("Alba Stein", "that it sank"), ("Odd Lind", "that it sailed")] == contents


@pytest.mark.parametrize(
    ("text", "denied", "statement"),
    [
        ("Alba Stein said that it sank.", False, True),
        ("Alba Stein denied that it sank.", True, True),
        ("Alba Stein never said that it sank.", True, False),
        ("Alba Stein wants to sail.", False, False),
    ],
)
def test_a_denial_and_a_wish_are_told_from_a_statement(text: str, denied: bool, statement: bool) -> None:
    (found,) = find_attributions(text)
    assert (denied, statement) == (found.denied, found.statement)


@given(TEXTS)
def test_every_span_lies_in_the_text_and_a_mention_is_its_words(text: str) -> None:
    for each in find_attributions(text):
        for span in spans(each):
            assert 0 <= span.start < span.end <= len(text)
        assert [mention.span.of(text) for mention in each.chain] == [mention.text for mention in each.chain]


@given(TEXTS)
@example("Ada Holm said so, “and no,” said Alba Stein.")
@example("As Ada Holm said, it is believed in Norra that it sank.")
def test_attributions_come_in_the_order_of_the_text(text: str) -> None:
    cues = [each.cue for each in find_attributions(text)]
    assert sorted(cues) == cues


@given(TEXTS)
@example("The Harbour Post reportedly said it would not pay, officials claimed, according to analysts.")
@example("Stein added that the Harbour Post added: the ferry sank, it said, according to Stein.")
@example("The Harbour Post denied that.")
@example("The ferry sank – Stein said :")
@example("As the Harbour Post reported, according to officials, “we never met”.")
def test_a_parent_is_another_attribution_that_holds_the_cue_and_no_one_is_their_own_ancestor(text: str) -> None:
    found = find_attributions(text)
    for index, each in enumerate(found):
        seen = {index}
        while each.parent is not None:
            assert each.parent not in seen
            seen.add(each.parent)
            assert found[each.parent].content.start <= each.cue.start
            assert each.cue.end <= found[each.parent].content.end
            each = found[each.parent]


@given(NEWS, st.sampled_from(["🌊 ", "e\u0301 ", "\ufeff", "\r\n\r\n", "\u200b"]))
def test_spans_name_the_same_words_behind_whatever_comes_before(text: str, before: str) -> None:
    def words(whole: str) -> list[tuple[str, list[str]]]:
        return [(each.cue.of(whole), [m.span.of(whole) for m in each.chain]) for each in find_attributions(whole)]

    assert words(text) == words(f"{before}.\n\n{text}")


@given(st.lists(st.sampled_from(["Alba Stein said so.", "It sank, according to Norra Wire.", "“No,” he said."])))
def test_paragraphs_of_plain_sentences_are_found_each(lines: list[str]) -> None:
    assert len(lines) == len(find_attributions("\n\n".join(lines)))


@pytest.mark.parametrize(
    "piece",
    ["a ", "said ", "that \t", '"', ", ", "A.'", "according to ", "told x ", "x, said ", "a-", " ", "Mr. ", "x"],
)
def test_a_long_run_of_one_thing_is_read_to_its_end(piece: str) -> None:
    text = piece * 20_000 + "\n\nAlba Stein said so."
    assert "Alba Stein" == find_attributions(text)[-1].chain[-1].text


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [((0, 2), (1, 3), True), ((0, 2), (2, 3), False), ((1, 2), (0, 5), True), ((3, 4), (0, 2), False)],
)
def test_spans_overlap_where_they_share_a_code_point(
    one: tuple[int, int], other: tuple[int, int], overlap: bool
) -> None:
    assert (overlap, overlap) == (Span(*one).overlaps(Span(*other)), Span(*other).overlaps(Span(*one)))
