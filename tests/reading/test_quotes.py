"""Where a quotation stands in a text: exact decides, near only explains."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from secondhand.reading.grades import MOST_OTHERS
from secondhand.reading.quotes import Difference, Grade, Match, Passages, find
from secondhand.reading.words import split

TEXT = (
    "Ferries to Norra may stop in May. “We rarely met the owners — and never in private,” said the minister’s aide, "
    "Linus Ø. Brandt. The party's café sold 3.5 million tickets… and the owners did not answer."
)
VOCABULARY = "the tide ferry owner docker Norra rarely never met paid in May 12 harbour's café"
WORDS = st.lists(st.sampled_from(VOCABULARY.split()), min_size=1, max_size=40)
DISTINCT = st.lists(
    st.text(st.sampled_from("abcdefghij"), min_size=2, max_size=6), min_size=4, max_size=25, unique=True
)
TYPOGRAPHY = {
    "curly marks": lambda quote: quote.replace("'", "’").replace('"', "”"),
    "straight marks": lambda quote: quote.replace("’", "'").replace("“", '"').replace("”", '"'),
    "doubled apostrophes": lambda quote: quote.replace("“", "''").replace("”", "''"),
    "other dashes": lambda quote: quote.replace("—", "--"),
    "three dots": lambda quote: quote.replace("…", "..."),
    "no-break spaces": lambda quote: quote.replace(" ", "\u00a0"),
    "line breaks": lambda quote: quote.replace(" ", "\r\n  "),
    "soft hyphens": lambda quote: quote.replace("er", "e\u00adr"),
    "zero-width characters": lambda quote: quote.replace("er", "e\u200b\u200dr"),
    "decomposed letters": lambda quote: unicodedata.normalize("NFD", quote),
    "a byte order mark": lambda quote: "\ufeff" + quote,
    "ligatures": lambda quote: quote.replace("fi", "\ufb01").replace("st", "\ufb06"),
}


@st.composite
def runs(draw: st.DrawFn, words: st.SearchStrategy[list[str]] = WORDS) -> tuple[list[str], int, int]:
    """Words, and the ends of a run of them."""
    text = draw(words)
    first = draw(st.integers(0, len(text) - 1))
    return text, first, draw(st.integers(first + 1, len(text)))


@given(runs())
def test_any_run_of_words_cut_from_a_text_is_exact_at_its_first_place(run: tuple[list[str], int, int]) -> None:
    words, first, last = run
    text, part = " ".join(words), words[first:last]
    places = [i for i in range(len(words)) if words[i : i + len(part)] == part]
    # "harbour's" and the like are one token each here, so tokens and words count alike.
    starts = [len(" ".join([*words[:place], ""])) for place in places]
    spans = tuple((start, start + len(" ".join(part))) for start in starts)
    expected = Match(Grade.EXACT, *spans[0], spans[:1], len(places), spans[1 : 1 + MOST_OTHERS])
    assert expected == find(" ".join(part), text)


@given(st.integers(0, len(split(TEXT)) - 1), st.integers(1, 30))
def test_any_run_of_words_and_marks_of_real_prose_is_exact_with_its_offsets(first: int, length: int) -> None:
    words = split(TEXT)
    last = min(first + length, len(words)) - 1
    start, end = words.starts[first], words.ends[last]
    cuts_a_number = any(TEXT[place - 1].isdigit() and TEXT[place] in ".:" for place in (start - 1, end) if place > 0)
    assume(not cuts_a_number and not re.match(r"[.:-]\w", TEXT[end:]) and not re.search(r"\w[.:-]\Z", TEXT[:start]))
    match = find(TEXT[start:end], TEXT)
    assert match.grade.passes
    assert split(TEXT[start:end]).tokens == split(TEXT[match.start : match.end]).tokens
    assert match.start <= start
    if match.places == 1:
        assert (Grade.EXACT, start, end) == (match.grade, match.start, match.end)


@given(runs(), st.data())
def test_one_other_word_never_passes(run: tuple[list[str], int, int], data: st.DataObject) -> None:
    words, first, last = run
    part = words[first:last]
    part[data.draw(st.integers(0, len(part) - 1))] = "elsewhere"
    assert not find(" ".join(part), " ".join(words)).grade.passes


@given(runs(DISTINCT), st.data())
def test_a_word_left_out_of_the_middle_never_passes(run: tuple[list[str], int, int], data: st.DataObject) -> None:
    words, first, last = run
    assume(last - first > 2)
    part = words[first:last]
    del part[data.draw(st.integers(1, len(part) - 2))]
    assert not find(" ".join(part), " ".join(words)).grade.passes


@given(runs(DISTINCT), st.data())
def test_words_in_another_order_never_pass(run: tuple[list[str], int, int], data: st.DataObject) -> None:
    words, first, last = run
    part = data.draw(st.permutations(words[first:last]))
    assume(part != words[first:last])
    assert not find(" ".join(part), " ".join(words)).grade.passes


@given(runs(DISTINCT), st.data())
def test_a_letter_in_another_case_never_passes(run: tuple[list[str], int, int], data: st.DataObject) -> None:
    words, first, last = run
    quote = " ".join(words[first:last])
    place = data.draw(st.sampled_from([i for i, c in enumerate(quote) if c.isalpha()]))
    quote = quote[:place] + quote[place].upper() + quote[place + 1 :]
    assert not find(quote, " ".join(words)).grade.passes


@given(runs(DISTINCT), st.data())
def test_a_word_cut_short_never_passes(run: tuple[list[str], int, int], data: st.DataObject) -> None:
    words, first, last = run
    part = words[first:last]
    edge = data.draw(st.sampled_from((0, -1)))
    part[edge] = part[edge][1:] if edge == 0 else part[edge][:-1]
    assume(part[edge] not in words)
    assert not find(" ".join(part), " ".join(words)).grade.passes


@given(runs(DISTINCT), st.data())
def test_one_altered_word_of_a_long_quotation_is_named_with_its_place(
    run: tuple[list[str], int, int], data: st.DataObject
) -> None:
    words, first, last = run
    assume(last - first > 3)
    part, text = words[first:last], " ".join(words)
    place = data.draw(st.integers(0, len(part) - 1))
    part[place] = "elsewhere"
    start = len(" ".join([*words[:first], ""]))
    end = start + len(" ".join(words[first:last]))
    quoted_at = len(" ".join([*part[:place], ""]))
    differences = (
        Difference(
            "elsewhere", words[first + place], quoted_at, start + len(" ".join([*words[first : first + place], ""]))
        ),
    )
    assert Match(Grade.ALTERED, start, end, ((start, end),), differences=differences) == find(" ".join(part), text)


@given(st.text(max_size=40), st.text(max_size=80))
def test_a_quotation_passes_exactly_where_its_tokens_stand_in_a_row(quote: str, text: str) -> None:
    part, whole = split(quote).tokens, split(text).tokens
    stands = bool(part) and any(whole[i : i + len(part)] == part for i in range(len(whole)))
    assert stands == find(quote, text).grade.passes


@given(st.text(st.sampled_from("ab c.’'…-\n"), max_size=20), st.text(st.sampled_from("ab c.’'…-\n"), max_size=60))
def test_a_match_always_lies_inside_the_text(quote: str, text: str) -> None:
    match = find(quote, text)
    assert (match.grade is Grade.ABSENT) == (match.start == -1)
    assert -1 <= match.start <= match.end <= len(text)
    assert match.start == -1 or match.start in split(text).starts


@pytest.mark.parametrize("typography", TYPOGRAPHY.values(), ids=TYPOGRAPHY)
def test_other_typography_passes_as_typographic(typography) -> None:
    quote = TEXT[TEXT.index("“We") : TEXT.index(" did")]
    assert quote != typography(quote)
    match = find(typography(quote), TEXT)
    assert (Grade.TYPOGRAPHIC, quote) == (match.grade, TEXT[match.start : match.end])


@pytest.mark.parametrize("typography", TYPOGRAPHY.values(), ids=TYPOGRAPHY)
def test_typography_does_not_hide_another_word(typography) -> None:
    quote = TEXT[TEXT.index("“We") : TEXT.index(" did")].replace("rarely", "often")
    assert Grade.ALTERED is find(typography(quote), TEXT).grade


@pytest.mark.parametrize(
    "quote", ["art", "arty", "part", "Lin", "inus", "Norr", "1", "illion", "wner", "aid", "caf", "cafe", "the owner"]
)
def test_a_part_of_a_word_does_not_pass(quote: str) -> None:
    assert not find(quote, TEXT).grade.passes


@pytest.mark.parametrize(("quote", "text"), [("art", "party"), ("Linus", "chines"), ("its", "it's"), ("met", "me t")])
def test_whole_words_alone_pass(quote: str, text: str) -> None:
    assert Grade.ABSENT is find(quote, text).grade


@pytest.mark.parametrize(
    "quote",
    [
        "we rarely met the owners",
        "We rarely met, the owners",
        "We rarely met owners",
        "We really rarely met the owners",
        "We rarely met the owners. And never in private",
        "the owners did answer",
    ],
)
def test_another_case_mark_or_word_is_altered(quote: str) -> None:
    assert Grade.ALTERED is find(quote, TEXT).grade


@pytest.mark.parametrize(
    ("quote", "differences"),
    [
        ("We never met the owners", [("never", "rarely")]),
        ("They rarely met the owners", [("They", "We")]),
        ("We rarely met the sailors", [("sailors", "owners")]),
        ("We rarely the owners", [("", "met")]),
        ("We only rarely met the owners", [("only", "")]),
        ("We often saw the owners", [("often saw", "rarely met")]),
        ("the owners did answer", [("", "not")]),
    ],
)
def test_an_altered_quotation_says_what_stands_in_its_place(quote: str, differences: list[tuple[str, str]]) -> None:
    found = find(quote, TEXT).differences
    assert differences == [(each.quoted, each.stands) for each in found]


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("", TEXT),
        ("   \n", TEXT),
        ("\u200b\u00ad", TEXT),
        ("anything", ""),
        ("", ""),
        ("Gulls slept on every roof", TEXT),
        ("zzz", TEXT),
        ("Norra Norra Norra Norra Norra Norra", TEXT),
    ],
)
def test_what_does_not_stand_anywhere_is_absent(quote: str, text: str) -> None:
    assert Match(Grade.ABSENT) == find(quote, text)


@pytest.mark.parametrize(
    "quote", [TEXT, "Ferries", "Ferries to", "answer.", "not answer.", "."], ids=["whole", *"bcdef"]
)
def test_a_quotation_may_reach_either_edge_of_the_text(quote: str) -> None:
    assert Grade.EXACT is find(quote, TEXT).grade


def test_a_quotation_longer_than_the_text_does_not_pass() -> None:
    assert Grade.ALTERED is find(TEXT + " Ever.", TEXT).grade


def test_blanks_around_a_quotation_do_not_matter() -> None:
    assert Grade.EXACT is find("\n  We rarely met \n", TEXT).grade


def test_places_that_share_a_word_are_counted_each() -> None:
    assert 3 == find("no no", "no no no no").places


def test_the_first_of_several_places_is_given() -> None:
    match = find("the tide", "At noon the tide fell; then the tide rose.")
    assert (8, 2) == (match.start, match.places)


def test_many_quotations_of_one_text_are_found_as_one_by_one() -> None:
    passages = Passages(TEXT)
    quotes = ["We rarely met", "We never met the owners", "no such words", "stop in May"]
    assert [find(quote, TEXT) for quote in quotes] == [passages.find(quote) for quote in quotes]


def test_the_nearer_of_two_passages_explains_an_altered_quotation() -> None:
    text = "The tide took four boats at night. The tide took nine boats at noon, they said."
    assert 35 == find("The tide took seven boats at noon, they", text).start


def test_a_long_quotation_of_common_words_is_answered() -> None:
    text = "the tide and the tide or " * 2000
    assert not find("the tide and the tide nor " * 100, text).grade.passes


CUTS = "It cost 3.5 million at -5 degrees; the non-recognition of Bo at 12:30. In 2031, more came. See v1.2."


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("5 million", "3.5 million"),
        ("It cost 3", "It cost 3.5"),
        ("5 degrees", "-5 degrees"),
        ("recognition of Bo", "non-recognition of Bo"),
        ("the non", "the non-recognition"),
        ("Bo at 12", "Bo at 12:30"),
    ],
)
def test_a_quotation_that_cuts_a_number_or_a_hyphenated_word_is_altered(quote: str, stands: str) -> None:
    match = find(quote, CUTS)
    differences = [(each.quoted, each.stands) for each in match.differences]
    assert (Grade.ALTERED, [(quote, stands)]) == (match.grade, differences)


@pytest.mark.parametrize(
    "quote", ["3.5 million", "-5 degrees", "non-recognition", "In 2031", "2031, more", "more came", "v1.2"]
)
def test_whole_numbers_and_words_stand(quote: str) -> None:
    assert Grade.EXACT == find(quote, CUTS).grade


def test_a_whole_place_is_found_behind_one_that_is_cut() -> None:
    match = find("recognition", "No non-recognition, but recognition")
    assert (Grade.EXACT, 24, 1) == (match.grade, match.start, match.places)
