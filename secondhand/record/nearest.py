"""What was meant by a word that is not known."""

from __future__ import annotations

import difflib
import heapq
from collections.abc import Iterable
from itertools import takewhile

MOST_NAMED = 12
"""Names that a message lists."""
_MOST_COMPARED = 200


def nearest(word: str, known: Iterable[str]) -> str:
    """ "did you mean …?" for a word that is nearly one of the known ones, else "" .

    Of many known ones, those that begin and end alike are compared: all would take a tenth of a second a word.
    """
    names = list(known)
    if len(names) > _MOST_COMPARED:
        alike = (name for name in names if abs(len(name) - len(word)) <= 3)
        names = heapq.nlargest(_MOST_COMPARED, alike, key=lambda name: _alike_at_ends(name, word))
    close = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    return f'did you mean "{close[0]}"?' if close else ""


def nearest_or_all(word: str, known: Iterable[str]) -> str:
    """The same, or where nothing is near the first ones that there are: "known: drift, fears"."""
    names = list(known)
    more = ", …" if len(names) > MOST_NAMED else ""
    return nearest(word, names) or f"known: {', '.join(names[:MOST_NAMED]) or 'none'}{more}"


def _alike_at_ends(one: str, other: str) -> int:
    """How many characters two words begin with alike, and end with."""
    ways = (zip(one, other, strict=False), zip(reversed(one), reversed(other), strict=False))
    return sum(sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs)) for pairs in ways)
