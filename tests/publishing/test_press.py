"""Only what is stale is written; whatever goes wrong names itself and keeps nothing else from being written."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from sample_edition import sample_edition

from secondhand.publishing import exports, press, wording, workers
from secondhand.publishing.brief import Edition
from secondhand.publishing.pending import composed
from secondhand.publishing.press import Output, Plan, plan
from secondhand.publishing.stamp import read_stamp

ROOT = Path(__file__).parents[2]
FORMATS = ("docx", "html", "json")


def small(name: str) -> Edition:
    sample = sample_edition()
    return dataclasses.replace(sample, id=name, claims=sample.claims[4:5], corrections=(), notices=())


@pytest.fixture
def own(templates: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(templates, tmp_path / "templates"))


def planned(own: Path, editions: Sequence[Edition], formats: Sequence[str] = FORMATS) -> Plan:
    return plan(list(map(composed, editions)), own, own.parent, own.parent / "reports", formats)


def write(own: Path, editions: Sequence[Edition], formats: Sequence[str] = FORMATS) -> dict[str, str]:
    """The names of the files that were made, with what went wrong."""
    made = planned(own, editions, formats).write(lambda _: None)
    return {written.output.path.name: written.problem for written in made}


def stale(own: Path, editions: Sequence[Edition], formats: Sequence[str] = FORMATS) -> list[str]:
    return [output.path.name for output in planned(own, editions, formats).stale]


def test_all_is_written_once_and_then_kept(own: Path) -> None:
    editions = [small("a"), small("b")]
    assert {f"{name}.{suffix}": "" for name in "ab" for suffix in FORMATS} == write(own, editions)
    assert [] == stale(own, editions)


def test_only_what_changed_is_written_again(own: Path) -> None:
    write(own, [small("a"), small("b")])
    changed = dataclasses.replace(small("b"), title="Another title")
    assert ["b.docx", "b.html", "b.json"] == stale(own, [small("a"), changed])


def test_a_deleted_and_an_edited_file_come_back(own: Path) -> None:
    write(own, [small("a")])
    reports = own.parent / "reports"
    before = (reports / "a.html").read_bytes()
    (reports / "a.html").write_bytes(before.replace(b"dam", b"dim"))
    (reports / "a.json").unlink()
    assert {"a.html": "", "a.json": ""} == write(own, [small("a")])
    assert before == (reports / "a.html").read_bytes()


def test_a_file_that_was_only_touched_is_kept(own: Path) -> None:
    write(own, [small("a")])
    os.utime(own.parent / "reports" / "a.html", (0, 0))
    assert [] == stale(own, [small("a")])


@pytest.mark.parametrize("name", ["brief.css", "reference.docx", "parts/words.html.j2"])
def test_a_changed_template_makes_all_stale(own: Path, name: str) -> None:
    write(own, [small("a")])
    with (own / name).open("ab") as file:
        file.write(b"\n")
    assert ["a.docx", "a.html", "a.json"] == stale(own, [small("a")])


def test_a_font_of_the_desks_makes_all_stale(own: Path) -> None:
    write(own, [small("a")], ["json"])
    (own / "fonts").mkdir()
    (own / "fonts" / "x.ttf").write_bytes(b"x")
    assert ["a.json"] == stale(own, [small("a")], ["json"])


def at(edition: Edition, commit: str) -> Edition:
    """The edition as the first composer makes it when its record was changed last in this commit."""
    text = wording.version(edition.number, commit, edition.record_digest)
    return dataclasses.replace(edition, commit=commit, version_text=text)


def test_a_commit_about_something_else_makes_nothing_stale(own: Path) -> None:
    first, second = "1" * 12, "2" * 12
    write(own, [at(small("a"), first), at(small("b"), first)])
    changed = at(dataclasses.replace(small("b"), title="Another title"), second)
    assert ["b.docx", "b.html", "b.json"] == stale(own, [at(small("a"), second), changed])


def test_what_comes_back_names_the_commit_that_its_other_files_name(own: Path) -> None:
    write(own, [at(small("a"), "1" * 12)])
    before = (own.parent / "reports" / "a.docx").read_bytes()
    (own.parent / "reports" / "a.docx").unlink()
    write(own, [at(small("a"), "2" * 12)], [*FORMATS, "pdf"])
    assert before == (own.parent / "reports" / "a.docx").read_bytes()
    assert "1" * 12 == read_stamp((own.parent / "reports" / "a.pdf").read_bytes()).commit


def test_a_commit_that_head_does_not_hold_is_named_no_longer(own: Path) -> None:
    write(own, [at(small("a"), "1" * 12)])
    again = plan(
        [composed(at(small("a"), "2" * 12))], own, own.parent, own.parent / "reports", FORMATS, standing=lambda _: ()
    )
    assert 3 == len(again.stale)
    assert "2" * 12 == again.shown[0].commit
    assert "2" * 12 in again.shown[0].edition().version_text


def test_with_other_templates_the_last_commit_is_named(own: Path) -> None:
    write(own, [at(small("a"), "1" * 12)])
    with (own / "brief.css").open("ab") as file:
        file.write(b"\n")
    assert "2" * 12 == planned(own, [at(small("a"), "2" * 12)]).shown[0].commit


def test_what_is_not_committed_says_so_and_then_names_its_commit(own: Path) -> None:
    write(own, [at(small("a"), f"uncommitted changes to {'1' * 12}")])
    assert 3 == len(stale(own, [at(small("a"), "2" * 12)]))
    assert "2" * 12 == planned(own, [at(small("a"), "2" * 12)]).shown[0].commit
    write(own, [at(small("a"), "2" * 12)])
    assert "uncommitted" in planned(own, [at(small("a"), "uncommitted")]).shown[0].edition().version_text


def test_an_unreadable_ledger_is_as_good_as_none(own: Path) -> None:
    write(own, [small("a")], ["json"])
    for ledger in (own.parent / ".cache").rglob("*.json"):
        ledger.write_text('{"version": 1, "files": {"a.json": 3}}', encoding="utf-8")
    assert ["a.json"] == stale(own, [small("a")], ["json"])


def test_one_that_fails_names_itself_and_the_others_are_written(own: Path) -> None:
    bad = dataclasses.replace(small("b"), date="soon")
    found = write(own, [small("a"), bad, small("c")])
    assert ["b.docx", "b.html"] == [name for name, problem in sorted(found.items()) if problem]
    assert "brief b: 'soon' is not a date (YYYY-MM-DD)" == found["b.docx"]
    assert {"a.docx", "a.html", "a.json", "b.json", "c.docx", "c.html", "c.json"} == {
        path.name for path in (own.parent / "reports").iterdir()
    }
    assert ["b.docx", "b.html"] == stale(own, [small("a"), bad, small("c")])


@pytest.mark.skipif(not workers.can_fork(), reason="processes cannot be forked here")
def test_a_process_that_dies_is_named_by_what_it_made(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def export(edition: Edition, templates: Path) -> bytes:
        if edition.id == "b":
            os._exit(3)
        return exports.export_json(edition, templates)

    monkeypatch.setattr(workers, "processors", lambda: 2)
    monkeypatch.setattr(press, "EXPORTS", {"json": export})
    found = write(own, [small("a"), small("b"), small("c")], ["json"])
    assert {"a.json": "", "b.json": "the process ended with status 3 while it was made", "c.json": ""} == found


def test_whoever_stops_halfway_finds_whole_files_and_goes_on_from_there(own: Path) -> None:
    editions = [small(name) for name in "abcdef"]
    going = planned(own, editions, ["html"]).write(lambda _: None)
    first = next(going).output.path.name
    going.close()  # type: ignore[attr-defined]  # a generator
    left = stale(own, editions, ["html"])
    assert first not in left
    assert all(path.name.endswith(".html") for path in (own.parent / "reports").iterdir())
    assert dict.fromkeys(left, "") == write(own, editions, ["html"])


def test_any_order_and_number_of_processes_gives_the_same_bytes(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def digests(count: int, names: str) -> dict[str, str]:
        monkeypatch.setattr(workers, "processors", lambda: count)
        monkeypatch.setattr(press, "processors", lambda: count)
        shutil.rmtree(own.parent / "reports", ignore_errors=True)
        write(own, [small(name) for name in names], ["pdf", "docx", "html", "json"])
        folder = own.parent / "reports"
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}

    assert digests(1, "abc") == digests(2, "cba")


def test_neither_weasyprint_nor_pandoc_is_loaded_where_nothing_is_stale(own: Path) -> None:
    write(own, [small("a")], ["pdf", "docx"])
    program = (
        "import sys; from pathlib import Path; import test_press as tests\n"
        f"assert [] == tests.stale(Path({str(own)!r}), [tests.small('a')], ['pdf', 'docx'])\n"
        "print(sorted({'weasyprint', 'pypandoc'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(Path(__file__).parent)))},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "[]\n" == run.stdout


def test_progress_names_what_is_begun(own: Path) -> None:
    begun: list[Output] = []
    for _ in planned(own, [small("a")], ["html", "docx"]).write(begun.extend):
        pass
    assert {"a.html", "a.docx"} == {output.path.name for output in begun}
