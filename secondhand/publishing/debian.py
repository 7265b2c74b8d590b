"""Debian's packages: installed by root, or fetched and unpacked into a folder by anybody.

Standard library only: ./invoke runs this before there is an environment.

    python -m secondhand.publishing.debian install NAME...
    python -m secondhand.publishing.debian unpack FOLDER NAME...
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from secondhand.errors import MissingProgram


def is_at_hand() -> bool:
    """Whether this system has Debian's tools (Debian, Ubuntu and their kin)."""
    return bool(shutil.which("apt-get") and shutil.which("dpkg-deb"))


def install_command(names: Iterable[str]) -> str:
    """What a person types to install these packages."""
    return f"{'' if os.geteuid() == 0 else 'sudo '}apt-get install {' '.join(names)}"


def install(names: Sequence[str]) -> None:
    """Installs packages for the whole system; takes root. Raises MissingProgram where apt-get cannot.

    Ctrl-C stops the download; what has begun to be installed is installed.
    """
    # Another apt-get at work, a machine that updates itself, is waited for.
    command = ("apt-get", "-oDPkg::Lock::Timeout=120", "install", "--yes", "--no-install-recommends", *names)
    try:
        _run((*command, "--download-only"))
    except MissingProgram:
        _refresh_lists(())  # a new machine has no lists of packages, an old one lists that name files long gone
        _run((*command, "--download-only"))
    # A dpkg that was stopped half-way refuses all that comes after, until somebody repairs it by hand.
    earlier = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        _run(command)
    finally:
        signal.signal(signal.SIGINT, earlier)


def unpack(names: Sequence[str], folder: Path) -> None:
    """Unpacks packages, and those they need that the system lacks, below `folder`, which is replaced whole.

    Works in `folder` + ".new" and leaves nothing else behind. Raises MissingProgram where a package cannot be had.
    """
    work = folder.with_name(folder.name + ".new")
    shutil.rmtree(work, ignore_errors=True)
    lists, packages, root = work / "lists", work / "packages", work / "root"
    for new in (lists / "lists" / "partial", lists / "archives" / "partial", packages, root):
        new.mkdir(parents=True)
    # The system's own lists are often missing or old, and only root may refresh them: lists of our own.
    own_lists = (f"-oDir::State={lists}", f"-oDir::Cache={lists}", "-oDir::State::status=/var/lib/dpkg/status")
    try:
        _refresh_lists(own_lists)
        plan = _run(("apt-get", *own_lists, "--simulate", "--no-install-recommends", "install", *names))
        _run(("apt-get", *own_lists, "download", *sorted({*names, *planned(plan)})), packages)
        for package in sorted(packages.glob("*.deb")):
            _run(("dpkg-deb", "--extract", str(package), str(root)))
        shutil.rmtree(folder, ignore_errors=True)
        root.rename(folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def planned(plan: str) -> tuple[str, ...]:
    """The packages that `apt-get --simulate install` says it would install anew, in its order.

    Not those that it would upgrade ("Inst libc6 [2.36] (2.37 ...)"): a second C library in one process is a crash.
    """
    return tuple(re.findall(r"^Inst (\S+) \(", plan, re.MULTILINE))


def _refresh_lists(options: Sequence[str]) -> None:
    # Its status says little: one unreachable repository among many, or a hook that only root can run, makes it fail.
    # If what we need is missing, the step that follows says so.
    command = ("apt-get", *options, "update")
    subprocess.run(command, env=_environment(), capture_output=True, check=False)  # noqa: S603 - names of our own


def _run(command: Sequence[str], folder: Path | None = None) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - names of our own
            command,
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise MissingProgram(f"{command[0]} could not be run: {error.strerror}") from error
    if done.returncode:
        raise MissingProgram(f"{done.stdout.strip()}\n{command[0]} failed (status {done.returncode}).")
    return done.stdout


def _environment() -> dict[str, str]:
    return {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}


def main(arguments: Sequence[str]) -> int:
    """Runs one of the two commands above; 0, 130 on Ctrl-C, or 2 with the reason on the error stream."""
    try:
        match arguments:
            case ["install", *names] if names:
                install(names)
            case ["unpack", folder, *names] if names:
                unpack(names, Path(folder).absolute())
            case _:
                print(__doc__, file=sys.stderr)
                return 2
    except MissingProgram as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
