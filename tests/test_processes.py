"""The same work on many things gives the same in one process and in two."""

from __future__ import annotations

import multiprocessing
import os

import pytest

from secondhand import processes


@pytest.mark.parametrize("least", [0, 10_000])
@pytest.mark.parametrize("count", [0, 1, processes.CHUNK, 3 * processes.CHUNK + 1])
def test_what_is_made_comes_in_order(least: int, count: int) -> None:
    assert [number * 2 for number in range(count)] == list(processes.each(lambda n: n * 2, range(count), least))


@pytest.mark.skipif(processes._processors() < 2, reason="there is one processor here")
def test_with_enough_to_do_another_process_does_it() -> None:
    assert os.getpid() not in set(processes.each(lambda _: os.getpid(), range(100), 10))
    assert {os.getpid()} == set(processes.each(lambda _: os.getpid(), range(100), 1_000))


def test_an_error_in_another_process_is_this_ones_too() -> None:
    with pytest.raises(ZeroDivisionError):
        list(processes.each(lambda number: 1 // number, range(100), 10))


def test_where_none_can_be_forked_this_one_does_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert {os.getpid()} == set(processes.each(lambda _: os.getpid(), range(100), 10))
