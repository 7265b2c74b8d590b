"""`invoke graph` as an editor types it: for a claim, a brief or the desk; the name may be left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_cli import secondhand


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        ([], "desk.graph.svg"),
        (["--format", "html"], "desk.graph.html"),
        (["owners"], "owners.graph.svg"),
        (["ferries", "-f", "dot"], "ferries.graph.dot"),
        (["--format", "json", "--name", "owners"], "owners.graph.json"),
        (["claim:owners", "--format", "prov"], "owners.graph.jsonld"),
    ],
)
def test_it_writes_beside_the_reports_and_says_where(desk: Path, arguments: list[str], file: str) -> None:
    run = secondhand("graph", *arguments, folder=desk)
    assert (0, f"Wrote reports/{file}\n", "") == (run.returncode, run.stdout, run.stderr)
    assert (desk / "reports" / file).stat().st_size > 500


def test_with_a_hyphen_it_prints_and_writes_nothing(desk: Path) -> None:
    run = secondhand("graph", "owners", "--format", "json", "--output", "-", folder=desk)
    assert "owners" == json.loads(run.stdout)["id"]
    assert not (desk / "reports").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["owner"], 'there is no brief or claim "owner"; did you mean "owners"?'),
        (["owners", "--format", "png"], 'there is no format "png"; known: svg, html, dot, json, prov'),
        (["owners", "--file", "none.yaml"], "there is no such file"),
        (["owners", "--output", "claims.yaml/x"], "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(desk: Path, arguments: list[str], words: str) -> None:
    run = secondhand("graph", *arguments, folder=desk)
    assert run.returncode == 2
    assert words in run.stderr
    assert "Traceback" not in run.stderr


def test_help_is_no_name(desk: Path) -> None:
    run = secondhand("graph", "--help", folder=desk)
    assert run.returncode == 0
    assert "Draw who passed whose words on" in run.stdout
