"""What git tells of the record, for the checks of approvals and corrections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from secondhand.findings import Finding, Level
from secondhand.record.model import Record

Extent = Literal["whole", "shallow", "none"]


@dataclass(frozen=True, slots=True)
class Brought:
    """The commit that brought something: "" where it is not committed yet; its people are then whoever would commit.

    `author` and `committer` are "Name <address>", `.mailmap` heeded, "" where nobody is known. `signature` is git's
    verdict on the commit's signature (G good, N none, …), "" where it was not asked for, and `signer` who signed.
    """

    commit: str
    author: str
    committer: str
    time: int = 0
    signature: str = ""
    signer: str = ""

    @property
    def shown(self) -> str:
        """The commit as a message names it."""
        return f"commit {self.commit[:12]}" if self.commit else "what is not committed yet"


@dataclass(frozen=True, slots=True)
class Publication:
    """An edition of a brief that was published: its number, the commit that brought that, and the record there (None:
    it cannot be read any more)."""

    version: int
    commit: str
    record: Record | None


@dataclass(frozen=True)
class History:
    """What git tells, by claim or brief; `extent` says whether all of the history is at hand.

    `people` has each name that the record gives, as `.mailmap` has it. `approvals` and `submissions` have the commits
    that brought those of a claim, `latest` the last one that changed what the claim says. `approved` has, for claims
    whose approval does not hold, the record in the commit that brought it. `published` has the editions, the last one
    first.
    """

    extent: Extent = "none"
    people: Mapping[str, str] = field(default_factory=dict)
    approvals: Mapping[str, tuple[Brought, ...]] = field(default_factory=dict)
    submissions: Mapping[str, tuple[Brought, ...]] = field(default_factory=dict)
    latest: Mapping[str, Brought] = field(default_factory=dict)
    approved: Mapping[str, Record] = field(default_factory=dict)
    published: Mapping[str, tuple[Publication, ...]] = field(default_factory=dict)

    def person(self, name: str) -> str:
        """A name as `.mailmap` has it."""
        return self.people.get(name, name)


STANDING = ("approved", "published", "corrected")
"""States in which a claim rests on its approval."""


def untold(record: Record, history: History, check: str) -> Iterator[Finding]:
    """That git could not be asked, where a check would have had to."""
    signed = [claim for claim in record.claims.values() if claim.approval and claim.status in STANDING]
    if history.extent == "whole" or not signed:
        return
    position = signed[0].at("approval")
    if history.extent == "shallow":
        message = "who approved what cannot be told: this clone is shallow"
        yield Finding(position, check, Level.ERROR, message, "git fetch --unshallow; in CI: fetch-depth: 0")
    else:
        message = "who approved what cannot be told: the record lies in no git repository"
        yield Finding(position, check, Level.WARNING, message, "look at it in the desk's repository")
