"""No text keeps a quotation from being answered, nor a link to it from being made.

Nothing is timed. Where the work grew with the square of the text, these would not come to an end while anybody waits.
"""

from __future__ import annotations

import pytest

from secondhand.reading.fragments import Page, link
from secondhand.reading.quotes import Passages

SIZE = 200_000
HOSTILE = {
    "one word": ("the ", ["the the the", "the the nor", "the " * 900 + "nor", "the […] the", "[T]he … nor"]),
    "no blanks": ("abcdefghij", ["abc", "abcdefghijx", "abc … def"]),
    "no blanks, no letters": ("東京の港は静か。", ["東京の港", "静か東京", "港は … 東京の"]),
    "quotation marks": ('"', ['"""', 'a "', '" … "']),
    "commas": ("a,", ["a,a,a", "a,b,a", "a, … b"]),
    "line ends in words": ("ab-\n", ["abab", "ab-ab", "ab … abab"]),
    "full stops": ("...", ["...", "… a …"]),
    "brackets": ("[a] ", ["[a]", "a [a] [a]", "[a] […] [a] b"]),
    "letters in parts": ("e\u0301 ", ["é é", "é e", "é … é b"]),
    "soft hyphens": ("a\u00ad", ["aa", "a" * 50]),
    "negations": ("did not pay ", ["did […] pay", "did pay", "did not … pay"]),
}


@pytest.mark.parametrize(("piece", "quotes"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_answered(piece: str, quotes: list[str]) -> None:
    text = piece * (SIZE // len(piece))
    passages = Passages(text)
    for quote in quotes:
        match = passages.find(quote)
        assert -1 <= match.start <= match.end <= len(text)
        assert link("u", Page(text), match.parts).startswith("u")
