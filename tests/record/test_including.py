"""A record in several files."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from secondhand.errors import UnusableRecord
from secondhand.record.load import load

Run = Callable[..., subprocess.CompletedProcess[str]]
Change = Callable[[str, str], None]
MORE = """\
# Ada's file
parties:
  holm: {name: Ada Holm, kind: person}
claims:
  flour:
    claim: Shops sold more flour
    claimant: holm
    brief: ferries
    verdict: unproven
    rationale: Nobody looked yet.
    evidence:
      - {source: harbour, quote: Ferries to Norra may stop in May, stance: context}
"""


@pytest.fixture
def several(desk: Path) -> Path:
    """The desk with one more file, which its record includes."""
    (desk / "claims").mkdir()
    (desk / "claims" / "ada.yaml").write_text(MORE, encoding="utf-8")
    record = desk / "claims.yaml"
    record.write_text("include: [claims/*.yaml]\n" + record.read_text(encoding="utf-8"), encoding="utf-8")
    return desk


def problems(desk: Path) -> list[str]:
    with pytest.raises(UnusableRecord) as caught:
        load(desk / "claims.yaml")
    return [str(each).partition("\n")[0] for each in caught.value.problems]


def test_what_is_in_it_belongs_to_the_record_and_knows_its_file(several: Path) -> None:
    record = load(several / "claims.yaml")
    assert ["owners", "flour"] == list(record.claims)
    assert "claims/ada.yaml:9:14" == str(record.claims["flour"].at("verdict"))
    assert "claims.yaml" == record.claims["owners"].places.file
    assert {"claims.yaml", "claims/ada.yaml"} == set(record.texts)
    assert record.parties["holm"].name == "Ada Holm"


def test_the_digest_of_the_record_is_of_all_its_files(several: Path) -> None:
    before = load(several / "claims.yaml").digest
    (several / "claims" / "ada.yaml").write_text(MORE + "# more\n", encoding="utf-8")
    assert before != load(several / "claims.yaml").digest


def test_findings_name_the_file_and_edits_go_to_it(several: Path, run: Run, commit: Callable) -> None:
    (several / ".gitignore").write_text("/sources/private/\n", encoding="utf-8")
    assert 0 == run("seal", folder=several).returncode
    commit(several, "Ada Holm <ada@desk.example>")
    main = (several / "claims.yaml").read_bytes()
    assert 0 == run("submit", "flour", folder=several, who="Ada Holm <ada@desk.example>").returncode
    assert main == (several / "claims.yaml").read_bytes()
    assert "    status: in_review\n" in (several / "claims" / "ada.yaml").read_text(encoding="utf-8")
    commit(several, "Ada Holm <ada@desk.example>")
    done = run("approve", "flour", folder=several, who="Odd Lind <odd@desk.example>")
    assert (0, "") == (done.returncode, done.stderr)
    commit(several, "Odd Lind <odd@desk.example>")
    assert "approval" not in run("validate", folder=several).stdout
    path = several / "claims" / "ada.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("verdict: unproven", 'verdict: "false"'), encoding="utf-8")
    found = run("validate", folder=several).stdout
    assert "claims/ada.yaml:" in found
    assert "changed since: verdict (unproven → false) [approval-stale]" in found
    assert "flour" in run("review", "--base", "HEAD", folder=several).stdout


def test_a_mend_goes_to_the_file_that_it_is_about(several: Path, run: Run) -> None:
    path = several / "claims" / "ada.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("may stop", "may  stop"), encoding="utf-8")
    main = (several / "claims.yaml").read_bytes()
    assert 2 != run("validate", "--fix", folder=several).returncode
    assert main == (several / "claims.yaml").read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("[claims/*.yaml]", "[../*.yaml]", 'claims.yaml:1:11: error: "../*.yaml" includes nothing: it leaves the desk'),
        ("[claims/*.yaml]", "[/etc/*.yaml]", 'claims.yaml:1:11: error: "/etc/*.yaml" includes nothing: it leaves'),
        ("[claims/*.yaml]", "[claims/*.txt]", "it names no YAML"),
        ("[claims/*.yaml]", '["**/*.yaml"]', "it means every folder"),
        ("[claims/*.yaml]", "[other/*.yaml]", "no file is called so"),
        ("[claims/*.yaml]", "claims/ada.yaml", "include must be a list of files"),
        ("[claims/*.yaml]", "[[a], b.yaml]", "include must be a list of files"),
    ],
)
def test_what_cannot_be_included_is_said_at_its_place(
    several: Path, change: Change, old: str, new: str, problem: str
) -> None:
    change(old, new)
    assert [True] == [problem in each for each in problems(several)]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("desk: {name: Other}\n", 'claims/ada.yaml:1:1: error: "desk" does not belong here'),
        ("include: [x.yaml]\n", 'claims/ada.yaml:1:1: error: "include" does not belong here'),
        ("claims: {owners: {}}\n", 'claims/ada.yaml:1:10: error: claim "owners" has no claim'),
        (
            MORE.replace("  flour:", "  owners:"),
            'claims/ada.yaml:5:3: error: "owners" stands here again; first in claims',
        ),
        (MORE.replace("brief: ferries", "brief: ferry"), 'claims/ada.yaml:8:12: error: there is no brief "ferry"'),
        ("a: [\n", "claims/ada.yaml:2:1: error: not YAML"),
        ("\udcff", "claims/ada.yaml:1:1: error: not UTF-8"),
    ],
)
def test_what_is_wrong_in_it_is_said_with_its_place(several: Path, text: str, problem: str) -> None:
    (several / "claims" / "ada.yaml").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert any(each.startswith(problem) for each in problems(several)), problems(several)


def test_a_link_out_of_the_desk_is_not_followed(several: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "more.yaml"
    outside.write_text(MORE.replace("flour", "salt").replace("holm", "dahl"), encoding="utf-8")
    (several / "claims" / "link.yaml").symlink_to(outside)
    assert ["owners", "flour"] == list(load(several / "claims.yaml").claims)


def test_a_file_that_comes_is_seen_though_nothing_else_changed(several: Path, run: Run) -> None:
    said = [run("validate", folder=several).stdout for _ in range(2)]
    assert said[0] == said[1]
    more = MORE.replace("flour", "salt").replace("holm", "dahl").replace("quote: Ferries", "quote: Boats")
    (several / "claims" / "odd.yaml").write_text(more, encoding="utf-8")
    assert "claims/odd.yaml:" in run("validate", folder=several).stdout
