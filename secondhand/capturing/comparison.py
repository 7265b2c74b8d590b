"""A new state of a source beside the one that the record quotes: what differs, and which quotations no longer stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from secondhand.capturing.known import latest
from secondhand.capturing.store import WHOLE, Store
from secondhand.findings import Finding, Level
from secondhand.provenance.passage import on_one_line
from secondhand.reading.quotes import Passages
from secondhand.record.model import Claim, Evidence, Record, Source
from secondhand.sources.opening import open_archive, private_folder

_SHOWN = 100


class States:
    """The states of sources whose texts are at hand."""

    def __init__(self, store: Store, desk: Path) -> None:
        self._store = store
        self._desk = desk

    def quoted(self, record: Record, source: Source) -> tuple[str, ...]:
        """The text that the record quotes, and all the text of its page; without what is not at hand."""
        whole = source.capture.whole_sha256 if source.capture is not None else ""
        texts = [self._store.text(source.id, source.sha256), self._store.text(source.id, whole, WHOLE)]
        if texts[0] is None:
            alone = replace(record, sources={source.id: source})
            archived = open_archive(alone, self._desk, private_folder())[source.id]
            texts = [archived.text, archived.whole.text if archived.whole is not None else None]
        return tuple(text for text in texts if text is not None)

    def newest(self, record: Record, source: Source) -> str | None:
        """The text of the newest state that the record has; None where it is not at hand."""
        sha256 = latest(source).sha256
        if sha256 == source.sha256:
            return next(iter(self.quoted(record, source)), None)
        return self._store.text(source.id, sha256)

    def gone_from_newest(self, record: Record, source: Source) -> tuple[str, ...]:
        """A line for each quotation that stands in the state that the record quotes and not in the newest."""
        state = latest(source)
        if state.sha256 == source.sha256:
            return ()
        whole = state.capture.whole_sha256 if state.capture is not None else ""
        texts = self._store.text(source.id, state.sha256), self._store.text(source.id, whole, WHOLE)
        return self.gone(record, source, [text for text in texts if text is not None]) if texts[0] is not None else ()

    def gone(self, record: Record, source: Source, texts: Sequence[str]) -> tuple[str, ...]:
        """A line for each quotation that stands in what the record quotes and in none of these texts."""
        quoted = self.quoted(record, source)
        return tuple(f"{each}\n    {each.hint}" for each in fallen(record, source.id, quoted, texts))


def quotations_from(record: Record, source: str) -> Iterator[tuple[Claim, Evidence]]:
    """The quotations from a source, in the order of the record."""
    for claim in record.claims.values():
        yield from ((claim, each) for each in claim.evidence if each.source == source)


def fallen(record: Record, source: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Finding]:
    """A finding for each quotation that stands in none of the new texts, unless it stands in none of the old ones
    either, where there are some."""
    before, after = [Passages(text) for text in old], [Passages(text) for text in new]
    for claim, evidence in quotations_from(record, source):
        if _stands(evidence, after) or (before and not _stands(evidence, before)):
            continue
        quote = on_one_line(evidence.quote)
        shown = quote if len(quote) <= _SHOWN else quote[: _SHOWN - 1] + "…"
        message = f'quote no longer stands in "{source}" as it is now: {shown}'
        hint = "the record quotes the earlier state, which is kept; see what the source says of the change"
        yield Finding(evidence.at("quote"), "capture", Level.ERROR, message, hint, claim.id)


def _stands(evidence: Evidence, texts: Sequence[Passages]) -> bool:
    return any(text.find(evidence.quote).grade.passes for text in texts)
