"""Every construction of English attribution, in sentences that state their own reading (`constructions.yaml`)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from secondhand.reading.attribution import Attribution, Mention, Span, find_attributions

GROUPS: dict[str, list[dict[Any, Any]]] = yaml.safe_load(
    Path(__file__).with_name("constructions.yaml").read_text(encoding="utf-8")
)
CASES = [
    pytest.param(case, id=f"{group}-{number}")
    for group, cases in GROUPS.items()
    for number, case in enumerate(cases, 1)
]
OF_A_CASE = {"text", "publisher", "parties", "count", "none_second_hand"}
OF_AN_ATTRIBUTION = {"chain", "kinds", "named", "stands_for", "parent", "second_hand", "hedged", "source"}
KINDS = {"outlet", "agency", "person", "organisation", "group", "document", "unresolved"}
PARTS = {"s": "source", "q": "cue", "c": "content"}
MARK = re.compile(r"\{([sqc]\d*)\s|\}")
WORD = re.compile(r"\w+")


class Mark(NamedTuple):
    """A marked span of the plain text; `label` as it was written: "s", "c2"."""

    label: str
    span: Span

    @property
    def part(self) -> str:
        return PARTS[self.label[0]]

    @property
    def number(self) -> int:
        return int(self.label[1:] or 1)


def read(marked: str) -> tuple[str, list[Mark]]:
    """The text without its marks, and the marks in the order in which they open."""
    plain, at = "", 0
    opened: list[tuple[int, str, int]] = []
    marks: list[tuple[int, Mark]] = []
    count = 0
    for match in MARK.finditer(marked):
        plain += marked[at : match.start()]
        at = match.end()
        if match[1]:
            opened.append((count, match[1], len(plain)))
            count += 1
        else:
            order, label, start = opened.pop()
            marks.append((order, Mark(label, Span(start, len(plain)))))
    assert not opened, f"a mark is not closed: {marked}"
    return plain + marked[at:], [mark for _, mark in sorted(marks)]


def write(plain: str, marks: list[Mark]) -> str:
    """The marked text again: what `read` undoes."""
    pieces, at = "", 0
    opened: list[int] = []
    for label, span in [*marks, ("", Span(len(plain) + 1, len(plain) + 1))]:
        while opened and opened[-1] <= span.start:
            pieces += plain[at : opened[-1]] + "}"
            at = opened.pop()
        if label:
            pieces += plain[at : span.start] + "{" + label + " "
            at = span.start
            opened.append(span.end)
    return pieces + plain[at:]


def expectations(case: dict[Any, Any]) -> tuple[str, dict[int, dict[str, Any]]]:
    """The plain text, and what is stated of each attribution: its marked spans among the other fields."""
    plain, marks = read(case["text"])
    stated: dict[int, dict[str, Any]] = {key: dict(value) for key, value in case.items() if isinstance(key, int)}
    for mark in marks:
        stated.setdefault(mark.number, {})[mark.part] = mark.span
    return plain, stated


def names(text: str) -> set[str]:
    """The words that tell one party from another."""
    return {word.lower() for word in WORD.findall(text)} - {"the", "a", "an"}


def places(text: str, span: Span | None) -> set[int]:
    """The words of a span, each as the place where it begins in the text."""
    if span is None:
        return set()
    return {match.start() for match in WORD.finditer(text) if match.start() < span.end and span.start < match.end()}


def alike(one: set[Any], other: set[Any]) -> float:
    """F1: twice what they share over all they hold."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def same_cue(text: str, expected: Span, found: Span) -> bool:
    """Whether they share a word; a dash or a colon holds none to share."""
    wanted = places(text, expected)
    return not wanted or bool(wanted & places(text, found))


def same_content(text: str, expected: Span, found: Span) -> bool:
    """Whether four fifths of the words that either holds are in both."""
    one, other = places(text, expected), places(text, found)
    return len(one & other) >= 0.8 * len(one | other)


def same_party(expected: str | None, found: Mention | None) -> bool:
    """Whether the words of the names agree by half, or both are nobody."""
    if expected is None or found is None:
        return expected is found
    return alike(names(expected), names(found.text)) >= 0.5


def misses(
    text: str, stated: dict[int, dict[str, Any]], number: int, found: tuple[Attribution, ...], each: Attribution
) -> list[str]:
    """The stated fields in which an attribution found differs from the one expected."""
    expected = stated[number]
    chain = each.chain

    def differs(field: str) -> bool:
        wanted = expected[field]
        if field == "cue":
            return not same_cue(text, wanted, each.cue)
        if field == "content":
            return not same_content(text, wanted, each.content)
        if field == "source":
            if wanted is None or each.source is None:
                return wanted is not each.source
            return alike(places(text, wanted), places(text, each.source)) < 0.5
        if field == "chain":
            return len(wanted) != len(chain) or not all(map(same_party, wanted, chain))
        if field == "kinds":
            return len(wanted) != len(chain) or any(
                mention.kind not in kinds.split("/") for kinds, mention in zip(wanted, chain, strict=True)
            )
        if field == "named":
            return wanted != [mention.named for mention in chain]
        if field == "stands_for":
            return len(wanted) != len(chain) or not all(
                same_party(party, mention.stands_for) for party, mention in zip(wanted, chain, strict=True)
            )
        if field == "parent":
            if wanted is None or each.parent is None:
                return wanted is not each.parent
            outer, holder = stated[wanted], found[each.parent]
            return not all(
                same(text, outer[part], getattr(holder, part))
                for part, same in (("cue", same_cue), ("content", same_content))
                if part in outer
            )
        return bool(wanted != getattr(each, field))

    return [field for field in expected if differs(field)]


def shown(text: str, fields: dict[str, Any]) -> str:
    """A line a field: spans as their words."""
    return "".join(
        f"\n    {field:<12}{value.of(text) if isinstance(value, Span) else value}" for field, value in fields.items()
    )


def shown_found(text: str, number: int, each: Attribution) -> str:
    """An attribution found: its place among them, rule, spans, chain and marks."""
    chain = [
        f"{mention.text} ({mention.kind}{', named' if mention.named else ''}"
        f"{f', stands for {mention.stands_for.text}' if mention.stands_for else ''})"
        for mention in each.chain
    ]
    fields = {"rule": each.rule, "source": each.source, "cue": each.cue, "content": each.content, "chain": chain}
    rest = {"parent": each.parent, "second_hand": each.second_hand, "hedged": each.hedged}
    return f"\n  [{number}]" + shown(text, fields | rest)


@pytest.mark.parametrize("case", CASES)
def test_a_sentence_is_read_as_it_states(case: dict[Any, Any]) -> None:
    """For every attribution that the sentence states, one is found that has all the stated fields."""
    text, stated = expectations(case)
    publisher = case.get("publisher", ())
    found = find_attributions(
        text, (publisher,) if isinstance(publisher, str) else tuple(publisher), case.get("parties")
    )
    wrong = []
    for number in sorted(stated):
        near = min((misses(text, stated, number, found, each) for each in found), key=len, default=["all"])
        if near:
            wrong.append(f"\nexpected {number} (nearest differs in: {', '.join(near)}){shown(text, stated[number])}")
    if "count" in case and len(found) != case["count"]:
        wrong.append(f"\nexpected {case['count']} in all, found {len(found)}")
    if case.get("none_second_hand") and any(each.second_hand for each in found):
        wrong.append("\nexpected none to be second-hand")
    everything = "".join(shown_found(text, number, each) for number, each in enumerate(found)) or " nothing"
    assert not wrong, f"{text}{''.join(wrong)}\nfound{everything}"


@pytest.mark.parametrize("case", CASES)
def test_the_notation_says_what_it_means(case: dict[Any, Any]) -> None:
    """Marks read and written come back, and every field is known, fits the others and names what the text holds."""
    text, marks = read(case["text"])
    assert case["text"] == write(text, marks)
    assert not re.search(r"[{}]", text)
    assert len({(mark.number, mark.part) for mark in marks}) == len(marks), "a part is marked twice"
    for mark in marks:
        assert mark.span.of(text).strip() == mark.span.of(text) != ""
    _, stated = expectations(case)
    assert set() == {key for key in case if not isinstance(key, int)} - OF_A_CASE
    assert stated or {"count", "none_second_hand"} & set(case), "nothing is asked for"
    for number, fields in stated.items():
        assert set() == set(fields) - OF_AN_ATTRIBUTION - {"cue", "content"}
        assert fields.get("parent") is None or fields["parent"] in set(stated) - {number}
        lists = [fields[field] for field in ("chain", "kinds", "named", "stands_for") if field in fields]
        assert len({len(each) for each in lists}) <= 1, "the lists differ in length"
        assert set() == {kind for kinds in fields.get("kinds", ()) for kind in kinds.split("/")} - KINDS
        for party in [*fields.get("chain", ()), *filter(None, fields.get("stands_for", ()))]:
            assert party in text, f"the text holds no {party!r}"


def test_there_are_enough_sentences_of_every_construction() -> None:
    """At least 160 different ones, three of each construction, and 25 that hold no attribution at all."""
    assert [] == [group for group, cases in GROUPS.items() if len(cases) < 3]
    assert len({read(case["text"])[0] for cases in GROUPS.values() for case in cases}) >= 160
    assert sum(case.get("count") == 0 for cases in GROUPS.values() for case in cases) >= 25
