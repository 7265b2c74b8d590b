"""Work that several processes share."""

from __future__ import annotations

import os
import threading

import pytest

from secondhand.sources.workers import spread


@pytest.mark.parametrize("count", [0, 1, 2, 3, 101])
def test_results_come_in_the_order_of_the_things(count: int) -> None:
    things = list(range(count))
    assert [each * 2 for each in things] == spread(lambda share: [each * 2 for each in share], things, 1)


@pytest.mark.skipif(not hasattr(os, "fork") or (os.cpu_count() or 1) < 2, reason="no process can be forked here")
def test_another_process_takes_a_share() -> None:
    assert 2 == len(set(spread(lambda share: [os.getpid() for _ in share], range(10), 1)))


def test_few_things_stay_in_this_process() -> None:
    assert {os.getpid()} == set(spread(lambda share: [os.getpid() for _ in share], range(10)))


def test_a_share_whose_process_fails_is_done_here() -> None:
    here = os.getpid()

    def work(share: list[int]) -> list[int]:
        if os.getpid() != here:
            os._exit(3)
        return [each + 1 for each in share]

    assert list(range(1, 11)) == spread(work, list(range(10)), 1)


def test_an_error_is_raised_and_leaves_no_process() -> None:
    def work(share: list[int]) -> list[int]:
        return [1 // 0 for _ in share]

    with pytest.raises(ZeroDivisionError):
        spread(work, list(range(10)), 1)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_nothing_is_forked_beside_another_thread() -> None:
    found: list[int] = []
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        found = spread(lambda share: [os.getpid() for _ in share], range(10), 1)
    finally:
        done.set()
        other.join()
    assert {os.getpid()} == set(found)
