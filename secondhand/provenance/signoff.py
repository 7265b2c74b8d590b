"""What an approval holds: everything about a claim that readers are shown, and its digest.

The digest is the SHA-256 of that content as JSON in UTF-8, keys sorted, without blanks. Fields that say nothing are
left out, so that a field which the record learns later voids no approval. Where a claim stands in the file, in what
order its fields and its evidence do and how they are written does not count; neither does what is about the work on it
(`WORK`).
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from secondhand.record.changes import meaning
from secondhand.record.model import Claim, Entry, Evidence, Party, Record, Source

WORK = frozenset(("id", "places", "status", "submitted", "approval"))
"""Fields of a claim that say how far the work on it is, not what it says."""
_KEPT_OF_PARTY = ("id", "name", "kind", "named", "interests")
_KEPT_OF_VERDICT = ("id", "label", "tone", "rating")
_LEFT_OUT_OF_SOURCE = frozenset(("id", "places", "publisher", "text"))
_NOTHING: tuple[Any, ...] = ("", (), [], None, 0, False)


def content_of(record: Record, claim: Claim) -> dict[str, Any]:
    """What an approval of a claim approves, as JSON's types: the claim's own fields, its verdict, and for each piece of
    evidence the source with the digest of its text and the chain of parties."""
    content = _fields(claim, WORK | {"evidence", "verdict", "claimant"})
    content["verdict"] = _verdict(record, claim)
    content["claimant"] = _party(record.parties.get(claim.claimant, claim.claimant))
    content["evidence"] = sorted((_evidence(record, each) for each in claim.evidence), key=_written)
    return content


def digest_of(record: Record, claim: Claim) -> str:
    """The digest of what an approval of a claim approves, in hexadecimal."""
    return hashlib.sha256(_written(content_of(record, claim)).encode()).hexdigest()


def is_signed_off(record: Record, claim: Claim) -> bool:
    """Whether the claim has an approval, and of what it says now."""
    return claim.approval is not None and claim.approval.digest == digest_of(record, claim)


def _written(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _evidence(record: Record, evidence: Evidence) -> dict[str, Any]:
    found = _fields(evidence, {"id", "places", "source", "said_by", "via"})
    source = record.sources[evidence.source]
    found["source"] = {"id": source.id, **_source(source)}
    found["upstream"] = [
        {**_source(each), "publisher": _party(record.parties.get(each.publisher, each.publisher))}
        for each in _upstream(record, source)
    ]
    # As it is recorded, and not as the tool reads it: another version of that would void every approval.
    names = (evidence.said_by, *evidence.via, source.publisher)
    found["chain"] = [_party(record.parties.get(name, name)) for name in names]
    return {name: value for name, value in found.items() if value not in _NOTHING}


def _verdict(record: Record, claim: Claim) -> dict[str, Any]:
    """What the desk says of a verdict; what the scale that comes with the tool says of it may read otherwise in another
    version."""
    meaning_of = ("meaning",) if "verdicts" in record.places.marks else ()
    return _kept(record.verdicts[claim.verdict], (*_KEPT_OF_VERDICT, *meaning_of))


def _upstream(record: Record, source: Source) -> list[Source]:
    """The sources that a source was made from, and those that they were, each once."""
    found = {source.id: source}
    ahead = [source]
    while ahead:
        for made_from in ahead.pop().rests_on:
            other = record.sources.get(made_from.source)
            if other is not None and other.id not in found:
                found[other.id] = other
                ahead.append(other)
    return list(found.values())[1:]


def _source(source: Source) -> dict[str, Any]:
    return _fields(source, _LEFT_OUT_OF_SOURCE)


def _party(party: Party | str) -> Any:
    return party if isinstance(party, str) else _kept(party, _KEPT_OF_PARTY)


def _kept(entry: Entry, names: Iterable[str]) -> dict[str, Any]:
    """Some fields of an entry, where they say something."""
    kept = {name: _plain(getattr(entry, name)) for name in names}
    return {name: value for name, value in kept.items() if value not in ("", [], None)}


def _fields(entry: Entry, left_out: Iterable[str]) -> dict[str, Any]:
    """The fields of an entry that say something, but for those left out."""
    kept = ((field.name, getattr(entry, field.name)) for field in dataclasses.fields(entry))
    return {name: _plain(value) for name, value in kept if name not in left_out and value not in _NOTHING}


def _plain(value: Any) -> Any:
    if isinstance(value, Entry):
        return _fields(value, ("places",))
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, str):
        return meaning(value)
    return [_plain(each) for each in value] if isinstance(value, tuple) else value
