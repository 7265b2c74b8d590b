"""Attributions as lines for people."""

from __future__ import annotations

from rich.console import Console

from secondhand.provenance.passage import MOST
from secondhand.reading.attribution import Attribution, Mention, Span
from secondhand.reporters.scan_text import attribution_lines


def span(text: str, part: str, after: int = 0) -> Span:
    start = text.index(part, after)
    return Span(start, start + len(part))


def mention(text: str, part: str, kind: str = "person", named: bool = True, other: str = "") -> Mention:
    stands_for = mention(text, other) if other else None
    return Mention(span(text, part), part, kind, named, stands_for)  # type: ignore[arg-type]


def said(text: str, content: str, cue: str, source: str, *chain: Mention, **more: bool) -> Attribution:
    where = span(text, source) if source else None
    return Attribution(span(text, cue), span(text, content), where, chain, "a-rule", **more)  # type: ignore[arg-type]


def lines(text: str, *found: Attribution) -> list[str]:
    return [line.plain for line in attribution_lines("a.txt", text, found, range(len(found)), styled=False)]


TEXT = "It rains.\n“We met,” said Alba Stein, the mayor, according to the Harbour Post. It rains on."
FOUND = said(
    TEXT,
    "“We met,”",
    "said",
    "Alba Stein, the mayor",
    mention(TEXT, "Alba Stein"),
    mention(TEXT, "the Harbour Post", "outlet"),
    second_hand=True,
)


def test_the_sentence_stands_with_its_place_and_marks_and_the_chain_beneath() -> None:
    assert [
        "a.txt:2:1: «“We met,”» {said} [Alba Stein, the mayor], according to the Harbour Post.",
        "    2 hands, second-hand: Alba Stein (person) → the Harbour Post (outlet) → the article [a-rule]",
    ] == lines(TEXT, FOUND)


def test_a_terminal_shows_styles_instead_of_marks() -> None:
    console = Console(force_terminal=True, color_system="standard", soft_wrap=True, highlight=False)
    with console.capture() as capture:
        console.print(next(attribution_lines("a.txt", TEXT, [FOUND], [0], styled=True)))
    assert "\x1b[4m“We met,”\x1b[0m" in capture.get()
    assert "«" not in capture.get()


def test_second_hand_comes_first_and_else_the_order_of_the_text() -> None:
    text = "“A,” said Ann. “B,” said Bea. “C,” said Cy."
    first, second = (said(text, f"“{n[0]},”", "said", n, mention(text, n)) for n in ("Ann", "Bea"))
    third = said(text, "“C,”", "said", "Cy", mention(text, "Cy"), second_hand=True)
    chains = lines(text, first, second, third)[1::2]
    assert ["Cy", "Ann", "Bea"] == [line.split(": ")[1].split()[0] for line in chains]


def test_who_is_unnamed_or_not_plain_or_hedged_is_said_in_words() -> None:
    text = "Nia Okoro left. He said that analysts told the Post that it reportedly rained."
    found = [
        said(text, "it reportedly rained", "reportedly", ""),
        said(text, "it reportedly rained", "told", "analysts", mention(text, "analysts", "group", False)),
        said(text, "it reportedly rained", "said", "He", mention(text, "He", "person", True, "Nia Okoro")),
        said(text, "it reportedly rained", "said", "He", mention(text, "He", "unresolved", False)),
    ]
    assert [
        "    reported without a source: the article [a-rule]",
        "    1 hand, first-hand: analysts (group, unnamed) → the article [a-rule]",
        "    1 hand, first-hand: He (Nia Okoro, person) → the article [a-rule]",
        "    1 hand, first-hand: He (the text does not say who) → the article [a-rule]",
    ] == lines(text, *found)[1::2]


def test_a_long_passage_is_shortened_and_keeps_source_cue_and_both_ends_of_the_content() -> None:
    content = "“The ferries " + "and the boats " * 100 + "sailed,”"
    text = f"{content} said Alba Stein."
    line = lines(text, said(text, content, "said", "Alba Stein", mention(text, "Alba Stein")))[0]
    assert len(line) < MOST + 100
    assert line.startswith("a.txt:1:1: «“The ferries and")
    assert line.endswith("boats sailed,”» {said} [Alba Stein].")
    assert " … " in line


def test_line_ends_become_blanks_and_what_a_terminal_obeys_is_replaced() -> None:
    text = "\ufeff“We\r\nmet\x1b[2J,” said\n Alba\u202e Stein."
    found = said(text, "“We\r\nmet\x1b[2J,”", "said", "Alba\u202e Stein", mention(text, "Alba\u202e Stein"))
    assert "a.txt:1:2: «“We met\ufffd[2J,”» {said} [Alba\ufffd Stein]." == lines(text, found)[0]
