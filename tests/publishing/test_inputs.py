"""Where what a brief is composed from is the same, so is the brief: whatever changes it shows in the digest."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from secondhand.pipeline import Inspection, inspect
from secondhand.publishing.exports import OF_ALL
from secondhand.publishing.listing import Listings, listed
from secondhand.rendering import editions, pending, plan

Change = Callable[[str, str], None]
OTHER = "\n  tides: {title: The tides, date: 2031-05-05, summary: High water.}"
CHANGES = {
    "the desk's name": ("name: Test desk", "name: Another desk"),
    "the desk's language": ("name: Test desk", "name: Test desk, language: ru"),
    "the scale": ("parties:\n", "verdicts: {unproven: {label: Open, meaning: Nobody knows.}}\nparties:\n"),
    "the brief's title": ("title: The ferries to Norra", "title: The ferries"),
    "the brief's version": ("summary: Who met whom.", "summary: Who met whom., version: 2"),
    "a claim": ("claim: The minister rarely met the owners", "claim: The minister never met the owners"),
    "a stance": ("stance: undermines", "stance: context"),
    "a chain": ("        via: [radio-norra]", "        via: []"),
    "a party": ("name: Radio Norra", "name: Radio Nord"),
    "an alias that makes two parties one": ("{name: Harbour Post,", "{name: Harbour Post, aliases: [Radio Norra],"),
    "a source": ("note: It states nothing else.", "author: Ida Voss"),
    "a publisher": ("note: It states nothing else.", "publisher: harbour-post"),
    "a quotation": ("quote: We rarely met the owners", "quote: We rarely met"),
    "one that does not stand": ("quote: We rarely met the owners", "quote: We never met the owners"),
    "a status": ("    rationale:", "    status: approved\n    rationale:"),
    "a correction": (
        "    rationale:",
        "    corrections: [{date: 2031-05-05, was: a, now: b, why: A slip}]\n    rationale:",
    ),
}


def inputs(desk: Path) -> dict[str, str]:
    return {each.id: each.inputs for each in pending(inspect(desk / "claims.yaml"), (), draft=False)}


@pytest.mark.parametrize("what", CHANGES)
def test_what_changes_a_brief_changes_its_inputs(desk: Path, change: Change, what: str) -> None:
    before, shown = inputs(desk), editions(inspect(desk / "claims.yaml"), (), draft=False)
    change(*CHANGES[what])
    assert shown != editions(inspect(desk / "claims.yaml"), (), draft=False)
    assert before != inputs(desk)


def test_a_text_that_is_gone_changes_them(desk: Path) -> None:
    before = inputs(desk)
    (desk / "sources" / "private" / "any name.txt").unlink()
    assert before != inputs(desk)


def test_another_brief_and_the_lay_out_of_the_record_change_nothing(desk: Path, change: Change) -> None:
    before = inputs(desk)
    change("briefs:", f"# The briefs.\nbriefs:{OTHER}")
    assert before["ferries"] == inputs(desk)["ferries"]


def test_drafts_and_the_internal_edition_have_none(desk: Path) -> None:
    inspection = inspect(desk / "claims.yaml")
    for options in ({"draft": True}, {"draft": False, "internal": True}):
        assert [""] == [each.inputs for each in pending(inspection, (), **options)]


@pytest.fixture
def committed(desk: Path, change: Change, git: Callable[..., str]) -> Path:
    change("briefs:", f"briefs:{OTHER}")
    (desk / ".gitignore").write_text("/sources/private/\n/reports/\n/.cache/\n", encoding="utf-8")
    git(desk, "init", "--quiet")
    git(desk, "add", ".")
    git(desk, "commit", "--quiet", "-m", "Begin")
    return desk


def counted(inspection: Inspection, monkeypatch: pytest.MonkeyPatch) -> tuple[int, list[str]]:
    """How many editions are composed for a report in JSON, and the names of the files that are written."""
    from secondhand.publishing import compose

    made: list[str] = []
    honest = compose.compose

    def counting(*arguments: object, **options: bool) -> object:
        made.append("")
        return honest(*arguments, **options)  # type: ignore[arg-type]  # as they came

    with monkeypatch.context() as patch:
        patch.setattr(compose, "compose", counting)
        patch.setattr("secondhand.publishing.workers.processors", lambda: 1)
        shown = pending(inspection, (), draft=False)
        found = plan(inspection, shown, inspection.desk / "reports", ["json"], tuple(OF_ALL))
        written = [each.output.path.name for each in found.write(lambda _: None)]
    return len(made), written


def test_what_did_not_change_is_not_composed(committed: Path, change: Change, monkeypatch: pytest.MonkeyPatch) -> None:
    def report() -> tuple[int, set[str]]:
        made, written = counted(inspect(committed / "claims.yaml"), monkeypatch)
        return made, set(written)

    assert {"ferries.json", "tides.json", *OF_ALL} == report()[1]
    assert (0, set()) == report()
    change("summary: High water.", "summary: Low water.")
    # Once to see what it shows, and once to write it.
    assert (2, {"tides.json", *OF_ALL}) == report()
    page = (committed / "reports" / "feed.xml").read_text(encoding="utf-8")
    assert "Low water" in page
    assert "Who met whom" in page


def test_listings_are_kept_and_those_of_no_edition_go(desk: Path) -> None:
    [edition] = editions(inspect(desk / "claims.yaml"), (), draft=False)
    listings = Listings(desk)
    listings.see("a", edition)
    listings.see("b", dataclasses.replace(edition, title="Another"))
    listings.save(["a", "b"])
    assert listed(edition) == Listings(desk).get("a")
    again = Listings(desk)
    again.see("c", edition)
    again.save(["b", "c"])
    assert [None, "Another", edition.title] == [each and each.title for each in map(Listings(desk).get, "abc")]


def test_a_listing_that_cannot_be_read_is_as_good_as_none(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secondhand.cache.read", lambda *_: b'{"a": {"id": 3}}')
    assert Listings(desk).get("a") is None
