"""Whether words of a text name a party of the record."""

from __future__ import annotations

from functools import lru_cache

from secondhand.reading.words import is_word, split
from secondhand.record.model import Party

_ARTICLES = frozenset(("the", "a", "an"))


@lru_cache(maxsize=4096)
def _folded(text: str) -> tuple[str, ...]:
    tokens = (token.casefold().removesuffix("'s") for token in split(text).tokens)
    return tuple(token for token in tokens if token not in _ARTICLES and is_word(token))


def ways_to_name(party: Party) -> tuple[tuple[str, ...], ...]:
    """The folded words of a party's name and aliases; of a person the family name too, by which texts go on."""
    names = [_folded(name) for name in (party.name, *party.aliases)]
    if party.kind == "person" and party.named and len(names[0]) > 1:
        names.append(names[0][-1:])
    return tuple(name for name in names if name)


def contains(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether `part` stands in `words`, in a row."""
    return any(words[i : i + len(part)] == part for i in range(len(words) - len(part) + 1))


def names(text: str, party: Party) -> bool:
    """Whether the text holds the party's name or an alias; case, articles and "'s" do not matter."""
    words = _folded(text)
    return any(contains(words, name) for name in ways_to_name(party))


def named_alike(mention: str, name: str) -> bool:
    """Whether all the words of a name stand in the mention, in a row."""
    words = _folded(name)
    return bool(words) and contains(_folded(mention), words)


def same_party(mention: str, party: Party) -> bool:
    """Whether a mention and a party may be the same: one names the other, in whole or by a part of the name."""
    words = _folded(mention)
    return bool(words) and any(contains(words, name) or contains(name, words) for name in ways_to_name(party))
