"""How well a quotation stands in a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

MOST_PLACES = 1_000
"""Places of a quotation that are counted; where there are more, nobody needs to know how many."""
MOST_OTHERS = 20
"""Places beside the first that a match tells of."""


class Grade(Enum):
    """How a quotation stands in a text; ELSEWHERE is said of one that stands in another text than it should."""

    EXACT = "exact"
    TYPOGRAPHIC = "typographic"
    MARKED = "edited as marked"
    ALTERED = "altered"
    ELSEWHERE = "elsewhere"
    ABSENT = "absent"

    @property
    def passes(self) -> bool:
        """Whether every word and mark stands there, in order, but for what the quotation itself marks as edited."""
        return self in (Grade.EXACT, Grade.TYPOGRAPHIC, Grade.MARKED)


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the quotation, and what stands in their place in the text ("" for nothing).

    `quoted_at` is where the words begin in the quotation, `stands_at` where theirs do in the text, in code points;
    where there are none, the place at which they are missing.
    """

    quoted: str
    stands: str
    quoted_at: int
    stands_at: int


@dataclass(frozen=True, slots=True)
class Match:
    """How a quotation stands in a text.

    `start` and `end` are code-point offsets of the (first, or nearest) passage in the text; -1 where there is none.
    `parts` are the stretches of it that are quoted word for word: one, or several in a quotation edited as marked.
    `places` counts the passages with the same words that fit `prefix` and `suffix`, where the quotation has them, and
    `others` are some of them beside this one; `misplaced` says that none fits, so that those without them are counted.
    `normalisations` names what a typographic quotation differs in; `differences` where an altered one does, and `why`
    says it where words do not.
    """

    grade: Grade
    start: int = -1
    end: int = -1
    parts: tuple[tuple[int, int], ...] = ()
    places: int = 0
    others: tuple[tuple[int, int], ...] = ()
    misplaced: bool = False
    normalisations: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    why: str = ""
