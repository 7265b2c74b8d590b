"""A desk's git repository. Git is called as a program; nothing here writes but where its name says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from secondhand.errors import MissingProgram, UnusableFile
from secondhand.record.identity import is_identity
from secondhand.workflow import git

NOT_COMMITTED = "0" * 40
_NAMED = re.compile(r"[^<>]*<[^<>]*>")
_BLAMED = re.compile(r"(?P<commit>[0-9a-f]{40}) \d+ (?P<line>\d+)(?: (?P<count>\d+))?")
MOST_RANGES = 500
"""Stretches of lines that are asked about one by one; with more, the whole file is."""


@dataclass(frozen=True, slots=True)
class Blamed:
    """The commit that brought a line: its author and committer as "Name <address>", `.mailmap` heeded, and when it was
    committed, in seconds since 1970. `commit` is "" where the line is not committed yet; then the names are "" too."""

    commit: str
    author: str
    committer: str
    time: int


@dataclass(frozen=True)
class Repository:
    """The repository that a desk lies in. `folder` is the desk's, `prefix` its path within the repository ("" or
    "desk/"); in a `shallow` clone the history is not all there."""

    folder: Path
    prefix: str
    shallow: bool

    def run(self, *arguments: str, given: bytes = b"") -> bytes | None:
        """What git prints, None where it fails."""
        done = git.run(self.folder, arguments, given)
        return done.stdout if done.returncode == 0 else None

    def text(self, *arguments: str) -> str:
        """What git prints as text, without blanks around it; "" where it fails."""
        found = self.run(*arguments)
        return found.decode("utf-8", "replace").strip() if found is not None else ""

    def resolve(self, revision: str) -> str:
        """The full hash of the commit that a revision names. UnusableFile where there is none."""
        found = self.text("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if not found:
            more = "; this clone is shallow: git fetch --unshallow" if self.shallow else ""
            raise UnusableFile(f'git does not know the revision "{revision}"{more}')
        return found

    def merge_base(self, commit: str) -> str:
        """Where HEAD's branch left this commit; the commit itself where they have nothing in common."""
        return self.text("merge-base", commit, "HEAD") or commit

    def parent(self, commit: str) -> str:
        """The first parent of a commit, "" where it has none."""
        return self.text("rev-parse", "--verify", "--quiet", f"{commit}^1")

    def identity(self) -> str:
        """Who commits here, as "Name <address>", `.mailmap` heeded; "" where nobody is configured."""
        found = self.text("-c", "user.useConfigOnly=true", "var", "GIT_AUTHOR_IDENT")
        match = _NAMED.match(found)
        return self.canonical([match.group()])[match.group()] if match else ""

    def canonical(self, names: Iterable[str]) -> Mapping[str, str]:
        """Names as `.mailmap` has them; what is no "Name <address>" stays as it is."""
        wanted = list(dict.fromkeys(names))
        asked = [name for name in wanted if is_identity(name)]
        found = self.run("check-mailmap", "--stdin", given="".join(f"{name}\n" for name in asked).encode())
        answers = found.decode("utf-8", "replace").splitlines() if found else []
        known = dict(zip(asked, answers, strict=True)) if len(answers) == len(asked) else {}
        return {name: known.get(name, name) for name in wanted}

    def blame(self, path: str, lines: Iterable[int], at: str = "", *, moved: bool) -> Mapping[int, Blamed]:
        """Who brought each of these lines (from 1) of a file, relative to the desk's folder, in the working tree or at
        a commit. Lines that were only indented anew belong to whoever wrote them, with `moved` so do those that were
        moved, within a file or from one to another; that takes long in a long file.

        A file that git does not track was not committed yet.
        """
        wanted = sorted(set(lines))
        ranges = [f"-L{first},{last}" for first, last in _ranges(wanted)] if wanted else []
        if not ranges:
            return {}
        options = ["-w", "-M", "-C"] if moved else ["-w"]
        where = [at] if at else []
        narrow = ranges if len(ranges) <= MOST_RANGES else []
        found = self.run("blame", "--porcelain", *options, *narrow, *where, "--", path)
        if found is None:
            return dict.fromkeys(wanted, Blamed("", "", "", 0))
        blamed = _blamed(found.decode("utf-8", "replace"))
        return {line: blamed[line] for line in wanted if line in blamed}

    def files(self, commit: str, endings: tuple[str, ...]) -> tuple[str, ...]:
        """The files below the desk's folder at a commit whose names end so, relative to it."""
        found = self.run("ls-tree", "-r", "-z", "--name-only", commit) or b""
        names = (name.decode("utf-8", "surrogateescape") for name in found.split(b"\0"))
        return tuple(name for name in names if name.endswith(endings))

    def read(self, commit: str, paths: Sequence[str]) -> Mapping[str, bytes]:
        """The bytes of files at a commit, paths relative to the desk's folder; what is not there is left out."""
        asked = [path for path in paths if "\n" not in path]
        given = "".join(f"{commit}:{self.prefix}{path}\n" for path in asked)
        found = self.run("cat-file", "--batch", given=given.encode("utf-8", "surrogateescape")) or b""
        files, at = {}, 0
        for path in asked:
            end = found.find(b"\n", at)
            head, at = found[at:end], end + 1
            if end < 0 or head.endswith((b" missing", b" ambiguous")):
                continue
            _, kind, size = head.split(b" ")
            if kind == b"blob":
                files[path] = found[at : at + int(size)]
            at += int(size) + 1
        return files

    def signature(self, commit: str, signers: str = "") -> tuple[str, str]:
        """How git judges a commit's signature (its %G?: G good, N none, …) and who signed (%GS). `signers` is a file of
        allowed signers for SSH, "" for git's own setting."""
        option = ["-c", f"gpg.ssh.allowedSignersFile={signers}"] if signers else []
        kind, _, signer = self.text(*option, "log", "-1", "--format=%G?%x00%GS", commit).partition("\0")
        return kind or "N", signer


def repository_of(folder: Path) -> Repository | None:
    """The repository that a folder lies in, None where it lies in none or there is no git."""
    try:
        done = git.run(folder, ["rev-parse", "--show-prefix", "--is-shallow-repository", "--is-inside-work-tree"])
    except (MissingProgram, OSError):
        return None
    lines = done.stdout.decode("utf-8", "surrogateescape").splitlines()
    if done.returncode or len(lines) != 3 or lines[2] != "true":
        return None
    return Repository(folder, lines[0], lines[1] == "true")


def needed(folder: Path) -> Repository:
    """The repository that a folder lies in. UnusableFile where it lies in none."""
    found = repository_of(folder)
    if found is None:
        raise UnusableFile(
            f"{folder.resolve()} lies in no git repository; a desk's work is signed off in git: git init"
        )
    return found


def _ranges(lines: Sequence[int]) -> Iterable[tuple[int, int]]:
    first = last = lines[0]
    for line in lines[1:]:
        if line > last + 1:
            yield first, last
            first = line
        last = line
    yield first, last


def _blamed(text: str) -> dict[int, Blamed]:
    """The lines of `git blame --porcelain`."""
    commits: dict[str, dict[str, str]] = {}
    lines: dict[int, str] = {}
    commit = ""
    for line in text.split("\n"):
        if line.startswith("\t"):
            continue
        match = _BLAMED.match(line)
        if match:
            commit = match["commit"]
            lines[int(match["line"])] = commit
            commits.setdefault(commit, {})
        elif commit:
            name, _, value = line.partition(" ")
            commits[commit][name] = value
    whose = {commit: _whose(commit, said) for commit, said in commits.items()}
    return {line: whose[commit] for line, commit in lines.items()}


def _whose(commit: str, said: Mapping[str, str]) -> Blamed:
    if commit == NOT_COMMITTED:
        return Blamed("", "", "", 0)
    author = f"{said.get('author', '')} {said.get('author-mail', '')}"
    committer = f"{said.get('committer', '')} {said.get('committer-mail', '')}"
    return Blamed(commit, author, committer, int(said.get("committer-time", "0")))
