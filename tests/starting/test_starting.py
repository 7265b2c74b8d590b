"""A desk, a claim and a source begin; claims come from elsewhere."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from secondhand.record.load import load
from secondhand.record.model import Record

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def new(tmp_path: Path, run: Run) -> Path:
    """A desk as init makes it."""
    done = run("init", "norra", folder=tmp_path)
    assert (0, "") == (done.returncode, done.stderr)
    return tmp_path / "norra"


def record(desk: Path) -> Record:
    return load(desk / "claims.yaml")


def test_in_a_new_desk_validate_and_report_pass_at_once_without_a_finding(new: Path, run: Run) -> None:
    done = run("validate", folder=new)
    assert (0, "") == (done.returncode, done.stderr)
    assert done.stdout.splitlines()[-1].startswith(
        "1 claim, 1 source, 2 of 2 quotations stand (2 by the text): no finding"
    )
    done = run("report", folder=new)
    assert (0, "") == (done.returncode, done.stderr)
    assert {"ferries.pdf", "ferries.docx", "ferries.html", "ferries.json"} <= {
        path.name for path in (new / "reports").iterdir()
    }
    evidence = record(new).claims["dockers-paid"].evidence[0]
    assert ("stein", ("harbour-post",)) == (evidence.said_by, evidence.via)


def test_its_tasks_are_three_lines_and_invoke_runs_them(new: Path) -> None:
    assert 3 == len((new / "tasks.py").read_text(encoding="utf-8").splitlines())
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "status"], cwd=new, capture_output=True, encoding="utf-8", check=False
    )
    assert (0, True) == (done.returncode, "dockers-paid" in done.stdout)


def test_init_writes_over_nothing(new: Path, run: Run) -> None:
    done = run("init", "norra", folder=new.parent)
    assert (2, True) == (done.returncode, "is not empty" in done.stderr)
    (new.parent / "file").write_text("", encoding="utf-8")
    assert 2 == run("init", "file", folder=new.parent).returncode


def test_a_new_claim_is_asked_for_and_added_with_its_speaker(new: Path, run: Run) -> None:
    before = (new / "claims.yaml").read_text(encoding="utf-8")
    answers = "The shops of Norra are empty\nOdd Lind\n\n"
    done = run("new", "claim", folder=new, given=answers)
    assert 0 == done.returncode, done.stderr
    claim = record(new).claims["the-shops-of-norra-are-empty"]
    assert ("The shops of Norra are empty", "odd-lind", "ferries", "draft") == (
        claim.claim,
        claim.claimant,
        claim.brief,
        claim.status,
    )
    after = (new / "claims.yaml").read_text(encoding="utf-8")
    assert all(line in after.splitlines() for line in before.splitlines())
    assert 2 != run("validate", folder=new).returncode


def test_a_new_source_is_sealed_by_its_digest_and_quotable_at_once(new: Path, run: Run) -> None:
    (new / "sources" / "shops.txt").write_text("The shops are full, said Odd Lind.\n", encoding="utf-8")
    options = ("--title", "Shops of Norra", "--publisher", "Norra Gazette", "--author", "Ada Holm")
    options += ("--published", "2031-04-09", "--url", "https://gazette.example/shops", "--text", "sources/shops.txt")
    done = run("new", "source", *options, folder=new)
    assert 0 == done.returncode, done.stderr
    source = record(new).sources["shops-of-norra"]
    assert ("norra-gazette", "sources/shops.txt", 64) == (source.publisher, source.text, len(source.sha256))


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("new", "verdict"), 'there is no new "verdict"'),
        (("new", "claim"), "nobody answered: The statement"),
        (("new", "claim", "--claim", "x", "--claimant", "stein", "--id", "dockers-paid"), "it is taken"),
        (("new", "claim", "--claim", "x", "--claimant", "stein", "--id", "Not An Id"), "cannot be the id"),
        (("import", "none.csv"), "none.csv: cannot be read"),
        (("import", "claims.yaml"), "what is imported is ClaimReview"),
    ],
)
def test_what_cannot_begin_is_said(new: Path, run: Run, arguments: tuple[str, ...], why: str) -> None:
    before = (new / "claims.yaml").read_bytes()
    done = run(*arguments, folder=new)
    assert (2, True, False) == (done.returncode, why in done.stderr, "Traceback" in done.stderr)
    assert before == (new / "claims.yaml").read_bytes()


REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": "The ferries were sold",
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Odd Lind"},
        "datePublished": "2031-04-03T10:00:00Z",
        "appearance": [{"url": "https://post.example/sold"}],
    },
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "alternateName": "False"},
    "reviewBody": "Nobody sold them.",
    "mood": "gloomy",
}


@pytest.mark.parametrize(
    "data", [REVIEW, [REVIEW], {"@graph": [{"@type": "WebPage"}, REVIEW]}, {"dataFeedElement": [{"item": [REVIEW]}]}]
)
def test_claim_reviews_become_drafts(new: Path, run: Run, data: object) -> None:
    (new / "reviews.jsonld").write_text(json.dumps(data), encoding="utf-8")
    done = run("import", "reviews.jsonld", folder=new)
    assert 0 == done.returncode, done.stderr
    claim = record(new).claims["the-ferries-were-sold"]
    assert ("false", "draft", "2031-04-03", "https://post.example/sold", "Nobody sold them.") == (
        claim.verdict,
        claim.status,
        claim.claimed_on,
        claim.claimed_in,
        claim.rationale,
    )
    assert "person" == record(new).parties[claim.claimant].kind
    assert '"mood" is not known and was left out' in done.stderr
    again = run("import", "reviews.jsonld", folder=new)
    assert 'left out, the record has it as "the-ferries-were-sold"' in again.stderr


def test_a_review_may_give_its_types_in_full_and_have_several_claimants(new: Path, run: Run) -> None:
    item = {"author": [{"@type": "schema:Person", "name": "Odd Lind"}, {"name": "Bo Dahl"}]}
    data = {**REVIEW, "@type": ["Thing", "https://schema.org/ClaimReview"], "itemReviewed": item}
    (new / "reviews.json").write_text(json.dumps(data), encoding="utf-8")
    done = run("import", "reviews.json", folder=new)
    assert (0, True) == (done.returncode, "review 1: it has 2 claimants; the first was taken" in done.stderr)
    made = record(new)
    assert "person" == made.parties[made.claims["the-ferries-were-sold"].claimant].kind


def test_a_table_is_read_by_its_headings_and_says_what_it_left_out(new: Path, run: Run) -> None:
    table = (
        "\ufeffStatement;Speaker;Date;Rating;Tags;Brief\n"
        "The mayor resigned;Alba Stein;3 May 2031;Pants on fire;a,b;ferry;more\n"
        ";nobody;;;;\n"
        '"Flour is ""gone""";The Ledger;2031-05;true;;\n'
    )
    (new / "old.csv").write_text(table, encoding="utf-8")
    done = run("import", "old.csv", folder=new)
    assert 0 == done.returncode, done.stderr
    claims = record(new).claims
    assert ["stein", "the-mayor-resigned"] == [claims["the-mayor-resigned"].claimant, "the-mayor-resigned"]
    assert ("unproven", "") == (claims["the-mayor-resigned"].verdict, claims["the-mayor-resigned"].claimed_on)
    assert 'The rating there was "Pants on fire".' == claims["the-mayor-resigned"].rationale
    assert ('Flour is "gone"', "true", "2031-05") == (
        claims["flour-is-gone"].claim,
        claims["flour-is-gone"].verdict,
        claims["flour-is-gone"].claimed_on,
    )
    for remark in (
        'column "tags" is not known and was left out',
        '"3 May 2031" is no date',
        'the scale has no "Pants on fire"; it stands as unproven, decide',
        "line 3: left out, it has no claim",
        'line 2: there is no brief "ferry"; it stands in "ferries", decide',
        "line 2: it has more cells than there are headings",
    ):
        assert remark in done.stderr
    assert "2 claims added as drafts, of 2 in old.csv" in done.stdout


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("a.csv", "", 'no column is called "claim"'),
        ("a.csv", "claim\n", "there is no claim in it"),
        ("a.csv", 'claim\n"open\n', "not a table"),
        ("a.json", "{", "not JSON"),
        ("a.json", "[" * 100_000, "not JSON"),
        ("a.json", '{"@type": "Article"}', "there is no claim in it"),
    ],
)
def test_a_file_that_holds_nothing_to_import_is_said(new: Path, run: Run, name: str, text: str, why: str) -> None:
    (new / name).write_text(text, encoding="utf-8")
    done = run("import", name, folder=new)
    assert (2, True, False) == (done.returncode, why in done.stderr, "Traceback" in done.stderr)


def test_many_claims_come_at_once_and_a_part_that_the_record_lacks_comes_with_them(new: Path, run: Run) -> None:
    (new / "claims.yaml").write_text("desk: {name: Empty desk}\n", encoding="utf-8")
    rows = "".join(f"Statement number {n},Speaker {n % 7}\n" for n in range(300))
    (new / "many.csv").write_text("claim,claimant\n" + rows, encoding="utf-8")
    done = run("import", "many.csv", folder=new)
    assert (0, True) == (done.returncode, "300 claims added" in done.stdout)
    made = record(new)
    assert (300, 7, ["imported"]) == (len(made.claims), len(made.parties), list(made.briefs))
