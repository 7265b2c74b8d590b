"""What the record knows already: which source a document is, and which party its publisher."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from secondhand.errors import UnusableFile
from secondhand.record.drafting import plain_name, slug, unused
from secondhand.record.model import Capture, Party, Record, Source
from secondhand.record.naming import folded, ways_to_name
from secondhand.sources.capture.address import looks_like_one, same_page
from secondhand.sources.capture.document import Document


@dataclass(frozen=True, slots=True)
class Publisher:
    """A party's id ("" where none is known); `added` is a party that the record lacks, as its fields; `remark` is for
    the editor."""

    id: str = ""
    added: tuple[tuple[str, str], ...] = ()
    remark: str = ""


def captures_of(source: Source) -> Iterator[Capture]:
    """How the states of a source were captured, the first one first."""
    if source.capture is not None:
        yield source.capture
    yield from (version.capture for version in source.versions)


def latest_sha256(source: Source) -> str:
    """The digest of the newest state that the record has of a source's text."""
    return source.versions[-1].sha256 if source.versions else source.sha256


def address_of(source: Source) -> str:
    """Where a source is to be asked for again; "" for a file."""
    for capture in captures_of(source):
        if looks_like_one(capture.requested):
            return capture.requested
    return source.url


class Known:
    """The sources of a record by their addresses and by the bytes that were captured."""

    def __init__(self, record: Record) -> None:
        self._pages: dict[str, str] = {}
        self._bytes: dict[str, str] = {}
        for source in record.sources.values():
            addresses = [source.url] if source.url else []
            for capture in captures_of(source):
                addresses += [capture.requested, capture.final, capture.canonical]
                self._bytes.setdefault(capture.raw_sha256, source.id)
            self.add(source.id, addresses)

    def add(self, source: str, addresses: Iterable[str], raw_sha256: str = "") -> None:
        """Take note of a source's addresses and bytes; the first source that has one keeps it."""
        for address in addresses:
            if looks_like_one(address) and (page := same_page(address)):
                self._pages.setdefault(page, source)
        if raw_sha256:
            self._bytes.setdefault(raw_sha256, source)

    def by_address(self, *addresses: str) -> str:
        """The source at one of these addresses, the first one first; "" where there is none."""
        pages = (same_page(address) for address in addresses if looks_like_one(address))
        return next((self._pages[page] for page in pages if page in self._pages), "")

    def by_bytes(self, document: Document) -> str:
        """The source with a document's very bytes; "" where there is none."""
        return self._bytes.get(document.sha256, "")


def publisher_wanted(name: str, kind: str, record: Record) -> Publisher:
    """The party that an editor names, by id, name or alias; one to be added where the record has none.

    UnusableFile where several are called that.
    """
    if name in record.parties:
        return Publisher(name)
    found = _called(name, record)
    if len(found) > 1:
        raise UnusableFile(f'"{name}" may be {" or ".join(each.id for each in found)}; give the id')
    if found:
        return Publisher(found[0].id)
    party = unused(slug(plain_name(name)) or "publisher", record.parties)
    remark = f'added the party "{party}" as {kind}' if kind else f'added the party "{party}" as organisation'
    fields = (("name", name), ("kind", kind or "organisation"))
    return Publisher(party, fields, remark if kind else f"{remark}: see that this is its kind (--kind)")


def publisher_stated(site: str, host: str, record: Record) -> Publisher:
    """The party that a document's own words for its publisher name, or whose alias its host is."""
    names = [site] if site else []
    bare = host.removeprefix("www.")
    found = [party for name in names for party in _called(name, record)]
    if not found and bare:
        found = [party for party in record.parties.values() if bare in (alias.lower() for alias in party.aliases)]
    if len(found) == 1:
        return Publisher(found[0].id)
    if found:
        return Publisher(remark=f'its publisher "{site}" may be {" or ".join(each.id for each in found)}: say which')
    if site:
        return Publisher(
            remark=f'its publisher calls itself "{site}", and no party is called that: '
            f'add one, or give --publisher "{site}" --kind outlet'
        )
    return Publisher()


def _called(name: str, record: Record) -> list[Party]:
    words = folded(name)
    return [party for party in record.parties.values() if words and words in _names(party)]


def _names(party: Party) -> tuple[tuple[str, ...], ...]:
    # A family name alone, by which texts go on, is no publisher's name.
    ways = ways_to_name(party)
    return ways[:-1] if party.kind == "person" and len(ways) > 1 + len(party.aliases) else ways
