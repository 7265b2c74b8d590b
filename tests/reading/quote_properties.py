"""What holds of every quotation and every text: checked shortly in tests, at length in `tests/fuzzing/quotes.py`."""

from __future__ import annotations

from fragment_browser import highlighted
from hypothesis import assume
from hypothesis import strategies as st

from secondhand.reading.editing import edited
from secondhand.reading.fragments import Page, folded, link
from secondhand.reading.grades import Grade, Match
from secondhand.reading.quotes import Passages
from secondhand.reading.words import is_word, split
from secondhand.sources.receipts import confirmed, runs_of
from secondhand.sources.seal import Tree

PIECES = [
    *"abcABC",
    "the ",
    "not ",
    "ferry ",
    "Norra ",
    "3.5 ",
    "12:30",
    "ﬁ",
    "ﬆ",
    "é",
    "e\u0301",
    "\u0301",
    "\u00ad",
    "\u200b",
    "\u200d",
    "\ufe0f",
    "\ufeff",
    "東",
    "京",
    "が",
    "か\u3099",
    "Паром ",
    "각",
    "\u1100\u1161",
    "😀",
    " ",
    "  ",
    "\u00a0",
    "\n",
    "\r\n",
    "\n\n",
    "-",
    "--",
    "—",
    "-\n",
    "\u00ad\n",
    ".",
    "...",
    "…",
    ",",
    '"',
    "“",
    "”",
    "'",
    "’",
    "''",
    "``",
    "[",
    "]",
    "[…]",
    "[sic]",
    "[a]",
    "(",
    ")",
    "`",
    "\u1fef",
    "%",
    "&",
    "\x00",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
SOME = "the ferry not of Norra left, “we met” 3.5 it’s x-y — and…"
WORDS = st.lists(st.sampled_from(SOME.split()), min_size=1, max_size=40)


def _cut(data: st.DataObject, text: str) -> str:
    """Some of a text, wherever it begins and ends."""
    first = data.draw(st.integers(0, len(text)))
    return text[first : data.draw(st.integers(first, len(text)))]


def _places(quote: str, text: str) -> list[tuple[int, int]]:
    """Where the tokens of a quotation stand in a row, found in the plainest way."""
    part, whole = split(quote), split(text)
    count = len(part)
    return [
        (whole.starts[at], whole.ends[at + count - 1])
        for at in range(len(whole) - count + 1)
        if count and whole.tokens[at : at + count] == part.tokens
    ]


def passes_where_its_tokens_stand(data: st.DataObject) -> None:
    """A quotation is exact or typographic where its tokens stand in a row and cut no word, and nowhere else."""
    text = data.draw(TEXTS)
    quote = _cut(data, text) if data.draw(st.booleans()) else data.draw(TEXTS)
    passages = Passages(text)
    match = passages.find(quote)
    whole = [place for place in _places(quote, text) if passages._whole(*place) == place]
    if whole:
        assert match.grade in (Grade.EXACT, Grade.TYPOGRAPHIC)
        hyphenated = "line-end hyphenation" in match.normalisations or match.places != len(whole)
        assert hyphenated or (whole[0], len(whole)) == ((match.start, match.end), match.places)
    elif match.grade in (Grade.EXACT, Grade.TYPOGRAPHIC):
        assert "\n" in text + quote
        assert "line-end hyphenation" in match.normalisations


def lies_inside_the_text(data: st.DataObject) -> None:
    """Places of a match lie inside the text, in order; what differs stands where it is said to."""
    text = data.draw(TEXTS)
    quote = data.draw(TEXTS)
    match = Passages(text).find(quote)
    _sound(match, quote, text)


def _sound(match: Match, quote: str, text: str) -> None:
    assert (match.grade is Grade.ABSENT) == (match.start == -1)
    edges = [edge for part in match.parts for edge in part]
    assert edges == sorted(edges)
    assert not edges or (match.start, match.end) == (edges[0], edges[-1])
    assert match.end <= len(text)
    if match.grade is Grade.EXACT:
        assert quote.strip() == text[match.start : match.end]
    assert bool(match.normalisations) == (match.grade is Grade.TYPOGRAPHIC)
    for each in match.differences:
        assert each.quoted == quote[each.quoted_at : each.quoted_at + len(each.quoted)]
        assert each.stands == text[each.stands_at : each.stands_at + len(each.stands)]


def never_passes_with_one_other_word(data: st.DataObject) -> None:
    """Where one word of a quotation is another one, that the text does not have, it never passes."""
    words = data.draw(WORDS)
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    part = words[first : data.draw(st.integers(first + 1, len(words)))]
    if data.draw(st.booleans()) and len(part) > 2:
        part[data.draw(st.integers(1, len(part) - 2))] = data.draw(st.sampled_from(["…", "[…]", "[Norra]"]))
    places = [index for index, word in enumerate(part) if is_word(word) and not word.startswith("[")]
    assume(places)
    part[data.draw(st.sampled_from(places))] = data.draw(st.sampled_from(["never", "Norrq", "thee", "met."[:2] + "x"]))
    match = Passages(text).find(" ".join(part))
    assert not match.grade.passes
    _sound(match, " ".join(part), text)


def differences_lead_back(data: st.DataObject) -> None:
    """The passage with what differs replaced has the words of the quotation."""
    words = data.draw(WORDS)
    text = " ".join(words)
    part = [data.draw(st.sampled_from(words)) if data.draw(st.integers(0, 5)) == 0 else word for word in words]
    quote = " ".join(part[: data.draw(st.integers(1, len(part)))])
    match = Passages(text).find(quote)
    _sound(match, quote, text)
    if match.grade is not Grade.ALTERED or match.why or edited(quote) is not None:
        return
    made, behind = [], match.start
    for each in match.differences:
        made += [text[behind : each.stands_at], f" {each.quoted} "]
        behind = each.stands_at + len(each.stands)
    assert split(quote).tokens == split("".join(made) + text[behind : match.end]).tokens


def is_confirmed_by_its_receipts(data: st.DataObject) -> None:
    """What stands by the text stands by its receipts, and what does not never does."""
    text = data.draw(TEXTS)
    quote = _cut(data, text)
    passages = Passages(text)
    assume(passages.words.tokens)
    match = passages.find(quote)
    tree = Tree(text.encode(), passages.words)
    runs = list(runs_of(passages, match, quote, "", "")) if match.grade.passes else []
    seal = tree.seal(runs)
    assert bool(runs) == bool(confirmed(seal, quote, "", ""))
    other = data.draw(TEXTS)
    if confirmed(seal, other, "", ""):
        assert passages.find(other).grade.passes


def leads_a_browser_there(data: st.DataObject) -> None:
    """A link leads to its passage and no other, or there is none."""
    text = " ".join(data.draw(WORDS)) if data.draw(st.booleans()) else data.draw(TEXTS)
    words = split(text)
    assume(words.tokens)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    span = words.starts[first], words.ends[last]
    found = link("u", Page(text), [span])
    if found != "u":
        [shown] = highlighted(found, text)
        assert shown is not None
        # What is not seen at either end may be inside the one and outside the other.
        assert folded(text[slice(*span)]) == folded(text[slice(*shown)])
        assert abs(shown[0] - span[0]) + abs(shown[1] - span[1]) <= 8


def stands_elsewhere_alike(data: st.DataObject) -> None:
    """A quotation stands in a text alike wherever the text has more before and behind."""
    text = data.draw(TEXTS)
    quote = _cut(data, text)
    alone = Passages(text).find(quote)
    more = Passages(f"xyz zyx.\n\n{text}\n\nxyz zyx. " * 2).find(quote)
    assert not alone.grade.passes or more.grade.passes


ALL = (
    passes_where_its_tokens_stand,
    lies_inside_the_text,
    never_passes_with_one_other_word,
    differences_lead_back,
    is_confirmed_by_its_receipts,
    leads_a_browser_there,
    stands_elsewhere_alike,
)
