"""Dates that are only as exact as the record has them."""

from __future__ import annotations

import pytest

from secondhand.record.dates import is_before


@pytest.mark.parametrize(
    ("one", "other"), [("2031", "2032"), ("2031-04", "2031-05-01"), ("2031-04-30", "2031-05"), ("2030-12-31", "2031")]
)
def test_a_date_is_before_another_as_far_as_both_are_exact(one: str, other: str) -> None:
    assert is_before(one, other)
    assert not is_before(other, one)


@pytest.mark.parametrize(("one", "other"), [("2031", "2031-04"), ("2031-04-30", "2031-04"), ("", "2031"), ("", "")])
def test_of_dates_that_may_be_the_same_none_is_before(one: str, other: str) -> None:
    assert not is_before(one, other)
    assert not is_before(other, one)
