"""The JSON lines, and the page that says what their keys are."""

from __future__ import annotations

import json
import re
from pathlib import Path

from secondhand.reading.attribution import Attribution, Mention, Span
from secondhand.reporters.scan_jsonl import attribution_line

PAGE = Path(__file__).parents[2] / "docs" / "attribution.md"
TEXT = "Nia Okoro left. He said that it rained."
STEIN = Mention(Span(0, 9), "Nia Okoro", "person", True)
FOUND = Attribution(
    Span(19, 23), Span(24, 38), Span(16, 18), (Mention(Span(16, 18), "He", "person", True, STEIN),), "a-rule", 3
)


def tables() -> list[list[str]]:
    """The keys of each table below the heading, in order."""
    below = PAGE.read_text(encoding="utf-8").partition("\n## The JSON lines\n")[2].partition("\n## ")[0]
    parts = re.split(r"^\| key \| value \|$", below, flags=re.M)[1:]
    rows = [re.findall(r"^\| (`.*?) \| ", part, flags=re.M) for part in parts]
    return [[key for row in table for key in re.findall(r"`(\w+)`", row)] for table in rows]


def test_the_page_has_every_key_in_order() -> None:
    line = json.loads(attribution_line("a.txt", TEXT, 0, FOUND, {"source_id": "a", "claims": []}))
    whole, member, of_the_desk = tables()
    assert [*whole, *of_the_desk] == list(line)
    assert member == list(line["chain"][0])


def test_who_is_stood_for_has_a_passage_and_who_stands_for_nobody_has_no_such_key() -> None:
    line = json.loads(attribution_line("a.txt", TEXT, 0, FOUND))
    assert {"start": 0, "end": 9, "text": "Nia Okoro"} == line["chain"][0]["stands_for"]
    other = json.loads(attribution_line("a.txt", TEXT, 0, FOUND._replace(chain=(STEIN,), source=None)))
    assert "stands_for" not in other["chain"][0]
    assert (None, True) == (other["source"], other["hedged"])
