"""What of the record is mended without asking, and what is left to an editor."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.mending import mend, write_mended
from secondhand.pipeline import inspect
from secondhand.reading.quotes import Grade, find
from secondhand.workflow.mending import as_in_source

TEXT = """Ferries to Norra may stop. “We rarely met — in private…” the minister’s aide wrote. The ferry left. It was so.

The ferry left late. The ﬁrm of Nor\u00adra paid; the minis-
ter’s house was sold. A letter: “The tide rose”, said Alba Stein. The tide rose.
"""
RECORD = """\
desk: {{name: Desk}}   # ours
quote_limits: {{words: 25, share: 1}}
parties: {{stein: {{name: Alba Stein, kind: person}}}}
sources:
  tide: {{title: T, note: N, text: sources/tide.txt, sha256: {digest}}}
briefs: {{b: {{title: B, date: 2031}}}}
claims:
  one:
    claim: C
    claimant: stein
    brief: b
    verdict: unproven
    rationale: R
    evidence:
      - source: tide   # first
        quote: {quote}
        stance: context
{more}
"""


def desk(folder: Path, quote: str, more: str = "") -> Path:
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "sources" / "tide.txt").write_text(TEXT, encoding="utf-8", newline="")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    record = folder / "claims.yaml"
    record.write_text(RECORD.format(digest=digest, quote=quote, more=more), encoding="utf-8", newline="")
    return record


def mended_lines(record: Path) -> list[tuple[str, str]]:
    """The lines that are mended, as they were and as they are."""
    mended = mend(inspect(record))
    before, after = mended.before.split("\n"), mended.after.split("\n")
    assert len(before) == len(after)
    return [(one, other) for one, other in zip(before, after, strict=True) if one != other]


@pytest.mark.parametrize(
    ("quote", "becomes"),
    [
        ("We rarely met -- in private...", "We rarely met — in private…"),
        ('"\\"We rarely met – in private\\u2026\\""', '"“We rarely met — in private\\u2026”"'),
        ("'the minister''s aide'", "'the minister’s aide'"),
        ("the minister's   aide", "the minister’s   aide"),
    ],
)
def test_marks_are_taken_from_the_source(quote: str, becomes: str, tmp_path: Path) -> None:
    record = desk(tmp_path, quote)
    assert [(f"        quote: {quote}", f"        quote: {becomes}")] == mended_lines(record)


@pytest.mark.parametrize(
    "quote",
    [
        "We rarely met — in private…",
        "We  rarely met",
        "The firm of Norra paid",
        "the minister’s house",
        "We never met -- in private",
        "We rarely ... in private",
        "nothing of the sort",
    ],
)
def test_nothing_else_is_mended(quote: str, tmp_path: Path) -> None:
    assert [] == mended_lines(desk(tmp_path, quote))


def test_what_tells_the_first_of_several_places_is_added(tmp_path: Path) -> None:
    record = desk(tmp_path, "The ferry left")
    mended = mend(inspect(record))
    added = mended.after.replace("        prefix: wrote.\n", "")
    assert mended.before == added != mended.after
    assert ["which of 2 places is meant: the first (look whether it is)"] == [each.what for each in mended.mends]
    write_mended(mended)
    assert not [each for each in inspect(record).findings if each.check == "quote-unambiguous"]
    assert () == mend(inspect(record)).mends


def test_where_another_check_finds_fault_the_place_is_not_chosen(tmp_path: Path) -> None:
    record = desk(tmp_path, "The tide rose")
    found = {each.check for each in inspect(record).findings}
    assert {"quote-unambiguous", "second-hand-unlabelled"} <= found
    assert () == mend(inspect(record)).mends


def test_a_context_that_does_not_stand_there_is_left_to_an_editor(tmp_path: Path) -> None:
    assert [] == mended_lines(desk(tmp_path, "The ferry left", "        prefix: Yesterday"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("        prefix: The", "        prefix: The\n        suffix: . It"),
        ("        suffix: .\n        prefix: The", "        suffix: .\n        prefix: The"),
        ("        suffix: late. The", "        suffix: late. The"),
    ],
)
def test_a_context_that_is_too_short_is_made_longer(before: str, after: str, tmp_path: Path) -> None:
    mended = mend(inspect(desk(tmp_path, "ferry left", before)))
    assert mended.before.replace(before, after) == mended.after


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_not_another_byte_is_touched(end: str, tmp_path: Path) -> None:
    record = desk(tmp_path, "the minister's aide")
    before = b"\xef\xbb\xbf" + record.read_bytes().replace(b"\n", end.encode())
    record.write_bytes(before)
    write_mended(mend(inspect(record)))
    assert before.replace(b"minister's", "minister’s".encode()) == record.read_bytes()


WORDS = st.lists(st.sampled_from(["the", "tide", "“rose", "rose”", "—", "it’s", "…", "x-y"]), min_size=2, max_size=9)


@given(WORDS)
def test_a_mended_quotation_has_the_same_words_and_stands_there(words: list[str]) -> None:
    text = " ".join(words)
    plain = text.replace("“", '"').replace("”", '"').replace("—", "--").replace("’", "'").replace("…", "...")
    made = as_in_source(plain, text)
    assert (text, Grade.EXACT) == (made, find(made, text).grade)
    assert made == as_in_source(made, text)


def test_json_is_yaml_and_is_mended_too(tmp_path: Path) -> None:
    record = desk(tmp_path, json.dumps("the minister's aide"))
    assert [('        quote: "the minister\'s aide"', '        quote: "the minister’s aide"')] == mended_lines(record)
