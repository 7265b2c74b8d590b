"""Which words may be ids, dates and times in a record."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from secondhand.record import tree

RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))))
"""Words that Windows keeps for devices, whatever stands behind a point: nobody there could clone such a file."""
TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_IDENTIFIER = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


def is_identifier(word: str) -> bool:
    """Whether a word may be the id of an entry."""
    return bool(_IDENTIFIER.fullmatch(word)) and len(word) <= 80 and word not in RESERVED


def no_identifier(word: str) -> tuple[str, str]:
    """What to say of a word that is none: message and hint."""
    if word in RESERVED:
        return f'"{word}" is no id', "Windows keeps this name for a device, and ids name files: choose another one"
    hint = "an id has small Latin letters, digits and hyphens, at most 80, and names files and links"
    return f'"{tree.shown(word)}" is no id', hint


@lru_cache(maxsize=4096)
def is_time(text: str) -> bool:
    """Whether a text is a time of the calendar in UTC."""
    if not TIME.fullmatch(text):
        return False
    try:
        datetime.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_date(text: str) -> bool:
    """Whether a text is a year, a month or a day, and in the calendar."""
    if not _DATE.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True
