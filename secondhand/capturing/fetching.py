"""Documents from the web and from the disk, as politely as the editor wants it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from secondhand.capturing.store import read_document
from secondhand.capturing.wish import Wish
from secondhand.errors import UnusableFile
from secondhand.sources.capture.address import looks_like_one, parse
from secondhand.sources.capture.document import Document, NotCaptured, now
from secondhand.sources.capture.fetch import Unchanged, fetch
from secondhand.sources.capture.politeness import Pace, Robots

_HOST = re.compile(r"(?:[A-Za-z0-9-]+\.)+[A-Za-z0-9-]{2,}(?::[0-9]+)?/\S*|www\.[A-Za-z0-9.-]+")


class Fetching:
    """Gets documents, and remembers which host was asked when."""

    def __init__(self, wish: Wish) -> None:
        self._wish = wish
        self._pace = Pace(wish.delay)
        self._robots = Robots(self._rules, self._pace)

    def document(self, target: str, conditions: Mapping[str, str]) -> Document | Unchanged:
        """The document at an address or in a file; `conditions` are headers that ask for it only if it is new.

        Raises NotCaptured or UnusableFile, with the reason.
        """
        if not looks_like_one(target):
            if _HOST.fullmatch(target) and not Path(target).exists():
                raise UnusableFile(f"there is no such file; if an address is meant: https://{target}")
            return Document(target, "", now(), read_document(Path(target), self._wish.limits.bytes))
        address = parse(target)
        if self._wish.robots and not self._robots.allow(address):
            raise NotCaptured(f"the robots.txt of {address.host} asks not to fetch it; capture it by hand if need be")
        return fetch(target, self._wish.limits, conditions, wait=self._pace.wait)

    def by_turns(self, waiting: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """Pairs that begin with an address, whichever host may be asked soonest first."""
        while waiting:
            yield waiting.pop(min(range(len(waiting)), key=lambda i: self._left(waiting[i][0])))

    def _left(self, address: str) -> float:
        try:
            return self._pace.left(parse(address))
        except NotCaptured:
            return 0.0

    def _rules(self, url: str) -> Document:
        limits = replace(self._wish.limits, bytes=1 << 20, seconds=20.0)
        found = fetch(url, limits, wait=self._pace.wait)
        if isinstance(found, Unchanged):
            raise NotCaptured("it answers 304 to what was not asked")
        return found
