"""Two states of one text: what differs, for people, paragraph by paragraph and word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_MOST_WORDS = 1500
"""Words of a paragraph up to which it is compared word by word; the cost grows with their square."""
_AROUND = 6


def differences(old: str, new: str) -> Iterator[str]:
    """Lines: "- " what went, "+ " what came, "~ " a paragraph with [-what went-] and {+what came+} in it."""
    before, after = _paragraphs(old), _paragraphs(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield from _changed(before[a:b], after[c:d])


def _paragraphs(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.replace("\f", "\n").split("\n") if line.strip()]


def _changed(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    used = 0
    for old in before:
        # A paragraph that was edited stands with what it became; one that is gone or new stands alone.
        place = next((i for i in range(used, len(after)) if _alike(old, after[i])), -1)
        if place < 0:
            yield f"- {old}"
            continue
        yield from (f"+ {each}" for each in after[used:place])
        yield f"~ {_words(old, after[place])}"
        used = place + 1
    yield from (f"+ {each}" for each in after[used:])


def _alike(old: str, new: str) -> bool:
    words, others = old.split(), new.split()
    if max(len(words), len(others)) > _MOST_WORDS:
        return False
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    return matcher.quick_ratio() > 0.5 and matcher.ratio() > 0.5


def _words(old: str, new: str) -> str:
    words, others = old.split(), new.split()
    parts: list[str] = []
    opcodes = SequenceMatcher(None, words, others, autojunk=False).get_opcodes()
    for place, (kind, a, b, c, d) in enumerate(opcodes):
        if kind == "equal":
            parts.append(_context(words[a:b], first=place == 0, last=place == len(opcodes) - 1))
            continue
        if a < b:
            parts.append(f"[-{' '.join(words[a:b])}-]")
        if c < d:
            parts.append(f"{{+{' '.join(others[c:d])}+}}")
    return " ".join(parts)


def _context(words: Sequence[str], *, first: bool, last: bool) -> str:
    """Words that stayed, the middle of many left out."""
    if len(words) <= 2 * _AROUND + 1:
        return " ".join(words)
    before = [] if first else words[:_AROUND]
    after = [] if last else words[-_AROUND:]
    return " ".join([*before, "…", *after])
