"""Digests of what the record says: the same for the same meaning, wherever it stands in the file.

An entry's digest is SHA-256 of its fields as JSON, keys in order, without blanks, in UTF-8; a field that has the value
it would have if it were left out is left out. So neither comments, order and lay-out of the file nor a field that a
later version brings changes a digest.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from secondhand.record.model import Claim, Entry, Record


def canonical(value: Any) -> Any:
    """A value of the record as what JSON has: entries as mappings, without places and without what is left out."""
    if isinstance(value, Entry):
        found = ((name, getattr(value, name), default) for name, default in _fields(type(value)))  # type: ignore[arg-type]  # a class has a hash
        return {name: canonical(one) for name, one, default in found if one != default}
    if isinstance(value, tuple):
        return [canonical(one) for one in value]
    if isinstance(value, Mapping):
        return {key: canonical(one) for key, one in value.items()}
    return value


def digest(value: Any) -> str:
    """The digest of an entry, or of several, in hexadecimal."""
    text = json.dumps(canonical(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def brief_digests(record: Record) -> dict[str, str]:
    """By id of the brief: the digest of what it takes from the record.

    That is what the desk says of itself, the scale, the brief, its claims, and the sources and parties that these name.
    """
    return digests(record)[1]


def digests(record: Record) -> tuple[str, dict[str, str]]:
    """The digest of what all briefs have in common (desk, scale, every source and party), and `brief_digests`."""
    single = {f"source {name}": digest(one) for name, one in record.sources.items()}
    single |= {f"party {name}": digest(one) for name, one in record.parties.items()}
    common = digest((record.desk, tuple(record.verdicts.values())))
    claims: dict[str, list[Claim]] = {}
    for claim in record.claims.values():
        claims.setdefault(claim.brief, []).append(claim)
    found = {}
    for name, brief in record.briefs.items():
        mine = tuple(claims.get(name, ()))
        named = dict.fromkeys(each for claim in mine for each in _named(record, claim))
        parts = [common, digest((brief, mine)), *(single[each] for each in sorted(named) if each in single)]
        found[name] = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    ground = [common, str("verdicts" in record.places.marks), *(f"{name} {one}" for name, one in single.items())]
    return hashlib.sha256("\n".join(ground).encode()).hexdigest(), found


def _named(record: Record, claim: Claim) -> Iterator[str]:
    """The sources and parties that a claim names."""
    yield f"party {claim.claimant}"
    for evidence in claim.evidence:
        yield f"source {evidence.source}"
        yield f"party {evidence.said_by}"
        yield from (f"party {name}" for name in evidence.via)
        source = record.sources.get(evidence.source)
        yield f"party {source.publisher if source else ''}"


@cache
def _fields(kind: type[Any]) -> tuple[tuple[str, Any], ...]:
    """The names and defaults of the fields that make an entry what it is: its places are none of them."""
    fields = [each for each in dataclasses.fields(kind) if each.compare]
    return tuple((each.name, None if each.default is dataclasses.MISSING else each.default) for each in fields)
