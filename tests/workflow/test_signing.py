"""The tasks of signing off, as two editors type them in a real repository."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from secondhand.record.load import load

ADA, ODD = "Ada Holm <ada@desk.example>", "Odd Lind <odd@desk.example>"
Run = Callable[..., subprocess.CompletedProcess[str]]
Change = Callable[[str, str], None]


@pytest.fixture
def here(desk: Path, run: Run, commit: Callable[[Path, str], str]) -> Path:
    """A sealed desk in git, with nothing signed off."""
    (desk / ".gitignore").write_text("/sources/private/\n/reports/\n", encoding="utf-8")
    assert 0 == run("seal", folder=desk).returncode
    commit(desk, ADA)
    return desk


@pytest.fixture
def act(run: Run, here: Path) -> Run:
    """Runs a task as somebody, here."""

    def as_somebody(who: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return run(*arguments, folder=here, who=who)

    return as_somebody


@pytest.fixture
def published(act: Run, here: Path, commit: Callable[[Path, str], str]) -> Path:
    """The desk with its brief published."""
    for who, *task in ((ADA, "submit", "owners"), (ODD, "approve", "owners"), (ADA, "publish", "ferries")):
        done = act(who, *task)
        assert (0, "") == (done.returncode, done.stderr)
        commit(here, who)
    return here


def text(desk: Path) -> str:
    return (desk / "claims.yaml").read_text(encoding="utf-8")


def test_from_draft_to_published_only_the_fields_of_each_step_change(act: Run, here: Path, commit: Callable) -> None:
    before = text(here)
    for who, *task in ((ADA, "submit", "owners"), (ODD, "approve", "owners"), (ADA, "publish", "ferries")):
        assert 0 == act(who, *task).returncode
        commit(here, who)
    lines = text(here).splitlines()
    assert "    status: published" in lines
    assert f"      by: {ODD}" in lines
    new = [line for line in lines if line not in before.splitlines()]
    kept = [line for line in lines if line in before.splitlines()]
    # The brief stands on one line, which gets its date and version.
    gone = [line for line in before.splitlines() if line not in lines]
    assert ["version: 1" in line for line in new if "ferries:" in line] == [True]
    assert 1 == len(gone)
    assert [line for line in before.splitlines() if line not in gone] == kept
    validated = act(ADA, "validate")
    assert (0, "") == (validated.returncode, validated.stderr)


@pytest.mark.parametrize(
    ("who", "task", "why"),
    [
        (ODD, ("approve", "owners"), "was not submitted"),
        (ODD, ("approve", "owner"), 'there is no claim "owner"; did you mean "owners"?'),
        (ADA, ("publish", "ferries"), "cannot be published: owners (a draft)"),
        (ADA, ("publish", "ferry"), 'there is no brief "ferry"; did you mean "ferries"?'),
        (ADA, ("correct", "owners", "--reason", "So."), "was not published"),
        (ADA, ("correct", "owners"), "a reason is needed"),
        (ADA, ("retract", "owners", "--reason", "So."), "was not published"),
        (ADA, ("submit", "--file", "no.yaml", "owners"), "there is no such file"),
    ],
)
def test_a_step_out_of_turn_is_refused_and_writes_nothing(
    act: Run, here: Path, who: str, task: tuple[str, ...], why: str
) -> None:
    before = text(here)
    done = act(who, *task)
    assert 2 == done.returncode
    assert why in done.stderr
    assert "Traceback" not in done.stderr
    assert before == text(here)


def test_nobody_approves_what_they_submitted(act: Run) -> None:
    act(ADA, "submit", "owners")
    done = act(ADA, "approve", "owners")
    assert (2, True) == (done.returncode, "was submitted by you" in done.stderr)


def test_nobody_approves_what_they_changed_last(act: Run, here: Path, change: Change, commit: Callable) -> None:
    act(ADA, "submit", "owners")
    commit(here, ADA)
    change("verdict: unproven", "verdict: misleading")
    commit(here, ODD)
    act(ADA, "submit", "owners")
    commit(here, ADA)
    done = act(ODD, "approve", "owners")
    assert (2, True) == (done.returncode, "was changed last by you, Odd Lind" in done.stderr)


def test_nobody_approves_a_part_of_what_was_submitted(act: Run, here: Path, commit: Callable) -> None:
    act(ADA, "submit", "owners")
    commit(here, ADA)
    last = text(here).partition("      - source: harbour\n        quote: they had")
    (here / "claims.yaml").write_text(last[0], encoding="utf-8")
    commit(here, ODD)
    before = text(here)
    done = act(ODD, "approve", "owners")
    assert (2, True) == (done.returncode, f'"owners" is not what {ADA} submitted' in done.stderr)
    assert before == text(here)
    act(ODD, "submit", "owners")
    commit(here, ODD)
    assert 0 == act(ADA, "approve", "owners").returncode


def test_a_second_address_is_no_second_person(act: Run, here: Path, commit: Callable) -> None:
    (here / ".mailmap").write_text("Ada Holm <ada@desk.example> <ada@home.example>\n", encoding="utf-8")
    act(ADA, "submit", "owners")
    commit(here, ADA)
    done = act("A. Holm <ada@home.example>", "approve", "owners")
    assert (2, True) == (done.returncode, "was submitted by you, Ada Holm <ada@desk.example>" in done.stderr)


def test_nothing_is_approved_while_errors_stand_against_it(
    act: Run, change: Change, here: Path, commit: Callable
) -> None:
    change("We rarely met the owners\n        stance", "We never met the owners\n        stance")
    act(ADA, "submit", "owners")
    commit(here, ADA)
    done = act(ODD, "approve", "owners")
    assert (1, True) == (done.returncode, "[quote-in-source]" in done.stderr)
    assert "approval" not in text(here)


def test_nothing_is_approved_whose_source_has_no_digest(act: Run, here: Path, commit: Callable) -> None:
    (here / "sources" / "harbour.txt").write_bytes((here / "sources" / "private" / "any name.txt").read_bytes())
    record = text(here)
    digest = record.partition("sha256: ")[2][:64]
    for kept in ("text: sources/harbour.txt", f"text: sources/harbour.txt\n    sha256: {digest}"):
        (here / "claims.yaml").write_text(record.replace(f"sha256: {digest}", kept), encoding="utf-8")
        act(ADA, "submit", "owners")
        commit(here, ADA)
        done = act(ODD, "approve", "owners")
        refused = "sha256" not in kept
        assert (int(refused), refused) == (done.returncode, "[source-archived]" in done.stderr)


def test_whoever_git_does_not_know_signs_nothing(act: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
        monkeypatch.delenv(variable)
    done = act("", "submit", "owners")
    assert (2, True) == (done.returncode, "git does not know who you are" in done.stderr)


def test_outside_git_nothing_is_signed_off(run: Run, desk: Path) -> None:
    done = run("submit", "owners", folder=desk)
    assert (2, True) == (done.returncode, "lies in no git repository" in done.stderr)


def test_a_change_after_publication_is_stopped_until_it_is_told_and_approved_anew(
    act: Run, published: Path, change: Change, commit: Callable
) -> None:
    change("verdict: unproven", "verdict: misleading")
    change("rationale: Only the minister says so.", "rationale: The owners say otherwise.")
    commit(published, ADA)
    quiet = act(ADA, "validate")
    assert 1 == quiet.returncode
    assert "[correction-missing]" in quiet.stdout
    assert "verdict (unproven → misleading)" in quiet.stdout
    told = act(ADA, "correct", "owners", "--reason", "The owners wrote to us.")
    assert (0, "") == (told.returncode, told.stderr)
    commit(published, ADA)
    waiting = act(ADA, "validate")
    assert (1, False) == (waiting.returncode, "[correction-missing]" in waiting.stdout)
    assert "was: Unproven" in text(published)
    assert "now: Misleading" in text(published)
    assert 0 == act(ODD, "approve", "owners").returncode
    commit(published, ODD)
    assert 0 == act(ADA, "validate").returncode
    assert 0 == act(ADA, "publish", "ferries").returncode
    assert "status: corrected" in text(published)
    assert "version: 2" in text(published)
    again = act(ADA, "correct", "owners", "--reason", "Once more.")
    assert (2, True) == (again.returncode, "nothing that readers were told" in again.stderr)


def test_a_second_change_before_the_next_edition_makes_the_correction_anew(
    act: Run, published: Path, change: Change, commit: Callable
) -> None:
    change("verdict: unproven", "verdict: misleading")
    change("rationale: Only the minister says so.", "rationale: The owners say otherwise.")
    assert 0 == act(ADA, "correct", "owners", "--reason", "The owners wrote to us.").returncode
    commit(published, ADA)
    change("verdict: misleading", "verdict: opinion")
    commit(published, ODD)
    assert 'its correction says "Misleading"' in act(ADA, "validate").stdout
    done = act(ODD, "correct", "owners", "--reason", "Then they called.")
    assert (0, True) == (done.returncode, "corrected (verdict)" in done.stdout)
    commit(published, ODD)
    corrections = load(published / "claims.yaml").claims["owners"].corrections
    assert [
        ("Unproven", "Opinion", "Then they called."),
        ("Only the minister says so.", "The owners say otherwise."),
    ] == [
        (corrections[0].was, corrections[0].now, corrections[0].why),
        (corrections[1].was, corrections[1].now),
    ]
    assert 0 == act(ADA, "approve", "owners").returncode
    commit(published, ADA)
    assert 0 == act(ADA, "validate").returncode


def test_a_retracted_claim_stays_and_says_why(act: Run, published: Path) -> None:
    assert 0 == act(ADA, "retract", "owners", "--reason", "The text was a hoax.").returncode
    assert "status: retracted" in text(published)
    assert "why: The text was a hoax." in text(published)
    assert 0 == act(ADA, "validate").returncode
    assert 2 == act(ADA, "submit", "owners").returncode
    assert "stays as it was published" in act(ADA, "correct", "owners", "--reason", "So.").stderr


def test_the_status_says_who_waits_for_whom_since_when_and_what_blocks(act: Run, here: Path, commit: Callable) -> None:
    assert "its author, to submit it" in act(ADA, "status").stdout
    act(ADA, "submit", "owners")
    commit(here, ADA)
    row = act(ADA, "status").stdout.splitlines()[1]
    assert ["owners", "ferries", "in review", "Ada Holm", "approval by somebody other than Ada Holm"] == [
        part.strip() for part in row.split("  ") if part.strip()
    ][:5]
    submitted = text(here)
    (here / "claims.yaml").write_text(submitted.replace("Only the minister", "The minister"), encoding="utf-8")
    assert "changed since Ada Holm submitted it" in act(ADA, "status").stdout
    (here / "claims.yaml").write_text(submitted, encoding="utf-8")
    act(ODD, "approve", "owners")
    commit(here, ODD)
    assert "publication of ferries (1 of 1 approved)" in act(ADA, "status").stdout
    text_before = text(here)
    (here / "claims.yaml").write_text(text_before.replace("Only the minister", "The minister"), encoding="utf-8")
    assert "changed since Odd Lind approved it" in act(ADA, "status").stdout


def test_a_shallow_clone_cannot_tell_and_says_so(published: Path, run: Run, git: Callable) -> None:
    clone = published.parent / "shallow"
    git(published.parent, "clone", "--quiet", "--depth", "1", f"file://{published}", str(clone))
    found = run("validate", folder=clone)
    assert 1 == found.returncode
    assert "this clone is shallow [approval-not-theirs]" in found.stdout
    assert "fetch-depth: 0" in found.stdout


def sign_with(git: Callable, desk: Path, key: Path) -> None:
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", str(key)], check=True, capture_output=True
    )
    git(desk, "config", "gpg.format", "ssh")
    git(desk, "config", "user.signingkey", str(key))


@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="there is no ssh-keygen here, by which git signs")
def test_where_the_desk_says_so_an_approval_is_signed(
    act: Run, here: Path, change: Change, commit: Callable, git: Callable, tmp_path_factory: pytest.TempPathFactory
) -> None:
    change("name: Test desk", "name: Test desk, signed_approvals: true")
    act(ADA, "submit", "owners")
    commit(here, ADA)
    act(ODD, "approve", "owners")
    commit(here, ODD)
    assert "is not signed with a key that is known here [approval-not-theirs]" in act(ADA, "validate").stdout
    folder = tmp_path_factory.mktemp("keys")
    sign_with(git, here, folder / "odd")
    git(here, "commit", "--amend", "--no-edit", "--quiet", "-S", author=ODD)
    assert "is not signed with a key that is known here" in act(ADA, "validate").stdout
    public = (folder / "odd.pub").read_text(encoding="utf-8")
    (here / "allowed_signers").write_text(f"odd@desk.example {public}", encoding="utf-8")
    found = act(ADA, "validate")
    assert (0, False) == (found.returncode, "approval-not-theirs" in found.stdout)
    (here / "allowed_signers").write_text(f"ada@desk.example {public}", encoding="utf-8")
    assert "is signed by ada@desk.example" in act(ADA, "validate").stdout


def in_a_file_of_its_own(desk: Path) -> Path:
    """Move the claims into a file that the record includes."""
    record = desk / "claims.yaml"
    head, _, claims = record.read_text(encoding="utf-8").partition("claims:\n")
    (desk / "claims").mkdir()
    file = desk / "claims" / "owners.yaml"
    file.write_text(f"claims:\n{claims}", encoding="utf-8")
    record.write_text(f"include: [claims/*.yaml]\n{head}", encoding="utf-8")
    return file


def test_a_quotation_taken_out_of_an_included_file_is_stopped_until_it_is_told(
    act: Run, published: Path, commit: Callable
) -> None:
    file = in_a_file_of_its_own(published)
    commit(published, ODD)
    content = file.read_text(encoding="utf-8")
    kept, rest = content.split("      - source: harbour\n        quote: they had")
    file.write_text(kept + "".join(line for line in rest.splitlines(True)[1:] if line[:8].strip()), encoding="utf-8")
    commit(published, ODD)
    found = act(ADA, "validate")
    assert 1 == found.returncode
    assert "quotation of a published claim changed without a correction" in found.stdout
    assert "claims/owners.yaml:" in found.stdout
    assert 0 == act(ODD, "correct", "owners", "--reason", "It was of another year.").returncode
    commit(published, ODD)
    (correction,) = load(published / "claims.yaml").claims["owners"].corrections
    assert ("“they had not been paid since March”", "taken out") == (correction.was, correction.now)
    assert 0 == act(ADA, "approve", "owners").returncode
    commit(published, ADA)
    assert "correction-missing" not in act(ADA, "validate").stdout


def test_a_claim_that_somebody_else_moves_to_a_file_of_its_own_keeps_its_approval(
    act: Run, here: Path, commit: Callable
) -> None:
    for who, *task in ((ADA, "submit", "owners"), (ODD, "approve", "owners")):
        act(who, *task)
        commit(here, who)
    in_a_file_of_its_own(here)
    commit(here, "Bo Dahl <bo@desk.example>")
    found = act(ADA, "validate")
    assert (0, False) == (found.returncode, "approval" in found.stdout)
