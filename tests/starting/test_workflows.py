"""The workflow files for code hosts: pinned, of least permissions, and what their steps run is run here."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from secondhand.reporters.review_markdown import MARK
from secondhand.starting.new_desk import HERE

ROOT = Path(__file__).parent.parent.parent
WORKFLOWS = ("desk.yml", "desk-comment.yml")
ADA = "Ada Holm <ada@desk.example>"
Run = Callable[..., subprocess.CompletedProcess[str]]


def text(name: str) -> str:
    return (HERE / "github" / name).read_text(encoding="utf-8")


def workflow(name: str) -> dict[Any, Any]:
    return yaml.safe_load(text(name))


def steps(name: str) -> list[dict[str, Any]]:
    (job,) = workflow(name)["jobs"].values()
    return job["steps"]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_this_repository_runs_what_a_new_desk_gets(name: str) -> None:
    assert text(name) == (ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_action_is_pinned_by_commit_and_says_its_version(name: str) -> None:
    used = re.findall(r"uses: (.*)", text(name))
    assert used
    assert [] == [each for each in used if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each)]


def test_what_runs_a_pull_request_may_write_nothing_and_has_no_secrets() -> None:
    assert {"contents": "read"} == workflow("desk.yml")["permissions"]
    assert {"permissions"} & set(workflow("desk.yml")["jobs"]["record"]) == set()
    assert "secrets." not in text("desk.yml")
    assert "pull_request_target" not in text("desk.yml")
    assert steps("desk.yml")[0]["with"] == {"fetch-depth": 0, "persist-credentials": False}


def test_what_may_write_runs_nothing_of_the_pull_request() -> None:
    made = workflow("desk-comment.yml")
    assert {} == made["permissions"]
    assert {"actions": "read", "pull-requests": "write"} == made["jobs"]["comment"]["permissions"]
    assert not any("checkout" in each.get("uses", "") for each in steps("desk-comment.yml"))
    assert "secrets." not in text("desk-comment.yml")


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_step_puts_what_others_wrote_into_its_commands(name: str) -> None:
    assert [] == [each["run"] for each in steps(name) if "${{" in each.get("run", "")]


def test_actionlint_finds_nothing() -> None:
    """By a fork of it that is kept up: what makes runs fail, and what lets outsiders in."""
    program = shutil.which("jactionlint", path=str(Path(sys.executable).parent)) or shutil.which("jactionlint")
    if program is None:
        pytest.skip("jactionlint has no wheel for this machine")
    files = [str(ROOT / ".github" / "workflows" / name) for name in WORKFLOWS]
    # That a run which may write follows one that a fork may start is what desk-comment.yml is for; the tests above and
    # below hold it to taking that run's artifact as text.
    options = ["--strict-exit", "--ignore=dangerous-triggers", "--format=oneline", "--no-online", "--no-hints"]
    done = subprocess.run([program, *options, *files], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (0, "") == (done.returncode, done.stdout)


@pytest.fixture
def pulled(tmp_path: Path, run: Run, commit: Callable[[Path, str], str], git: Callable[..., str]) -> Path:
    """A new desk as a runner checks it out: its main branch as origin/main, and a change on top of it."""
    assert 0 == run("init", "desk", folder=tmp_path).returncode
    desk = tmp_path / "desk"
    shim = desk / "invoke"
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m invoke "$@"\n', encoding="utf-8")
    shim.chmod(0o755)
    commit(desk, ADA, "Begin")
    git(desk, "update-ref", "refs/remotes/origin/main", "HEAD")
    record = desk / "claims.yaml"
    changed = record.read_text(encoding="utf-8").replace("verdict: unproven", "verdict: misleading")
    record.write_text(changed, encoding="utf-8")
    commit(desk, ADA, "Another verdict")
    return desk


def run_step(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """A step as the runner does it: bash that stops at the first failure."""
    environment = {**os.environ, **variables}
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_the_steps_run_as_they_stand_and_leave_the_comment_and_the_briefs(pulled: Path, tmp_path: Path) -> None:
    kept = tmp_path / "environment"
    kept.write_text("", encoding="utf-8")
    given = {
        "GITHUB_ENV": str(kept),
        "RUNNER_TEMP": str(tmp_path),
        "BASE": "origin/main",
        "GITHUB_BASE_REF": "main",
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
        "GITHUB_WORKSPACE": str(pulled),
    }
    for step in steps("desk.yml"):
        if "run" in step:
            done = run_step(step["run"], pulled, **given)
            assert 0 == done.returncode, f"{step['name']}: {done.stdout}{done.stderr}"
            given |= dict(line.split("=", 1) for line in kept.read_text(encoding="utf-8").splitlines())
    comment = (pulled / "review" / "comment.md").read_text(encoding="utf-8")
    assert comment.startswith(MARK)
    assert "Unproven → Misleading" in comment
    assert (pulled / "review" / "review.html").is_file()
    assert (pulled / "reports" / "ferries.pdf").is_file()


@pytest.mark.parametrize(
    ("comments", "calls"),
    [([], ["POST repos/o/r/issues/7/comments"]), ([{"id": 5, "bot": True}], ["PATCH repos/o/r/issues/comments/5"])],
)
def test_the_comment_is_made_once_and_then_updated(
    tmp_path: Path, comments: list[dict[str, Any]], calls: list[str]
) -> None:
    if shutil.which("jq") is None:
        pytest.skip("there is no jq here, which runners have")
    (tmp_path / "review").mkdir()
    (tmp_path / "review" / "comment.md").write_text(f"{MARK}\n### Something\n", encoding="utf-8")
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    said = [{"id": 3, "user": {"login": "ada"}, "body": f"{MARK} mine too"}]
    said += [{"id": each["id"], "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\nold"} for each in comments]
    pulls = [{"number": 6, "head": {"sha": "b" * 40}}, {"number": 7, "head": {"sha": "a" * 40}}]
    (tmp_path / "pulls.json").write_text(json.dumps(pulls), encoding="utf-8")
    (tmp_path / "comments.json").write_text(json.dumps(said), encoding="utf-8")
    gh = bin_folder / "gh"
    gh.write_text(
        '#!/bin/sh\ncase "$*" in\n'
        f'  *"/pulls "*) cat "{tmp_path}/pulls.json" ;;\n'
        f'  *--paginate*) cat "{tmp_path}/comments.json" ;;\n'
        f'  *) echo "$3 $4" >>"{tmp_path}/calls" ;;\nesac\n',
        encoding="utf-8",
    )
    gh.chmod(0o755)
    (script,) = [each["run"] for each in steps("desk-comment.yml") if "run" in each]
    given = {"REPOSITORY": "o/r", "COMMIT": "a" * 40, "BRANCH": "fix", "OWNER": "ada", "GH_TOKEN": "x"}
    done = run_step(script, tmp_path, **given, PATH=f"{bin_folder}:{os.environ['PATH']}")
    assert 0 == done.returncode, done.stderr
    assert calls == (tmp_path / "calls").read_text(encoding="utf-8").splitlines()
    (tmp_path / "calls").unlink()
    # A pull request that has moved on since, and what is no review, get no comment.
    done = run_step(script, tmp_path, **{**given, "COMMIT": "c" * 40}, PATH=f"{bin_folder}:{os.environ['PATH']}")
    assert (0, False) == (done.returncode, (tmp_path / "calls").exists())
    (tmp_path / "review" / "comment.md").write_text("Buy this.\n", encoding="utf-8")
    done = run_step(script, tmp_path, **given, PATH=f"{bin_folder}:{os.environ['PATH']}")
    assert (1, False) == (done.returncode, (tmp_path / "calls").exists())


def test_the_gitlab_twin_and_the_hooks_are_read_and_name_tasks_that_there_are(new_tasks: set[str]) -> None:
    twin = yaml.safe_load((HERE / "gitlab-ci.yml").read_text(encoding="utf-8"))
    assert "DESK_TOKEN" not in json.dumps(twin["record"])
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    own = yaml.safe_load((HERE / "pre-commit-config.yaml").read_text(encoding="utf-8"))
    said = [*twin["record"]["script"], hooks[0]["entry"], own["repos"][0]["hooks"][0]["entry"]]
    used = {match for each in said for match in re.findall(r"(?:\$?invoke|secondhand) ([a-z][\w-]*)", each)}
    assert {"validate", "review", "report"} <= used
    assert used <= new_tasks


@pytest.fixture
def new_tasks(run: Run, tmp_path: Path) -> set[str]:
    return set(re.findall(r"^  ([\w-]+)", run("--list", folder=tmp_path).stdout, flags=re.M))
