"""The attribution engine as machine code, where `invoke compile` has made some of just these sources.

What is made lies in the project's .cache/, apart from the sources, with a note of the sources that it was made from. A
package that has such modules puts them first on its path; where a source has another time or size since, or where
SECONDHAND_COMPILED is 0, Python runs the sources as they are.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib.machinery import EXTENSION_SUFFIXES

ENGINE = "secondhand.reading.attribution"
LIBRARY = "secondhand_attribution"
"""The name of what the compiled modules share, before "__mypyc"."""
NOTE = "made-from"
_PROJECT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def folder() -> str:
    """Where the modules for this Python lie, whether there are any or not."""
    return os.path.join(_PROJECT, ".cache", "compiled", EXTENSION_SUFFIXES[0].strip("."))


def sources() -> tuple[str, ...]:
    """The sources that are compiled, as paths within the project, in order; a package's `__init__` stays as it is."""
    here = os.path.join(_PROJECT, *ENGINE.split("."))
    found = []
    for room in (here, os.path.join(here, "cues")):
        with os.scandir(room) as entries:
            names = sorted(each.name for each in entries if each.name.endswith(".py") and each.name != "__init__.py")
        found += [os.path.relpath(os.path.join(room, name), _PROJECT) for name in names]
    return tuple(found)


def state() -> str:
    """Names, times and sizes of the sources, as the note has them."""
    lines = []
    for name in sources():
        about = os.stat(os.path.join(_PROJECT, name))
        lines.append(f"{name} {about.st_mtime_ns} {about.st_size}")
    return "\n".join(lines)


@cache
def in_use() -> bool:
    """Whether there are compiled modules of just these sources, and nobody has switched them off."""
    if os.environ.get("SECONDHAND_COMPILED") == "0":
        return False
    try:
        with open(os.path.join(folder(), NOTE), encoding="utf-8") as note:
            return note.read() == state()
    except (OSError, ValueError):
        return False


def prefer(package: str, path: list[str]) -> None:
    """Put the compiled modules of a package first on its path, where there are some to use."""
    if in_use():
        if folder() not in sys.path:
            sys.path.append(folder())  # where what they share is looked for
        path.insert(0, os.path.join(folder(), *package.split(".")))
