"""Dates as exact as the record has them: a year, a month, a day."""

from __future__ import annotations


def is_before(one: str, other: str) -> bool:
    """Whether a date is surely before another: as far as both are exact. "" is before and after nothing.

    "2031-04" is before "2031-05-01", and neither before nor after "2031-04-30".
    """
    exact = min(len(one), len(other))
    return bool(exact) and one[:exact] < other[:exact]
