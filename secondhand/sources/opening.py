"""From a source of the record to what the desk holds of it.

A text is either committed with the record (`text: sources/x.txt`) or private. A private text lies in
`sources/private/` or in the folder that `SECONDHAND_SOURCES` names, under any name: it is found by its digest. So is
all the text of a page, where a capture has kept it beside the main text.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path, PurePath

from secondhand.errors import UnusableFile
from secondhand.record.model import Record, Source, Version
from secondhand.sources import seal as seals
from secondhand.sources.archive import MOST_BYTES, Archived, Flaw, seal_path
from secondhand.sources.capture import sidecar as sidecars

_MEND = 'bring the text back, or change "sha256" and look at its quotations anew'


def open_archive(record: Record, desk: Path, private: Path | None = None) -> dict[str, Archived]:
    """What the desk in the folder `desk` holds of each source of the record, by id.

    `private` is a folder of private texts beside `sources/private/`; it may lie anywhere.
    """
    folders = [desk / "sources" / "private", *([private] if private else [])]
    known = {digest for source in record.sources.values() for digest in (source.sha256, _whole_sha256(source))} - {""}
    # Other states of a source are not quoted, and no texts that nobody has.
    kept = {digest for source in record.sources.values() for each in source.versions for digest in _digests(each)}
    texts = _by_digest(folders, known) if any(not source.text for source in record.sources.values()) else {}
    unclaimed = {text.name: digest for digest, text in texts.items() if digest not in known | kept}
    root = desk.resolve()
    return {
        name: _committed(source, desk, root) if source.text else _private(source, desk, texts, unclaimed)
        for name, source in record.sources.items()
    }


def private_folder() -> Path | None:
    """The folder that the environment names for private texts. UnusableFile where it names what is no folder."""
    name = os.environ.get("SECONDHAND_SOURCES", "")
    if not name:
        return None
    folder = Path(name)
    if not folder.is_dir():
        raise UnusableFile(f"SECONDHAND_SOURCES names {name}, which is no folder; correct it or unset it")
    return folder


@dataclass(frozen=True, slots=True)
class _Private:
    name: str
    content: bytes
    file: str


def _by_digest(folders: Iterable[Path], known: Collection[str]) -> Mapping[str, _Private]:
    """The private texts by SHA-256, whatever their names; of those that no source has, the names alone."""
    found: dict[str, _Private] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            try:
                if path.name.endswith((sidecars.ARCHIVE, sidecars.SUFFIX, sidecars.CHANGES)):
                    continue
                if not path.is_file() or path.stat().st_size > MOST_BYTES:
                    continue
                content = path.read_bytes()
            except OSError:
                # A file that cannot be read cannot be a text at hand; its source then says that it has none.
                continue
            digest = hashlib.sha256(content).hexdigest()
            name = path.name.encode(errors="replace").decode()
            found.setdefault(digest, _Private(name, content if digest in known else b"", str(path)))
    return found


def _private(source: Source, desk: Path, texts: Mapping[str, _Private], unclaimed: Mapping[str, str]) -> Archived:
    flaws: list[Flaw] = []
    if not source.sha256:
        hint = 'put the text into sources/private/ and its digest into "sha256", or commit it and name it in "text"'
        if unclaimed:
            names = (f"{name}: {digest}" for name, digest in unclaimed.items())
            hint += "\ntexts at hand that no source has: " + ", ".join(islice(names, 5))
        return Archived(source, flaws=(Flaw("", f'source "{source.id}" is not archived: no text and no sha256', hint),))
    content = texts[source.sha256].content if source.sha256 in texts else None
    file = texts[source.sha256].file if source.sha256 in texts else ""
    if content is not None and not _is_text(content):
        flaws.append(Flaw("sha256", f'the archived file of "{source.id}" is not UTF-8 text', "archive it as UTF-8"))
        content = None
    if content is None and not flaws:
        flaws.extend(_changed(source, unclaimed))
    seal = _read_seal(source, desk, flaws)
    if seal is None and content is None and not flaws:
        hint = '"invoke seal" makes a seal where the text is at hand'
        flaws.append(Flaw("sha256", f'source "{source.id}" has neither its text at hand nor a seal', hint))
    elif seal is None and content is not None and not flaws:
        hint = '"invoke seal" makes it; commit it with the record'
        flaws.append(Flaw("sha256", f'source "{source.id}" has no seal', hint))
    archived = _sealed(Archived(source, content, False, seal, tuple(flaws), file))
    if not _whole_sha256(source):
        return archived
    whole = _sealed(_whole(archived, seal.whole if seal else None, texts))
    return replace(archived, flaws=(*archived.flaws, *whole.flaws), whole=replace(whole, flaws=()))


def _sealed(archived: Archived) -> Archived:
    """With a flaw instead of a seal that is not that of the text at hand."""
    seal, name = archived.seal, archived.source.id
    if seal is None or archived.content is None or archived.tree.made(seal):
        return archived
    hint = '"invoke seal" makes it anew; find out first who changed it'
    what = "all the text of its page" if archived.is_whole else "its text"
    flaw = Flaw("sha256", f'the seal of "{name}" is not that of {what}', hint, changed=True)
    return replace(archived, seal=None, flaws=(*archived.flaws, flaw))


def _whole(archived: Archived, seal: seals.Seal | None, texts: Mapping[str, _Private]) -> Archived:
    """All of the page that a source was captured from, as far as it is at hand. Without the main text nobody could say
    what stands outside it."""
    source, digest = archived.source, _whole_sha256(archived.source)
    found = texts.get(digest) if archived.content is not None else None
    content = found.content if found is not None and _is_text(found.content) else None
    if seal is not None and seal.sha256 != digest:
        hint = "one of them belongs to another version of the page"
        message = f'the seal of "{source.id}" is that of a page with another digest than the record gives'
        flaw = Flaw("capture", message, hint, changed=True)
        return Archived(source, content, flaws=(flaw,), file=found.file if found else "", is_whole=True)
    return Archived(source, content, seal=seal, file=found.file if found else "", is_whole=True)


def _whole_sha256(source: Source) -> str:
    """The digest of all the text of a source's page; "" where none was kept, or the desk commits the text itself."""
    return source.capture.whole_sha256 if source.capture is not None and not source.text else ""


def _digests(version: Version) -> tuple[str, str]:
    return version.sha256, version.capture.whole_sha256 if version.capture is not None else ""


def _changed(source: Source, unclaimed: Mapping[str, str]) -> Iterator[Flaw]:
    """A private text that is named like a source whose text is not at hand was that text."""
    for name, digest in unclaimed.items():
        if PurePath(name).stem == source.id:
            hint = (
                f'its digest now is {digest}; bring the text back, or change "sha256" and look at its quotations anew'
            )
            message = f'the private text "{name}" is not the one that was archived of "{source.id}"'
            yield Flaw("sha256", message, hint, changed=True)


def _committed(source: Source, desk: Path, root: Path) -> Archived:
    """A source whose text is in the repository; `root` is the desk's folder without links."""
    path = desk / source.text
    try:
        real = path.resolve()
        if not real.is_relative_to(root):
            flaw = Flaw("text", f'"{source.text}" leaves the desk\'s folder', "keep texts below sources/")
            return Archived(source, committed=True, flaws=(flaw,))
        if real.is_relative_to(root / "sources" / "private"):
            flaw = Flaw("text", f'"{source.text}" is not in git', 'leave "text" out: its sha256 finds it')
            return Archived(source, committed=True, flaws=(flaw,))
        size = path.stat().st_size
        if not path.is_file():
            flaw = Flaw("text", f'"{source.text}" is no file', "keep texts below sources/")
            return Archived(source, committed=True, flaws=(flaw,))
        if size > MOST_BYTES:
            flaw = Flaw("text", f'"{source.text}" is over {MOST_BYTES >> 20} MB', "archive the text alone")
            return Archived(source, committed=True, flaws=(flaw,))
        content = path.read_bytes()
    except (OSError, ValueError, RuntimeError) as error:
        # Up to Python 3.12 a loop of symbolic links is a RuntimeError.
        reason = error.strerror if isinstance(error, OSError) else "no such path"
        return Archived(source, committed=True, flaws=(Flaw("text", f'"{source.text}" cannot be read: {reason}'),))
    flaws = []
    digest = hashlib.sha256(content).hexdigest()
    if not _is_text(content):
        flaws.append(Flaw("text", f'"{source.text}" is not UTF-8 text', "save it as UTF-8"))
        return Archived(source, committed=True, flaws=tuple(flaws))
    if not source.sha256:
        flaws.append(Flaw("", f'source "{source.id}" has no sha256', f'add "sha256: {digest}"'))
    elif source.sha256 != digest:
        hint = f"its digest now is {digest}; {_MEND}"
        flaws.append(Flaw("sha256", f'"{source.text}" is not the text that was archived', hint, changed=True))
    return Archived(source, content, True, None, tuple(flaws), str(path))


def _read_seal(source: Source, desk: Path, flaws: list[Flaw]) -> seals.Seal | None:
    path = seal_path(desk, source.id)
    shown = f"sources/{path.name}"
    try:
        seal = seals.parse(_content(path).decode("utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        hint = '"invoke seal" makes it anew where the text is at hand'
        reason = error.strerror if isinstance(error, OSError) else str(error)
        flaws.append(Flaw("sha256", f"{shown} cannot be used: {reason}", hint))
        return None
    if seal.sha256 != source.sha256:
        hint = "one of them belongs to another version of the text"
        message = f"{shown} seals a text with another digest than the record gives"
        flaws.append(Flaw("sha256", message, hint, changed=True))
        return None
    return seal


def _content(path: Path) -> bytes:
    """The bytes of a file. ValueError where it is none, as a pipe for which one would wait, or too large."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as stream:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode):
            raise ValueError("it is no file")
        if about.st_size > MOST_BYTES:
            raise ValueError(f"it is over {MOST_BYTES >> 20} MB")
        return stream.read(MOST_BYTES)


def _is_text(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
