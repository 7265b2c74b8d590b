"""Two states of a file as a unified diff."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from secondhand.reporters.difference import difference


def test_the_lines_that_differ_stand_with_those_around_them() -> None:
    expected = "--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"
    assert expected == difference("a\nb\nc\n", "a\nB\nc\n", "x")


def test_nothing_is_said_of_what_is_the_same() -> None:
    assert "" == difference("a\u2028b\n", "a\u2028b\n", "x")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\nb\n", "a\nc\n"),
        ("a\r\nb\r\n", "a\r\nc\r\n"),
        ("a\nb", "a\nc"),
        ("a\u2028b\nc\x0cd\n", "a\u2028B\nc\x0cD\n"),
    ],
)
def test_git_takes_it(before: str, after: str, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(before.encode())
    patch = difference(before, after, "x").encode()
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=patch, check=True)
    assert after.encode() == (tmp_path / "x").read_bytes()
