"""Another archive's copy of a page: asked to be made, or the nearest one that there is.

Speaks what the Internet Archive speaks: Save Page Now (`/save/ADDRESS`, which leads to the copy or names it in
`Content-Location`), Memento (RFC 7089: a TimeGate that leads to the copy nearest to `Accept-Datetime`), and its
availability interface (`/wayback/available?url=…`).
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import format_datetime
from urllib.parse import quote, urljoin

from secondhand.sources.capture.document import Document, NotCaptured
from secondhand.sources.capture.fetch import Limits, Unchanged, fetch

SAVE = "https://web.archive.org"
AVAILABILITY = "https://archive.org"
_COPY = re.compile(r"/web/(\d{14})(?:[a-z]{2}_)?/(\S+)")
_LOCATION = re.compile(rb"^(?:content-)?location:[ \t]*(\S+)", re.I | re.M)
_LINK = re.compile(rb"^link:[ \t]*(.+?)\r?$", re.I | re.M)
_MEMENTO = re.compile(r'<([^>]+)>[^,<]*rel="[^"]*\bmemento\b[^"]*"', re.I)


@dataclass(frozen=True, slots=True)
class Memento:
    """Another archive's copy: its address, and whether it was made just now."""

    url: str
    fresh: bool


def memento(
    url: str, retrieved: str, limits: Limits, save: str = SAVE, availability: str = AVAILABILITY
) -> tuple[Memento | None, str]:
    """The copy of a page, and why there is none or only an older one ("" where nothing went wrong).

    `retrieved` is the time near which an older copy is looked for; `save` and `availability` are where the interfaces
    are.
    """
    try:
        found = _copy_in(fetch(f"{save}/save/{url}", limits), save)
        if found:
            return Memento(found, fresh=True), ""
        reason = "it names no copy"
    except NotCaptured as error:
        reason = str(error)
    for look in (_by_time_gate, _by_availability):
        try:
            found = look(url, retrieved, limits, save if look is _by_time_gate else availability)
        except NotCaptured as error:
            reason = f"{reason}; {error}" if str(error) not in reason else reason
            continue
        if found:
            return Memento(found, fresh=False), reason
    return None, reason


def _by_time_gate(url: str, retrieved: str, limits: Limits, base: str) -> str:
    when = datetime.datetime.fromisoformat(retrieved)
    return _copy_in(_got(f"{base}/web/{url}", limits, {"Accept-Datetime": format_datetime(when, usegmt=True)}), base)


def _by_availability(url: str, retrieved: str, limits: Limits, base: str) -> str:
    stamp = re.sub(r"\D", "", retrieved)
    body = _got(f"{base}/wayback/available?url={quote(url, safe='')}&timestamp={stamp}", limits, {}).body
    try:
        closest = json.loads(body)["archived_snapshots"]["closest"]
        address = closest["url"] if closest["available"] else ""
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    return str(address) if _COPY.search(str(address)) else ""


def _got(url: str, limits: Limits, headers: Mapping[str, str]) -> Document:
    document = fetch(url, limits, headers)
    if isinstance(document, Unchanged):
        raise NotCaptured("it answers 304 to what was not asked")
    return document


def _copy_in(document: Document | Unchanged, base: str) -> str:
    """The address of a copy, by where the request ended, or by what an answer on the way names."""
    if isinstance(document, Unchanged):
        return ""
    if _COPY.search(document.final):
        return document.final
    for exchange in reversed(document.exchanges):
        head = exchange.response.partition(b"\r\n\r\n")[0]
        named = [found.decode("latin-1") for found in _LOCATION.findall(head)]
        named += [link for line in _LINK.findall(head) for link in _MEMENTO.findall(line.decode("latin-1"))]
        for address in named:
            if _COPY.search(address):
                return str(urljoin(base, address))
    return ""
