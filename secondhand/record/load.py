"""`claims.yaml` to a `Record`, or every reason why it cannot be one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from secondhand.errors import Position, Problem, UnusableRecord
from secondhand.reading.lines import Lines
from secondhand.record import tree
from secondhand.record.model import (
    Brief,
    Claim,
    Desk,
    Party,
    Places,
    QuoteLimits,
    Record,
    Source,
    Verdict,
)
from secondhand.record.scale import default_scale
from secondhand.record.shape import Shape, nearest

MOST_BYTES = 64 * 1024 * 1024

_COLLECTIONS: Mapping[str, tuple[type[Any], str]] = {
    "verdicts": (Verdict, "verdict"),
    "parties": (Party, "party"),
    "sources": (Source, "source"),
    "briefs": (Brief, "brief"),
    "claims": (Claim, "claim"),
}
_SINGLE: Mapping[str, type[Any]] = {"desk": Desk, "quote_limits": QuoteLimits}


def load(path: Path, shown_as: str | None = None) -> Record:
    """The record in a file. `shown_as` is how problems name the file; by default its own name.

    Raises UnusableRecord with every problem found.
    """
    file = shown_as or path.name
    data = _read(path, file)
    return parse(data, file)


def _read(path: Path, file: str) -> bytes:
    start = Position(file, 1, 1)
    try:
        size = path.stat().st_size
        if size <= MOST_BYTES:
            # A pipe or a device says 0 and may not end.
            with path.open("rb") as stream:
                data = stream.read(MOST_BYTES + 1)
            size = len(data)
    except FileNotFoundError:
        hint = "run this in the folder of a desk, or name its record with --file"
        raise UnusableRecord([Problem(start, "there is no such file", hint)]) from None
    except OSError as error:
        raise UnusableRecord([Problem(start, f"cannot be read: {error.strerror}")]) from None
    if size > MOST_BYTES:
        raise UnusableRecord(
            [Problem(start, f"{size >> 20} MB are too large for a record; {MOST_BYTES >> 20} MB are the most")]
        )
    return data


def parse(data: bytes, file: str) -> Record:
    """The record in these bytes of UTF-8. Raises UnusableRecord with every problem found."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").lstrip("\ufeff")
        problem = Problem(Position(file, *Lines(before).at(len(before))), "not UTF-8", "save the file as UTF-8")
        raise UnusableRecord([problem]) from None
    problems: list[Problem] = []
    root = tree.parse(text, file, problems)
    shape = Shape(file, problems)
    if not isinstance(root, tree.Mapping):
        shape.complain(root, "a record is a mapping with desk, parties, sources, briefs and claims")
        raise UnusableRecord(problems)
    known = [*_SINGLE, *_COLLECTIONS]
    for key, (key_node, _) in root.entries.items():
        if key not in known:
            shape.complain(key_node, f'a record has no "{tree.shown(key)}"', nearest(key, known) or ", ".join(known))
    parts: dict[str, Any] = {}
    for name, kind in _SINGLE.items():
        if name in root.entries:
            parts[name] = shape.entry(root.entries[name][1], kind, name, place=root.entries[name][0])
        elif name == "desk":
            shape.complain(root, "a record has a desk", 'add "desk: {name: …}"')
    for name, (kind, what) in _COLLECTIONS.items():
        parts[name] = shape.entries(root.entries[name][1], kind, what) if name in root.entries else {}
    places = Places(file, (root.line, root.column), {k: (n.line, n.column) for k, (n, _) in root.entries.items()})
    if "verdicts" not in root.entries:
        parts["verdicts"] = default_scale(file)
    parts.setdefault("quote_limits", QuoteLimits(places=places))
    # An entry that could not be made is reported already; that others refer to it is no fault of theirs.
    declared = {name: set(_keys(root, name)) | set(parts[name]) for name in _COLLECTIONS}
    problems.extend(_dangling(parts["claims"], declared))
    if problems:
        raise UnusableRecord(problems)
    digest = hashlib.sha256(data).hexdigest()
    return Record(places=places, digest=digest, text=text.lstrip("\ufeff"), **parts)


def _keys(root: tree.Mapping, name: str) -> list[str]:
    node = root.entries[name][1] if name in root.entries else None
    return list(node.entries) if isinstance(node, tree.Mapping) else []


def _dangling(claims: Mapping[str, Claim], declared: Mapping[str, set[str]]) -> list[Problem]:
    """References to briefs, verdicts and sources that the record does not have; parties are a check's matter."""
    problems = []
    for claim in claims.values():
        references = [
            ("brief", claim.brief, "briefs", claim.at("brief")),
            ("verdict", claim.verdict, "verdicts", claim.at("verdict")),
        ]
        references += [("source", e.source, "sources", e.at("source")) for e in claim.evidence]
        for what, name, where, position in references:
            if name not in declared[where]:
                known = declared[where]
                hint = nearest(name, known) or f"{where} has: {', '.join(sorted(known)[:12]) or 'nothing'}"
                problems.append(Problem(position, f'there is no {what} "{tree.shown(name)}"', hint))
    return problems
