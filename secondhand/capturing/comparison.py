"""A new state of a source beside the one that the record quotes: what differs, and which quotations no longer stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from secondhand.capturing.known import latest_sha256
from secondhand.capturing.store import Store
from secondhand.findings import Finding, Level
from secondhand.provenance.passage import on_one_line
from secondhand.reading.quotes import Passages
from secondhand.record.model import Claim, Evidence, Record, Source
from secondhand.sources.archive import open_archive, private_folder

_SHOWN = 100


class States:
    """The states of sources whose texts are at hand."""

    def __init__(self, store: Store, desk: Path) -> None:
        self._store = store
        self._desk = desk

    def quoted(self, record: Record, source: Source) -> str | None:
        """The text that the record quotes, wherever the desk has it; None where it is not at hand."""
        found = self._store.text(source.id, 1, source.sha256)
        if found is None:
            alone = replace(record, sources={source.id: source})
            archived = open_archive(alone, self._desk, private_folder())[source.id]
            found = archived.passages.text if archived.passages is not None else None
        return found

    def latest(self, record: Record, source: Source) -> str | None:
        """The text of the newest state that the record has; None where it is not at hand."""
        if not source.versions:
            return self.quoted(record, source)
        return self._store.text(source.id, len(source.versions) + 1, latest_sha256(source))

    def gone(self, record: Record, source: Source, text: str) -> tuple[str, ...]:
        """A line for each quotation that stands in the text that the record quotes and not in this one."""
        return tuple(
            f"{each}\n    {each.hint}" for each in fallen(record, source.id, self.quoted(record, source), text)
        )


def quotations_from(record: Record, source: str) -> Iterator[tuple[Claim, Evidence]]:
    """The quotations from a source, in the order of the record."""
    for claim in record.claims.values():
        yield from ((claim, each) for each in claim.evidence if each.source == source)


def fallen(record: Record, source: str, old: str | None, new: str) -> Iterator[Finding]:
    """A finding for each quotation that does not stand in the new text, unless it stands not in the old one either."""
    before = Passages(old) if old is not None else None
    after = Passages(new)
    for claim, evidence in quotations_from(record, source):
        if after.find(evidence.quote).grade.passes:
            continue
        if before is not None and not before.find(evidence.quote).grade.passes:
            continue
        quote = on_one_line(evidence.quote)
        shown = quote if len(quote) <= _SHOWN else quote[: _SHOWN - 1] + "…"
        message = f'quote no longer stands in "{source}" as it is now: {shown}'
        hint = "the record quotes the earlier state, which is kept; see what the source says of the change"
        yield Finding(evidence.at("quote"), "capture", Level.ERROR, message, hint, claim.id)
