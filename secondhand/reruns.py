"""A run that could only say what it said last time says it at once.

What a run said is kept in the desk's cache under a digest of all that it depends on but files: what was asked for, the
program itself, Python, the environment, the terminal, the day. With it is kept in what state the desk's files were:
size, times and inode of each, as git's index has them, and a digest of what was in the record and in files so new that
their times could not tell a later change. A run is kept only where none of these changed while it ran, and where it
opened no other file and started no other program but git, on the state of whose repository it then depends too: a step
that one day reads something else makes runs that are not kept, not runs that are wrong. Nothing is imported here that
takes time to load.
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


Said = tuple[bool, bool, str]
"""What was written at once: whether to standard error, whether as bytes (UTF-8, others as surrogates), and what."""


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
            folders = [*self._roots, *map(Path, kept["folders"])]
            said = [(bool(error), bool(raw), str(text)) for error, raw, text in kept["said"]]
            status = int(kept["status"])
        except (ValueError, LookupError, TypeError, RecursionError):
            return None
        if Files(folders, beside).state != state or contents(new) != new:
            return None
        for error, raw, text in said:
            _say(text, error=error, raw=raw)
        return status

    @contextlib.contextmanager
    def kept(self, beside: list[Path]) -> Iterator[None]:
        """Keep what is said within for `replayed`, where it ends with an exit status.

        `beside` is filled within: the files that the run looks at besides the record and the folders of sources.
        """
        started = cache.now(self._desk)
        said: list[Said] = []
        out, err = _Tee(sys.stdout, said, error=False), _Tee(sys.stderr, said, error=True)
        with Opened() as opened:
            try:
                with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                    yield
            except SystemExit as stopped:
                if started is not None and isinstance(stopped.code, int):
                    self._keep(started, opened, beside, said, stopped.code)
                raise

    def _keep(self, started: int, opened: Opened, beside: list[Path], said: list[Said], status: int) -> None:
        folders: list[Path] = []
        if opened.git:
            # What has to do with git is loaded where git is asked.
            from secondhand.workflow.repository_state import state_of

            for each in map(state_of, map(Path, sorted(opened.git))):
                folders += each.folders
                beside = [*beside, *each.files]
        files = Files([*self._roots, *folders], [self._record, *beside])
        if files.changed >= started or not opened.only(files, [cache.folder(self._desk), cache.home()]):
            return
        if not self._record.is_file() or sum(len(text) for _, _, text in said) > MOST_CHARACTERS:
            return
        kept = {
            "said": [(*kind, "".join(text for *_, text in parts)) for kind, parts in groupby(said, itemgetter(0, 1))],
            "status": status,
            "state": files.state,
            "contents": contents([str(self._record), *files.newer_than(started)]),
            "beside": files.beside,
            "folders": list(map(str, folders)),
        }
        cache.write(self._desk, self._name, json.dumps(kept).encode())
        cache.trim(self._desk, "run-", MOST_KEPT)


def _say(text: str, *, error: bool, raw: bool) -> None:
    stream = sys.stderr if error else sys.stdout
    try:
        if raw:
            stream.buffer.write(text.encode("utf-8", "surrogateescape"))
        else:
            stream.write(text)
        stream.flush()
    except BrokenPipeError:
        streams.abandon(stream)


class _Tee:
    """A stream that notes what is written to it; its bytes are noted by another of its kind."""

    def __init__(self, stream: Any, said: list[Said], *, error: bool, raw: bool = False) -> None:
        self._stream = stream
        self._said = said
        self._kind = error, raw

    @property
    def buffer(self) -> _Tee:
        return _Tee(self._stream.buffer, self._said, error=self._kind[0], raw=True)

    def write(self, written: str | bytes) -> int:
        text = written if isinstance(written, str) else bytes(written).decode("utf-8", "surrogateescape")
        self._said.append((*self._kind, text))
        count: int = self._stream.write(written)
        return count

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
