"""What the tasks of `starting.py` do; `path` is the record's."""

from __future__ import annotations

import datetime
import hashlib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from secondhand.console import say
from secondhand.errors import UnusableFile
from secondhand.publishing.write import write_atomically
from secondhand.record.blocks import Value
from secondhand.record.drafting import plain_name, slug, unused
from secondhand.record.edit import AddField, Edit, apply
from secondhand.record.load import load
from secondhand.record.model import Record
from secondhand.record.naming import same_party
from secondhand.record.nearest import nearest
from secondhand.record.words import is_identifier
from secondhand.reporters.text import counted
from secondhand.starting import importing, new_desk


def init(folder: str) -> None:
    """Make a new desk: record, an invented example with a second-hand quotation, templates, CI, tasks.py."""
    place = Path(folder)
    new_desk.free(place)
    made = dict(new_desk.files())
    for path, content in made.items():
        write_atomically(place / path, content)
    say(f"Wrote {counted(len(made), 'file')} to {place}/")
    say(f"now: cd {place}, git init, invoke setup-git, invoke validate, invoke report")


def new(path: Path, what: str, said: Mapping[str, str]) -> None:
    """Add a claim or a source: what is not said is asked for. Nothing else in the record is touched."""
    if what not in ("claim", "source"):
        raise UnusableFile(f'there is no new "{what}"; {nearest(what, ("claim", "source")) or "known: claim, source"}')
    record = load(path, str(path))
    name = said["id"]
    if name and (not is_identifier(name) or name in (record.claims if what == "claim" else record.sources)):
        raise UnusableFile(f'"{name}" cannot be the id: it is taken, or no id (small Latin letters, digits, hyphens)')
    if what == "claim":
        edits, name = _new_claim(record, said, name)
    else:
        edits, name = _new_source(record, said, said["text"], path.parent, name)
    _write(path, edits)
    say(f'{path}: {what} "{name}" added; invoke validate says what it lacks')


def _new_claim(record: Record, given: Mapping[str, str], name: str) -> tuple[list[Edit], str]:
    said = _asked("The statement, as it was made", given["claim"], needed=True)
    who = _asked("Who made it, by id or name", given["claimant"], needed=True)
    party, made = _party(record, who)
    brief = given["brief"] or (next(iter(record.briefs)) if len(record.briefs) == 1 else "")
    brief = brief or _asked(f"Its brief ({', '.join(record.briefs) or 'a new id'})", "", needed=True)
    if brief not in record.briefs:
        if not is_identifier(brief):
            raise UnusableFile(f'"{brief}" is no id: small Latin letters, digits and hyphens')
        title = _asked(f'The title of the new brief "{brief}"', "", needed=True)
        made.append(AddField(("briefs",), brief, {"title": title, "date": datetime.date.today().isoformat()}))
    rationale = _asked("What is known so far", given["rationale"]) or "Not written yet."
    name = name or unused(slug(" ".join(said.split()[:6])) or "claim", record.claims)
    verdict = next((key for key in ("unproven",) if key in record.verdicts), next(iter(record.verdicts)))
    fields: dict[str, Value] = {"claim": said, "claimant": party, "brief": brief, "verdict": verdict}
    made.append(AddField(("claims",), name, {**fields, "rationale": rationale, "status": "draft"}))
    return importing.gathered(record, made), name


def _new_source(record: Record, given: Mapping[str, str], text: str, desk: Path, name: str) -> tuple[list[Edit], str]:
    title = _asked("Its title", given["title"], needed=True)
    fields: dict[str, Value] = {"title": title}
    made: list[AddField] = []
    publisher = _asked("Who published it, by id or name", given["publisher"])
    if publisher:
        party, made = _party(record, publisher, kind="outlet")
        fields["publisher"] = party
    for key, question in (
        ("author", "Who wrote it"),
        ("published", "When it was published (2031, 2031-05, 2031-05-04)"),
        ("url", "Where it is"),
    ):
        answer = _asked(question, given[key])
        if answer:
            fields[key] = answer
    fields["retrieved"] = datetime.date.today().isoformat()
    file = _asked("The file with its archived text", text)
    if file:
        fields |= _archived(Path(file), desk)
    name = name or unused(slug(" ".join(title.split()[:4])) or "source", record.sources)
    made.append(AddField(("sources",), name, fields))
    return importing.gathered(record, made), name


def _archived(file: Path, desk: Path) -> dict[str, Value]:
    """The digest of a text, and where it lies if that is a place which git keeps."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise UnusableFile(f"{file}: cannot be read: {error.strerror}") from None
    digest = {"sha256": hashlib.sha256(content).hexdigest()}
    inside = file.resolve()
    sources = desk.resolve() / "sources"
    if inside.is_relative_to(sources / "private") or not inside.is_relative_to(sources):
        return {**digest}
    return {"text": inside.relative_to(desk.resolve()).as_posix(), **digest}


def _party(record: Record, said: str, kind: str = "person") -> tuple[str, list[AddField]]:
    """The party that is meant, and the edit that adds it where the record does not have it."""
    if said in record.parties:
        return said, []
    fits = [name for name, party in record.parties.items() if same_party(said, party)]
    if len(fits) == 1:
        return fits[0], []
    if fits:
        raise UnusableFile(f'"{said}" may be {" or ".join(fits)}; name one by its id')
    name = unused(slug(plain_name(said)) or "party", record.parties)
    return name, [AddField(("parties",), name, {"name": said, "kind": kind})]


def _asked(question: str, given: str, *, needed: bool = False) -> str:
    """What was given, or else answered. UnusableFile where nobody answers what is needed."""
    if given:
        return " ".join(given.split())
    while True:
        say(f"{question}: " if needed else f"{question} (may be left out): ", error=True)
        line = sys.stdin.readline()
        answer = " ".join(line.split())
        if answer or not needed:
            return answer
        if not line:
            raise UnusableFile(f"nobody answered: {question}; type it, or give it as an option")


def import_claims(path: Path, source: str) -> None:
    """Add the claims of a file as drafts: ClaimReview as JSON or JSON-LD, or a table with a line of headings."""
    record = load(path, str(path))
    try:
        content = Path(source).read_bytes()
    except OSError as error:
        raise UnusableFile(f"{source}: cannot be read: {error.strerror}") from None
    found = importing.read(source, content)
    edits, remarks = importing.edits(found, record, datetime.date.today().isoformat())
    if edits:
        _write(path, edits)
    added = sum(_adds(edit) for edit in edits)
    for remark in remarks:
        say(f"{source}: {remark}", error=True)
    say(f"{path}: {counted(added, 'claim')} added as drafts, of {len(found.claims)} in {source}")


def _adds(edit: Edit) -> int:
    """How many claims an edit adds."""
    if not isinstance(edit, AddField):
        return 0
    if edit.path == () and edit.name == "claims" and isinstance(edit.value, Mapping):
        return len(edit.value)
    return int(edit.path == ("claims",))


def _write(path: Path, edits: Sequence[Edit]) -> None:
    text = path.read_bytes().decode("utf-8")
    write_atomically(path, apply(text, edits, str(path)).encode("utf-8"))
