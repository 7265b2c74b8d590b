"""Findings as workflow commands of GitHub Actions and a step's summary."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.errors import Position
from secondhand.findings import Finding, Level, Related
from secondhand.reporters.github import MOST, ROOM, summary, write
from secondhand.reporters.report import Report
from tests.reporters.sample_report import ALTERED, CLEAN, FILE, REPORT, UNUSABLE, at, with_findings

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """What the runner makes of a log: its commands, unescaped as it does, until and after a shield."""
    found, token = [], ""
    for line in text.split("\n"):
        stripped = line.strip()
        if token:
            token = "" if stripped == f"::{token}::" else token
        elif stripped.startswith("::stop-commands::"):
            token = stripped.removeprefix("::stop-commands::")
        elif match := COMMAND.fullmatch(stripped):
            pairs = dict(pair.split("=", 1) for pair in match[2].split(","))
            values = {key: unescaped(value.replace("%3A", ":").replace("%2C", ",")) for key, value in pairs.items()}
            found.append((match[1], values, unescaped(match[3])))
        else:
            assert not stripped.startswith("::"), stripped
    assert not token
    return found


def unescaped(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def many(count: int, level: Level = Level.ERROR) -> list[Finding]:
    return [Finding(Position(FILE, line, 1), "a-check", level, f"finding {line}!") for line in range(1, count + 1)]


def everywhere(report: Report, room: int) -> str:
    return write(report, room) + summary(report, room)


def test_a_finding_is_a_command_with_its_place() -> None:
    (command,) = commands(write(with_findings(ALTERED)))
    assert (
        "error",
        {"file": FILE, "line": "16", "endLine": "16", "col": "37", "endColumn": "42", "title": "quote-in-source"},
        f"{ALTERED.message}\nquote what the source says\nthe source, sources/harbour.txt:2:2: We rarely met the owners",
    ) == command


def test_levels_have_the_words_of_the_runner() -> None:
    assert ["error", "error", "warning", "notice"] == [name for name, _, _ in commands(write(REPORT))]


def test_a_mark_over_two_lines_has_no_columns() -> None:
    (command,) = commands(write(with_findings(replace(ALTERED, marks=((at(19, 5), at(20, 7)),)))))
    assert {"file": FILE, "line": "19", "endLine": "20", "title": "quote-in-source"} == command[1]


@given(st.text(), st.text(), st.text(min_size=1))
def test_any_words_are_escaped_so_that_the_runner_reads_them_back(message: str, hint: str, file: str) -> None:
    finding = Finding(Position(file, 1, 1), "a-check", Level.ERROR, message, hint)
    text = "\n".join([message, *hint.splitlines()])
    ((_, values, said),) = commands(write(with_findings(finding)))
    # The runner takes blanks off a line's end.
    assert (file, text.rstrip()) == (values["file"], said.rstrip())


def test_findings_on_touched_lines_come_first() -> None:
    report = replace(with_findings(*many(30)), touched={FILE: (range(25, 28),)})
    assert ["25", "26", "27", "1"] == [values["line"] for _, values, _ in commands(write(report))][:4]


def test_a_finding_whose_marked_words_were_touched_is_touched() -> None:
    folded = replace(many(1)[0], marks=((at(19, 5), at(20, 7)),))
    assert replace(REPORT, touched={FILE: (range(20, 21),)}).is_touched(folded)
    assert not replace(REPORT, touched={FILE: (range(21, 22),)}).is_touched(folded)


def test_the_runner_shows_ten_of_each_level_and_the_rest_is_in_the_summary() -> None:
    report = with_findings(*many(12), *many(11, Level.WARNING), *many(3, Level.NOTE))
    shown = [name for name, _, _ in commands(write(report, ROOM))]
    assert [MOST, MOST, 3] == [shown.count(name) for name in ("error", "warning", "notice")]
    assert 3 == summary(report).count("finding ")


def test_without_a_summary_every_finding_is_a_command() -> None:
    assert 40 == len(commands(write(with_findings(*many(40)))))


@pytest.mark.parametrize("room", [0, 100, 1_000, 20_000, ROOM])
def test_nothing_is_lost_and_the_summary_keeps_to_its_room(room: int) -> None:
    report = replace(with_findings(*many(200)), waived=REPORT.waived)
    text = everywhere(report, room)
    assert len(summary(report, room).encode()) <= room
    assert [] == [each.message for each in report.findings if each.message.rstrip("!") not in text]
    assert "It is the oath" in text


def test_the_summary_of_very_many_findings_keeps_to_a_mebibyte() -> None:
    report = with_findings(*many(20_000))
    text = summary(report)
    assert 0.9 * ROOM < len(text.encode()) <= ROOM
    assert "in the log of this step" in text
    assert "finding 20000!" in write(report, ROOM)


def test_a_summary_shows_words_as_they_are() -> None:
    hostile = Finding(at(1, 1), "a-check", Level.ERROR, "<img src=x> [a](https://b.example) @somebody #1 **b** `c`")
    text = summary(with_findings(*many(10), hostile))
    assert not re.search(r"<img|\]\(|@some|#1 |\*\*|`c`", text)


def test_lines_for_people_are_never_taken_for_commands() -> None:
    hostile = Finding(at(1, 1), "a-check", Level.ERROR, "no", "::error::made up\n::set-output name=x::y")
    report = replace(with_findings(), waived=(replace(REPORT.waived[0], finding=hostile),))
    assert [] == commands(write(report))


def test_passages_are_on_one_line() -> None:
    related = Related(at(1, 1, "a.txt"), "We\r\nmet", (), "the source")
    ((_, _, said),) = commands(write(with_findings(replace(ALTERED, related=(related,), hint=""))))
    assert "the source, a.txt:1:1: We met" == said.splitlines()[-1]


def test_an_unusable_record_has_its_problems_on_the_lines() -> None:
    place = {"file": FILE, "line": "3", "col": "4", "title": "record"}
    assert [("error", place, 'there is no verdict "x"\ndid you mean, yes')] == commands(write(UNUSABLE))
    assert "" == summary(UNUSABLE)


def test_a_clean_record_has_no_command_and_says_what_was_checked() -> None:
    assert [] == commands(write(CLEAN))
    assert "no findings" in write(CLEAN)
