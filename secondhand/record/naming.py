"""Whether words of a text name a party of the record."""

from __future__ import annotations

from functools import lru_cache

from secondhand.reading.words import is_word, split
from secondhand.record.model import Party

_ARTICLES = frozenset(("the", "a", "an"))
_LONGEST_WORD = 100
_OF = frozenset(("of", "for", "to", "with", "by", "against", "from", "around", "behind", "near"))


@lru_cache(maxsize=4096)
def folded(text: str) -> tuple[str, ...]:
    """The words of a name or mention, by which it is compared: without case, articles, marks and "'s"."""
    tokens = (token.casefold().removesuffix("'s") for token in split(text).tokens)
    return tuple(token for token in tokens if token not in _ARTICLES and is_word(token))


def ways_to_name(party: Party) -> tuple[tuple[str, ...], ...]:
    """The folded words of a party's name and aliases; of a person the family name too, by which texts go on."""
    names = [folded(name) for name in (party.name, *party.aliases)]
    if party.kind == "person" and party.named and len(names[0]) > 1:
        names.append(names[0][-1:])
    return tuple(name for name in names if name)


def contains(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether `part` stands in `words`, in a row."""
    return any(words[i : i + len(part)] == part for i in range(len(words) - len(part) + 1))


def names(text: str, party: Party) -> bool:
    """Whether the text holds the party's name or an alias; case, articles and "'s" do not matter."""
    ways = ways_to_name(party)
    if any(_stands(text, name, ways) for name in (party.name, *party.aliases)):
        return True
    # Of a whole text, nothing is kept: it is as large as the text many times over.
    words = folded.__wrapped__(text)
    return any(contains(words, name) for name in ways)


def _stands(text: str, name: str, ways: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a name is found where it first stands letter by letter, among the words from one blank to another.

    Most names are, and those words are the ones that the whole text has there. False where it takes the whole text.
    """
    at = text.find(name)
    if at < 0:
        return False
    start, end = at, at + len(name)
    while start > 0 and not text[start - 1].isspace() and at - start < _LONGEST_WORD:
        start -= 1
    while end < len(text) and not text[end].isspace() and end - at - len(name) < _LONGEST_WORD:
        end += 1
    cut = (start and not text[start - 1].isspace()) or (end < len(text) and not text[end].isspace())
    words = () if cut else folded.__wrapped__(text[start:end])
    return any(contains(words, way) for way in ways)


def same_party(mention: str, party: Party) -> bool:
    """Whether a mention and a party may be the same: one names the other, in whole or by a part of the name.

    "Norra's mayor" is part of "the mayor of Norra".
    """
    words = folded(mention)
    parts = set(words) - _OF or set(words)
    return bool(words) and any(contains(words, name) or parts <= set(name) for name in ways_to_name(party))


def is_about(mention: str, party: Party) -> bool:
    """Whether a mention names a party only to say who somebody else is: "Stein's lawyer", "a lawyer for Stein"."""
    tokens = [token.casefold() for token in split(mention).tokens if is_word(token) and token not in _ARTICLES]
    words = tuple(token.removesuffix("'s") for token in tokens)
    ways = ways_to_name(party)
    if words in ways:
        return False
    places = {(i, i + len(name)) for name in ways for i in range(len(words)) if words[i : i + len(name)] == name}
    # The family name within the whole one is no other mention.
    whole = [(i, j) for i, j in places if not any((i, j) != (k, m) and k <= i and j <= m for k, m in places)]
    return bool(whole) and all(
        (first > 0 and words[first - 1] in _OF) or (last < len(words) and tokens[last - 1].endswith("'s"))
        for first, last in whole
    )
