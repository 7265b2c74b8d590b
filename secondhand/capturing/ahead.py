"""Work that waits for others, done ahead of whoever takes its results."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
MOST = 4
"""Results that lie ready at most: each may be a document of 32 MB."""


class Ahead(Generic[T, R]):
    """Calls a function on one item after the other, in a thread of its own.

    The thread is left behind where nobody takes its results any more: it ends with the program.
    """

    def __init__(self, items: Iterator[T], work: Callable[[T], R]) -> None:
        self._results: queue.Queue[tuple[T, R] | BaseException | None] = queue.Queue(MOST)
        threading.Thread(target=self._run, args=(items, work), daemon=True).start()

    def _run(self, items: Iterator[T], work: Callable[[T], R]) -> None:
        try:
            for item in items:
                self._results.put((item, work(item)))
            self._results.put(None)
        except BaseException as error:
            self._results.put(error)

    def results(self, meanwhile: float) -> Iterator[tuple[T, R] | None]:
        """Each item with its result, in their order; None after so many seconds in which there was no new one."""
        while True:
            try:
                result = self._results.get(timeout=meanwhile)
            except queue.Empty:
                yield None
                continue
            if result is None:
                return
            if isinstance(result, BaseException):
                raise result
            yield result
