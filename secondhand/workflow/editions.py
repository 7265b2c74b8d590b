"""The editions in which briefs were published, as git tells: in the commits that brought a brief's `version`.

A brief may have lost its version since, its name, or its place in the record. So commits that took versions out are
asked for, and around each edition what was published is compared with what is: none of this hides an edition.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from secondhand.checks.history import Publication
from secondhand.record.model import Brief, Record
from secondhand.workflow.repository import Repository
from secondhand.workflow.snapshot import readable_at

MOST_EDITIONS = 50
"""Of one brief; and commits that are looked through for a record that can be read."""
_VERSION = "version: *[1-9]"
_FILES = (":(glob)**/*.yaml", ":(glob)**/*.yml")
_LOG = ("log", "--format=%x00%H", "--patch", "-U0", "--text", "--no-color", "--no-ext-diff", "--no-textconv")


def editions_of(repository: Repository, record: Record, name: str, at: str) -> Mapping[str, tuple[Publication, ...]]:
    """By the ids of briefs, also of those that are gone: their editions, the last one first. The record was read from
    the file of this name, in the commit `at` or, where that is "", the working tree."""
    return _Following(repository, record, name, at).published()


class _Following:
    """Follows briefs from commit to commit, each commit once."""

    def __init__(self, repository: Repository, record: Record, name: str, at: str) -> None:
        self.repository = repository
        self.record = record
        self.name = name
        self.tip = at or repository.text("rev-parse", "--verify", "--quiet", "HEAD")
        self.at = at
        self.found: dict[str, dict[str, Publication]] = defaultdict(dict)
        # Briefs that are still to be followed, and the commits from which.
        self.ahead: list[tuple[str, str]] = []

    def published(self) -> Mapping[str, tuple[Publication, ...]]:
        for name in sorted(_published(self.record)):
            self.follow(self.record.briefs[name], self.at)
        if self.tip:
            self.ahead += self.withdrawn()
        seen = set()
        while self.ahead:
            step = self.ahead.pop()
            then = self.read(step[1])
            if step not in seen and then is not None:
                seen.add(step)
                self.follow(then.briefs[step[0]], step[1])
        return {
            name: tuple(sorted(editions.values(), key=lambda each: -each.version))
            for name, editions in self.found.items()
            if editions
        }

    def follow(self, brief: Brief, at: str) -> None:
        """Find the editions of a brief, as it is at a commit, back to the first one or as far as git knows."""
        editions = self.found[brief.id]
        for _ in range(MOST_EDITIONS):
            place = brief.at("version")
            blamed = self.repository.blame(self.path(place.file, at), [place.line], at, moved=False).get(place.line)
            if blamed is None or blamed.commit in editions:
                return
            then = self.read(blamed.commit) if blamed.commit else self.record
            # Where the brief was called otherwise then, that edition was not its own.
            if blamed.commit and (then is None or brief.id in then.briefs):
                editions[blamed.commit] = Publication(brief.version, blamed.commit, then)
            at = self.before(blamed.commit)
            before = self.read(at) if at else None
            if then is not None and blamed.commit:
                self.ahead += ((name, blamed.commit) for name in _published(then) - _published(self.record))
            if before is None:
                return
            if then is not None:
                self.ahead += ((name, at) for name in _published(before) - _published(then))
            if brief.id not in _published(before):
                return
            brief = before.briefs[brief.id]

    def withdrawn(self) -> Iterator[tuple[str, str]]:
        """Briefs that a commit made no longer published, or the working tree, each with the commit before."""
        here = sum(len(re.findall(_VERSION, text)) for text in self.record.texts.values())
        there = self.repository.text("grep", "-h", "-o", "-E", _VERSION, self.tip, "--", *_FILES)
        if not self.at and len(there.splitlines()) > here:
            before = self.read(self.tip)
            yield from ((name, self.tip) for name in _published(before) - _published(self.record))
        for commit in self.taking_out():
            parent = self.before(commit)
            before = self.read(parent) if parent else None
            yield from ((name, parent) for name in _published(before) - _published(self.read(commit)))

    def taking_out(self) -> Iterator[str]:
        """The commits that took more versions out than they put in, or that took files out of the record."""
        said = self.repository.run(*_LOG, "--no-renames", "--pickaxe-regex", f"-S{_VERSION}", self.tip, "--", *_FILES)
        for part in (said or b"").split(b"\0")[1:]:
            commit, _, patch = part.partition(b"\n")
            taken, put = (
                len(re.findall(sign + _VERSION.encode(), patch, re.MULTILINE)) for sign in (b"^-.*", b"^[+].*")
            )
            if taken > put:
                yield commit.decode()
        listed = self.repository.text("grep", "-l", "-z", "-E", _VERSION, self.tip, "--", *_FILES).split("\0")
        files = {each.partition(":")[2] for each in listed if each}
        if files - {self.path(each, self.at) for each in self.record.texts}:
            more = self.repository.text("log", "--format=%H", r"-G\.ya?ml", self.tip, "--", self.name)
            yield from more.split()

    def before(self, commit: str) -> str:
        """The last commit before this one, of those that changed the record, in which it can be read; "" for none."""
        start = f"{commit}^1" if commit else self.tip
        told = self.repository.text("rev-list", "--first-parent", f"-{MOST_EDITIONS}", start, "--", *_FILES)
        return next((each for each in told.split() if self.read(each) is not None), "")

    def read(self, commit: str) -> Record | None:
        return readable_at(self.repository, commit, self.name)

    def path(self, file: str, at: str) -> str:
        """A file of the record relative to the desk's folder, as git wants it; in a commit it is named so already."""
        if at:
            return file
        return Path(file).resolve().relative_to(self.repository.folder.resolve()).as_posix()


def _published(record: Record | None) -> set[str]:
    return {name for name, brief in record.briefs.items() if brief.version} if record else set()
