"""Editions to files: only what is stale, on as many processes as there are processors."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from secondhand.errors import SecondhandError
from secondhand.processes import processors
from secondhand.publishing.brief import Edition
from secondhand.publishing.exports import EXPORTS, IN_ONE_RUN, OF_ALL, WARM_UP
from secondhand.publishing.ledger import Ledger
from secondhand.publishing.listing import Listed, Listings, listed
from secondhand.publishing.pending import Pending
from secondhand.publishing.render import RenderingWarning
from secondhand.publishing.surroundings import key_of, surroundings
from secondhand.publishing.versions import Standing, Version, settled
from secondhand.publishing.workers import Died, each
from secondhand.publishing.write import write_atomically

IN_A_RUN = 16
"""The most documents that one run of a program makes: after it, progress shows."""


@dataclass(frozen=True, slots=True)
class Output:
    """One file of a report: an edition, by its place among those shown (None: all of them), in a format or by the name
    of what is made of all, and what it is made from."""

    edition: int | None
    suffix: str
    path: Path
    key: str


@dataclass(frozen=True, slots=True)
class Written:
    """What came of an output: it was written, or `problem` says why not; `complaints` are no reason not to. `digest` is
    SHA-256 of the bytes, hexadecimal."""

    output: Output
    problem: str = ""
    complaints: tuple[str, ...] = ()
    digest: str = ""


Task = tuple[Output, ...]


@dataclass(frozen=True)
class Plan:
    """What is to be done for a report, and what need not be."""

    shown: Sequence[Version]
    templates: Path
    stale: tuple[Output, ...]
    kept: tuple[Output, ...]
    ledger: Ledger
    listings: Listings

    def write(self, begin: Callable[[Sequence[Output]], None]) -> Iterator[Written]:
        """Write what is stale, yielding each file as it is done; `begin` is called with those that are made next.

        A file that cannot be made is yielded with its problem, and the others are written all the same. Whoever stops
        halfway finds every file whole, the old one or the new one.
        """
        try:
            for task, made in each(self._work, _tasks(self.stale), begin, self._prepare):
                if isinstance(made, Died):
                    made = [Written(output, f"{made.reason} while it was made") for output in task]
                for written in made:
                    if not written.problem:
                        self.ledger.enter(written.output.path.name, written.output.key, written.digest)
                    yield written
        finally:
            self.ledger.save()
            self.listings.save([version.content for version in self.shown])

    def _prepare(self) -> None:
        for suffix in {output.suffix for output in self.stale} & WARM_UP.keys():
            WARM_UP[suffix](self.templates)

    def _work(self, task: Task) -> list[Written]:
        suffix = task[0].suffix
        if suffix in IN_ONE_RUN:
            return list(self._in_one_run(task))
        if task[0].edition is None:
            return [
                self._single(output, lambda output: OF_ALL[output.suffix](self._listed(), self.templates))
                for output in task
            ]
        edition = self.shown[task[0].edition].edition()
        return [self._single(output, lambda output: EXPORTS[output.suffix](edition, self.templates)) for output in task]

    def _listed(self) -> list[Listed]:
        return [self.listings.get(each.content) or listed(each.edition()) for each in self.shown]

    def _single(self, output: Output, make: Callable[[Output], bytes]) -> Written:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", RenderingWarning)
            try:
                content = make(output)
            except SecondhandError as error:
                return _failed(output, error, caught)
        return _put(output, content, caught)

    def _in_one_run(self, task: Task) -> Iterator[Written]:
        editions = [self.shown[output.edition].edition() for output in task if output.edition is not None]
        documents = IN_ONE_RUN[task[0].suffix](editions, self.templates)
        for output in task:
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always", RenderingWarning)
                made = next(documents)
            yield _failed(output, made, caught) if isinstance(made, SecondhandError) else _put(output, made, caught)


def plan(
    shown: Sequence[Pending],
    templates: Path,
    desk: Path,
    folder: Path,
    formats: Sequence[str],
    of_all: Sequence[str] = (),
    standing: Standing = tuple,
) -> Plan:
    """What must be made so that the folder has every edition in every format and the named files about all of them, and
    what is there already. `standing` tells which commits HEAD holds (by default all)."""
    ledger, listings, around = Ledger(desk, folder), Listings(desk), surroundings(templates)
    versions = list(settled(shown, around, ledger, standing, listings.see if of_all else _unseen))
    digests, tools = [version.digest for version in versions], {suffix: around.of(suffix) for suffix in formats}
    outputs = [
        Output(place, suffix, folder / f"{pending.file_name}.{suffix}", key_of(tools[suffix], digests[place]))
        for place, pending in enumerate(shown)
        for suffix in formats
    ]
    listing = [version.content for version in versions]
    outputs += [Output(None, name, folder / name, key_of(around.of(name), *listing)) for name in of_all]
    kept = [output for output in outputs if ledger.holds(output.path.name, output.key)]
    there = {output.path for output in kept}
    stale = tuple(each for each in outputs if each.path not in there)
    return Plan(versions, templates, stale, tuple(kept), ledger, listings)


def _unseen(content: str, edition: Edition) -> None:
    """What is made of an edition where no file about all is asked for."""


def _tasks(stale: Sequence[Output]) -> list[Task]:
    """Outputs that are made together: many of a format that takes a run of a program, else those of one edition."""
    tasks: list[Task] = []
    for suffix in IN_ONE_RUN:
        mine = [output for output in stale if output.suffix == suffix]
        size = max(1, min(IN_A_RUN, -(-len(mine) // processors())))
        tasks += [tuple(mine[start : start + size]) for start in range(0, len(mine), size)]
    tasks += [(output,) for output in stale if output.edition is None]
    editions: dict[int, list[Output]] = {}
    for output in stale:
        if output.suffix not in IN_ONE_RUN and output.edition is not None:
            editions.setdefault(output.edition, []).append(output)
    return [*tasks, *map(tuple, editions.values())]


def _put(output: Output, content: bytes, caught: list[warnings.WarningMessage]) -> Written:
    try:
        write_atomically(output.path, content, settled=False)
    except SecondhandError as error:
        return _failed(output, error, caught)
    return Written(output, "", _complaints(caught), hashlib.sha256(content).hexdigest())


def _failed(output: Output, error: SecondhandError, caught: list[warnings.WarningMessage]) -> Written:
    return Written(output, str(error).removeprefix(f"{output.path}: "), _complaints(caught))


def _complaints(caught: list[warnings.WarningMessage]) -> tuple[str, ...]:
    return tuple(str(each.message) for each in caught)
