"""Git merging a record, in a real repository with two editors."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ADA, ODD = "Ada Holm <ada@desk.example>", "Odd Lind <odd@desk.example>"
Run = Callable[..., subprocess.CompletedProcess[str]]
Git = Callable[..., str]
NEW = """\
  {name}:
    claim: Another statement {name}
    claimant: stein
    brief: ferries
    verdict: unproven
    rationale: Nobody looked yet.
"""


@pytest.fixture
def merging(desk: Path, run: Run, git: Git, commit: Callable[..., str]) -> Callable[..., subprocess.CompletedProcess]:
    """Merges what two editors make of the record, each on a branch."""
    commit(desk, ADA, "Begin")
    assert 0 == run("setup-git", folder=desk).returncode
    commit(desk, ADA, "Set git up")
    record = desk / "claims.yaml"

    def merge(theirs: Callable[[str], str], ours: Callable[[str], str]) -> subprocess.CompletedProcess:
        before = record.read_text(encoding="utf-8")
        git(desk, "checkout", "--quiet", "-b", "odd")
        record.write_text(theirs(before), encoding="utf-8")
        commit(desk, ODD)
        git(desk, "checkout", "--quiet", "main")
        record.write_text(ours(before), encoding="utf-8")
        commit(desk, ADA)
        return subprocess.run(
            ["git", "merge", "--no-edit", "odd"], cwd=desk, capture_output=True, encoding="utf-8", check=False
        )

    return merge


def test_two_claims_at_one_place_merge_without_a_conflict(merging: Callable, desk: Path, run: Run) -> None:
    done = merging(lambda text: text + NEW.format(name="one"), lambda text: text + NEW.format(name="two"))
    assert 0 == done.returncode, done.stdout + done.stderr
    text = (desk / "claims.yaml").read_text(encoding="utf-8")
    assert (1, 1) == (text.count("  one:\n"), text.count("  two:\n"))
    assert 2 != run("validate", folder=desk).returncode


def test_two_fields_on_neighbouring_lines_merge(merging: Callable, desk: Path) -> None:
    done = merging(
        lambda text: text.replace("verdict: unproven", "verdict: misleading"),
        lambda text: text.replace("Only the minister says so.", "The owners say otherwise."),
    )
    assert 0 == done.returncode
    text = (desk / "claims.yaml").read_text(encoding="utf-8")
    assert "verdict: misleading\n    rationale: The owners say otherwise.\n" in text


def test_one_field_changed_both_ways_is_a_conflict_that_names_it_and_still_parses(
    merging: Callable, desk: Path, run: Run
) -> None:
    done = merging(
        lambda text: text.replace("verdict: unproven", "verdict: misleading"),
        lambda text: text.replace("verdict: unproven", 'verdict: "false"'),
    )
    assert 1 == done.returncode
    assert "both sides changed claims.owners.verdict" in done.stdout + done.stderr
    found = run("validate", folder=desk)
    assert (1, True) == (found.returncode, "a merge left claims.owners.verdict to be decided" in found.stdout)


def test_what_is_no_record_is_merged_by_lines(merging: Callable, desk: Path) -> None:
    done = merging(lambda text: text + "oops: [\n", lambda text: text.replace("unproven", "misleading"))
    assert (0, True) == (done.returncode, "merged by lines" in done.stdout + done.stderr)
    assert "oops: [" in (desk / "claims.yaml").read_text(encoding="utf-8")


def test_it_is_set_up_once_and_again_without_harm(desk: Path, run: Run, git: Git) -> None:
    assert 2 == run("setup-git", folder=desk).returncode
    git(desk, "init", "--quiet")
    (desk / ".gitattributes").write_text("*.png binary", encoding="utf-8")
    for _ in range(2):
        assert 0 == run("setup-git", folder=desk).returncode
    wanted = "*.png binary\nclaims.yaml merge=secondhand\nclaims/*.yaml merge=secondhand\n"
    assert wanted == (desk / ".gitattributes").read_text(encoding="utf-8")


def test_files_that_the_record_includes_are_merged_so_too(desk: Path, run: Run, git: Git, change: Callable) -> None:
    git(desk, "init", "--quiet")
    (desk / "by topic").mkdir()
    (desk / "by topic" / "shops.yaml").write_text("claims: {}\n", encoding="utf-8")
    change("desk:", "include: [by topic/*.yaml]\ndesk:")
    assert 0 == run("setup-git", folder=desk).returncode
    asked = ("claims.yaml", "claims/one.yaml", "by topic/shops.yaml", "sources/x.yaml")
    found = git(desk, "check-attr", "merge", *asked).splitlines()
    assert ["secondhand", "secondhand", "secondhand", "unspecified"] == [line.rpartition(" ")[2] for line in found]


def test_it_wants_four_files(run: Run, desk: Path) -> None:
    done = run("merge-driver", "a", "b", folder=desk)
    assert (2, True) == (done.returncode, "git gives four" in done.stderr)
    assert "usage: secondhand merge-driver" in run("merge-driver", "--help", folder=desk).stdout
