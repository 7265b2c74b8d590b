"""Work that waits for others, done ahead of whoever takes its results, several at a time."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
MOST = 4
"""Results that lie ready at most: each may be a document of 32 MB."""
AT_ONCE = 4
"""Items that are worked on at once."""


class Ahead(Generic[T, R]):
    """Calls a function on each item, in threads of its own; the items are taken in their order.

    The threads are left behind where nobody takes their results any more: they end with the program.
    """

    def __init__(self, items: Iterator[T], work: Callable[[T], R], at_once: int = AT_ONCE) -> None:
        self._items = items
        self._work = work
        self._taking = threading.Lock()
        self._results: queue.Queue[tuple[T, R] | BaseException | None] = queue.Queue(MOST)
        self._threads = at_once
        for _ in range(at_once):
            threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        try:
            while True:
                with self._taking:
                    item = next(self._items)
                self._results.put((item, self._work(item)))
        except StopIteration:
            self._results.put(None)
        except BaseException as error:
            self._results.put(error)

    def results(self, meanwhile: float) -> Iterator[tuple[T, R] | None]:
        """Each item with its result, as they are done; None after so many seconds in which there was no new one."""
        left = self._threads
        while left:
            try:
                result = self._results.get(timeout=meanwhile)
            except queue.Empty:
                yield None
                continue
            if isinstance(result, BaseException):
                raise result
            if result is None:
                left -= 1
            else:
                yield result
