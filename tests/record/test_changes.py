"""Two records and what differs between them in meaning."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from secondhand.record.changes import Changes, changes, meaning
from secondhand.record.load import parse
from secondhand.record.model import Record

RECORD = (Path(__file__).parent.parent / "checks" / "prelude.yaml").read_text(encoding="utf-8")
MORE = """\
      - {source: island, quote: Shops in Norra sold, stance: undermines}
      - {source: island, quote: twice as much flour, stance: undermines}
  flour:
    claim: Shops sold twice as much flour
    claimant: ministry
    brief: ferries
    verdict: "true"
    rationale: |
      The shops say so.

      So do
      the mills.
"""


def record(text: str) -> Record:
    return parse(text.encode(), "claims.yaml")


def differing(old: str = "", new: str = "") -> Changes:
    """What differs once words are replaced in the record of this file."""
    whole = RECORD + MORE
    assert not old or whole.count(old) == 1, f"{old!r} stands {whole.count(old)} times"
    return changes(record(whole), record(whole.replace(old, new) if old else new))


def test_a_record_does_not_differ_from_itself() -> None:
    assert not changes(record(RECORD + MORE), record(RECORD + MORE))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rationale: One broadcast says so.", "rationale: >-\n      One\n      broadcast says so."),
        ("      So do\n      the mills.", "      So do the mills."),
        ("    verdict: unproven\n", "    # thought over twice\n    verdict: 'unproven'\n"),
        (
            "      - {source: island, quote: Shops in Norra sold, stance: undermines}\n"
            "      - {source: island, quote: twice as much flour, stance: undermines}\n",
            "      - {source: island, quote: twice as much flour, stance: undermines}\n"
            "      - stance: undermines\n        quote: Shops in Norra sold\n        source: island\n",
        ),
    ],
)
def test_moving_and_reformatting_is_no_difference(old: str, new: str) -> None:
    assert not differing(old, new)


def test_a_claim_that_moves_is_no_difference() -> None:
    whole = yaml.load(RECORD + MORE, yaml.BaseLoader)
    del whole["quote_limits"], whole["parties"]["dockers"]["named"]
    before = yaml.safe_dump(whole, sort_keys=False)
    whole["claims"] = dict(reversed(whole["claims"].items()))
    assert not changes(record(before), record(yaml.safe_dump(whole, sort_keys=True)))


def test_a_verdict_that_changes_has_what_was_and_what_is() -> None:
    (change,) = differing("verdict: unproven", 'verdict: "false"').claims
    assert ("paid", "changed", ("unproven", "false")) == (
        change.id,
        change.kind,
        (change.fields[0].was, change.fields[0].now),
    )
    assert () == change.evidence


def test_a_claim_is_added_with_its_evidence_and_removed_with_it() -> None:
    added = changes(record(RECORD), record(RECORD + MORE)).claims
    assert [("paid", "changed", 2), ("flour", "added", 0)] == [(c.id, c.kind, len(c.evidence)) for c in added]
    removed = changes(record(RECORD + MORE), record(RECORD)).claims
    assert [("paid", "changed"), ("flour", "removed")] == [(each.id, each.kind) for each in removed]
    assert ["removed", "removed"] == [each.kind for each in removed[0].evidence]


@pytest.mark.parametrize(
    ("old", "new", "kinds", "fields"),
    [
        ("quote: Shops in Norra sold, stance", "quote: Shops in Norra, stance", ["changed"], ["quote"]),
        (
            "{source: island, quote: Shops in Norra sold, stance: undermines}",
            "{source: quay, quote: Shops in Norra sold more, stance: supports}",
            ["added", "removed"],
            [],
        ),
        ("quote: they had not been paid since March", "quote: they had not been paid", ["changed"], ["quote"]),
        (", via: [radio-norra]", "", ["changed"], ["via"]),
        (", said_by: dockers", ", said_by: lind", ["changed"], ["said_by"]),
        ("      - {source: island, quote: Shops in Norra sold, stance: undermines}\n", "", ["removed"], []),
    ],
)
def test_evidence_is_known_again_by_what_it_quotes(old: str, new: str, kinds: list, fields: list) -> None:
    (change,) = differing(old, new).claims
    assert sorted(kinds) == sorted(each.kind for each in change.evidence)
    assert fields == [field.name for each in change.evidence for field in each.fields]


def test_other_entries_are_named_by_what_they_are() -> None:
    found = differing("name: Odd Lind", "name: Otto Lind").others
    assert [("party", "lind", "changed", "Odd Lind", "Otto Lind")] == [
        (each.what, each.id, each.kind, each.fields[0].was, each.fields[0].now) for each in found
    ]
    found = differing("words: 12", "words: 13").others
    assert [("quote_limits", "12", "13")] == [(e.what, e.fields[0].was, e.fields[0].now) for e in found]
    found = differing("sha256: f5be", "sha256: f5bf").of("source")
    assert ["harbour"] == [each.id for each in found]


@given(st.lists(st.sampled_from(["tide", " ", "\n", "\n\n", "\t", "  "]), max_size=12))
def test_meaning_keeps_words_and_paragraphs_and_is_settled_at_once(parts: list[str]) -> None:
    text = "".join(parts)
    assert text.split() == meaning(text).split()
    assert meaning(text) == meaning(meaning(text))
