"""`validate` with its options: formats, files, checks chosen, and what GitHub Actions sets."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from invoke.context import Context

from secondhand.checks.table import CHECKS
from secondhand.cli import explain, schema
from secondhand.cli import validate as task
from secondhand.record.schema import PATH
from tests.test_cli import secondhand

Change = Callable[[str, str], None]
Run = Callable[..., "Result"]


class Result:
    """What a run of the task printed, and its exit status."""

    def __init__(self, status: int, out: str, error: str) -> None:
        self.status, self.out, self.error = status, out, error


@pytest.fixture
def run(desk: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs the task in the desk's folder, as Invoke calls it, without what a CI of our own may have set."""
    monkeypatch.chdir(desk)
    for name in ("GITHUB_STEP_SUMMARY", "GITHUB_BASE_REF", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)

    def called(**options: object) -> Result:
        with pytest.raises(SystemExit) as caught:
            task(Context(), **options)
        out, error = capfd.readouterr()
        return Result(int(str(caught.value.code)), out, error)

    return called


@pytest.fixture
def altered(desk: Path, change: Change) -> Path:
    """The desk with a quotation that is not in its source; its source is not sealed either."""
    change("We rarely met", "We never met")
    return desk


@pytest.mark.usefixtures("altered")
def test_the_line_of_the_record_stands_beneath_its_finding(run: Run) -> None:
    lines = run().out.splitlines()
    at = next(number for number, line in enumerate(lines) if "[quote-in-source]" in line)
    assert "     24 |         quote: We never met the owners" == lines[at + 1]
    assert "^" in lines[at + 2]


@pytest.mark.usefixtures("altered")
@pytest.mark.parametrize("form", ["json", "github", "sarif", "junit"])
def test_every_format_exits_as_text_does_and_says_nothing_else(run: Run, form: str) -> None:
    result = run(format=form)
    assert (1, "") == (result.status, result.error)
    assert "never" in result.out
    assert "\x1b" not in result.out


@pytest.mark.usefixtures("altered")
def test_json_and_sarif_and_junit_are_what_they_say(run: Run) -> None:
    assert 3 == json.loads(run(format="json").out)["counts"]["error"]
    assert "2.1.0" == json.loads(run(format="sarif").out)["version"]
    assert "testsuites" == ET.fromstring(run(format="junit").out).tag


def test_a_format_goes_to_a_file_and_the_closing_line_to_the_terminal(run: Run, altered: Path) -> None:
    result = run(format="json", output="out/findings.json")
    assert (1, "Wrote out/findings.json") == (result.status, result.out.splitlines()[-1])
    assert "0 of 2 quotations" not in result.out
    assert 3 == json.loads((altered / "out" / "findings.json").read_text(encoding="utf-8"))["counts"]["error"]


@pytest.mark.usefixtures("altered")
def test_a_pipe_gets_the_report_and_stays_a_pipe(run: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with os.fdopen(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK), encoding="utf-8") as reader:
        run(format="json", output=str(pipe))
        assert "secondhand-findings" == json.loads(reader.read())["format"]
    assert pipe.is_fifo()


def test_text_goes_to_a_file_too(run: Run, altered: Path) -> None:
    run(output="findings.txt")
    assert "[quote-in-source]" in (altered / "findings.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"format": "sarf"}, 'there is no format "sarf"; did you mean "sarif"?'),
        ({"format": "xml"}, 'there is no format "xml"; known: text, json, github, sarif, junit'),
        ({"select": ["quote-in-sauce"]}, 'there is no check "quote-in-sauce"; did you mean "quote-in-source"?'),
        ({"ignore": ["zzz"]}, 'there is no check "zzz"; "invoke explain" lists the checks'),
        ({"format": "github", "output": "a.txt"}, "leave --output out"),
        ({"format": "json", "output": "sources"}, "sources: cannot be written: Is a directory"),
        ({"format": "json", "base": "main"}, "--base says what comes first in --format github"),
        ({"format": "github", "base": "main"}, 'git does not know the revision "main"'),
    ],
)
def test_what_it_cannot_do_is_said_and_exits_with_2(run: Run, options: dict[str, object], message: str) -> None:
    result = run(**options)
    assert 2 == result.status
    assert message in result.error


@pytest.mark.usefixtures("altered")
def test_only_the_checks_selected_count(run: Run) -> None:
    result = run(select=["source-described, brief-has-claims", "party-unknown"])
    assert 0 == result.status
    assert result.out.splitlines()[-1].endswith(f"stand (1 by the text): 1 note; {len(CHECKS) - 3} checks left out")


@pytest.mark.usefixtures("altered")
def test_checks_that_are_ignored_do_not_count(run: Run) -> None:
    result = run(ignore=["quote-in-source,source-archived"])
    assert 0 == result.status
    assert "quote-in-source" not in result.out
    assert "2 checks left out" in result.out


@pytest.mark.usefixtures("altered")
def test_what_is_selected_and_ignored_is_ignored(run: Run) -> None:
    assert (
        f"{len(CHECKS) - 1} checks left out"
        in run(select=["quote-in-source,party-unknown"], ignore=["quote-in-source"]).out
    )


def test_a_selection_leaves_waivers_alone(run: Run, change: Change) -> None:
    change("words: 25", "words: 3")
    change("    rationale:", '    waive: {quote-within-limits: "The oath.", until: 9999}\n    rationale:')
    result = run(select=["waiver-in-force"])
    assert "no findings" in result.out
    assert ", 2 waived" in run().out


@pytest.mark.parametrize(
    ("form", "part"),
    [("json", '"problems"'), ("github", "::error file="), ("sarif", "record-unusable"), ("junit", "<error")],
)
def test_an_unusable_record_is_told_in_every_format_and_exits_with_2(
    run: Run, change: Change, form: str, part: str
) -> None:
    change("stance: undermines", "stance: against")
    result = run(format=form)
    assert 2 == result.status
    assert part in result.out
    assert "claims.yaml:30:17: error: stance of" in result.error


@pytest.mark.usefixtures("altered")
def test_github_gets_the_rest_in_the_summary_and_nothing_twice(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("# Before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    result = run(format="github")
    assert 1 == result.status
    assert "title=quote-in-source" in result.out
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("# Before\n### Secondhand\n")
    assert "quote-in-source" not in text


def test_paths_are_those_in_the_repository(run: Run, altered: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(altered.parent))
    assert f"file={altered.name}/claims.yaml," in run(format="github").out


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@desk.example"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def test_what_a_pull_request_touches_comes_first(
    run: Run, altered: Path, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(altered, "init", "--quiet", "--initial-branch", "main")
    git(altered, "add", ".")
    git(altered, "commit", "--quiet", "-m", "Begin")
    change("they had not been paid since March", "they had not been paid since April")
    first = run(format="github", base="main").out.splitlines()[0]
    assert "line=29," in first
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    assert first == run(format="github").out.splitlines()[0]


@pytest.mark.usefixtures("altered")
def test_a_base_that_was_not_fetched_is_said_and_no_error(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    result = run(format="github")
    assert 1 == result.status
    assert "fetch-depth: 0" in result.error


def test_a_summary_that_cannot_be_written_is_an_error(run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(desk))
    result = run(format="github")
    assert 2 == result.status
    assert "GITHUB_STEP_SUMMARY names" in result.error


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_reader_that_has_seen_enough_does_not_change_the_status(altered: Path, form: str) -> None:
    command = [sys.executable, "-c", "from secondhand.cli import main; main()", "validate", "--format", form]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    with subprocess.Popen(
        command, cwd=altered, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"" == process.stderr.read()
    assert 1 == process.returncode


def test_options_are_read_from_the_command_line(altered: Path) -> None:
    result = secondhand(
        "validate", "--select", "party-unknown", "--select", "quote-in-source", "--format", "json", folder=altered
    )
    assert 1 == result.returncode
    assert len(CHECKS) - 2 == len(json.loads(result.stdout)["checked"]["left_out"])


def test_explain_prints_a_rule_and_what_may_be_done_about_it(tmp_path: Path) -> None:
    result = secondhand("explain", "quote-in-source", folder=tmp_path)
    assert 0 == result.returncode
    lines = result.stdout.splitlines()
    assert "quote-in-source" == lines[0]
    assert lines[1].startswith("    A quotation stands word for word")
    assert {"Bad", "Good", "Binding"} <= {line.strip().partition(":")[0] for line in lines}


def test_explain_lists_the_checks(tmp_path: Path) -> None:
    result = secondhand("explain", folder=tmp_path)
    assert 0 == result.returncode
    assert "second-hand-unlabelled        Whoever the quotation's own sentence" in result.stdout


def test_explain_tells_what_was_meant(tmp_path: Path) -> None:
    result = secondhand("explain", "quote-in-sauce", folder=tmp_path)
    assert (2, "") == (result.returncode, result.stdout)
    assert 'there is no check "quote-in-sauce"; did you mean "quote-in-source"?' in result.stderr


def test_schema_is_written_beside_the_record(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(desk)
    schema(Context())
    assert f"Wrote {PATH}\n" == capfd.readouterr().out
    assert "definitions" in json.loads((desk / PATH).read_text(encoding="utf-8"))


def test_every_check_that_is_listed_can_be_explained(capfd: pytest.CaptureFixture[str]) -> None:
    for check in CHECKS:
        explain(Context(), check.ID)
        assert capfd.readouterr().out.startswith(f"{check.ID}\n")
