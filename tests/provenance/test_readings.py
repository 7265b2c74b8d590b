"""Texts are read once; what was read another time is taken over as long as nothing that it depends on has changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from secondhand.provenance import readings
from secondhand.provenance.readings import read_all
from secondhand.record.load import load
from secondhand.sources.archive import open_archive


def read(desk: Path, kept: bytes | None = None) -> tuple[readings.Readings, int]:
    """The readings of a desk, and how many texts were read for them."""
    record, seen = load(desk / "claims.yaml"), []
    found = read_all(record, open_archive(record, desk), kept, lambda done, total: seen.append((done, total)))
    assert seen == [(done, len(seen)) for done in range(1, len(seen) + 1)]
    return found, len(seen)


def test_a_text_that_was_read_is_not_read_again(desk: Path) -> None:
    found, count = read(desk)
    again, none = read(desk, found.kept())
    assert (1, 0) == (count, none)
    assert dict(found) == dict(again)
    assert {"Alba Stein"} <= {mention.text for each in again["harbour"].attributions for mention in each.chain}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: Radio Norra, kind: outlet", "name: Radio Norra, kind: outlet, aliases: [the station]"),
        ("name: Radio Norra, kind: outlet", "name: Radio Norra, kind: agency"),
        ("note: It states nothing else.", "publisher: radio-norra"),
    ],
)
def test_other_names_are_another_reading(desk: Path, change: Callable[[str, str], None], old: str, new: str) -> None:
    kept = read(desk)[0].kept()
    change(old, new)
    assert 1 == read(desk, kept)[1]


def test_another_engine_reads_anew(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = read(desk)[0].kept()
    monkeypatch.setattr(readings, "_engine", lambda: b"another")
    assert 1 == read(desk, kept)[1]


def test_what_the_record_says_beside_is_no_matter(desk: Path, change: Callable[[str, str], None]) -> None:
    kept = read(desk)[0].kept()
    change("rationale: Only the minister says so.", "rationale: Nobody else says so.")
    assert 0 == read(desk, kept)[1]


@pytest.mark.parametrize("kept", [b"", b"\xc1", b"\x81\xa1a\xa1b", b"[]", b"\x81\xc4\x01a\xc4\x01b"])
def test_what_is_no_reading_is_read_anew(desk: Path, kept: bytes) -> None:
    found, count = read(desk, kept)
    assert (1, dict(read(desk)[0])) == (count, dict(found))


def test_two_processes_read_what_one_does(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = dict(read(desk)[0])
    monkeypatch.setattr(readings, "WORTH_A_PROCESS", 0)
    assert alone == dict(read(desk)[0])
