"""What git tells of a record's approvals and publications, for the checks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from secondhand.checks.history import Brought, History, Publication
from secondhand.errors import Position
from secondhand.provenance.signoff import WORK, is_signed_off
from secondhand.record.identity import same_person
from secondhand.record.model import Brief, Claim, Entry, Record
from secondhand.workflow.repository import Blamed, Repository, repository_of
from secondhand.workflow.snapshot import readable_at

SIGNERS = "allowed_signers"
"""A desk's own file of SSH keys and whose they are, beside the record; see ssh-keygen(1), "ALLOWED SIGNERS"."""
MOST_EDITIONS = 50
MOST_MOVED = 2_000
"""Lines of which it is asked whether they were only moved."""


def history_of(record: Record, file: Path, at: str = "") -> History:
    """What git tells of a record, which was read from this file, or from the file of that name in the commit `at`.
    Nothing is asked where nothing was signed off."""
    claims = [claim for claim in record.claims.values() if claim.approval or claim.submitted]
    briefs = [brief for brief in record.briefs.values() if brief.version]
    if not claims and not briefs:
        return History()
    repository = repository_of(file.parent)
    if repository is None:
        return History()
    if repository.shallow:
        return History("shallow")
    return _Asking(repository, record, file, at).history(claims, briefs)


@dataclass(frozen=True, slots=True)
class _Places:
    """The lines of a claim, as places: of its approval, its submission, and what it says."""

    approval: tuple[Position, ...]
    submission: tuple[Position, ...]
    content: tuple[Position, ...]

    @classmethod
    def of(cls, claim: Claim) -> _Places:
        """The lines of a claim."""
        approval = (claim.approval.at("digest"), claim.approval.at("by")) if claim.approval else ()
        submission = (claim.submitted.at("by"),) if claim.submitted else ()
        return cls(approval, submission, tuple(content_lines(claim)))

    @property
    def whole(self) -> Iterator[Position]:
        """The claim without a gap: git knows a stretch again that was moved, and not a short line by itself."""
        lines = [each.line for each in self.every]
        file = next(self.every).file
        yield from (Position(file, line, 1) for line in range(min(lines), max(lines) + 1))

    @property
    def every(self) -> Iterator[Position]:
        """All of them."""
        yield from (*self.approval, *self.submission, *self.content)


class _Asking:
    """Asks git about one record, each file and each commit once."""

    def __init__(self, repository: Repository, record: Record, file: Path, at: str) -> None:
        self.repository = repository
        self.at = at
        self.record = record
        self.file = file
        self.here = repository.identity()
        self.signatures: dict[str, tuple[str, str]] = {}
        signers = file.parent / SIGNERS
        self.signers = str(signers.resolve()) if signers.is_file() else ""

    def history(self, claims: list[Claim], briefs: list[Brief]) -> History:
        places = {claim.id: _Places.of(claim) for claim in claims}
        people = self.repository.canonical(_names(self.record))
        blamed = dict(self.blamed((each for claim in places.values() for each in claim.every), moved=False))
        # Following lines that were moved takes long in a long file, and matters only where it may clear somebody.
        doubtful = [
            each
            for claim in claims
            if self.is_doubtful(claim, people, places[claim.id], blamed)
            for each in places[claim.id].whole
        ]
        if len(doubtful) <= MOST_MOVED:
            blamed.update(self.blamed(doubtful, moved=True))
        latest = {name: self.brought(each.content, blamed) for name, each in places.items()}
        approvals = {name: self.brought(each.approval, blamed) for name, each in places.items() if each.approval}
        return History(
            "whole",
            people,
            {name: tuple(map(self.signed, each)) for name, each in approvals.items()},
            {name: self.brought(each.submission, blamed) for name, each in places.items() if each.submission},
            {name: max(each, key=_age) for name, each in latest.items() if each},
            dict(self.approved(claims, approvals)),
            {brief.id: tuple(self.published(brief)) for brief in briefs},
        )

    def is_doubtful(
        self, claim: Claim, people: Mapping[str, str], places: _Places, blamed: Mapping[tuple[str, int], Blamed]
    ) -> bool:
        """Whether its lines seem to be brought by somebody else than they should be: they may have been moved."""
        if claim.approval is None:
            return False
        approver = people.get(claim.approval.by, claim.approval.by)
        last = max(self.brought(places.content, blamed), key=_age, default=None)
        submitter = people.get(claim.submitted.by, claim.submitted.by) if claim.submitted else ""
        return (
            any(not same_person(each.author, approver) for each in self.brought(places.approval, blamed))
            or any(not same_person(each.author, submitter) for each in self.brought(places.submission, blamed))
            or (last is not None and same_person(last.author, approver))
        )

    def blamed(self, places: Iterable[Position], *, moved: bool) -> Mapping[tuple[str, int], Blamed]:
        """Who brought the lines on which these places lie, by file and line."""
        lines: dict[str, set[int]] = defaultdict(set)
        for place in places:
            lines[place.file].add(place.line)
        found = {}
        for file, wanted in lines.items():
            for line, each in self.repository.blame(self.path(file), wanted, self.at, moved=moved).items():
                found[(file, line)] = each
        return found

    def path(self, file: str) -> str:
        """A file of the record relative to the desk's folder, as git wants it; in a commit it is named so already."""
        if self.at:
            return file
        return Path(file).resolve().relative_to(self.repository.folder.resolve()).as_posix()

    def brought(self, places: Iterable[Position], blamed: Mapping[tuple[str, int], Blamed]) -> tuple[Brought, ...]:
        """The commits that brought these places, each once."""
        found = (blamed.get((place.file, place.line)) for place in places)
        return tuple(dict.fromkeys(self.as_brought(each) for each in found if each is not None))

    def as_brought(self, blamed: Blamed) -> Brought:
        if not blamed.commit:
            return Brought("", self.here, self.here)
        return Brought(blamed.commit, blamed.author, blamed.committer, blamed.time)

    def signed(self, brought: Brought) -> Brought:
        """The same with git's verdict on the signature, where the desk wants one."""
        if not self.record.desk.signed_approvals or not brought.commit:
            return brought
        if brought.commit not in self.signatures:
            self.signatures[brought.commit] = self.repository.signature(brought.commit, self.signers)
        signature, signer = self.signatures[brought.commit]
        return Brought(brought.commit, brought.author, brought.committer, brought.time, signature, signer)

    def approved(
        self, claims: Iterable[Claim], approvals: Mapping[str, tuple[Brought, ...]]
    ) -> Iterator[tuple[str, Record]]:
        for claim in claims:
            if claim.approval is None or is_signed_off(self.record, claim) or not approvals[claim.id]:
                continue
            commit = approvals[claim.id][0].commit or self.at or "HEAD"
            record = readable_at(self.repository, commit, self.file.name)
            if record is not None:
                yield claim.id, record

    def published(self, brief: Brief) -> Iterator[Publication]:
        """The editions of a brief, the last one first, back to the first one or as far as git knows."""
        at, now = self.at, brief
        for _ in range(MOST_EDITIONS):
            place = now.at("version")
            # In a commit, files are named as from the desk's folder.
            path = self.path(place.file) if now is brief else place.file
            found = self.repository.blame(path, [place.line], at, moved=False).get(place.line)
            if found is None:
                return
            if found.commit:
                record = readable_at(self.repository, found.commit, self.file.name)
                yield Publication(now.version, found.commit, record)
                at = self.repository.parent(found.commit)
            else:
                at = self.repository.text("rev-parse", "--verify", "--quiet", "HEAD")
            before = readable_at(self.repository, at, self.file.name) if at else None
            if before is None or brief.id not in before.briefs or not before.briefs[brief.id].version:
                return
            now = before.briefs[brief.id]


def content_lines(claim: Claim) -> Iterator[Position]:
    """The lines of a claim that say what it says, each as a place; lines that say how far the work is as well are left
    out."""
    marks = sorted(set(_marks(claim, content=True)))
    work = {line for line, _ in _marks(claim, content=False)}
    every = sorted({line for line, _ in marks} | work)
    following = dict(zip(every, [*every[1:], 0], strict=True))
    for line in dict.fromkeys(line for line, _ in marks):
        if line in work:
            continue
        for each in range(line, max(following[line], line + 1)):
            yield Position(claim.places.file, each, 1)


def _marks(claim: Claim, *, content: bool) -> Iterator[tuple[int, int]]:
    """Where the fields of a claim stand that are part of its content, or those that are not."""
    for name, mark in claim.places.marks.items():
        field = name if isinstance(name, str) else name[0]
        if (field in WORK) is content:
            continue
        yield mark
        value = getattr(claim, field, None)
        for entry in value if isinstance(value, tuple) else (value,):
            if isinstance(entry, Entry):
                yield from (entry.places.own, *entry.places.marks.values())


def _names(record: Record) -> Iterator[str]:
    yield from record.desk.trusted_committers
    for claim in record.claims.values():
        if claim.approval:
            yield claim.approval.by
        if claim.submitted:
            yield claim.submitted.by


def _age(brought: Brought) -> tuple[bool, int]:
    return not brought.commit, brought.time
