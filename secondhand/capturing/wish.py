"""What an editor asks of a capture, and what comes of it, as frozen data."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from typing import Literal, get_args

from secondhand.errors import UnusableFile
from secondhand.record.model import PartyKind
from secondhand.record.nearest import nearest_or_all
from secondhand.record.words import is_identifier
from secondhand.sources.capture.fetch import Limits

State = Literal["new", "unchanged", "version", "failed"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What the editor states or wants; "" for what is to be read out of the document.

    `publisher` is an id, a name or an alias, or the name of a party to be added, of this `kind`. `url` is where a saved
    file was found. `whole` takes all of a page; `wayback` asks the Internet Archive for a copy. `robots` heeds
    robots.txt; `delay` are the seconds between requests to one host, `seconds` those that reading a document may take.
    """

    publisher: str = ""
    kind: str = ""
    id: str = ""
    title: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    encoding: str = ""
    whole: bool = False
    wayback: bool = False
    robots: bool = False
    delay: float = 1.0
    seconds: float = 30.0
    limits: Limits = field(default_factory=Limits)

    def check(self) -> None:
        """Raise UnusableFile where a value cannot be meant."""
        if self.id and not is_identifier(self.id):
            raise UnusableFile(f'"{self.id}" is no id; an id has small Latin letters, digits and hyphens, at most 80')
        kinds = get_args(PartyKind)
        if self.kind and self.kind not in kinds:
            raise UnusableFile(f'there is no kind "{self.kind}"; {nearest_or_all(self.kind, kinds)}')
        if self.published and not _is_date(self.published):
            raise UnusableFile(f'"{self.published}" is no date; write 2031, 2031-05 or 2031-05-04')
        if self.delay < 0:
            raise UnusableFile("a delay is a number of seconds, 0 or more")


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one address or file.

    `state` says what was done about it, `source` under which id. `reason` says why it failed; `remarks` are for the
    editor; `changes` are the lines of a difference; `fallen` are findings about quotations that no longer stand.
    """

    target: str
    state: State
    source: str = ""
    reason: str = ""
    summary: str = ""
    remarks: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    fallen: tuple[str, ...] = ()


def _is_date(text: str) -> bool:
    if not re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}){0,2}", text):
        return False
    try:
        datetime.date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True
