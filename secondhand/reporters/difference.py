"""Two states of a file as a unified diff, which "patch" and "git apply" take."""

from __future__ import annotations

import difflib
import re

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")


def difference(before: str, after: str, file: str) -> str:
    """The lines that differ, with three around them; "" where none does. Lines end at a line feed and nowhere else."""
    lines = difflib.unified_diff(_LINE.findall(before), _LINE.findall(after), f"a/{file}", f"b/{file}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
