"""What becomes of a document that was read: a new source, a further state of one, or nothing new."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial

from secondhand.capturing import known as knowing
from secondhand.capturing.comparison import States
from secondhand.capturing.copies import copy_of
from secondhand.capturing.entry import capture_entry, differing, lacking, parse_host, source_entry
from secondhand.capturing.pending import Pending
from secondhand.capturing.store import Kept, Store
from secondhand.capturing.wish import Result, Wish
from secondhand.errors import SecondhandError, UnusableFile
from secondhand.record.blocks import Value
from secondhand.record.drafting import slug
from secondhand.record.insert import Insertion
from secondhand.record.model import Source
from secondhand.reporters.text import counted
from secondhand.sources.capture.document import Document, Extract
from secondhand.sources.capture.sidecar import Sidecar
from secondhand.sources.capture.versions import differences
from secondhand.sources.capture.warc import pack


@dataclass(frozen=True, slots=True)
class Job:
    """A document on its way: what was asked for, what was fetched, what kind it is; `source` is the id of the source
    that it is to be a state of, "" where that is to be found out."""

    target: str
    document: Document
    media_type: str
    source: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes of a document; `kept` is done when that lies on the disk, None where nothing is to be kept."""

    given: Result
    kept: Future[None] | None = None

    @property
    def is_certain(self) -> bool:
        """Whether it is known that nothing went wrong, or what did."""
        return self.kept is None or self.kept.done()

    @property
    def result(self) -> Result:
        """The result, waited for; that it failed where its files could not be written."""
        error = self.kept.exception() if self.kept is not None else None
        if error is None:
            return self.given
        if isinstance(error, SecondhandError):
            return Result(self.given.target, "failed", self.given.source, str(error))
        raise error


class Outcomes:
    """Makes sources of documents, and states of sources."""

    def __init__(self, wish: Wish, pending: Pending, store: Store, states: States) -> None:
        self._wish = wish
        self._pending = pending
        self._store = store
        self._states = states
        self._taken: set[str] = set()
        record = pending.record
        self.known = knowing.Known(record)
        self._publisher = knowing.publisher_wanted(wish.publisher, wish.kind, record) if wish.publisher else None

    def of(self, job: Job, extract: Extract) -> Outcome:
        """Have what was read kept, and say what it is. Raises UnusableFile where it cannot be."""
        source = self._which(job, extract)
        self._pending.settle({source})
        text = extract.text.encode()
        if source:
            return self._compared(job, extract, text, self._pending.record.sources[source])
        return self._new(job, extract, text)

    def unchanged(self, target: str, source: Source, summary: str) -> Result:
        """That a source is as it was; where that is not as the record quotes it, what does not stand is named again."""
        gone = self._states.gone_from_newest(self._pending.record, source)
        return Result(target, "unchanged", source.id, summary=summary, fallen=gone)

    def _which(self, job: Job, extract: Extract) -> str:
        """The source that a document is a state of; "" for a new one."""
        if job.source or self._wish.id:
            wanted = job.source or self._wish.id
            return wanted if wanted in self._pending.record.sources or wanted in self._taken else ""
        document = job.document
        final = document.final or self._wish.url
        # A page may not pass itself off as another site's.
        own = extract.canonical if parse_host(extract.canonical) == parse_host(final) else ""
        return self.known.by_address(job.target, final, own) or self.known.by_bytes(document)

    def _new(self, job: Job, extract: Extract, text: bytes) -> Outcome:
        document, wish = job.document, self._wish
        host = parse_host(document.final or wish.url)
        publisher = self._publisher or knowing.publisher_stated(extract.site, host, self._pending.record)
        memento, remark = copy_of(document, self._wish)
        capture = capture_entry(document, extract, job.media_type, memento)
        entry = source_entry(document, extract, wish, publisher, _digest(text), capture)
        name = self._id(str(entry["title"]), host)
        kept = self._keep(name, 1, job, extract, text)
        if publisher.added and self._publisher is not None:
            # Others may name it, whatever becomes of this source.
            self._pending.add(name, Insertion(("parties",), publisher.id, dict(publisher.added)))
            self._publisher = replace(publisher, added=())
        self._pending.add(name, Insertion(("sources",), name, entry), kept)
        self.known.add(name, [job.target, document.final, extract.canonical, wish.url], str(capture["raw_sha256"]))
        untitled = "" if wish.title or extract.title else "it states no title; its name stands for it (--title)"
        remarks = [publisher.remark, untitled, lacking(entry), remark, *extract.remarks]
        words = counted(extract.words, "word")
        summary = f"{entry['title']} ({', '.join(_credits(entry))}), {words}"
        return Outcome(Result(job.target, "new", name, summary=summary, remarks=tuple(filter(None, remarks))), kept)

    def _compared(self, job: Job, extract: Extract, text: bytes, source: Source) -> Outcome:
        document, record = job.document, self._pending.record
        texts = [each for each in (extract.text, extract.full_text) if each]
        if _digest(text) == knowing.latest(source).sha256:
            known = [capture.raw_sha256 for capture in knowing.captures_of(source)]
            if document.sha256 in known:
                return Outcome(self.unchanged(job.target, source, "its text is the same"))
            gone = self._states.gone(record, source, texts)
            summary = "its text is the same, though not what stands around it"
            return Outcome(Result(job.target, "unchanged", source.id, summary=summary, fallen=gone))
        number = self._store.free_number(source.id, len(source.versions) + 2)
        before = self._states.newest(record, source)
        memento, remark = copy_of(document, self._wish)
        kept = self._keep(source.id, number, job, extract, text)
        capture = capture_entry(document, extract, job.media_type, memento)
        self._pending.add(source.id, _further(source, {"sha256": _digest(text), "capture": capture}), kept)
        changes = tuple(differences(before, extract.text)) if before is not None else ()
        remarks = [remark, *differing(source, extract), *extract.remarks]
        if before is None:
            remarks.append("the text that it had before is not at hand, so that nobody can say what changed")
        else:
            self._store.note_changes(source.id, number, "".join(f"{line}\n" for line in changes))
        remarks.append(f'to quote it as it is now: "invoke adopt {source.id}"')
        result = Result(
            job.target,
            "version",
            source.id,
            summary=f"its text has changed; it is kept as version {number}, beside the one that is quoted",
            remarks=tuple(filter(None, remarks)),
            changes=changes,
            fallen=self._states.gone(record, source, texts),
        )
        return Outcome(result, kept)

    def _id(self, title: str, host: str) -> str:
        name = self._wish.id or slug(title) or slug(host) or "source"
        number = 1
        while True:
            found = name if number == 1 else f"{name}-{number}"
            if found not in self._pending.record.sources and found not in self._taken and self._store.is_free(found):
                self._taken.add(found)
                return found
            if self._wish.id:
                raise UnusableFile(f'there are files of a source "{name}" already; give another --id')
            number += 1

    def _keep(self, source: str, number: int, job: Job, extract: Extract, text: bytes) -> Future[None]:
        return self._store.keep(source, number, partial(_kept, job, extract, text))


def _kept(job: Job, extract: Extract, text: bytes) -> Kept:
    document = job.document
    beside = Sidecar(_digest(text), document.etag, document.modified, extract.remarks)
    archive = pack(document, job.media_type)
    return Kept(text, extract.full_text.encode(), archive, beside, extract.seal.encode())


def _digest(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()


def _further(source: Source, state: Mapping[str, Value]) -> Insertion:
    """That a source has one more state."""
    if source.versions:
        return Insertion(("sources", source.id, "versions"), "", state)
    return Insertion(("sources", source.id), "versions", [state])


def _credits(entry: Mapping[str, object]) -> Iterator[str]:
    yield from (str(entry.get(name) or f"no {name}") for name in ("publisher", "author", "published"))
