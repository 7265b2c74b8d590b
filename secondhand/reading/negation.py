"""Words that turn a statement into its opposite, and how far they reach."""

from __future__ import annotations

from collections.abc import Sequence

# ruff: noqa: SIM905 - words in a row read better than a list
_PLAIN = frozenset("not no never nobody none nothing neither nor nowhere without cannot".split())
_NEARLY = frozenset("hardly scarcely barely rarely seldom".split())
_DENYING = frozenset(
    "deny denies denied denying denial denials refute refutes refuted refuting reject rejects rejected rejecting "
    "dispute disputes disputed disputing dismiss dismisses dismissed dismissing doubt doubts doubted doubting "
    "refuse refuses refused refusing refusal fail fails failed failing false falsely untrue wrongly unless except "
    "unlikely impossible instead".split()
)
_CLAUSE_MARKS = frozenset((",", ";", ":", ".", "!", "?", "...", "(", ")", "[", "]", "-", '"'))
# "Not only", "no doubt" say more, not less.
_HARMLESS = frozenset(
    (
        ("not", "only"),
        ("not", "just"),
        ("not", "merely"),
        ("not", "simply"),
        ("not", "least"),
        ("no", "doubt"),
        ("no", "wonder"),
        ("no", "sooner"),
    )
)


def negates(tokens: Sequence[str], index: int) -> bool:
    """Whether a token is a plain negation, or nearly one ("hardly"); "not only" and "no doubt" are none."""
    return reversal(tokens, index) in ("negates", "nearly")


def reversal(tokens: Sequence[str], index: int) -> str:
    """How a token reverses what it reaches: "negates", "nearly" ("hardly"), "denies", or "" for not at all."""
    word = tokens[index].lower()
    if word in _DENYING:
        return "denies"
    if word in _NEARLY:
        return "nearly"
    after = tokens[index + 1].lower() if index + 1 < len(tokens) else ""
    plain = (word in _PLAIN or word.endswith("n't")) and (word, after) not in _HARMLESS
    return "negates" if plain else ""


def is_clause_mark(token: str) -> bool:
    """Whether a mark parts what stands before it from what stands behind it."""
    return token in _CLAUSE_MARKS
