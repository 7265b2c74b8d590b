"""Findings as lines for people."""

from __future__ import annotations

from rich.console import Console

from secondhand.errors import Position
from secondhand.findings import Finding, Level
from secondhand.reporters.text import counted, finding_lines

FINDING = Finding(
    Position("claims.yaml", 31, 14), "quote-in-source", Level.ERROR, "quote differs [here]", "first\nsecond"
)


def test_a_finding_begins_with_its_place_and_ends_with_its_check() -> None:
    lines = [line.plain for line in finding_lines(FINDING)]
    assert ["claims.yaml:31:14: error: quote differs [here] [quote-in-source]", "    first", "    second"] == lines


def test_what_a_terminal_obeys_is_replaced_in_message_and_hint() -> None:
    finding = Finding(FINDING.position, "a-check", Level.ERROR, 'quote has "\x1b[31m"', "the source:\u202e it\nsecond")
    lines = [line.plain for line in finding_lines(finding)]
    assert [
        'claims.yaml:31:14: error: quote has "\ufffd[31m" [a-check]',
        "    the source:\ufffd it",
        "    second",
    ] == lines


def test_the_level_is_coloured_on_a_terminal() -> None:
    console = Console(force_terminal=True, color_system="standard", soft_wrap=True, highlight=False)
    with console.capture() as capture:
        console.print(next(finding_lines(FINDING)))
    assert "\x1b[1;31merror\x1b[0m" in capture.get()


def test_findings_sort_by_their_place() -> None:
    later = Finding(Position("claims.yaml", 200, 1), "a-check", Level.ERROR, "later")
    assert [FINDING, later] == sorted([later, FINDING])


def test_one_is_singular() -> None:
    assert ["0 claims", "1 claim", "2 claims"] == [counted(number, "claim") for number in range(3)]
