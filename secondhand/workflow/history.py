"""What git tells of a record's approvals and publications, for the checks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from secondhand.checks.history import Brought, History
from secondhand.errors import Position
from secondhand.provenance.signoff import digest_of, is_signed_off
from secondhand.record.identity import same_person
from secondhand.record.model import Claim, Record
from secondhand.workflow.claim_lines import PARTS, ClaimLines
from secondhand.workflow.editions import editions_of
from secondhand.workflow.repository import Blamed, Repository, repository_of
from secondhand.workflow.snapshot import readable_at

SIGNERS = "allowed_signers"
"""A desk's own file of SSH keys and whose they are, beside the record; see ssh-keygen(1), "ALLOWED SIGNERS"."""
MOST_MOVED = 2_000
"""Lines of which it is asked whether they were only moved."""


def history_of(record: Record, file: Path, at: str = "") -> History:
    """What git tells of a record, which was read from this file, or from the file of that name in the commit `at`."""
    repository = repository_of(file.parent)
    if repository is None:
        return History()
    if repository.shallow:
        return History("shallow")
    claims = [claim for claim in record.claims.values() if claim.approval or claim.submitted]
    return _Asking(repository, record, file, at).history(claims)


class _Asking:
    """Asks git about one record, each file and each commit once."""

    def __init__(self, repository: Repository, record: Record, file: Path, at: str) -> None:
        self.repository = repository
        self.at = at
        self.record = record
        self.file = file
        self.here = repository.identity()
        self.people = repository.canonical(_names(record))
        self.signatures: dict[str, tuple[str, str]] = {}
        signers = file.parent / SIGNERS
        self.signers = str(signers.resolve()) if signers.is_file() else ""

    def history(self, claims: list[Claim]) -> History:
        places = {claim.id: ClaimLines.of(claim) for claim in claims}
        blamed = dict(self.blamed((each for claim in places.values() for each in claim.every), moved=False))
        # Following lines that were moved takes long in a long file, and matters only where it may clear somebody.
        doubtful = [
            each
            for claim in claims
            if self.is_doubtful(claim, places[claim.id], blamed)
            for each in places[claim.id].whole
        ]
        if len(doubtful) <= MOST_MOVED:
            blamed.update(self.blamed(doubtful, moved=True))
        submissions = {name: self.told(each.submission, blamed) for name, each in places.items() if each.submission}
        approvals = {name: self.told(each.approval, blamed) for name, each in places.items() if each.approval}
        contents = [(claim, self.brought(places[claim.id].content, blamed)) for claim in claims]
        return History(
            "whole",
            self.people,
            {name: tuple(map(self.signed, each)) for name, each in approvals.items()},
            submissions,
            {claim.id: self.last(claim, each, submissions.get(claim.id, ())) for claim, each in contents if each},
            dict(self.approved(claims, approvals)),
            editions_of(self.repository, self.record, self.file.name, self.at),
        )

    def last(self, claim: Claim, brought: Iterable[Brought], submission: tuple[Brought, ...]) -> Brought:
        """The commit that changed last what a claim says, of those that brought its lines.

        What was taken out leaves no line. So where the lines name whoever approves, or may be about to, and somebody
        else submitted it, it is asked whether it said the same before that."""
        last = max(brought, key=_age)
        approved = claim.approval is not None and is_signed_off(self.record, claim)
        who = claim.approval.by if claim.approval and approved else self.here
        if not last.commit or not claim.submitted or not same_person(last.author, self.person(who)):
            return last
        submitted = [
            each
            for each in submission
            if not same_person(each.author, last.author) and self.is_before(last.commit, each.commit)
        ]
        then = readable_at(self.repository, last.commit, self.file.name) if submitted else None
        if then is None or claim.id not in then.claims:
            return last
        same = digest_of(then, then.claims[claim.id]) == claim.submitted.digest
        return last if same else max(submitted, key=_age)

    def person(self, name: str) -> str:
        """A name as `.mailmap` has it."""
        return self.people.get(name, name)

    def is_doubtful(self, claim: Claim, places: ClaimLines, blamed: Mapping[tuple[str, int], Blamed]) -> bool:
        """Whether its lines seem to be brought by somebody else than they should be: they may have been moved."""
        if claim.approval is None:
            return False
        approver = self.person(claim.approval.by)
        last = max(self.brought(places.content, blamed), key=_age, default=None)
        submitter = self.person(claim.submitted.by) if claim.submitted else ""
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

    def told(self, parts: Sequence[Position], blamed: Mapping[tuple[str, int], Blamed]) -> tuple[Brought, ...]:
        """The commits that brought an approval or a submission, its parts as in `PARTS`; without those that came
        before the name: what stood there already is said by whoever put the name to it."""
        found = self.brought(parts, blamed)
        if len(found) < 2:
            return found
        name = (self.brought([parts[PARTS.index("by")]], blamed) or found)[0]
        return tuple(each for each in found if each == name or not self.is_before(each.commit, name.commit))

    def is_before(self, commit: str, other: str) -> bool:
        """Whether a commit is among those that led to another; "" is what is not committed yet."""
        if not commit or not other:
            return bool(commit)
        return self.repository.run("merge-base", "--is-ancestor", commit, other) is not None

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


def _names(record: Record) -> Iterator[str]:
    yield from record.desk.trusted_committers
    for claim in record.claims.values():
        if claim.approval:
            yield claim.approval.by
        if claim.submitted:
            yield claim.submitted.by


def _age(brought: Brought) -> tuple[bool, int]:
    return not brought.commit, brought.time
