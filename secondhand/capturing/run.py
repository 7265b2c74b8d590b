"""The order of a capture: fetch, read, compare, pack, keep, record. One bad document never ends the run."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from secondhand.capturing import known as knowing
from secondhand.capturing.ahead import Ahead
from secondhand.capturing.comparison import States
from secondhand.capturing.fetching import Fetching
from secondhand.capturing.outcome import Job, Outcome, Outcomes
from secondhand.capturing.pending import Pending
from secondhand.capturing.store import Store
from secondhand.capturing.wish import Result, Wish
from secondhand.errors import SecondhandError
from secondhand.record.model import Record, Source
from secondhand.sources.capture.document import Document, NotCaptured, Order
from secondhand.sources.capture.fetch import Unchanged
from secondhand.sources.capture.media import media_type_of
from secondhand.sources.capture.workers import COUNT, Workers

_MEANWHILE = 0.05
"""Seconds after which the readers are looked at again while a document is being fetched."""

_MOST_UNCERTAIN = 8
"""Documents that are being written at most: each may be of 32 MB."""


class Run:
    """Captures into one desk. Use it in a `with` statement: what was captured is in the record when that ends, however
    it ends."""

    def __init__(self, file: Path, wish: Wish, workers: Workers | None = None) -> None:
        wish.check()
        self._wish = wish
        self._store = Store(file.parent)
        self._pending = Pending(file, self._store)
        self._outcomes = Outcomes(wish, self._pending, self._store, States(self._store, file.parent))
        self._fetching = Fetching(wish)
        self.workers = workers or Workers(COUNT, wish.seconds)
        self._uncertain: deque[Outcome] = deque()
        self.late: tuple[Result, ...] = ()
        """What came of documents that were read when an interruption came."""

    @property
    def record(self) -> Record:
        """The record, as it was when it was last brought up to date."""
        return self._pending.record

    def __enter__(self) -> Run:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.late = (*(self._finished(wait=False) if self.workers.busy else ()), *self._certain(wait=True))
        finally:
            self.workers.__exit__()
            self._pending.flush()

    def capture(self, targets: Sequence[str]) -> Iterator[Result]:
        """What comes of each address or file, as it is done, hosts by turns."""
        yield from self._each(self._fetching.by_turns((target, "") for target in targets))

    def refresh(self, sources: Sequence[Source]) -> Iterator[Result]:
        """What comes of asking for sources again, hosts by turns."""
        yield from self._each(self._fetching.by_turns((knowing.address_of(each), each.id) for each in sources))

    def _each(self, targets: Iterator[tuple[str, str]]) -> Iterator[Result]:
        """What comes of each, while the next ones are fetched."""
        for fetched in Ahead(targets, self._fetched).results(_MEANWHILE):
            if fetched is not None:
                (target, source), document = fetched
                while self.workers.full:
                    yield from self._finished(wait=True)
                try:
                    begun = self._begin(target, source, document)
                except SecondhandError as error:
                    yield Result(target, "failed", source, str(error))
                    continue
                if begun is not None:
                    yield begun
            if self.workers.busy:
                yield from self._finished(wait=False)
        while self.workers.busy:
            yield from self._finished(wait=True)
        yield from self._certain(wait=True)

    def _fetched(self, wanted: tuple[str, str]) -> Document | Unchanged | SecondhandError:
        target, source = wanted
        known = source or self._wish.id or self._outcomes.known.by_address(target)
        try:
            return self._fetching.document(target, self._conditions(known))
        except SecondhandError as error:
            return error

    def _conditions(self, known: str) -> Mapping[str, str]:
        """The headers that ask for a source only if it is not as the record has it."""
        source = self.record.sources.get(known)
        if source is None or self._wish.whole or self._wish.encoding:
            return {}
        beside = self._store.sidecar(known, knowing.latest(source).sha256)
        return beside.conditions() if beside is not None else {}

    def _begin(self, target: str, source: str, document: Document | Unchanged | SecondhandError) -> Result | None:
        """Have a document read; or what came of it already."""
        if isinstance(document, SecondhandError):
            raise document
        if isinstance(document, Unchanged):
            known = source or self._wish.id or self._outcomes.known.by_address(target)
            if known not in self.record.sources:
                raise NotCaptured("its server says that it is the same, and nobody asked whether it is")
            return self._outcomes.unchanged(target, self.record.sources[known], "its server says that it is the same")
        media_type = media_type_of(document)
        order = Order(
            media_type,
            self._wish.encoding or document.charset,
            certain=bool(self._wish.encoding),
            url=document.final or self._wish.url,
            name=document.name,
            whole=self._wish.whole,
        )
        self.workers.submit(Job(target, document, media_type, source), document.body, order)
        return None

    def _finished(self, *, wait: bool) -> Iterator[Result]:
        for job, extract in self.workers.answers(wait=wait):
            if isinstance(extract, NotCaptured):
                yield Result(job.target, "failed", job.source, str(extract))
                continue
            try:
                self._uncertain.append(self._outcomes.of(job, extract))
                if len(self._uncertain) > _MOST_UNCERTAIN:
                    yield self._uncertain.popleft().result
            except SecondhandError as error:
                yield Result(job.target, "failed", job.source, str(error))
            if self._pending.is_due:
                self._pending.flush()
        yield from self._certain(wait=False)

    def _certain(self, *, wait: bool) -> Iterator[Result]:
        """What is kept by now, in its order; with `wait` all that is to be kept."""
        while self._uncertain and (wait or self._uncertain[0].is_certain):
            yield self._uncertain.popleft().result
