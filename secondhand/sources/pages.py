"""On which page of its document a passage stands: a form feed parts the pages of a text, as pdftotext has it."""

from __future__ import annotations


def page_of(text: str, offset: int) -> int:
    """The page, from 1, of the code point at an offset; 0 where the text has no pages or the offset is none."""
    if offset < 0 or "\f" not in text:
        return 0
    return text.count("\f", 0, offset) + 1


def pages_of(text: str, start: int, end: int) -> str:
    """The pages that a passage stands on: "3", "3–4", or "" where the text has none."""
    first, last = page_of(text, start), page_of(text, max(start, end - 1))
    return "" if not first else str(first) if first == last else f"{first}–{last}"
