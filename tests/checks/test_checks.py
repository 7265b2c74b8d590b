"""Every check against records that must fail and records that must pass.

A file `<check id>.yaml` holds cases, each begun by a line `--- what it shows`. A case is a record; the parts it leaves
out come from `prelude.yaml`. `# expect: ID` on a line says that a finding of this check begins on that line. The whole
set is compared, so a surplus finding of any check fails too; notes need no expectation, except those of a check that
the case expects somewhere.

A line `=== Name <address>` ends a version of the record and says who commits it; what follows the last one is checked,
and not committed. "DIGEST" stands for the digest of what the claim says in this version, "EARLIER" for the last one of
the version before, "FIRST" for that of the first.
"""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from secondhand.checks.explain import rule_of, table
from secondhand.checks.table import CHECKS
from secondhand.findings import Level
from secondhand.pipeline import inspect
from secondhand.provenance.signoff import digest_of
from secondhand.record.load import parse

HERE = Path(__file__).parent
Commit = Callable[[Path, str], str]
TODAY = datetime.date(2031, 6, 1)
EXPECTED = re.compile(r"# expect: ([\w-]+)(?: \| (.*))?")


def _cases() -> list[tuple[str, str, str]]:
    """(check, what it shows, the case's text) of every case."""
    cases = []
    for path in sorted(HERE.glob("*.yaml")):
        if path.stem == "prelude":
            continue
        for part in re.split(r"^--- ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
            title, _, text = part.partition("\n")
            cases.append((path.stem, title, text))
    return cases


def _whole(text: str) -> str:
    prelude = (HERE / "prelude.yaml").read_text(encoding="utf-8")
    given = set(re.findall(r"^(\w+):", text, flags=re.M))
    parts = re.split(r"^(?=\w+:)", prelude, flags=re.M)[1:]
    return text + "".join(part for part in parts if part.partition(":")[0] not in given)


def _signed(text: str, digests: list[str]) -> str:
    """A record with the digests that it leaves open; `digests` are those of earlier versions."""
    if digests:
        text = text.replace("EARLIER", digests[-1]).replace("FIRST", digests[0])
    record = parse(text.replace("DIGEST", "0" * 64).encode(), "claims.yaml")

    def signed(match: re.Match[str]) -> str:
        claim = record.claims.get(match[1])
        return match[0].replace("DIGEST", digest_of(record, claim)) if claim else match[0]

    return re.sub(r"^  ([\w-]+):\n(?:    .*\n)*", signed, text, flags=re.M) if "DIGEST" in text else text


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    shutil.copytree(HERE / "texts", tmp_path / "sources")
    return tmp_path


@pytest.mark.parametrize("text", [pytest.param(text, id=f"{check}: {title}") for check, title, text in _cases()])
def test_the_findings_are_those_that_the_case_expects(text: str, desk: Path, commit: Commit) -> None:
    record = desk / "claims.yaml"
    *committed, text = re.split(r"^=== (.*)\n", text, flags=re.M)
    digests: list[str] = []
    for version, author in zip(committed[::2], committed[1::2], strict=True):
        record.write_text(_signed(_whole(version), digests), encoding="utf-8")
        digests += re.findall("digest: ([0-9a-f]{64})", record.read_text(encoding="utf-8"))
        commit(desk, author)
    # A line with a comment that the committed one has not would be a changed line.
    whole = re.sub(" *# expect: .*", "", _whole(text)) if committed else _whole(text)
    record.write_text(_signed(whole, digests), encoding="utf-8")
    expected = {}
    for number, line in enumerate(text.splitlines(), 1):
        for match in EXPECTED.finditer(line):
            expected[(number, match[1])] = match[2] or ""
    every = inspect(record, TODAY).findings
    # A note counts where its check says nothing louder.
    checks = {check for _, check in expected} - {each.check for each in every if each.level > Level.NOTE}
    findings = [each for each in every if each.level > Level.NOTE or each.check in checks]
    found = {(each.position.line, each.check): each for each in findings}
    assert sorted(expected) == sorted(found)
    for place, words in expected.items():
        assert words in f"{found[place].message}\n{found[place].hint}"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.ID)
def test_a_check_is_named_as_its_file_and_states_its_rule(check) -> None:
    assert Path(check.__file__).stem == check.ID.replace("-", "_")
    assert rule_of(check).rule.endswith(".")


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.ID)
def test_a_check_has_a_record_that_fails_it_and_one_that_passes(check) -> None:
    cases = [text for name, _, text in _cases() if name == check.ID]
    failing = [text for text in cases if f"# expect: {check.ID}" in text]
    assert failing
    assert len(failing) < len(cases)


NO_CHECKS = {"__init__", "case", "explain", "hints", "history", "places", "profile", "table", "waivers"}


def test_every_file_of_the_room_is_in_the_table() -> None:
    import secondhand.checks

    room = Path(secondhand.checks.__file__).parent
    files = {path.stem for path in room.glob("*.py")} - NO_CHECKS
    assert files == {check.ID.replace("-", "_") for check in CHECKS}


def test_the_table_of_checks_has_a_row_for_each() -> None:
    assert len(CHECKS) + 2 == len(table().splitlines())
