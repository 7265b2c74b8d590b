"""Editions that a record no longer shows are found by git, in a real repository."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from secondhand.findings import Level
from secondhand.pipeline import inspect

ADA = "Ada Holm <ada@desk.example>"
PRELUDE = (Path(__file__).parent.parent / "checks" / "prelude.yaml").read_text(encoding="utf-8")
PUBLISHED = PRELUDE.replace("date: 2031-05-04}\nclaims", "date: 2031-05-04, version: 1}\nclaims")
OTHER = """\
briefs:
  shops: {title: The shops of Norra, date: 2031-05-04}
claims:
  shops:
    claim: The shops are empty
    claimant: dockers
    brief: shops
    verdict: unproven
    rationale: Nobody looked.
"""
Commit = Callable[[Path, str], str]
Write = Callable[[dict[str, str]], None]


@pytest.fixture
def write(tmp_path: Path, commit: Commit) -> Write:
    """Commits a desk of these files and no other record."""

    def files(texts: dict[str, str]) -> None:
        for old in [*tmp_path.glob("*.yaml"), *tmp_path.glob("claims/*.yaml")]:
            old.unlink()
        for name, text in texts.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        commit(tmp_path, ADA)

    return files


def missing(desk: Path) -> list[str]:
    """What stands to be corrected, without the names of commits."""
    found = [each for each in inspect(desk / "claims.yaml").findings if each.check == "correction-missing"]
    assert all(each.level is Level.ERROR for each in found)
    return [each.message.partition(" (commit")[0] for each in found]


def edited(text: str) -> str:
    return text.replace("verdict: unproven", "verdict: misleading")


GONE = '"paid" was published in version 1'
HEAD, TAIL = PUBLISHED.partition("briefs:\n")[0], "briefs:\n" + PUBLISHED.partition("briefs:\n")[2]
CHANGED = "verdict of a published claim changed without a correction; version 1"


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        pytest.param([{"claims.yaml": PUBLISHED}], [], id="nothing changed"),
        pytest.param(
            [
                {
                    "claims.yaml": edited(
                        PUBLISHED.replace("  ferries: {", "  boats: {").replace("brief: ferries", "brief: boats")
                    )
                }
            ],
            [GONE],
            id="the brief has another name",
        ),
        pytest.param(
            [{"claims.yaml": edited(PUBLISHED.replace(", version: 1", ""))}],
            ['"ferries" was published as version 1', CHANGED],
            id="the version is gone",
        ),
        pytest.param(
            [{"claims.yaml": PUBLISHED.replace(", version: 1", "")}, {"claims.yaml": edited(PUBLISHED)}],
            [CHANGED],
            id="the version went and came back",
        ),
        pytest.param([{"claims.yaml": HEAD + OTHER}], [GONE], id="brief and claim are gone"),
        pytest.param(
            [{"claims.yaml": HEAD + OTHER.replace("2031-05-04}", "2031-05-04, version: 1}")}],
            [GONE],
            id="another brief was published in place of it",
        ),
        pytest.param(
            [
                {"claims.yaml": PUBLISHED + "oops: [\n"},
                {"claims.yaml": edited(PUBLISHED).replace("version: 1", "version:  1")},
            ],
            [CHANGED],
            id="the record could not be read in between",
        ),
        pytest.param(
            [{"elsewhere.yaml": PUBLISHED}, {"claims.yaml": edited(PUBLISHED)}],
            [CHANGED],
            id="the record was elsewhere in between",
        ),
        pytest.param(
            [
                {"claims.yaml": f"include: [claims/*.yaml]\n{HEAD}", "claims/ferries.yaml": TAIL},
                {"claims.yaml": HEAD + OTHER, "claims/ferries.yaml": TAIL},
            ],
            [GONE],
            id="the file that has it is no longer included",
        ),
        pytest.param(
            [{"claims.yaml": f"include: [claims/*.yaml]\n{HEAD}", "claims/ferries.yaml": TAIL}],
            [],
            id="it was moved to a file of its own",
        ),
    ],
)
def test_an_edition_is_found_whatever_became_of_its_brief(
    versions: list[dict[str, str]], expected: list[str], tmp_path: Path, write: Write
) -> None:
    write({"claims.yaml": PRELUDE})
    write({"claims.yaml": PUBLISHED})
    for version in versions:
        write(version)
    assert expected == missing(tmp_path)


def test_what_is_not_committed_yet_hides_no_edition(tmp_path: Path, write: Write) -> None:
    write({"claims.yaml": PUBLISHED})
    (tmp_path / "claims.yaml").write_text(HEAD + OTHER, encoding="utf-8")
    assert [GONE] == missing(tmp_path)


def test_files_that_git_attributes_call_binary_are_looked_at_all_the_same(tmp_path: Path, write: Write) -> None:
    write({"claims.yaml": PUBLISHED})
    (tmp_path / ".gitattributes").write_text("*.yaml -diff\n", encoding="utf-8")
    write({"claims.yaml": HEAD + OTHER})
    assert [GONE] == missing(tmp_path)
