"""The digest of what was approved: what changes it, and what does not."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from secondhand.provenance.signoff import digest_of, is_signed_off
from secondhand.record.load import parse
from secondhand.record.model import Record

RECORD = (Path(__file__).parent.parent / "checks" / "prelude.yaml").read_text(encoding="utf-8")


def digest(text: str) -> str:
    record = parse(text.encode(), "claims.yaml")
    return digest_of(record, record.claims["paid"])


def changed(old: str, new: str) -> str:
    assert RECORD.count(old) == 1, f"{old!r} stands {RECORD.count(old)} times"
    return RECORD.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("claim: The dockers were not paid", "claim: The dockers were never paid"),
        ("verdict: unproven", "verdict: misleading"),
        ("rationale: One broadcast says so.", "rationale: Two broadcasts say so."),
        ("quote: they had not been paid since March", "quote: they had not been paid"),
        ("stance: supports", "stance: context"),
        (", said_by: dockers", ", said_by: lind"),
        (", via: [radio-norra]", ", via: []"),
        ("sha256: f5be", "sha256: f5bf"),
        ("{title: Ferries to Norra may stop in May, publisher: gazette", "{title: Ferries to Norra may stop in May"),
        ("name: Radio Norra", "name: Radio Island"),
        (
            "{title: Ferries to Norra may stop in May",
            "{note: It is cut short., title: Ferries to Norra may stop in May",
        ),
        ("claim: The dockers were not paid", "claim: The dockers were not paid\n    chosen_because: Many asked."),
        ("verdict: unproven", "verdict: unproven\n    corrections: [{date: 2031, was: a, now: b, why: c}]"),
    ],
)
def test_whatever_readers_see_changes_the_digest(old: str, new: str) -> None:
    assert digest(RECORD) != digest(changed(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rationale: One broadcast says so.", "rationale: >-\n      One\n      broadcast says so.\n    # so"),
        ("verdict: unproven", "verdict: unproven\n    status: in_review\n    submitted: {by: Ada, date: 2031}"),
        ("quote: they had", "note: ~, quote: they had"),
        ("title: The ferries to Norra", "title: The ferries"),
        ("name: Odd Lind", "name: Otto Lind"),
        ("name: Radio Norra, kind: outlet", "name: Radio Norra, kind: outlet, aliases: [RN]"),
    ],
)
def test_what_readers_of_the_claim_do_not_see_leaves_the_digest(old: str, new: str) -> None:
    assert digest(RECORD) == digest(changed(old, new))


def test_what_the_desk_says_of_its_verdicts_changes_the_digest() -> None:
    scale = "verdicts:\n  unproven: {label: Unproven, rating: 3, meaning: Nobody knows.}\nbriefs:\n"
    assert digest(changed("briefs:\n", scale)) != digest(changed("briefs:\n", scale.replace("Nobody", "Somebody")))


def test_who_published_what_a_source_was_made_from_changes_the_digest() -> None:
    made = changed(
        "    {title: Ferries to Norra may stop in May", "    {rests_on: [{source: island, how: rewritten}], title: F"
    )
    assert made.count("publisher: gazette") == 3
    head, _, island = made.partition("  island:\n")
    assert digest(made) != digest(f"{head}  island:\n{island.replace('publisher: gazette', 'publisher: ledger', 1)}")


def test_the_order_of_fields_and_entries_leaves_the_digest() -> None:
    whole = yaml.load(RECORD, yaml.BaseLoader)
    del whole["quote_limits"], whole["parties"]["dockers"]["named"]
    whole["claims"]["paid"]["evidence"].append(
        {"source": "island", "quote": "Shops in Norra sold", "stance": "undermines"}
    )
    in_order = yaml.safe_dump(whole, sort_keys=False)
    whole["claims"]["paid"]["evidence"].reverse()
    assert digest(in_order) == digest(yaml.safe_dump(whole, sort_keys=True))


def test_an_approval_of_another_content_is_none() -> None:
    def record(text: str) -> Record:
        return parse(text.encode(), "claims.yaml")

    approval = f"\n    approval: {{by: Odd, date: 2031, digest: {digest(RECORD)}}}"
    whole = changed("verdict: unproven", f"verdict: unproven{approval}")
    other = whole.replace("One broadcast", "Two broadcasts")
    found = [is_signed_off(each, each.claims["paid"]) for each in map(record, (RECORD, whole, other))]
    assert [False, True, False] == found
