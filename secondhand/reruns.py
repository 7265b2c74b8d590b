"""A run that could only say what it said last time says it at once.

What a run said is kept in the desk's cache under a digest of all that it depends on but files: what was asked for, the
program itself, Python, the environment, the terminal, the day. With it is kept in what state the desk's files were:
size, times and inode of each, as git's index has them, and a digest of what was in the record and in files so new that
their times could not tell a later change. A run is kept only where none of these changed while it ran, and where it
opened no other file and started no other program: a step that one day reads something else makes runs that are not
kept, not runs that are wrong. Nothing is imported here that takes time to load.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from secondhand import cache, streams, surroundings
from secondhand.surroundings import Files, Opened, contents

MOST_KEPT = 16
"""Runs of different options, terminals and the like that a desk keeps."""
MOST_CHARACTERS = 16 * 1024 * 1024


class Run:
    """A task with its options on the record of a desk."""

    def __init__(self, record: Path, options: Sequence[str]) -> None:
        self._desk = record.parent
        self._record = record
        self._name = f"run-{surroundings.digest([os.path.realpath(record), str(record), *options])}"
        private = os.environ.get("SECONDHAND_SOURCES", "")
        self._roots = [self._desk / "sources", *([Path(private)] if private else [])]

    def replayed(self) -> int | None:
        """Say what the same run said last time, and return its exit status; None where it must be run."""
        try:
            kept = json.loads(cache.read(self._desk, self._name) or b"null")
            beside, state, new = list(kept["beside"]), kept["state"], dict(kept["contents"])
            said, status = [(bool(error), str(text)) for error, text in kept["said"]], int(kept["status"])
        except (ValueError, LookupError, TypeError, RecursionError):
            return None
        if Files(self._roots, beside).state != state or contents(new) != new:
            return None
        for error, text in said:
            _say(text, error=error)
        return status

    @contextlib.contextmanager
    def kept(self, beside: list[Path]) -> Iterator[None]:
        """Keep what is said within for `replayed`, where it ends with an exit status.

        `beside` is filled within: the files that the run looks at besides the record and the folders of sources.
        """
        started = cache.now(self._desk)
        said: list[tuple[bool, str]] = []
        out, err = _Tee(sys.stdout, said, error=False), _Tee(sys.stderr, said, error=True)
        with Opened() as opened:
            try:
                with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                    yield
            except SystemExit as stopped:
                if started is not None and isinstance(stopped.code, int) and not (out.bypassed or err.bypassed):
                    self._keep(started, opened, beside, said, stopped.code)
                raise

    def _keep(
        self, started: int, opened: Opened, beside: list[Path], said: list[tuple[bool, str]], status: int
    ) -> None:
        files = Files(self._roots, [self._record, *beside])
        if files.changed >= started or not opened.only(files, [cache.folder(self._desk), cache.home()]):
            return
        if not self._record.is_file() or sum(len(text) for _, text in said) > MOST_CHARACTERS:
            return
        kept = {
            "said": [(error, "".join(text for _, text in parts)) for error, parts in groupby(said, itemgetter(0))],
            "status": status,
            "state": files.state,
            "contents": contents([str(self._record), *files.newer_than(started)]),
            "beside": files.beside,
        }
        cache.write(self._desk, self._name, json.dumps(kept).encode())
        cache.trim(self._desk, "run-", MOST_KEPT)


def _say(text: str, *, error: bool) -> None:
    stream = sys.stderr if error else sys.stdout
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        streams.abandon(stream)


class _Tee:
    """A stream that notes what is written to it; `bypassed` where its bytes were written past it."""

    def __init__(self, stream: Any, said: list[tuple[bool, str]], *, error: bool) -> None:
        self._stream = stream
        self._said = said
        self._error = error
        self.bypassed = False

    def write(self, text: str) -> int:
        self._said.append((self._error, text))
        written: int = self._stream.write(text)
        return written

    def __getattr__(self, name: str) -> Any:
        if name == "buffer":
            self.bypassed = True
        return getattr(self._stream, name)
