"""A desk's life as docs/tutorial.md tells it: the commands there are run, in real repositories."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

TUTORIAL = Path(__file__).parent.parent / "docs" / "tutorial.md"
PEOPLE = {"ada": "Ada Holm <ada@desk.example>", "odd": "Odd Lind <odd@desk.example>"}
Run = Callable[..., subprocess.CompletedProcess[str]]


@dataclass(frozen=True)
class Command:
    """What somebody types, the exit status that it has, and lines that it prints, in order."""

    line: int
    who: str
    typed: str
    status: int
    printed: tuple[str, ...]


def commands() -> Iterator[Command]:
    found: list[tuple[int, str, str, int, list[str]]] = []
    within = False
    for number, line in enumerate(TUTORIAL.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("```"):
            within = line == "```console"
        elif within:
            match = re.fullmatch(r"(ada|odd)\$ (.*?)(?:   # exit status (\d+))?", line)
            if match:
                found.append((number, match[1], match[2], int(match[3] or 0), []))
            else:
                found[-1][4].append(line)
    for *command, printed in found:
        yield Command(*command, tuple(printed))  # type: ignore[arg-type]


def stands(expected: str, line: str) -> bool:
    """Whether a line is the expected one; "…" stands for whatever is there, and blanks for any."""
    pattern = ".*".join(re.escape(" ".join(part.split())) for part in expected.split("…"))
    return re.search(pattern.replace(".*\\ ", ".*").replace("\\ .*", ".*"), " ".join(line.split())) is not None


def test_the_tutorial_happens_as_it_is_told(
    tmp_path: Path, run: Run, git: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    for name, module in (("invoke", "invoke"), ("secondhand", "secondhand")):
        program = programs / name
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m {module} "$@"\n', encoding="utf-8")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    monkeypatch.delenv("SECONDHAND_SOURCES", raising=False)
    assert git(tmp_path, "--version")
    folders = {who: tmp_path / who for who in PEOPLE}
    for folder in folders.values():
        folder.mkdir()
    told = [*commands()]
    assert set(PEOPLE) == {command.who for command in told}
    for moment, command in enumerate(told, 1_950_000_000):
        monkeypatch.setenv("GIT_AUTHOR_DATE", f"{moment} +0000")
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"{moment} +0000")
        folder = folders[command.who]
        if command.typed.startswith("cd "):
            folders[command.who] = folder / command.typed[3:]
            continue
        done = _typed(command, folder, run)
        shown = f"docs/tutorial.md:{command.line}: {command.typed}\n{done.stdout}{done.stderr}"
        assert command.status == done.returncode, shown
        lines = iter((done.stdout + done.stderr).splitlines())
        for expected in command.printed:
            assert any(stands(expected, line) for line in lines), f"{expected!r} is not printed by {shown}"


def _typed(command: Command, folder: Path, run: Run) -> subprocess.CompletedProcess[str]:
    """A plain task is run in this process, which saves half a second; anything else by a shell."""
    words = shlex.split(command.typed)
    if words[0] in ("invoke", "secondhand") and not {"&&", "|", ">"} & set(words):
        return run(*words[1:], folder=folder, who=PEOPLE[command.who])
    match = re.fullmatch(r"(.*) <(.*)>", PEOPLE[command.who])
    assert match is not None
    people = {
        f"GIT_{role}_{name}": value
        for role in ("AUTHOR", "COMMITTER")
        for name, value in (("NAME", match[1]), ("EMAIL", match[2]))
    }
    return subprocess.run(
        ["bash", "-e", "-c", command.typed],
        cwd=folder,
        env={**os.environ, **people, "NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
