"""`secondhand scan` as it is typed, in a folder that is no desk."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from secondhand.scanning import command

SENTENCE = "“They did not pay,” said Alba Stein, according to the Harbour Post."
OTHER = "The mayor, Nia Okoro, said that the ferries would sail."
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "COLUMNS": "100"}
COMMAND = [sys.executable, "-m", "secondhand", "scan"]


def scan(*arguments: str, folder: Path, given: bytes = b"", **more: str) -> subprocess.CompletedProcess[str]:
    run = subprocess.run(
        [*COMMAND, *arguments], cwd=folder, env=ENVIRONMENT | more, input=given, capture_output=True, check=False
    )
    return subprocess.CompletedProcess(run.args, run.returncode, run.stdout.decode(), run.stderr.decode())


def objects(run: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    assert 0 == run.returncode, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


def spans(found: dict[str, Any]) -> list[dict[str, Any]]:
    return [found["cue"], *found["chain"], *([found["source"]] if found["source"] else [])]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(f"{SENTENCE}\n", encoding="utf-8", newline="")
    (tmp_path / "b.txt").write_text(f"{OTHER}\n", encoding="utf-8", newline="")
    return tmp_path


def test_jsonl_has_the_keys_of_the_contract(folder: Path) -> None:
    found = objects(scan("--format", "jsonl", "a.txt", folder=folder))
    contract = ["file", "id", "parent", "source", "cue", "content", "chain", "hands", "second_hand", "rule", "hedged"]
    assert found
    assert contract == list(found[0])
    assert {"start", "end"} == set(found[0]["content"])
    assert {"start", "end", "text", "kind", "named"} <= set(found[0]["chain"][0])
    assert any(each["second_hand"] and each["hands"] == 2 for each in found)


@pytest.mark.parametrize(
    "before",
    ["😀😀 ", "e\u0301e\u0301 ", "Line one.\r\nLine two.\r\n\r\n", "\ufeff", "Old\rMac\r", "\x00 ", "👩‍👩‍👧.\n\n"],
    ids=["emoji", "combining", "crlf", "bom", "cr", "nul", "joined"],
)
def test_offsets_count_code_points_of_the_file_as_it_is(folder: Path, before: str) -> None:
    text = before + SENTENCE
    (folder / "c.txt").write_text(text, encoding="utf-8", newline="")
    found = objects(scan("--format", "jsonl", "c.txt", folder=folder))
    assert found
    assert [each["text"] for one in found for each in spans(one)] == [
        text[each["start"] : each["end"]] for one in found for each in spans(one)
    ]


def test_many_files_come_in_their_order_and_under_the_names_given(folder: Path) -> None:
    found = objects(scan("--format", "jsonl", "b.txt", "./a.txt", folder=folder))
    assert ["b.txt", "./a.txt"] == list(dict.fromkeys(each["file"] for each in found))


def test_standard_input_is_called_by_its_hyphen(folder: Path) -> None:
    found = objects(scan("-", "--format", "jsonl", folder=folder, given=SENTENCE.encode()))
    assert {"-"} == {each["file"] for each in found}


def test_a_file_whose_name_begins_with_a_hyphen_stands_behind_two(folder: Path) -> None:
    (folder / "-x").write_text(SENTENCE, encoding="utf-8")
    assert {"-x"} == {each["file"] for each in objects(scan("--format", "jsonl", "--", "-x", folder=folder))}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--publisher", "Harbour Post"], "name one, or - for standard input"),
        (["-", "-"], "standard input (-) can be read once"),
        (["--manifest", "-", "-"], "standard input (-) can be read once"),
    ],
)
def test_what_cannot_be_meant_is_said(folder: Path, arguments: list[str], message: str) -> None:
    done = scan(*arguments, folder=folder)
    assert 2 == done.returncode
    assert message in done.stderr


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_told(folder: Path, encoding: str) -> None:
    (folder / "c.txt").write_bytes(SENTENCE.encode(encoding))
    done = scan("c.txt", folder=folder)
    assert (2, "error: c.txt: not UTF-8: it looks like UTF-16; save it as UTF-8") == (
        done.returncode,
        done.stderr.strip(),
    )


def test_only_second_hand_ones_keep_their_ids(folder: Path) -> None:
    (folder / "c.txt").write_text(f"{OTHER}\n\n{SENTENCE}\n", encoding="utf-8")
    everything = objects(scan("--format", "jsonl", "c.txt", folder=folder))
    chosen = objects(scan("--format", "jsonl", "--second-hand", "c.txt", folder=folder))
    assert chosen == [each for each in everything if each["second_hand"]]
    assert 0 < len(chosen) < len(everything)


def test_a_manifest_names_files_and_publishers(folder: Path) -> None:
    lines = ['{"file": "b.txt", "publisher": null}', "", '{"file": "a.txt", "publisher": ["Radio Norra", "RN"]}']
    (folder / "list.jsonl").write_text("\ufeff" + "\r\n".join(lines), encoding="utf-8", newline="")
    found = objects(scan("--format", "jsonl", "--manifest", "list.jsonl", folder=folder))
    assert ["b.txt", "a.txt"] == list(dict.fromkeys(each["file"] for each in found))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON: "),
        ("[" * 100_000, "not JSON: nested too deep"),
        ("[]", "not an object"),
        ("{}", 'an entry has a "file"'),
        ('{"file": 1}', '"file" must be the name of a file'),
        ('{"file": "a.txt", "publisher": 1}', '"publisher" must be a name or a list of names'),
        ('{"file": "a.txt", "publishers": "x"}', 'an entry has no "publishers"'),
    ],
)
def test_a_bad_line_of_a_manifest_is_named_and_the_others_are_scanned(folder: Path, line: str, message: str) -> None:
    (folder / "list.jsonl").write_text(f'{line}\n{{"file": "a.txt"}}\n', encoding="utf-8")
    run = scan("--format", "jsonl", "--manifest", "list.jsonl", folder=folder)
    assert 2 == run.returncode
    assert f"error: list.jsonl:1: {message}" in run.stderr
    assert '"a.txt"' in run.stdout
    assert "Traceback" not in run.stderr


def test_bytes_that_are_no_utf_8_are_an_error_with_file_and_offset_and_the_others_are_scanned(folder: Path) -> None:
    (folder / "c.txt").write_bytes(b"abc\xff")
    run = scan("--format", "jsonl", "c.txt", "a.txt", folder=folder)
    assert (2, "error: c.txt: not UTF-8: the byte 0xFF at offset 3; save it as UTF-8\n") == (run.returncode, run.stderr)
    assert '"a.txt"' in run.stdout


def test_what_cannot_be_read_is_named_and_the_others_are_scanned(folder: Path) -> None:
    run = scan("--format", "jsonl", "none.txt", ".", "a.txt", "--manifest", "none.jsonl", folder=folder)
    lines = [f"{name}: cannot be read: {why}" for name, why in [("none.txt", "No such file or directory")]]
    lines += [".: cannot be read: Is a directory", "none.jsonl: cannot be read: No such file or directory"]
    assert [f"error: {line}" for line in lines] == run.stderr.splitlines()
    assert 2 == run.returncode
    assert '"a.txt"' in run.stdout


def test_an_empty_file_holds_nothing(folder: Path) -> None:
    (folder / "c.txt").write_bytes(b"")
    assert [] == objects(scan("--format", "jsonl", "c.txt", folder=folder))
    assert "c.txt: 0 attributions, 0 second-hand" in scan("c.txt", folder=folder).stdout


def test_people_get_a_heading_the_marked_passage_and_the_chain(folder: Path) -> None:
    run = scan("a.txt", "b.txt", folder=folder)
    assert 0 == run.returncode
    lines = run.stdout.splitlines()
    assert "Marked: [source], {cue}, «content»" == lines[0]
    assert lines[2].startswith("a.txt: ")
    assert lines[3].startswith("a.txt:1:1: ")
    assert "{said}" in lines[3]
    assert lines[4].startswith(
        "    2 hands, second-hand: Alba Stein (person) → the Harbour Post (outlet) → the article"
    )
    assert lines[-1].startswith("2 texts: ")
    assert "\x1b" not in run.stdout


def test_control_characters_do_not_reach_the_terminal(folder: Path) -> None:
    (folder / "c\x1b[31m.txt").write_text(f"\x1b[2J\x07{SENTENCE} \x9b5n\u202e", encoding="utf-8")
    run = scan("c\x1b[31m.txt", "none\x1b[31m", folder=folder)
    assert not set("\x1b\x07\x9b\u202e") & set(run.stdout + run.stderr)


def test_the_output_is_utf_8_whatever_the_locale(folder: Path) -> None:
    (folder / "c.txt").write_text(SENTENCE.replace("Alba", "Zoë"), encoding="utf-8")
    for form in ("text", "jsonl"):
        run = scan("--format", form, "c.txt", folder=folder, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
        assert (0, "") == (run.returncode, run.stderr)
        assert "Zoë" in run.stdout


def test_a_name_that_is_no_text_is_written_so_that_json_reads_it_back(folder: Path) -> None:
    name = os.fsdecode(b"d\xff.txt")
    try:
        (folder / name).write_text(SENTENCE, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    assert {name} == {each["file"] for each in objects(scan("--format", "jsonl", name, folder=folder))}
    assert "d\\udcff.txt: " in scan(name, folder=folder).stdout or "d\ufffd.txt: " in scan(name, folder=folder).stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device here that is always full")
@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_an_output_that_takes_nothing_is_an_error_and_no_traceback(folder: Path, form: str) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        run = subprocess.run(
            [*COMMAND, "--format", form, "a.txt"],
            cwd=folder,
            env=ENVIRONMENT,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert (2, "error: No space left on device\n") == (run.returncode, run.stderr)


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_a_reader_that_has_seen_enough_ends_it_quietly(folder: Path, form: str) -> None:
    command = [*COMMAND, "--format", form, *["a.txt"] * 50]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, **pipes) as run:  # type: ignore[call-overload]
        run.stdout.close()
        assert b"" == run.stderr.read()
    assert 0 == run.returncode


def test_what_is_found_in_a_file_is_seen_before_the_next_is_read_and_ctrl_c_exits_with_130(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    command = [*COMMAND, "--format", "jsonl", "a.txt", "pipe"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, **pipes) as run:  # type: ignore[call-overload]
        assert b'"a.txt"' in run.stdout.readline()
        run.send_signal(signal.SIGINT)
        assert b"interrupted\n" == run.stderr.read()
    assert 130 == run.returncode


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--format", "xml", "a.txt"), "invalid choice: 'xml'"),
        (("a.txt", "--sorce", "x"), "unrecognized arguments: --sorce"),
        (("a.txt", "--uncovered"), "options of the desk's do not go with a FILE"),
    ],
)
def test_a_mistyped_option_is_an_error_that_names_it(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    run = scan(*arguments, folder=folder)
    assert 2 == run.returncode
    assert message in run.stderr


def test_the_options_of_the_task_are_known_here_as_they_are_there() -> None:
    from secondhand.tasks.texts import scan as task

    there = {flag: argument.takes_value for argument in task.get_arguments() for flag in _flags(argument.names)}
    parser = command._parser()
    here = {flag: action.nargs != 0 for action in parser._actions for flag in action.option_strings}
    assert there == {flag: here.get(flag) for flag in there}


def _flags(names: tuple[str, ...]) -> list[str]:
    return [f"-{name}" if len(name) == 1 else f"--{name}" for name in names]


def test_without_a_file_it_looks_for_a_desk(folder: Path) -> None:
    run = scan("--source", "a.txt", folder=folder)
    assert 2 == run.returncode
    assert "claims.yaml:1:1: error: there is no such file" in run.stderr


def test_the_help_has_examples(folder: Path) -> None:
    run = scan("--help", folder=folder)
    assert 0 == run.returncode
    assert "secondhand scan --format jsonl --manifest" in run.stdout


def test_jsonl_does_not_load_what_it_does_not_need(folder: Path) -> None:
    run = scan("--format", "jsonl", "a.txt", folder=folder, PYTHONPROFILEIMPORTTIME="1")
    loaded = {line.rpartition("|")[2].strip() for line in run.stderr.splitlines()}
    assert "secondhand.scanning.command" in loaded
    assert not loaded & {"invoke", "rich", "jinja2", "weasyprint", "yaml", "secondhand.record", "secondhand.pipeline"}
