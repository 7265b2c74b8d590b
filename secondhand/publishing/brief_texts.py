"""Every text of an edition, with the place in words that it has in the brief."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any

from secondhand.publishing.brief import (
    Edition,
    Picture,
    PicturedParty,
    ShownClaim,
    ShownEvidence,
    ShownFinding,
    ShownSource,
)


def texts(edition: Edition) -> Iterator[tuple[str, str]]:
    """Every text of an edition in the order of the fields, each with its place in words: "claim 2 (drift), quote"."""
    yield from _texts(edition, ())


def _texts(value: object, place: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield ", ".join(place), value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each, place)
    elif dataclasses.is_dataclass(value):
        name = _NAMES.get(type(value), lambda _: "")(value)
        for field in dataclasses.fields(value):
            plain = isinstance(getattr(value, field.name), str)
            words = (*place, *([name] if name else []), *([field.name.replace("_", " ")] if plain else []))
            yield from _texts(getattr(value, field.name), words)


_NAMES: dict[type, Callable[[Any], str]] = {
    ShownClaim: lambda claim: f"claim {claim.number} ({claim.id})",
    ShownEvidence: lambda evidence: f"evidence {evidence.number}",
    ShownSource: lambda source: f"source {source.number} ({source.id})",
    ShownFinding: lambda finding: f"the finding at {finding.place}",
    Picture: lambda _: "the picture",
    PicturedParty: lambda party: f'"{party.name}"',
}
