"""Work done ahead of whoever takes its results."""

from __future__ import annotations

import threading

import pytest

from secondhand.capturing.ahead import MOST, Ahead


def test_results_come_in_the_order_of_the_items() -> None:
    assert [(1, 2), (2, 4), (3, 6)] == [each for each in Ahead(iter([1, 2, 3]), lambda n: n * 2).results(5.0) if each]


def test_whoever_waits_is_told_that_there_is_nothing_yet() -> None:
    gate = threading.Event()
    results = Ahead(iter([1]), lambda n: (gate.wait(10), n)[1]).results(0.01)
    assert None is next(results)
    gate.set()
    assert (1, 1) == next(each for each in results if each)


def test_an_error_of_the_work_is_raised_where_its_results_are_taken() -> None:
    with pytest.raises(ZeroDivisionError):
        list(Ahead(iter([0]), lambda n: 1 // n).results(5.0))


def test_no_more_is_done_ahead_than_may_lie_ready() -> None:
    begun: list[int] = []
    results = Ahead(iter(range(100)), lambda n: begun.append(n)).results(5.0)
    next(results)
    assert len(begun) <= MOST + 3
