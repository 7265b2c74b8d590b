"""The order of a capture: fetch, read, compare, pack, keep, record. One bad document never ends the run."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from secondhand.capturing import known as knowing
from secondhand.capturing.ahead import Ahead
from secondhand.capturing.comparison import States
from secondhand.capturing.copies import copy_of
from secondhand.capturing.entry import capture_entry, lacking, source_entry
from secondhand.capturing.fetching import Fetching
from secondhand.capturing.store import Store
from secondhand.capturing.wish import Result, Wish
from secondhand.errors import SecondhandError, UnusableFile
from secondhand.publishing.write import write_atomically
from secondhand.record.blocks import Value
from secondhand.record.drafting import slug
from secondhand.record.insert import Insertion, insert
from secondhand.record.load import load
from secondhand.record.model import Source
from secondhand.reporters.text import counted
from secondhand.sources.capture.address import looks_like_one, parse
from secondhand.sources.capture.document import Document, Extract, NotCaptured, Order
from secondhand.sources.capture.fetch import Unchanged
from secondhand.sources.capture.media import media_type_of
from secondhand.sources.capture.sidecar import Sidecar
from secondhand.sources.capture.versions import differences
from secondhand.sources.capture.warc import pack
from secondhand.sources.capture.workers import COUNT, Workers

_MEANWHILE = 0.05
"""Seconds after which the readers are looked at again while a document is being fetched."""
FLUSH = 10.0
"""Seconds after which the record is brought up to date in a long run."""


@dataclass(frozen=True, slots=True)
class _Job:
    target: str
    document: Document
    media_type: str
    source: str


class Run:
    """Captures into one desk. Use it in a `with` statement: what was captured is in the record when that ends, however
    it ends."""

    def __init__(self, file: Path, wish: Wish, workers: Workers | None = None) -> None:
        wish.check()
        self._file = file
        self._wish = wish
        self.record = load(file, str(file))
        self._store = Store(file.parent)
        self._states = States(self._store, file.parent)
        self._known = knowing.Known(self.record)
        self._fetching = Fetching(wish)
        self._workers = workers or Workers(COUNT, wish.seconds)
        self._insertions: list[Insertion] = []
        self._taken: set[str] = set()
        self._flushed = time.monotonic()
        self.late: tuple[Result, ...] = ()
        """What came of documents that were read when an interruption came."""
        self._publisher = knowing.publisher_wanted(wish.publisher, wish.kind, self.record) if wish.publisher else None

    def __enter__(self) -> Run:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.late = tuple(self._finished(wait=False)) if self._workers.busy else ()
        finally:
            self._workers.__exit__()
            self.flush()

    def capture(self, targets: Sequence[str]) -> Iterator[Result]:
        """What comes of each address or file, as it is done; not always in their order."""
        yield from self._each((target, "") for target in targets)

    def refresh(self, sources: Sequence[Source]) -> Iterator[Result]:
        """What comes of asking for sources again, hosts by turns."""
        waiting = [(knowing.address_of(source), source.id) for source in sources]
        yield from self._each(self._fetching.by_turns(waiting))

    def flush(self) -> None:
        """Bring the record up to date with what was captured. The file is read anew: others may have changed it."""
        insertions, self._insertions = self._insertions, []
        self._flushed = time.monotonic()
        if not insertions:
            return
        try:
            self._store.settle()
            text = self._file.read_bytes().decode("utf-8")
            write_atomically(self._file, insert(text, insertions, str(self._file)).encode())
        except (SecondhandError, OSError, UnicodeDecodeError) as error:
            names = ", ".join(each.name or each.path[1] for each in insertions if each.path[0] == "sources")
            raise UnusableFile(
                f"{error}\n{self._file} was changed meanwhile and cannot be added to: captured, and not recorded: "
                f"{names}. Their files are in sources/private/; mend the record, remove them, and capture again"
            ) from None
        self.record = load(self._file, str(self._file))

    def _each(self, targets: Iterator[tuple[str, str]]) -> Iterator[Result]:
        """What comes of each, while the next ones are fetched."""
        for fetched in Ahead(targets, self._fetched).results(_MEANWHILE):
            if fetched is not None:
                (target, source), document = fetched
                while self._workers.full:
                    yield from self._finished(wait=True)
                try:
                    begun = self._begin(target, source, document)
                except SecondhandError as error:
                    yield Result(target, "failed", source, str(error))
                    continue
                if begun is not None:
                    yield begun
            if self._workers.busy:
                yield from self._finished(wait=False)
        while self._workers.busy:
            yield from self._finished(wait=True)

    def _fetched(self, wanted: tuple[str, str]) -> Document | Unchanged | SecondhandError:
        target, source = wanted
        known = source or self._wish.id or self._known.by_address(target)
        try:
            return self._fetching.document(target, self._conditions(known))
        except SecondhandError as error:
            return error

    def _finished(self, *, wait: bool) -> Iterator[Result]:
        for job, extract in self._workers.answers(wait=wait):
            if isinstance(extract, NotCaptured):
                yield Result(job.target, "failed", job.source, str(extract))
                continue
            try:
                yield self._finish(job, extract)
            except SecondhandError as error:
                yield Result(job.target, "failed", job.source, str(error))
            if time.monotonic() - self._flushed > FLUSH:
                self.flush()

    def _begin(self, target: str, source: str, document: Document | Unchanged | SecondhandError) -> Result | None:
        """Have a document read; or what came of it already."""
        if isinstance(document, SecondhandError):
            raise document
        if isinstance(document, Unchanged):
            known = source or self._wish.id or self._known.by_address(target)
            if known not in self.record.sources:
                raise NotCaptured("its server says that it is the same, and nobody asked whether it is")
            return self._unchanged(target, self.record.sources[known], "its server says that it is the same")
        media_type = media_type_of(document)
        order = Order(
            media_type,
            self._wish.encoding or document.charset,
            certain=bool(self._wish.encoding),
            url=document.final or self._wish.url,
            name=document.name,
            whole=self._wish.whole,
        )
        self._workers.submit(_Job(target, document, media_type, source), document.body, order)
        return None

    def _conditions(self, known: str) -> Mapping[str, str]:
        """The headers that ask for a source only if it is not as the record has it."""
        source = self.record.sources.get(known)
        if source is None or self._wish.whole or self._wish.encoding:
            return {}
        beside = self._store.sidecar(known, len(source.versions) + 1)
        return beside.conditions() if beside is not None and beside.sha256 == knowing.latest_sha256(source) else {}

    def _finish(self, job: _Job, extract: Extract) -> Result:
        text = extract.text.encode()
        source = self._which(job, extract)
        if source and source not in self.record.sources:
            self.flush()
        if source:
            return self._compared(job, extract, text, self.record.sources[source])
        return self._new(job, extract, text)

    def _which(self, job: _Job, extract: Extract) -> str:
        """The source that a document is a state of; "" for a new one."""
        if job.source or self._wish.id:
            wanted = job.source or self._wish.id
            return wanted if wanted in self.record.sources else ""
        document = job.document
        final = document.final or self._wish.url
        # A page may not pass itself off as another site's.
        own = extract.canonical if parse_host(extract.canonical) == parse_host(final) else ""
        return self._known.by_address(job.target, final, own) or self._known.by_bytes(document)

    def _new(self, job: _Job, extract: Extract, text: bytes) -> Result:
        document, wish = job.document, self._wish
        host = parse_host(document.final or wish.url)
        publisher = self._publisher or knowing.publisher_stated(extract.site, host, self.record)
        memento, remark = copy_of(document, self._wish)
        digest = hashlib.sha256(text).hexdigest()
        capture = capture_entry(document, extract, job.media_type, memento)
        entry = source_entry(document, extract, wish, publisher, digest, capture)
        name = self._id(str(entry["title"]), host)
        self._keep(name, 1, document, extract, text, job.media_type)
        if publisher.added and self._publisher is not None:
            self._insertions.append(Insertion(("parties",), publisher.id, dict(publisher.added)))
            self._publisher = replace(publisher, added=())
        self._insertions.append(Insertion(("sources",), name, entry))
        self._known.add(name, [job.target, document.final, extract.canonical, wish.url], document.sha256)
        untitled = "" if wish.title or extract.title else "it states no title; its name stands for it (--title)"
        remarks = [publisher.remark, untitled, lacking(entry), remark, *extract.remarks]
        words = counted(extract.words, "word")
        summary = f"{entry['title']} ({', '.join(self._credits(entry))}), {words}"
        return Result(job.target, "new", name, summary=summary, remarks=tuple(filter(None, remarks)))

    def _credits(self, entry: Mapping[str, object]) -> Iterator[str]:
        yield from (str(entry.get(name) or f"no {name}") for name in ("publisher", "author", "published"))

    def _compared(self, job: _Job, extract: Extract, text: bytes, source: Source) -> Result:
        document = job.document
        digest = hashlib.sha256(text).hexdigest()
        if digest == knowing.latest_sha256(source):
            known = [capture.raw_sha256 for capture in knowing.captures_of(source)]
            same = "" if document.sha256 in known else ", though not what stands around it"
            return self._unchanged(job.target, source, f"its text is the same{same}")
        number = len(source.versions) + 2
        before = self._states.latest(self.record, source)
        memento, remark = copy_of(document, self._wish)
        self._keep(source.id, number, document, extract, text, job.media_type)
        version: dict[str, Value] = {
            "sha256": digest,
            "capture": capture_entry(document, extract, job.media_type, memento),
        }
        path = ("sources", source.id)
        if source.versions:
            self._insertions.append(Insertion((*path, "versions"), "", version))
        else:
            self._insertions.append(Insertion(path, "versions", [version]))
        changes = tuple(differences(before, extract.text)) if before is not None else ()
        remarks = [remark, *extract.remarks]
        if before is None:
            remarks.append("the text that it had before is not at hand, so that nobody can say what changed")
        else:
            self._store.note_changes(source.id, number, "".join(f"{line}\n" for line in changes))
        gone = self._states.gone(self.record, source, extract.text)
        self.flush()
        return Result(
            job.target,
            "version",
            source.id,
            summary=f"its text has changed; it is kept as version {number}, beside the one that is quoted",
            remarks=tuple(filter(None, remarks)),
            changes=changes,
            fallen=gone,
        )

    def _unchanged(self, target: str, source: Source, summary: str) -> Result:
        """That a source is as it was; where that is not as the record quotes it, what does not stand is named again."""
        latest = self._states.latest(self.record, source) if source.versions else None
        gone = self._states.gone(self.record, source, latest) if latest is not None else ()
        return Result(target, "unchanged", source.id, summary=summary, fallen=gone)

    def _id(self, title: str, host: str) -> str:
        name = self._wish.id or slug(title) or slug(host) or "source"
        number = 1
        while True:
            found = name if number == 1 else f"{name}-{number}"
            if found not in self.record.sources and found not in self._taken and self._store.is_free(found):
                self._taken.add(found)
                return found
            if self._wish.id:
                raise UnusableFile(f'there are files of a source "{name}" already; give another --id')
            number += 1

    def _keep(
        self, source: str, version: int, document: Document, extract: Extract, text: bytes, media_type: str
    ) -> None:
        digest = hashlib.sha256(text).hexdigest()
        beside = Sidecar(digest, extract.full_text, document.etag, document.modified, extract.remarks)
        archive = pack(document, media_type)
        self._store.keep(source, version, text, archive, beside, extract.seal.encode())


def parse_host(url: str) -> str:
    """The host of an address; "" for none."""
    try:
        return parse(url).host.removeprefix("www.") if looks_like_one(url) else ""
    except NotCaptured:
        return ""
