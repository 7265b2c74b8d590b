"""A task that takes several words."""

from __future__ import annotations

from pathlib import Path

import pytest
from invoke.parser.argument import Argument
from test_tasks import secondhand

from secondhand.capturing.several import count

FLAGS = {
    "--id": Argument(name="id"),
    "-i": Argument(name="id"),
    "--whole": Argument(name="whole", kind=bool),
}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("invoke capture a.html", 1),
        ("invoke capture a.html https://b.example/c", 2),
        ("invoke capture --id x a.html --whole b.html -i y", 2),
        ("invoke capture --id=x - a.html", 2),
        ("invoke capture a.html validate", 1),
        ("invoke capture notes validate", 1),
        ("invoke validate", 0),
        ("invoke capture --help", 0),
    ],
)
def test_its_words_are_told_from_options_their_values_and_the_next_task(words: str, expected: int) -> None:
    assert expected == count("capture", FLAGS, words.split())


def test_several_files_are_captured_at_once_each_once(desk: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (desk / name).write_text(f"On {name}\n\nThe quay is closed until Friday.\n", encoding="utf-8")
    run = secondhand("capture", "one.txt", "--delay", "0", "two.txt", "none.txt", "one.txt", folder=desk)
    assert (2, "error: none.txt: there is no such file\n") == (run.returncode, run.stderr)
    assert "2 captured, 1 failed" == run.stdout.splitlines()[-1]


def test_what_is_stated_of_one_cannot_be_that_of_several(desk: Path) -> None:
    run = secondhand("capture", "one.txt", "two.txt", "--title", "One", folder=desk)
    assert 2 == run.returncode
    assert "--title cannot be that of 2 sources" in run.stderr
