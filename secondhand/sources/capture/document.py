"""What capture hands on from step to step, as frozen data."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from secondhand.errors import SecondhandError


class NotCaptured(SecondhandError):
    """A document that could not be captured; the message is the reason, for the person who asked for it."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer, byte for byte as they went over the connection to the IP address `peer`."""

    url: str
    peer: str
    at: str
    status: int
    request: bytes
    response: bytes


@dataclass(frozen=True, slots=True)
class Document:
    """A document before anything is read out of it.

    `requested` is the address asked for, or the file's name; `final` the address after every redirect, "" for a file.
    `body` are its bytes, transfer coding and compression undone; `media_type` and `charset` what its server says they
    are, "" where it does not. `retrieved` is in UTC. `etag` and `modified` are for asking again.
    """

    requested: str
    final: str
    retrieved: str
    body: bytes
    media_type: str = ""
    charset: str = ""
    etag: str = ""
    modified: str = ""
    exchanges: tuple[Exchange, ...] = ()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.body).hexdigest()

    @property
    def name(self) -> str:
        """The last part of its address or path, for people; never for a file."""
        return (self.final or self.requested).split("?")[0].rstrip("/").rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Order:
    """What the extractor is asked: the `media_type` found, the `charset` that the server or the editor states
    (`certain`: the editor), the document's address and name, and whether to take the `whole` page as it is."""

    media_type: str
    charset: str = ""
    certain: bool = False
    url: str = ""
    name: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Extract:
    """What was read out of a document; "" is what it does not state.

    `text` is the main text, in which a form feed parts pages; `full_text` is all of the page where there is more.
    `site` is who publishes it, by its own words. `remarks` are for the editor: what was odd, and what was found but is
    too little to go by. `seal` is that of the text, as it is committed, and `words` how many it has.
    """

    text: str
    extractor: str
    full_text: str = ""
    title: str = ""
    author: str = ""
    published: str = ""
    site: str = ""
    canonical: str = ""
    language: str = ""
    remarks: tuple[str, ...] = ()
    seal: str = ""
    words: int = 0

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Extract:
        """The extract that `as_data` gave."""
        known = {field.name: data[field.name] for field in fields(cls)}
        return cls(**{**known, "remarks": tuple(known["remarks"])})


def now() -> str:
    """The time in UTC, to the second."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
