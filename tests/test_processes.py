"""The same work on many things gives the same in one process and in two."""

from __future__ import annotations

import multiprocessing
import os
import time

import pytest

from secondhand import processes, surroundings


@pytest.mark.parametrize("least", [0, 10_000])
@pytest.mark.parametrize("count", [0, 1, processes.CHUNK, 3 * processes.CHUNK + 1])
def test_what_is_made_comes_in_order(least: int, count: int) -> None:
    assert [number * 2 for number in range(count)] == list(processes.each(lambda n: n * 2, range(count), least))


@pytest.mark.skipif(processes.processors() < 2, reason="there is one processor here")
def test_with_enough_to_do_another_process_helps() -> None:
    def worker(_: int) -> int:
        time.sleep(0.001)
        return os.getpid()

    helped = set(processes.each(worker, range(10 * processes.CHUNK), 10))
    assert (2, True) == (len(helped), os.getpid() in helped)
    assert {os.getpid()} == set(processes.each(worker, range(100), 1_000))


def test_an_error_in_another_process_is_this_ones_too() -> None:
    here = os.getpid()

    def work(number: int) -> int:
        time.sleep(0.001)
        return number if os.getpid() == here or number % 100 else 1 // 0

    count = 10 * processes.CHUNK
    assert list(range(count)) == list(processes.each(work, range(count), 10)), "it is tried again here"
    with pytest.raises(ZeroDivisionError):
        list(processes.each(lambda number: 1 // number, range(count), 10))


def test_what_a_process_leaves_undone_is_done_by_this_one() -> None:
    here = os.getpid()

    def work(number: int) -> int:
        time.sleep(0.001)
        if os.getpid() != here and number > 5 * processes.CHUNK:
            os._exit(1)
        return number

    count = 20 * processes.CHUNK
    assert list(range(count)) == list(processes.each(work, range(count), 10))


def test_more_than_fits_into_a_pipe_is_done_too() -> None:
    count = processes.CHUNK * processes._MOST_CHUNKS * 2 + 1
    assert list(range(count)) == list(processes.each(lambda number: number, range(count), 10))


def test_no_file_is_opened_for_it() -> None:
    """A run that opened one would not be kept."""
    with surroundings.Opened() as opened:
        list(processes.each(lambda number: number, range(10 * processes.CHUNK), 10))
    assert (set(), set(), False) == (opened.files, opened.folders, opened.elsewhere)


def test_whoever_stops_halfway_leaves_no_process() -> None:
    made = processes.each(lambda number: number, range(100_000), 10)
    assert 0 == next(made)
    made.close()
    assert [] == multiprocessing.active_children()


def test_where_none_can_be_forked_this_one_does_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert {os.getpid()} == set(processes.each(lambda _: os.getpid(), range(100), 10))
