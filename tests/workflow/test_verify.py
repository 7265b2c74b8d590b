"""Whether a PDF is what was approved, told from the file and from the repository."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from secondhand.publishing.stamp import NoStamp, read_stamp, sealed

ADA, ODD = "Ada Holm <ada@desk.example>", "Odd Lind <odd@desk.example>"
Run = Callable[..., subprocess.CompletedProcess[str]]
Change = Callable[[str, str], None]


_MADE: list[Path] = []


@pytest.fixture
def here(desk: Path, run: Run, commit: Callable[[Path, str], str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk that has published its brief and written it as reports/ferries.pdf; a copy of the one made first."""
    if not _MADE:
        _MADE.append(tmp_path_factory.mktemp("published") / "desk")
        shutil.copytree(_published(desk, run, commit), _MADE[0])
    shutil.rmtree(desk)
    shutil.copytree(_MADE[0], desk)
    return desk


def _published(desk: Path, run: Run, commit: Callable[[Path, str], str]) -> Path:
    (desk / ".gitignore").write_text("/sources/private/\n/reports/\n", encoding="utf-8")
    # A folder of its own: git keeps no templates behind a link.
    templates = (desk / "templates").resolve()
    (desk / "templates").unlink()
    subprocess.run(["cp", "-r", str(templates), str(desk / "templates")], check=True)
    assert 0 == run("seal", folder=desk).returncode
    for who, *task in ((ADA, "submit", "owners"), (ODD, "approve", "owners"), (ADA, "publish", "ferries")):
        commit(desk, who)
        assert 0 == run(*task, folder=desk, who=who).returncode
        commit(desk, who)
    assert 0 == run("report", "--format", "pdf", folder=desk).returncode
    return desk


def verify(run: Run, desk: Path, *options: str) -> tuple[int, str]:
    done = run("verify", "reports/ferries.pdf", *options, folder=desk)
    assert "" == done.stderr
    return done.returncode, done.stdout


def test_what_was_published_holds_alone_and_against_the_repository(run: Run, here: Path) -> None:
    status, said = verify(run, here, "--alone")
    assert 0 == status
    assert "edition 1 of" in said
    assert f"owners: as {ODD} approved it" in said
    # Whoever writes a file can seal it.
    assert said.endswith("what it says of itself agrees; whether it was approved, the desk's repository tells\n")
    status, said = verify(run, here)
    assert (0, False) == (status, "FAILS" in said)
    assert "letter by letter, what that commit renders to here" in said
    assert said.endswith("this is what was approved\n")
    assert "each approval was brought by whoever gave it" in said


def test_a_file_whose_bytes_changed_shows_it(run: Run, here: Path) -> None:
    pdf = here / "reports" / "ferries.pdf"
    content = pdf.read_bytes()
    pdf.write_bytes(content.replace(b'"date": "20', b'"date": "19', 1))
    status, said = verify(run, here, "--alone")
    assert (1, True) == (status, "its seal is broken" in said)


def test_a_file_that_was_changed_and_sealed_anew_fails_against_the_repository(run: Run, here: Path) -> None:
    pdf = here / "reports" / "ferries.pdf"
    content = pdf.read_bytes()
    stamp = read_stamp(content)
    digest = stamp.claims[0].digest.encode()
    forged = content.replace(digest, b"f" * 64)
    forged = forged.replace(forged[forged.rindex(b'"seal": "') + 9 :][:64], b"0" * 64)
    pdf.write_bytes(sealed(forged))
    assert 0 == verify(run, here, "--alone")[0]
    status, said = verify(run, here)
    assert (1, True) == (status, "owners: in that commit it says something else" in said)


def test_a_rendering_with_other_words_under_the_same_stamp_fails(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from secondhand.publishing.exports import pdf as export

    honest = export.render_html

    def dishonest(*arguments: str) -> str:
        return honest(*arguments).replace("Only the minister says so.", "Everybody says so.")

    (here / "reports" / "ferries.pdf").unlink()
    with monkeypatch.context() as patch:
        patch.setattr(export, "render_html", dishonest)
        assert 0 == run("report", "--format", "pdf", folder=here).returncode
    assert 0 == verify(run, here, "--alone")[0]
    status, said = verify(run, here)
    assert 1 == status
    assert 'it does not show, at its place: "Only the minister says so."' in said
    assert "Everybody" in said


def test_a_draft_and_what_is_not_committed_are_not_what_was_approved(run: Run, here: Path, change: Change) -> None:
    change("rationale: Only the minister says so.", "rationale: Nobody says so.")
    assert 0 == run("report", "--format", "pdf", "--draft", folder=here).returncode
    status, said = verify(run, here, "--alone")
    assert 1 == status
    assert "it is a draft" in said
    assert "it was not written from a commit (uncommitted changes to" in said
    assert f"owners: not what {ODD} approved" in said


def test_an_approval_that_was_forged_in_its_commit_fails(run: Run, here: Path, git: Callable) -> None:
    log = git(here, "log", "--format=%H", "--reverse").splitlines()
    forger = ["-c", "sequence.editor=true", "rebase", "--quiet", "--root", "--exec"]
    git(here, *forger, "git commit --quiet --amend --no-edit --reset-author --allow-empty", author=ADA)
    assert log[-1] != git(here, "rev-parse", "HEAD")
    assert 0 == run("report", "--format", "pdf", "--draft", folder=here).returncode
    status, said = verify(run, here)
    assert (1, True) == (status, f"is by {ADA} [approval-not-theirs]" in said)


def test_a_later_edition_is_told(run: Run, here: Path, change: Change) -> None:
    change("version: 1", "version: 2")
    assert "edition 2 of" in verify(run, here)[1]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n%%EOF", b"hello", b'%PDF-{"secondhand stamp": 1'])
def test_a_file_without_a_stamp_exits_with_2(run: Run, desk: Path, content: bytes) -> None:
    (desk / "x.pdf").write_bytes(content)
    done = run("verify", "x.pdf", folder=desk)
    assert (2, True) == (done.returncode, "cannot be told where it comes from" in done.stderr)
    with pytest.raises(NoStamp):
        read_stamp(content)


def test_without_a_repository_it_says_what_it_did_not_look_at(run: Run, here: Path, tmp_path_factory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    shutil.copy(here / "reports" / "ferries.pdf", elsewhere)
    done = run("verify", "ferries.pdf", folder=elsewhere)
    assert (0, True) == (done.returncode, "not compared with a repository" in done.stdout)
    assert "this is what was approved" not in done.stdout


def test_a_missing_file_is_said(run: Run, desk: Path) -> None:
    done = run("verify", "nowhere.pdf", folder=desk)
    assert (2, True) == (done.returncode, "nowhere.pdf: cannot be read" in done.stderr)


def test_a_brief_stands_and_holds_when_something_else_is_committed(
    run: Run, here: Path, change: Change, commit: Callable[[Path, str], str]
) -> None:
    pdf = here / "reports" / "ferries.pdf"
    before = pdf.read_bytes()
    change("briefs:\n", "briefs:\n  tides: {title: The tides at Norra, date: 2031-05-05, summary: High water.}\n")
    commit(here, ADA)
    assert 0 == run("report", "--format", "pdf", folder=here).returncode
    assert before == pdf.read_bytes()
    pdf.unlink()
    assert 0 == run("report", "--format", "pdf", folder=here).returncode
    assert before == pdf.read_bytes()
    assert (0, False) == (verify(run, here)[0], "FAILS" in verify(run, here)[1])
    later = read_stamp((here / "reports" / "tides.pdf").read_bytes())
    assert later.commit != read_stamp(before).commit
