"""The tasks as an editor types them: what they print, what they write, how they exit."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Change = Callable[[str, str], None]


def secondhand(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the program in a desk's folder."""
    command = [sys.executable, "-c", "from secondhand.cli import main; main()", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), "NO_COLOR": "1", "COLUMNS": "80"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def sealed(desk: Path) -> Path:
    assert secondhand("seal", folder=desk).returncode == 0
    return desk


def test_validate_exits_with_0_where_all_is_well_and_says_what_it_checked(sealed: Path) -> None:
    run = secondhand("validate", folder=sealed)
    assert run.returncode == 0
    assert run.stdout.splitlines()[-1] == "1 claim, 1 source, 2 of 2 quotations stand (2 by the text): 1 note"
    assert run.stderr == ""


def test_a_second_run_says_the_same_without_reading_the_record(sealed: Path, change: Change) -> None:
    change("We rarely met", "We never met")
    first = secondhand("validate", folder=sealed)
    traced = [sys.executable, "-X", "importtime", "-c", "from secondhand.cli import main; main()", "validate"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), "NO_COLOR": "1", "COLUMNS": "80"}
    run = subprocess.run(traced, cwd=sealed, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert (1, first.stdout) == (run.returncode, run.stdout)
    assert "secondhand.reruns" in run.stderr
    for module in ("secondhand.pipeline", "secondhand.record", "rich", "jinja2", "weasyprint", "pypandoc"):
        assert not re.search(rf"\| +{module}$", run.stderr, re.MULTILINE), module


def test_a_run_that_is_new_loads_nothing_that_writes_documents(sealed: Path) -> None:
    traced = [sys.executable, "-X", "importtime", "-c", "from secondhand.cli import main; main()", "validate"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    run = subprocess.run(traced, cwd=sealed, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert "secondhand.pipeline" in run.stderr
    for module in ("jinja2", "weasyprint", "pypandoc"):
        assert not re.search(rf"\| +{module}$", run.stderr, re.MULTILINE), module


def test_a_change_after_a_run_is_seen_by_the_next(sealed: Path, change: Change) -> None:
    assert 0 == secondhand("validate", folder=sealed).returncode
    change("We rarely met", "We never met ")
    assert 1 == secondhand("validate", folder=sealed).returncode
    change("We never met ", "We rarely met")
    assert 0 == secondhand("validate", folder=sealed).returncode
    (sealed / "sources" / "private" / "any name.txt").unlink()
    assert "(2 by receipt)" in secondhand("validate", folder=sealed).stdout


def test_a_finding_is_a_line_with_its_place_and_check_and_exits_with_1(sealed: Path, change: Change) -> None:
    change("We rarely met", "We never met")
    run = secondhand("validate", folder=sealed)
    assert run.returncode == 1
    message = (
        'claims.yaml:24:16: error: quote differs from "harbour" in 1 place: "never" for "rarely" [quote-in-source]'
    )
    assert message in run.stdout.splitlines()


def test_no_line_is_folded_or_coloured_in_a_pipe(sealed: Path, change: Change) -> None:
    change("said_by: stein", f"said_by: {'s' * 78}")
    run = secondhand("validate", folder=sealed)
    assert "\x1b" not in run.stdout
    assert any(len(line) > 120 and line.endswith("[party-unknown]") for line in run.stdout.splitlines())


def test_the_seal_alone_confirms_the_quotations_and_says_what_was_not_run(sealed: Path) -> None:
    (sealed / "sources" / "private" / "any name.txt").unlink()
    run = secondhand("validate", folder=sealed)
    assert run.returncode == 0
    assert "2 of 2 quotations stand (2 by receipt)" in run.stdout
    assert "not run for want of the text on the quotations from harbour (2) [second-hand-unlabelled]" in run.stdout


def test_a_new_quotation_wants_its_receipt_and_seal_makes_it(sealed: Path, change: Change) -> None:
    change("quote: We rarely met the owners", "quote: We rarely met")
    assert "it has no receipt" in secondhand("validate", folder=sealed).stdout
    assert "sources/harbour.seal.json: 2 receipts" in secondhand("seal", "--source", "harbour", folder=sealed).stdout
    assert secondhand("validate", folder=sealed).returncode == 0


def test_seal_refuses_a_source_whose_text_is_not_at_hand(sealed: Path) -> None:
    (sealed / "sources" / "private" / "any name.txt").unlink()
    run = secondhand("seal", "--source", "harbour", folder=sealed)
    assert run.returncode == 2
    assert 'error: the text of "harbour" is not at hand' in run.stderr


def test_an_unusable_record_exits_with_2_and_lists_every_problem(sealed: Path, change: Change) -> None:
    change("verdict: unproven", "verdict: unprovable")
    change("stance: undermines", "stance: against")
    run = secondhand("validate", folder=sealed)
    assert run.returncode == 2
    assert run.stdout == ""
    assert "claims.yaml:20:14: error: there is no verdict" not in run.stderr  # its claim could not be read at all
    assert "claims.yaml:30:17: error: stance of" in run.stderr
    assert run.stderr.splitlines()[-1].endswith("nothing was checked or written")


@pytest.mark.parametrize(
    ("count", "closing"),
    [
        (101, "101 problems, of which 1 are not shown; nothing was checked or written"),
        (2_000, "at least 1000 problems, at which the reading was given up, of which 900 are not shown; nothing was"),
    ],
)
def test_more_problems_than_anybody_reads_are_counted(desk: Path, count: int, closing: str) -> None:
    with (desk / "claims.yaml").open("a", encoding="utf-8") as record:
        record.writelines(f"x{number}: 1\n" for number in range(count))
    run = secondhand("validate", folder=desk)
    *_, last = run.stderr.splitlines()
    assert (2, 100) == (run.returncode, run.stderr.count(": error: "))
    assert last.startswith(closing)


def test_a_missing_record_says_where_to_look(tmp_path: Path) -> None:
    run = secondhand("validate", folder=tmp_path)
    assert run.returncode == 2
    assert "claims.yaml:1:1: error: there is no such file" in run.stderr


def test_report_writes_every_format_and_says_what_and_where(sealed: Path) -> None:
    run = secondhand("report", folder=sealed)
    assert run.returncode == 0, run.stderr
    assert sorted(path.name for path in (sealed / "reports").iterdir()) == [
        "claimreview.json",
        "feed.xml",
        "ferries.docx",
        "ferries.html",
        "ferries.json",
        "ferries.pdf",
        "index.html",
    ]
    assert run.stdout.splitlines()[-1] == (
        "Wrote 7 files to reports/: 1 brief (ferries) as pdf, docx, html, json, "
        "and index.html, claimreview.json, feed.xml"
    )


def test_what_is_no_folder_is_said_once_and_before_anything_is_done(sealed: Path) -> None:
    (sealed / "briefs").write_text("", encoding="utf-8")
    run = secondhand("report", "--output", "briefs", folder=sealed)
    assert (2, "", "error: briefs is no folder; name another one with --output\n") == (
        run.returncode,
        run.stdout,
        run.stderr,
    )


def test_a_second_report_keeps_what_stands_and_brings_back_what_is_gone(sealed: Path) -> None:
    secondhand("report", folder=sealed)
    (sealed / "reports" / "ferries.html").unlink()
    run = secondhand("report", folder=sealed)
    assert run.stdout.splitlines()[-1].startswith("Wrote 1 file to reports/; 6 files stood already: 1 brief (ferries)")
    assert (sealed / "reports" / "ferries.html").exists()


def test_report_writes_nothing_where_there_are_errors(sealed: Path, change: Change) -> None:
    change("We rarely met", "We never met")
    run = secondhand("report", folder=sealed)
    assert run.returncode == 1
    assert not (sealed / "reports").exists()
    assert "Nothing was written." in run.stderr


def test_a_draft_is_written_in_spite_of_errors_and_lists_them(sealed: Path, change: Change) -> None:
    change("We rarely met", "We never met")
    run = secondhand("report", "--draft", "--format", "json", "--output", "out", folder=sealed)
    assert run.returncode == 0
    edition = json.loads((sealed / "out" / "ferries.json").read_text(encoding="utf-8"))
    assert edition["draft"] is True
    assert "quote-in-source" in [finding["check"] for finding in edition["findings"]]


def test_a_brief_that_cannot_be_written_is_named_and_exits_with_2(sealed: Path) -> None:
    (sealed / "reports").mkdir()
    (sealed / "reports" / "ferries.html").mkdir()
    run = secondhand("report", "--format", "html", "--format", "json", folder=sealed)
    assert run.returncode == 2
    assert "reports/ferries.html" in run.stderr
    assert (sealed / "reports" / "ferries.json").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--brief", "ferrys"), 'there is no brief "ferrys"; did you mean "ferries"?'),
        (("--format", "docs"), 'there is no format "docs"; did you mean "docx"?'),
    ],
)
def test_a_mistyped_choice_is_told_what_was_meant(sealed: Path, arguments: tuple[str, ...], message: str) -> None:
    run = secondhand("report", *arguments, folder=sealed)
    assert run.returncode == 2
    assert message in run.stderr


def test_a_folder_of_texts_that_is_none_is_an_error(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECONDHAND_SOURCES", "no/such/folder")
    run = secondhand("validate", folder=sealed)
    assert run.returncode == 2
    assert "SECONDHAND_SOURCES names no/such/folder, which is no folder" in run.stderr


@pytest.mark.parametrize("task", ["validate", "report", "seal", "scan"])
def test_every_task_has_examples_in_its_help(task: str, tmp_path: Path) -> None:
    run = secondhand(task, "--help", folder=tmp_path)
    assert run.returncode == 0
    assert f"invoke {task}" in run.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device here that is always full")
def test_an_output_that_takes_nothing_is_an_error_and_no_traceback(sealed: Path) -> None:
    command = [sys.executable, "-c", "from secondhand.cli import main; main()", "validate"]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        run = subprocess.run(command, cwd=sealed, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    assert (2, "error: No space left on device\n") == (run.returncode, run.stderr)


def test_a_reader_that_has_seen_enough_changes_neither_work_nor_status(sealed: Path) -> None:
    command = [sys.executable, "-c", "from secondhand.cli import main; main()", "report", "--format", "json"]
    with subprocess.Popen(command, cwd=sealed, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        assert b"" == run.stderr.read()
    assert 0 == run.returncode
    assert (sealed / "reports" / "ferries.json").is_file()


HEARD = "\n“They did not pay,” said Nia Okoro, according to the Norra Gazette.\n"


@pytest.fixture
def heard(desk: Path) -> Path:
    """The desk with one more sentence in its source, which no claim covers."""
    path = desk / "sources" / "private" / "any name.txt"
    old = path.read_bytes()
    path.write_bytes(old + HEARD.encode())
    record = desk / "claims.yaml"
    digests = (hashlib.sha256(old).hexdigest(), hashlib.sha256(old + HEARD.encode()).hexdigest())
    record.write_text(record.read_text(encoding="utf-8").replace(*digests), encoding="utf-8")
    assert secondhand("seal", folder=desk).returncode == 0
    return desk


def test_scan_says_which_claims_cover_an_attribution(heard: Path) -> None:
    run = secondhand("scan", folder=heard)
    assert (0, "") == (run.returncode, run.stderr)
    lines = run.stdout.splitlines()
    assert lines[2].startswith("harbour: ")
    met = next(i for i, line in enumerate(lines) if "We rarely met" in line)
    assert "    covered by: owners" == lines[met + 2]
    paid = next(i for i, line in enumerate(lines) if "They did not pay" in line)
    assert "    not covered" == lines[paid + 2]


def test_scan_shows_only_what_is_not_covered(heard: Path) -> None:
    run = secondhand("scan", "--uncovered", "--source", "harbour", folder=heard)
    assert "They did not pay" in run.stdout
    assert "We rarely met" not in run.stdout


def test_scan_for_programs_has_the_source_and_the_claims(heard: Path) -> None:
    run = secondhand("scan", "--format", "jsonl", folder=heard)
    found = [json.loads(line) for line in run.stdout.splitlines()]
    assert {("harbour", "harbour")} == {(each["file"], each["source_id"]) for each in found}
    assert {(), ("owners",)} == {tuple(each["claims"]) for each in found}
    assert all(each["source"] is None or "text" in each["source"] for each in found)


def test_what_is_proposed_loads_and_stands_and_is_covered_then(heard: Path) -> None:
    errors = secondhand("validate", folder=heard).stdout.count(": error: ")
    run = secondhand("scan", "--propose", folder=heard)
    assert (0, "") == (run.returncode, run.stderr)
    parties, _, claims = run.stdout.partition("claims:\n")
    record = heard / "claims.yaml"
    text = record.read_text(encoding="utf-8").replace("parties:\n", parties or "parties:\n")
    record.write_text(text + claims, encoding="utf-8")
    assert secondhand("seal", folder=heard).returncode == 0
    validated = secondhand("validate", folder=heard)
    assert "3 of 3 quotations stand" in validated.stdout
    assert ("", errors) == (validated.stderr, validated.stdout.count(": error: "))
    assert "They did not pay" not in secondhand("scan", "--uncovered", folder=heard).stdout
    again = secondhand("scan", "--propose", folder=heard)
    assert ("", "Nothing to propose: the record covers it all.\n") == (again.stdout, again.stderr)


def test_a_draft_goes_under_the_id_given(heard: Path) -> None:
    run = secondhand("scan", "--draft", "who-paid", folder=heard)
    assert 0 == run.returncode
    assert "  who-paid:  # harbour:7:1\n    claim: " in run.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--source", "harbor"), 'there is no source "harbor"; did you mean "harbour"?'),
        (("--format", "xml"), 'there is no format "xml"; known: text, jsonl'),
        (("--draft", "owners"), 'there is a claim "owners" already'),
        (("--draft", "Who Paid"), '"Who Paid" is no id'),
        (("--draft", "a", "--draft", "b", "--draft", "c"), "3 ids for 1 second-hand attributions that no claim covers"),
    ],
)
def test_scan_refuses_what_it_cannot_do(heard: Path, arguments: tuple[str, ...], message: str) -> None:
    run = secondhand("scan", *arguments, folder=heard)
    assert (2, "") == (run.returncode, run.stdout)
    assert message in run.stderr


def test_scan_says_which_sources_it_could_not_read(sealed: Path) -> None:
    (sealed / "sources" / "private" / "any name.txt").unlink()
    run = secondhand("scan", folder=sealed)
    assert (0, "harbour: not scanned, its text is not at hand\n") == (run.returncode, run.stderr)


def test_the_list_of_tasks_names_scan(tmp_path: Path) -> None:
    run = secondhand("--list", folder=tmp_path)
    assert "secondhand scan FILE" in run.stdout


def test_a_dry_run_of_fix_shows_a_diff_and_changes_nothing(sealed: Path, change: Change) -> None:
    change("quote: We rarely met the owners", "quote: \"'We rarely met the owners,'\"")
    before = (sealed / "claims.yaml").read_bytes()
    run = secondhand("validate", "--fix", "--dry-run", folder=sealed)
    assert (1, "") == (run.returncode, run.stderr)
    assert run.stdout.startswith("--- a/claims.yaml\n+++ b/claims.yaml\n")
    assert before == (sealed / "claims.yaml").read_bytes()


def test_fix_mends_and_looks_again(sealed: Path, change: Change) -> None:
    change("quote: We rarely met the owners", "quote: \"'We rarely met the owners,'\"")
    run = secondhand("validate", "--fix", folder=sealed)
    assert "claims.yaml:24:16: mended: its quotation marks, dashes and the like" in run.stdout
    assert 'quote: "\\"We rarely met the owners,\\""' in (sealed / "claims.yaml").read_text(encoding="utf-8")
    again = secondhand("validate", "--fix", "--dry-run", folder=sealed)
    assert (0, "") == (again.returncode, again.stdout)


def test_a_dry_run_of_nothing_is_an_error(sealed: Path) -> None:
    run = secondhand("validate", "--dry-run", folder=sealed)
    assert (2, "") == (run.returncode, run.stdout)
    assert "--dry-run goes with --fix" in run.stderr
