"""The record this project starts with: real, complete, and held to its sources with and without their texts."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from secondhand.pipeline import Inspection, inspect
from secondhand.provenance.credit import holds, may_be, passage_of
from secondhand.publishing.render import is_web_address
from secondhand.reading.words import count_words, split
from secondhand.record.load import load
from secondhand.record.model import Record

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def record() -> Record:
    return load(ROOT / "claims.yaml")


def _desk(folder: Path, private: Path | None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the desk, with its private texts at hand or without them."""
    shutil.copy(ROOT / "claims.yaml", folder)
    (folder / "sources").mkdir()
    for seal in (ROOT / "sources").glob("*.seal.json"):
        shutil.copy(seal, folder / "sources")
    monkeypatch.delenv("SECONDHAND_SOURCES", raising=False)
    if private:
        monkeypatch.setenv("SECONDHAND_SOURCES", str(private))
    return folder / "claims.yaml"


@pytest.fixture
def texts() -> Path:
    """The folder of the five texts, which belong to their publishers and are not in the repository."""
    folders = [Path(os.environ.get("SECONDHAND_SOURCES", "")), ROOT / "sources" / "private"]
    for folder in folders:
        if folder != Path() and folder.is_dir() and any(folder.iterdir()):
            return folder
    pytest.skip("the five private texts are not at hand: set SECONDHAND_SOURCES to their folder")


def test_it_has_five_sources_fourteen_claims_and_thirty_quotations(record: Record) -> None:
    quotes = {(each.source, each.quote) for claim in record.claims.values() for each in claim.evidence}
    assert len(record.sources) == 5
    assert len(record.claims) >= 14
    assert len(quotes) >= 30
    assert 2 <= len(record.briefs) <= 3
    assert set(record.briefs) == {claim.brief for claim in record.claims.values()}


def test_both_stances_and_every_verdict_that_the_material_supports_are_used(record: Record) -> None:
    assert {"supports", "undermines"} <= {each.stance for c in record.claims.values() for each in c.evidence}
    used = {claim.verdict for claim in record.claims.values()}
    assert used == {"true", "mostly-true", "unproven", "misleading", "opinion"}
    assert '"False" was not given' in " ".join(record.desk.methodology.split())


def test_no_quotation_has_more_than_25_words(record: Record) -> None:
    assert max(count_words(each.quote) for c in record.claims.values() for each in c.evidence) <= 25


def test_every_claim_says_why_and_what_would_settle_it(record: Record) -> None:
    assert [c.id for c in record.claims.values() if not (c.rationale and c.would_settle and c.chosen_because)] == []


def test_no_source_has_an_address_or_publisher_that_its_text_does_not_state(record: Record) -> None:
    assert [source.id for source in record.sources.values() if source.url or is_web_address(source.publisher)] == []
    assert [source.id for source in record.sources.values() if source.publisher] == ["stab"]


def test_with_seals_alone_every_quotation_is_confirmed_by_its_receipt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = inspect(_desk(tmp_path, None, monkeypatch))
    assert found.errors == 0
    assert all(each.match is None and each.stands for each in found.quotations)
    not_run = {each.check for each in found.findings if "not run" in each.message}
    assert not_run == {
        "copied-sources",
        "negation-dropped",
        "quote-keeps-attribution",
        "quote-unambiguous",
        "second-hand-unlabelled",
        "speaker-in-source",
    }


def test_with_the_texts_every_quotation_stands_in_its_text_and_nothing_is_left_unchecked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, texts: Path
) -> None:
    found = inspect(_desk(tmp_path, texts, monkeypatch))
    assert found.errors == 0
    assert all(each.match is not None and each.match.grade.passes for each in found.quotations)
    assert not [each for each in found.findings if "not run" in each.message]


def _chains_found(found: Inspection) -> dict[str, bool]:
    """Each piece of evidence with a relay, by its line: whether the text has speaker and relays in one chain."""
    whole = {}
    for quotation in found.quotations:
        evidence, passage = quotation.evidence, passage_of(quotation)
        if not evidence.via or passage is None:
            continue
        recorded = [found.record.parties[each] for each in (evidence.said_by, *evidence.via)]
        whole[f"{quotation.claim.id}, line {evidence.at('quote').line}"] = any(
            all(any(may_be(mention, party) for mention in each.chain) for party in recorded)
            for each in found.readings[evidence.source].attributions
            if holds(each, passage)
        )
    return whole


def test_every_recorded_chain_is_read_from_the_text_but_where_the_note_says_that_it_names_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, texts: Path
) -> None:
    whole = _chains_found(inspect(_desk(tmp_path, texts, monkeypatch)))
    assert [where.split(",")[0] for where, found in whole.items() if not found] == ["derussification"] * 2
    assert len(whole) == 21, "docs/attribution.md and README.md give this figure"


SECOND_HAND = {
    "drift": """
        9 Chinese journalists | 15 Chinese journalists > the Baijiahao publication | 15 the Baijiahao publication
        17 the authors of the Chinese publication > AB News | 17 AB News | 19 observers > Baijiahao
        23 analysts > Sohu | 27 the Chinese publication | 27 the Chinese publication | 29 Journalists > Sohu""",
    "stab": """
        1 Chinese media | 5 journalists from China | 9 Chinese media outlets > AB News | 15 Chinese journalists
        19 journalists > Sohu""",
    "distance": """
        5 Arman Shuraev > Channel 24 | 5 He > Channel 24 | 9 He > Channel 24 | 11 he > Channel 24
        13 the interlocutor > Channel 24 | 17 The public figure > Channel 24
        17 Tokayev > The public figure > Channel 24 | 19 Tokayev > Arman Shuraev > Channel 24
        19 He > Arman Shuraev > Channel 24 | 19 Arman Shuraev > Channel 24 | 24 Western media""",
    "influence": """
        11 Igor Yakovenko > Channel 24 | 15 Yakovenko > Channel 24
        17 the Russian opposition journalist > Channel 24 | 23 Igor Yakovenko > Channel 24""",
    "apple": """
        6 Konstantin Zatulin > The Institute of CIS countries | 12 Amy Gunia > Time magazine
        16 Konstantin Zatulin > The Institute of CIS countries
        16 he > Konstantin Zatulin > The Institute of CIS countries
        16 they > Konstantin Zatulin > The Institute of CIS countries
        18 him > The Institute of CIS countries | 20 he > The Institute of CIS countries""",
}
"""Every second-hand passage of the five texts as read by hand: its line, and the chain from the speaker."""


def test_every_second_hand_passage_of_the_five_texts_is_found_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, texts: Path
) -> None:
    found = inspect(_desk(tmp_path, texts, monkeypatch))
    for source, stated in SECOND_HAND.items():
        text = found.readings[source].text
        seen = [
            f"{text.count(chr(10), 0, each.extent.start) + 1} {' > '.join(mention.text for mention in each.chain)}"
            for each in found.readings[source].attributions
            if each.second_hand
        ]
        assert sorted(each.strip() for each in re.split(r"\||\n", stated.strip())) == sorted(seen), source


def _every_word_dropped(file: Path) -> list[tuple[int, str]]:
    """What `validate` misses: (line, text) of each quotation that may lose a word without an error on its line."""
    text = file.read_text(encoding="utf-8")
    record = load(file)
    missed = []
    lines = text.splitlines(keepends=True)
    for claim in record.claims.values():
        for evidence in claim.evidence:
            start = evidence.at("quote").line
            end = start
            indent = len(lines[start - 1]) - len(lines[start - 1].lstrip())
            while len(lines[end]) - len(lines[end].lstrip()) > indent:
                end += 1
            block = "".join(lines[start - 1 : end])
            value = block.index("quote:") + len("quote:")
            words = list(re.finditer(r"\w[\w'’-]*", block[value:]))
            for word in (words[0], words[len(words) // 2], words[-1]):
                changed = block[: value + word.start()] + block[value + word.end() :]
                altered = "".join(lines[: start - 1]) + changed + "".join(lines[end:])
                file.write_text(altered, encoding="utf-8")
                found: Inspection = inspect(file)
                at = {each.position.line for each in found.findings if each.check == "quote-in-source"}
                if found.errors == 0 or start not in at:
                    missed.append((start, changed))
    return missed


def test_dropping_a_word_of_any_quotation_is_an_error_at_its_line_with_seals_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _every_word_dropped(_desk(tmp_path, None, monkeypatch)) == []


def test_dropping_a_word_of_any_quotation_is_an_error_at_its_line_with_the_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, texts: Path
) -> None:
    assert _every_word_dropped(_desk(tmp_path, texts, monkeypatch)) == []


def test_the_seals_hold_no_receipt_that_no_quotation_uses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = inspect(_desk(tmp_path, None, monkeypatch))
    for name, archived in found.archive.items():
        assert archived.seal is not None
        used = {split(q.evidence.quote).tokens for q in found.quotations if q.evidence.source == name}
        assert len(archived.seal.receipts) == len(used)
