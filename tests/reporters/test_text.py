"""Findings as lines for people."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.console import Console

from secondhand.errors import Position
from secondhand.findings import Finding, Level, Related
from secondhand.reporters.text import SCREEN, closing_line, counted, finding_lines, write
from tests.reporters.sample_report import ALTERED, CLEAN, FOLDED, NOTE, REPORT, UNUSABLE, at, with_findings

FINDING = Finding(
    Position("claims.yaml", 31, 14), "quote-in-source", Level.ERROR, "quote differs [here]", "first\nsecond"
)


def lines_of(finding: Finding) -> list[str]:
    return [line.plain for line in finding_lines(finding, REPORT.lines, 110)]


def test_a_finding_begins_with_its_place_and_ends_with_its_check() -> None:
    lines = [line.plain for line in finding_lines(FINDING)]
    assert ["claims.yaml:31:14: error: quote differs [here] [quote-in-source]", "    first", "    second"] == lines


def test_the_line_of_the_record_and_the_passage_of_the_source_stand_beneath_it() -> None:
    assert [
        'claims.yaml:16:34: error: quote differs from "harbour" in 1 place: "never" for "rarely" [quote-in-source]',
        "     16 |       - {source: harbour, quote: We never met the owners, stance: supports, said_by: stein}",
        "        |                                     ^^^^^",
        "    the source, sources/harbour.txt:2:2:",
        "      2 | We rarely met the owners",
        "        |    ^^^^^^",
        "    quote what the source says",
    ] == lines_of(ALTERED)


def test_words_within_a_folded_text_are_marked_where_they_stand() -> None:
    assert [
        "     19 |           They had not",
        "        |                   ^",
        "     20 |           been paid since April",
        "        |                           ^^^^^",
    ] == lines_of(FOLDED)[1:]


@pytest.mark.parametrize(
    ("line", "column", "marked"),
    [
        (13, 14, "unproven"),
        (3, 17, "Alba Stein"),
        (5, 3, "harbour"),
        (16, 34, "We never met the owners"),
        (18, 16, ">-"),
    ],
)
def test_where_no_words_are_marked_the_value_at_the_place_is(line: int, column: int, marked: str) -> None:
    finding = Finding(at(line, column), "a-check", Level.ERROR, "no")
    above, below = lines_of(finding)[1:3]
    start = below.index("^")
    assert marked == above[start : start + below.count("^")]


def test_a_note_shows_no_line_of_the_record() -> None:
    assert [str(NOTE), "    put it there"] == lines_of(NOTE)


def test_a_finding_takes_a_screen_at_most_and_says_that_there_is_more() -> None:
    text = "\n".join(f"line {number}" for number in range(40))
    marks = tuple((start, start + 4) for start in range(len(text)) if text.startswith("line", start))
    related = tuple(Related(at(1, 1, f"{name}.txt"), text, marks) for name in "abcdef")
    lines = lines_of(replace(ALTERED, related=related, hint="first\nsecond"))
    assert SCREEN == len(lines)
    assert ["    … there is more: --format json has all of it", "    first", "    second"] == lines[-3:]


def test_a_place_behind_the_end_of_the_file_is_no_error() -> None:
    finding = Finding(at(999, 7), "a-check", Level.ERROR, "no")
    assert str(finding) == lines_of(finding)[0]


def test_what_a_terminal_obeys_is_replaced_in_message_and_hint() -> None:
    finding = Finding(FINDING.position, "a-check", Level.ERROR, 'quote has "\x1b[31m"', "the source:\u202e it\nsecond")
    lines = [line.plain for line in finding_lines(finding)]
    assert [
        'claims.yaml:31:14: error: quote has "\ufffd[31m" [a-check]',
        "    the source:\ufffd it",
        "    second",
    ] == lines


def test_what_a_terminal_obeys_is_replaced_in_a_passage() -> None:
    passage = Related(at(1, 1, "a\x1b[2J.txt"), "We \x1b[2Jnever\u202e met", ((3, 7),), "the \x07source")
    assert not {"\x1b", "\x07", "\u202e"} & set("".join(lines_of(replace(ALTERED, related=(passage,)))))


def coloured(finding: Finding) -> str:
    console = Console(force_terminal=True, color_system="standard", soft_wrap=True, highlight=False)
    with console.capture() as capture:
        for line in finding_lines(finding, REPORT.lines):
            console.print(line)
    return capture.get()


def test_the_level_is_coloured_on_a_terminal() -> None:
    assert "\x1b[1;31merror\x1b[0m" in coloured(FINDING)


def test_differing_words_are_coloured_on_a_terminal_and_marked_by_more_than_colour() -> None:
    shown = coloured(ALTERED)
    assert "\x1b[1;31mnever\x1b[0m" in shown
    assert "\x1b[1;32mrarely\x1b[0m" in shown
    carets = [line.split()[-1] for line in lines_of(ALTERED) if "^" in line]
    assert ["^^^^^", "^^^^^^"] == carets


def test_the_report_in_a_pipe_is_plain_and_ends_with_what_was_checked() -> None:
    text = write(REPORT)
    assert "\x1b" not in text
    assert "1 claim, 1 source, 0 of 0 quotations stand: 2 errors, 1 warning, 1 note, 1 waived" == text.splitlines()[-1]


def test_the_closing_line_says_that_there_is_nothing() -> None:
    assert "1 claim, 1 source, 0 of 0 quotations stand: no findings" == closing_line(CLEAN).plain


def test_the_closing_line_says_how_many_checks_were_left_out() -> None:
    report = replace(with_findings(ALTERED), left_out=("a-check", "b-check"))
    assert "1 error; 2 checks left out" in closing_line(report).plain


def test_an_unusable_record_has_its_problems() -> None:
    assert [
        'claims.yaml:3:4: error: there is no verdict "x"',
        "    did you mean, yes",
        "1 problem; nothing was checked or written",
    ] == write(UNUSABLE).splitlines()


def test_findings_sort_by_their_place() -> None:
    later = Finding(Position("claims.yaml", 200, 1), "a-check", Level.ERROR, "later")
    assert [FINDING, later] == sorted([later, FINDING])


def test_one_is_singular() -> None:
    assert ["0 claims", "1 claim", "2 claims"] == [counted(number, "claim") for number in range(3)]
