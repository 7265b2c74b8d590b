"""What a finding says of a party that is left out, and what it proposes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import yaml

from secondhand.checks.case import Credited
from secondhand.checks.hints import left_out
from secondhand.findings import Finding
from secondhand.pipeline import inspect
from secondhand.provenance.credit import Uncredited
from secondhand.reading.attribution import Attribution, Mention, Span
from secondhand.reporters.text import finding_lines
from secondhand.texts import propose, scan

RECORD = """
desk: {{name: Test desk}}
quote_limits: {{words: 25, share: 1}}
parties:
  lind: {{name: Odd Lind, kind: person}}
  herald: {{name: Norra Herald, kind: outlet}}
  gazette: {{name: Norra Gazette, kind: outlet}}
  south-gazette: {{name: South Gazette, kind: outlet}}
sources:
  quay: {{title: The quay, publisher: herald, text: sources/quay.txt, sha256: {digest}}}
briefs: {{b: {{title: B, date: 2031}}}}
claims:
{claims}
"""
CLAIM = """\
  sold: {{claim: C, claimant: lind, brief: b, verdict: unproven, rationale: R,
         evidence: [{{source: quay, stance: context, quote: {quote}}}]}}
"""


def desk(folder: Path, text: str, claims: str = "") -> Path:
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "sources" / "quay.txt").write_text(text, encoding="utf-8", newline="")
    digest = hashlib.sha256(text.encode()).hexdigest()
    (folder / "claims.yaml").write_text(RECORD.format(digest=digest, claims=claims), encoding="utf-8")
    return folder / "claims.yaml"


def findings(folder: Path, text: str, quote: str) -> list[Finding]:
    checks = ("second-hand-unlabelled", "quote-keeps-attribution")
    found = inspect(desk(folder, text, CLAIM.format(quote=quote))).findings
    return [each for each in found if each.check in checks]


@pytest.mark.parametrize(
    "text",
    [
        "“We met them,” said Alba\u202e Stein\x1b[31m, according to the Harbour\x9b Post.",
        "“We met them. It\x1b[2J rained,” said Alba\u202e Stein, according to the Harbour\x07 Post.",
        "Alba Stein\x1b denied that\u202e we met them.",
    ],
)
def test_no_control_character_of_a_source_comes_with_a_finding(text: str, tmp_path: Path) -> None:
    found = findings(tmp_path, text, "we met them" if "denied" in text else "We met them")
    assert found
    shown = "".join(f"{each.message}{each.hint}" for each in found).replace("\n", "")
    assert not [each for each in shown if each != " " and not each.isprintable()]
    printed = "".join(line.plain for each in found for line in finding_lines(each))
    assert not set("\x1b\x07\x9b\u202e") & set(printed)


@pytest.mark.parametrize(
    ("speaker", "hint"),
    [
        ("Odd Lind", "record it: said_by: lind"),
        ("Élodie Ångström", "record it: said_by: elodie-angstrom; and in parties: elodie-angstrom: {name: Élodie"),
        ("the Harbour Post", "record it: said_by: harbour-post; and in parties: harbour-post: {name: Harbour Post, "),
        ("the Gazette", "record which it is: said_by: gazette or said_by: south-gazette"),
    ],
)
def test_a_hint_says_what_to_record(speaker: str, hint: str, tmp_path: Path) -> None:
    [found] = findings(tmp_path, f"“We met them,” said {speaker}.", "We met them")
    assert hint in found.hint


@pytest.mark.parametrize("speaker", ["Élodie Ångström", "the Harbour Post", "harbour officials", "Radio No"])
def test_a_party_that_the_record_lacks_is_the_same_in_a_hint_and_in_a_proposal(speaker: str, tmp_path: Path) -> None:
    text = f"“We met them,” said {speaker}."
    [found] = findings(tmp_path, text, "We met them")
    inspection = inspect(desk(tmp_path, text))
    proposed = yaml.safe_load(propose(inspection, scan(inspection, ())[0], (), second_hand=False))
    assert proposed["parties"] == yaml.safe_load(found.hint.partition("in parties: ")[2])


def test_a_name_is_quoted_as_yaml_needs_it(tmp_path: Path) -> None:
    text = "“We met them,” said it."
    record = desk(tmp_path, text, CLAIM.format(quote="We met them"))
    inspection = inspect(record)
    name = "Tide: Norra's {paper}, #1"
    mention = Mention(Span(0, 1), name, "outlet", True)
    found = Uncredited(Attribution(Span(0, 1), Span(0, 1), None, (mention,), "a-rule"), 0, False)
    credited = Credited(inspection.quotations[0], inspection.readings["quay"], (), (found,))
    hint = left_out("a-check", inspection.record, credited, found, "").hint
    entry = {"tide-norras-paper-1": {"name": name, "kind": "outlet"}}
    assert entry == yaml.safe_load(hint.partition("in parties: ")[2])
