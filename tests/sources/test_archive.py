"""From a source of the record to what the desk holds of it: its text, its seal, or what is wrong with either."""

from __future__ import annotations

import hashlib
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from secondhand.errors import UnusableFile, UnusableRecord
from secondhand.reading.words import split
from secondhand.record.load import parse
from secondhand.record.model import Record
from secondhand.sources.archive import MOST_BYTES, Archived, open_archive, private_folder, seal_path
from secondhand.sources.seal import Tree, dump

TEXT = "“We rarely met the owners,” said Alba Stein.\r\nThe ferries to Norra may stop in May.\n"
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()
OTHER = "Radio Norra was told something else."


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "desk" / "sources" / "private").mkdir(parents=True)
    return tmp_path / "desk"


def record(**fields: str) -> Record:
    lines = "".join(f"    {name}: {value}\n" for name, value in fields.items())
    return parse(f"desk: {{name: Desk}}\nsources:\n  tide:\n    title: Tide\n{lines}".encode(), "claims.yaml")


def opened(desk: Path, private: Path | None = None, **fields: str) -> Archived:
    return open_archive(record(**fields), desk, private)["tide"]


def flaws(archived: Archived) -> list[tuple[str, str]]:
    return [(flaw.field, flaw.message) for flaw in archived.flaws]


def write(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def seal(desk: Path, text: str = TEXT) -> Path:
    return write(seal_path(desk, "tide"), dump(Tree(text.encode(), split(text)).seal(iter(()))))


@contextmanager
def within_seconds(seconds: int) -> Iterator[None]:
    """Ends what would otherwise wait for ever."""

    def give_up(*_: object) -> None:
        raise TimeoutError(f"not done after {seconds} s")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("name", ["tide.txt", "any name", "ä 😀.html", ".hidden", "deep/down/below.txt"])
def test_a_private_text_is_found_by_its_digest_under_any_name(desk: Path, name: str) -> None:
    write(desk / "sources" / "private" / name)
    seal(desk)
    archived = opened(desk, sha256=DIGEST)
    assert (TEXT.encode(), False, []) == (archived.content, archived.committed, flaws(archived))


def test_a_private_text_may_lie_in_another_folder(desk: Path, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere" / "any name")
    seal(desk)
    archived = opened(desk, tmp_path / "elsewhere", sha256=DIGEST)
    assert (TEXT.encode(), []) == (archived.content, flaws(archived))


def test_texts_in_both_folders_are_at_hand(desk: Path, tmp_path: Path) -> None:
    write(desk / "sources" / "private" / "one", OTHER)
    write(tmp_path / "elsewhere" / "two")
    assert TEXT.encode() == opened(desk, tmp_path / "elsewhere", sha256=DIGEST).content


def test_a_desk_without_a_private_folder_has_its_seals(tmp_path: Path) -> None:
    seal(tmp_path)
    archived = opened(tmp_path, tmp_path / "missing", sha256=DIGEST)
    assert (None, []) == (archived.content, flaws(archived))
    assert DIGEST == archived.seal.sha256


def test_a_private_text_behind_a_link_is_found(desk: Path, tmp_path: Path) -> None:
    (desk / "sources" / "private" / "link").symlink_to(write(tmp_path / "elsewhere" / "text"))
    assert TEXT.encode() == opened(desk, sha256=DIGEST).content


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_what_is_no_file_in_the_private_folder_is_passed_over(desk: Path) -> None:
    private = desk / "sources" / "private"
    os.mkfifo(private / "a pipe")
    (private / "broken link").symlink_to("nowhere")
    (private / "loop").symlink_to("loop")
    (private / "circle").symlink_to(private)
    (private / "device").symlink_to("/dev/zero")
    (private / "folder.txt").mkdir()
    write(private / "text")
    seal(desk)
    with within_seconds(20):
        archived = opened(desk, sha256=DIGEST)
    assert (TEXT.encode(), []) == (archived.content, flaws(archived))


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="file names are Unicode here")
def test_a_private_file_whose_name_is_not_unicode_can_be_named_in_a_hint(desk: Path) -> None:
    Path(os.fsdecode(os.fsencode(desk / "sources" / "private") + b"/\xff.txt")).write_bytes(TEXT.encode())
    (flaw,) = opened(desk).flaws
    assert f"?.txt: {DIGEST}" in flaw.hint.encode().decode()


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_what_cannot_be_read_in_the_private_folder_is_passed_over(
    desk: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = desk / "sources" / "private" / "closed"
    write(closed / "text", OTHER) if kind == "folder" else write(closed, OTHER)
    write(desk / "sources" / "private" / "text")
    if os.geteuid():
        closed.chmod(0)
    else:
        # Root may read everything.
        read = Path.read_bytes

        def refuse(path: Path) -> bytes:
            if closed in (path, path.parent):
                raise PermissionError(13, "Permission denied", str(path))
            return read(path)

        monkeypatch.setattr(Path, "read_bytes", refuse)
    try:
        assert TEXT.encode() == opened(desk, sha256=DIGEST).content
    finally:
        closed.chmod(0o700)


def test_a_private_file_over_the_limit_is_passed_over(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with write(desk / "sources" / "private" / "huge").open("r+b") as stream:
        stream.truncate(MOST_BYTES + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path.name} was read"))
    assert None is opened(desk, sha256=DIGEST).content


def test_private_texts_are_not_looked_for_where_every_text_is_committed(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(desk / "sources" / "tide.txt")
    monkeypatch.setattr(Path, "rglob", lambda *_: pytest.fail("it was looked for"))
    assert [] == flaws(opened(desk, text="sources/tide.txt", sha256=DIGEST))


def test_a_private_text_without_a_seal_is_a_flaw_and_still_at_hand(desk: Path) -> None:
    write(desk / "sources" / "private" / "text")
    archived = opened(desk, sha256=DIGEST)
    assert (TEXT.encode(), [("sha256", 'source "tide" has no seal')]) == (archived.content, flaws(archived))


def test_neither_text_nor_seal_is_a_flaw(desk: Path) -> None:
    archived = opened(desk, sha256=DIGEST)
    assert [("sha256", 'source "tide" has neither its text at hand nor a seal')] == flaws(archived)
    assert (None, None, None) == (archived.content, archived.passages, archived.words)


def test_a_source_without_digest_and_text_is_not_archived(desk: Path) -> None:
    seal(desk)
    archived = opened(desk)
    assert [("", 'source "tide" is not archived: no text and no sha256')] == flaws(archived)
    assert (None, None) == (archived.content, archived.seal)


def test_a_source_without_digest_is_told_the_texts_that_no_source_has(desk: Path) -> None:
    write(desk / "sources" / "private" / "new.txt", OTHER)
    (flaw,) = opened(desk).flaws
    assert f"new.txt: {hashlib.sha256(OTHER.encode()).hexdigest()}" in flaw.hint


@pytest.mark.parametrize("digest", ["0" * 64, DIGEST.upper(), f"'{DIGEST} '"])
def test_another_digest_finds_no_text_unless_only_case_and_blanks_differ(desk: Path, digest: str) -> None:
    write(desk / "sources" / "private" / "text")
    assert (DIGEST in digest.lower()) == (opened(desk, sha256=digest).content is not None)


@pytest.mark.parametrize("digest", [DIGEST[:-1], "none", DIGEST + "0"])
def test_what_is_no_digest_is_a_problem(desk: Path, digest: str) -> None:
    with pytest.raises(UnusableRecord, match="is no SHA-256"):
        opened(desk, sha256=digest)


def test_a_private_text_is_not_taken_for_a_committed_one(desk: Path) -> None:
    write(desk / "sources" / "private" / "text")
    [flaw] = opened(desk, text="sources/private/text", sha256=DIGEST).flaws
    assert ("text", '"sources/private/text" is not in git') == (flaw.field, flaw.message)


def test_a_private_file_that_is_no_text_is_a_flaw(desk: Path) -> None:
    content = TEXT.encode("utf-16")
    (desk / "sources" / "private" / "text").write_bytes(content)
    archived = opened(desk, sha256=hashlib.sha256(content).hexdigest())
    assert (None, [("sha256", 'the archived file of "tide" is not UTF-8 text')]) == (archived.content, flaws(archived))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "Expecting value"),
        (b"{}", "it lacks or garbles"),
        (b"[" * 100_000, "it lacks or garbles"),
        (b"\xff\xfe", "codec can't decode"),
        (b'{"normal_form": 2}', "it was made with normal form 2"),
        (b'{"normal_form": 1, "receipts": {}, "tokens": 1e999, "words": 1}', "it lacks or garbles"),
        (b'{"normal_form": 1, "receipts": {}, "tokens": 0, "words": 1}', "0 words and marks cannot be"),
    ],
)
def test_a_mangled_seal_is_a_flaw_with_its_reason(desk: Path, content: bytes, reason: str) -> None:
    seal_path(desk, "tide").write_bytes(content)
    archived = opened(desk, sha256=DIGEST)
    ((field, message),) = flaws(archived)
    assert ("sha256", None) == (field, archived.seal)
    assert message.startswith("sources/tide.seal.json cannot be used: ")
    assert reason in message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.parametrize("kind", ["pipe", "device", "huge"])
def test_what_may_not_end_in_place_of_a_seal_is_a_flaw(desk: Path, kind: str) -> None:
    path = seal_path(desk, "tide")
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        with path.open("wb") as stream:
            stream.truncate(MOST_BYTES + 1)
    with within_seconds(20):
        ((field, message),) = flaws(opened(desk, sha256=DIGEST))
    reason = "it is over 16 MB" if kind == "huge" else "it is no file"
    assert ("sha256", f"sources/tide.seal.json cannot be used: {reason}") == (field, message)


def test_a_folder_in_place_of_a_seal_is_a_flaw(desk: Path) -> None:
    seal_path(desk, "tide").mkdir()
    assert [("sha256", "sources/tide.seal.json cannot be used: Is a directory")] == flaws(opened(desk, sha256=DIGEST))


@pytest.mark.parametrize("with_text", [True, False])
def test_a_seal_of_another_text_is_a_flaw(desk: Path, with_text: bool) -> None:
    if with_text:
        write(desk / "sources" / "private" / "text")
    seal(desk, OTHER)
    archived = opened(desk, sha256=DIGEST)
    message = "sources/tide.seal.json seals a text with another digest than the record gives"
    assert ([("sha256", message)], None) == (flaws(archived), archived.seal)


@pytest.mark.parametrize(
    "change", [('"root": "', '"root": "0'), ('"tokens": ', '"tokens": 1'), ('"words": ', '"words": 1')]
)
def test_a_tampered_seal_is_a_flaw_where_the_text_is_at_hand(desk: Path, change: tuple[str, str]) -> None:
    write(desk / "sources" / "private" / "text")
    path = seal(desk)
    path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    archived = opened(desk, sha256=DIGEST)
    message = 'the seal of "tide" is not that of its text'
    assert ([("sha256", message)], None) == (flaws(archived), archived.seal)
    assert TEXT.encode() == archived.content


@pytest.mark.parametrize("sealed", [True, False])
def test_a_private_text_named_like_its_source_that_has_another_digest_was_changed(desk: Path, sealed: bool) -> None:
    if sealed:
        seal(desk)
    write(desk / "sources" / "private" / "tide.txt", OTHER)
    archived = opened(desk, sha256=DIGEST)
    (flaw,) = archived.flaws
    assert ('the private text "tide.txt" is not the one that was archived of "tide"', True) == (
        flaw.message,
        flaw.changed,
    )
    assert hashlib.sha256(OTHER.encode()).hexdigest() in flaw.hint
    assert (None, sealed) == (archived.content, archived.seal is not None)


def test_a_text_at_hand_under_another_name_leaves_nothing_changed(desk: Path) -> None:
    write(desk / "sources" / "private" / "tide.txt", OTHER)
    write(desk / "sources" / "private" / "tide (2).txt")
    seal(desk)
    assert [] == flaws(opened(desk, sha256=DIGEST))


def test_a_committed_text_needs_no_seal(desk: Path) -> None:
    write(desk / "sources" / "tide.txt")
    archived = opened(desk, text="sources/tide.txt", sha256=DIGEST)
    assert (TEXT.encode(), True, None, []) == (archived.content, archived.committed, archived.seal, flaws(archived))


def test_a_committed_text_goes_before_a_seal(desk: Path) -> None:
    write(desk / "sources" / "tide.txt")
    seal(desk, OTHER)
    archived = opened(desk, text="sources/tide.txt", sha256=DIGEST)
    assert (None, []) == (archived.seal, flaws(archived))


def test_a_committed_text_is_read_as_it_lies_there(desk: Path) -> None:
    write(desk / "sources" / "tide.txt")
    assert TEXT == opened(desk, text="sources/tide.txt", sha256=DIGEST).passages.text


def test_a_changed_committed_text_is_a_flaw_that_gives_the_new_digest(desk: Path) -> None:
    write(desk / "sources" / "tide.txt", OTHER)
    (flaw,) = opened(desk, text="sources/tide.txt", sha256=DIGEST).flaws
    assert ("sha256", '"sources/tide.txt" is not the text that was archived') == (flaw.field, flaw.message)
    assert hashlib.sha256(OTHER.encode()).hexdigest() in flaw.hint


def test_a_committed_text_without_a_digest_is_a_flaw_that_gives_it(desk: Path) -> None:
    write(desk / "sources" / "tide.txt")
    archived = opened(desk, text="sources/tide.txt")
    assert [("", 'source "tide" has no sha256')] == flaws(archived)
    assert f'add "sha256: {DIGEST}"' == archived.flaws[0].hint


@pytest.mark.parametrize(
    "path",
    [
        "../outside.txt",
        "sources/../../outside.txt",
        "/etc/hostname",
        "..",
        "sources/link.txt",
        "sources/linked/outside.txt",
    ],
)
def test_a_text_outside_the_desk_is_refused_unread(desk: Path, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write(desk.parent / "outside.txt")
    (desk / "sources" / "link.txt").symlink_to(desk.parent / "outside.txt")
    (desk / "sources" / "linked").symlink_to(desk.parent)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} was read"))
    archived = opened(desk, text=path, sha256=DIGEST)
    assert ([("text", f'"{path}" leaves the desk\'s folder')], None) == (flaws(archived), archived.content)


def test_a_text_behind_a_link_inside_the_desk_is_read(desk: Path) -> None:
    write(desk / "sources" / "tide.txt")
    (desk / "sources" / "link.txt").symlink_to("tide.txt")
    assert [] == flaws(opened(desk, text="sources/link.txt", sha256=DIGEST))


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("sources/missing.txt", "No such file or directory"),
        ("sources/loop.txt", None),
        ("sources/tide.txt/below", "Not a directory"),
        ("sources/" + "a" * 300, "File name too long"),
    ],
)
def test_a_committed_text_that_cannot_be_read_is_a_flaw(desk: Path, path: str, reason: str | None) -> None:
    write(desk / "sources" / "tide.txt")
    (desk / "sources" / "loop.txt").symlink_to("loop.txt")
    ((field, message),) = flaws(opened(desk, text=path, sha256=DIGEST))
    assert ("text", True) == (field, message.startswith(f'"{path}" cannot be read: {reason or ""}'))


def test_a_folder_in_place_of_a_committed_text_is_a_flaw(desk: Path) -> None:
    assert [("text", '"sources" is no file')] == flaws(opened(desk, text="sources", sha256=DIGEST))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_in_place_of_a_committed_text_is_not_waited_for(desk: Path) -> None:
    os.mkfifo(desk / "sources" / "tide.txt")
    with within_seconds(5):
        archived = opened(desk, text="sources/tide.txt", sha256=DIGEST)
    assert [("text", '"sources/tide.txt" is no file')] == flaws(archived)


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", TEXT.encode("utf-16"), "Norra ö".encode("latin-1"), b"\xed\xa0\x80"]
)
def test_a_committed_file_that_is_no_text_is_a_flaw(desk: Path, content: bytes) -> None:
    (desk / "sources" / "tide.txt").write_bytes(content)
    archived = opened(desk, text="sources/tide.txt", sha256=hashlib.sha256(content).hexdigest())
    assert ([("text", '"sources/tide.txt" is not UTF-8 text')], None) == (flaws(archived), archived.content)


def test_a_committed_text_over_the_limit_is_a_flaw(desk: Path) -> None:
    with write(desk / "sources" / "tide.txt").open("r+b") as stream:
        stream.truncate(MOST_BYTES + 1)
    assert [("text", '"sources/tide.txt" is over 16 MB')] == flaws(opened(desk, text="sources/tide.txt", sha256=DIGEST))


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff"])
def test_a_text_without_words_is_a_text(desk: Path, content: str) -> None:
    write(desk / "sources" / "tide.txt", content)
    digest = hashlib.sha256(content.encode()).hexdigest()
    archived = opened(desk, text="sources/tide.txt", sha256=digest)
    assert (0, []) == (archived.words, flaws(archived))


def test_the_words_of_a_sealed_source_are_known_without_its_text(desk: Path) -> None:
    seal(desk)
    assert 16 == opened(desk, sha256=DIGEST).words


def test_there_is_no_tree_where_there_is_no_text(desk: Path) -> None:
    seal(desk)
    with pytest.raises(UnusableFile, match="the text of tide is not at hand"):
        _ = opened(desk, sha256=DIGEST).tree


def test_the_folder_of_private_texts_is_the_one_that_the_environment_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECONDHAND_SOURCES", str(tmp_path))
    assert tmp_path == private_folder()


@pytest.mark.parametrize("value", [None, ""])
def test_the_environment_need_not_name_one(value: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECONDHAND_SOURCES", raising=False)
    if value is not None:
        monkeypatch.setenv("SECONDHAND_SOURCES", value)
    assert None is private_folder()


def test_an_environment_that_names_what_is_no_folder_stops_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECONDHAND_SOURCES", str(tmp_path / "missing"))
    with pytest.raises(UnusableFile, match="missing, which is no folder; correct it or unset it"):
        private_folder()
