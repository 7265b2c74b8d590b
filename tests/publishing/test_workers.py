"""Work on several processes: all of it is done, one that dies takes its own task alone, none is left behind."""

from __future__ import annotations

import multiprocessing
import os
import signal

import pytest

from secondhand.publishing import workers
from secondhand.publishing.workers import Died, each

pytestmark = pytest.mark.skipif(not workers.can_fork(), reason="processes cannot be forked here")


@pytest.fixture(autouse=True)
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 2)


def nothing(_: object) -> None:
    pass


def test_every_task_is_done_once() -> None:
    assert {number: number * number for number in range(9)} == dict(each(lambda n: n * n, range(9), nothing))


def test_tasks_are_done_in_other_processes_which_end() -> None:
    found = {made for _, made in each(lambda _: os.getpid(), range(6), nothing)}
    assert os.getpid() not in found
    assert [] == multiprocessing.active_children()


def test_a_single_task_is_done_here() -> None:
    assert [(1, os.getpid())] == list(each(lambda _: os.getpid(), [1], nothing))


def test_what_is_prepared_is_shared() -> None:
    loaded: list[int] = []
    results = each(lambda _: sum(loaded), range(3), nothing, lambda: loaded.append(7))
    assert {0: 7, 1: 7, 2: 7} == dict(results)


def test_a_process_that_dies_takes_its_own_task_alone() -> None:
    def work(number: int) -> int:
        if number == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        if number == 3:
            os._exit(4)
        return number

    found = dict(each(work, range(6), nothing))
    assert Died("the process was ended by SIGKILL") == found.pop(2)
    assert Died("the process ended with status 4") == found.pop(3)
    assert {0: 0, 1: 1, 4: 4, 5: 5} == found


def test_whoever_stops_waiting_leaves_no_process() -> None:
    results = each(lambda number: number, range(50), nothing)
    next(results)
    assert multiprocessing.active_children()
    results.close()  # type: ignore[attr-defined]  # a generator
    assert [] == multiprocessing.active_children()
