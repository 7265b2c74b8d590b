"""What a PDF carries of its origin, readable from its bytes alone: brief, edition, commit, digests, approvals.

It is JSON in a stream of its own that is not compressed, where a program may leave what is its own (the catalogue's
/PieceInfo, ISO 32000-1, 14.5): the document's information may hold texts only. Its `seal` is the SHA-256 of the
file's bytes with the seal's own 64 digits as zeros, so that a file that was changed by accident or by a careless hand
shows it. Who changes a file on purpose can seal it anew: against that, it is compared with the repository.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from typing import Any

from secondhand.publishing.brief import Edition, ShownApproval
from secondhand.publishing.render import day_of

FORMAT = 1
_OPEN = "0" * 64
_MARK = b'{"secondhand stamp": '
_SEAL = re.compile(rb'"seal": "([0-9a-f]{64})"\}')
MOST_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a PDF says of itself; `whole` says that its bytes are those that were sealed."""

    brief: str
    title: str
    desk: str
    edition: int
    date: str
    draft: bool
    commit: str
    record: str
    claims: tuple[ShownApproval, ...]
    whole: bool


class NoStamp(Exception):
    """The file carries no stamp that can be read; the message says why."""


def stamping(edition: Edition) -> Callable[[Any, Any], None]:
    """A finisher for WeasyPrint that writes the edition's stamp, not sealed yet, into the PDF."""

    def finish(_: Any, pdf: Any) -> None:
        import pydyf

        stream = pydyf.Stream([_written(edition)])
        pdf.add_object(stream)
        day = pydyf.String(f"D:{day_of(edition):%Y%m%d}000000Z")
        own = pydyf.Dictionary({"LastModified": day, "Private": stream.reference})
        pdf.catalog["PieceInfo"] = pydyf.Dictionary({"Secondhand": own})

    return finish


def sealed(pdf: bytes) -> bytes:
    """The PDF with its stamp sealed."""
    start = pdf.rfind(_MARK)
    place = _SEAL.search(pdf, start) if start >= 0 else None
    if place is None:
        return pdf
    return pdf[: place.start(1)] + hashlib.sha256(pdf).hexdigest().encode() + pdf[place.end(1) :]


def read_stamp(pdf: bytes) -> Stamp:
    """The stamp of a PDF. NoStamp where it carries none, several, or one that cannot be read."""
    if not pdf.startswith(b"%PDF-"):
        raise NoStamp("this is no PDF")
    if pdf.count(_MARK) != 1:
        raise NoStamp("it carries no stamp of Secondhand" if _MARK not in pdf else "it carries more than one stamp")
    start = pdf.index(_MARK)
    place = _SEAL.search(pdf, start, start + MOST_BYTES)
    if place is None:
        raise NoStamp("its stamp has no seal")
    try:
        said = json.loads(pdf[start : place.end()])
        claims = tuple(ShownApproval(**{field.name: str(each[field.name]) for field in fields(ShownApproval)})
                       for each in said["claims"])  # fmt: skip
        words = {name: str(said[name]) for name in ("brief", "title", "desk", "date", "commit", "record")}
        edition, draft, form = int(said["edition"]), bool(said["draft"]), int(said["secondhand stamp"])
    except (ValueError, KeyError, TypeError) as error:
        raise NoStamp(f"its stamp cannot be read: {error}") from None
    if form != FORMAT:
        raise NoStamp(f"its stamp is of format {form}, and {FORMAT} is known here")
    opened = pdf[: place.start(1)] + _OPEN.encode() + pdf[place.end(1) :]
    whole = hashlib.sha256(opened).hexdigest() == place[1].decode()
    return Stamp(**words, edition=edition, draft=draft, claims=claims, whole=whole)


def _written(edition: Edition) -> bytes:
    said = {
        "secondhand stamp": FORMAT,
        "brief": edition.id,
        "title": edition.title,
        "desk": edition.desk,
        "edition": edition.number,
        "date": edition.date,
        "draft": edition.draft,
        "commit": edition.commit,
        "record": edition.record_digest,
        "claims": [asdict(each) for each in edition.approvals],
        "seal": _OPEN,
    }
    return json.dumps(said, ensure_ascii=True).encode("ascii")
