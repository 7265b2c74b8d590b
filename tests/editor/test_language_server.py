"""The record in an editor: yaml-language-server, from npm, completes, explains and complains by the schema."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from secondhand.asking import schema_text
from secondhand.record.schema import PATH
from tests.editor.language_server import LanguageServer

ROOT = Path(__file__).parent.parent.parent
PROGRAM = Path(__file__).parent / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
FIRST_LINE = f"# yaml-language-server: $schema={PATH}\n"
RECORD = """\
desk: {name: Harbour desk}
claims:
  owners:
    claim: The minister rarely met the owners
    claimant: stein
    brief: ferries
    verdict: unproven
    rationale: Only the minister says so.
    evidence:
      - source: harbour
        quote: We rarely met the owners
        stance: supports
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    (folder / PATH).parent.mkdir()
    (folder / PATH).write_text(schema_text(), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[LanguageServer]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no node here, which yaml-language-server runs on")
    if not PROGRAM.is_file():
        pytest.skip(
            'yaml-language-server is not installed: "./invoke test" does so where npm can, or "npm ci" beside it'
        )
    with LanguageServer([node, str(PROGRAM), "--stdio"], folder) as server:
        yield server


def opened(server: LanguageServer, folder: Path, name: str, text: str) -> tuple[Path, list[dict[str, Any]]]:
    """A document with this text, and what the server finds wrong with it."""
    path = folder / f"{name}.yaml"
    return path, server.open(path, FIRST_LINE + text)


def completions(server: LanguageServer, folder: Path, name: str, text: str) -> dict[str, Any]:
    """What the server proposes at the end of this text: its labels, and what it says of each."""
    path, _ = opened(server, folder, name, text)
    lines = (FIRST_LINE + text).split("\n")
    found = server.at("textDocument/completion", path, len(lines) - 1, len(lines[-1]))
    return {item["label"]: item.get("documentation", "") for item in found["items"]}


def hover(server: LanguageServer, path: Path, text: str, word: str) -> str:
    """What the server says of the first place of a word."""
    before = (FIRST_LINE + text).partition(word)[0].split("\n")
    found = server.at("textDocument/hover", path, len(before) - 1, len(before[-1]))
    assert found is not None, f"nothing is said of {word!r}"
    return str(found["contents"]["value"])


def test_the_record_of_this_repository_names_the_schema_and_has_no_error(server: LanguageServer, folder: Path) -> None:
    text = (ROOT / "claims.yaml").read_text(encoding="utf-8")
    assert text.startswith(FIRST_LINE)
    assert [] == server.open(folder / "claims.yaml", text)


def test_an_editor_proposes_the_fields_that_evidence_lacks(server: LanguageServer, folder: Path) -> None:
    proposed = completions(server, folder, "fields", f"{RECORD}        ")
    assert {"said_by", "via", "note", "waive"} <= proposed.keys()
    assert "stance" not in proposed
    assert "never the source's publisher" in str(proposed["via"])


def test_an_editor_proposes_the_words_that_may_stand(server: LanguageServer, folder: Path) -> None:
    stances = completions(server, folder, "words", RECORD.replace("supports\n", ""))
    assert ["supports", "undermines", "context"] == list(stances)


def test_an_editor_proposes_the_checks_that_may_be_waived_with_their_rules(
    server: LanguageServer, folder: Path
) -> None:
    proposed = completions(server, folder, "waivers", f"{RECORD}        waive:\n          ")
    assert {"quote-within-limits", "speaker-in-source", "until"} <= proposed.keys()
    assert "quote-in-source" not in proposed
    assert "A quotation is short" in str(proposed["quote-within-limits"])


def test_an_editor_proposes_no_truth_where_a_text_is_meant(server: LanguageServer, folder: Path) -> None:
    assert not {"true", "false"} & completions(server, folder, "texts", "desk:\n  methodology: ").keys()


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("desk", "The team"),
        ("claimant", "The id of the party that made it."),
        ("quote", "letter by letter"),
        ("stance", "undermines"),
    ],
)
def test_an_editor_explains_a_field(server: LanguageServer, folder: Path, word: str, said: str) -> None:
    path, _ = opened(server, folder, f"hover-{word}", RECORD)
    assert said in hover(server, path, RECORD, word)


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("stance: supports", "stance: supprts", 'Valid values: "supports", "undermines", "context"'),
        ("claimant: stein", "clamant: stein", 'Missing property "claimant"'),
        ("claimant: stein", "claimant: stein\n    colour: red", "Property colour is not allowed"),
        ("claimant: stein", "claimant: stein\n    claimed_on: 2031-13", "A date is a year, a month or a day"),
        ("quote: We rarely met the owners", "quote: [We, rarely]", "Incorrect type"),
        ("  owners:", "  The Owners:", "An id has small Latin letters"),
    ],
)
def test_an_editor_marks_what_is_wrong(
    server: LanguageServer, folder: Path, right: str, wrong: str, message: str
) -> None:
    name = "".join(each for each in wrong if each.isalnum())
    _, found = opened(server, folder, f"wrong-{name}", RECORD.replace(right, wrong))
    assert message in " ".join(each["message"] for each in found)


def test_a_valid_record_has_no_mark(server: LanguageServer, folder: Path) -> None:
    assert [] == opened(server, folder, "valid", RECORD)[1]
