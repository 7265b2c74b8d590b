"""Two changed versions of a record's data merged by what entries are called, as against where they stand (pure).

Data is what `data_of` makes of a tree: mappings as lists of pairs, lists as tuples, values as texts. What one side
changed and the other did not is taken; what both changed alike is taken once; entries and fields are merged one by one.
A field that both changed differently is a conflict: ours stays, and what was and theirs is kept beside it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from secondhand.record import tree
from secondhand.record.changes import meaning

_SETS = frozenset(("aliases", "trusted_committers", "include", "about", "distinct_from"))
"""Lists whose order means nothing: what each side adds and takes out is done."""
_KEYED = frozenset(("evidence", "corrections", "interests", "rests_on"))
"""Lists of entries: evidence is known again by what it quotes from where, the others by all they say."""


class _Absent:
    """That nothing stands there."""

    def __repr__(self) -> str:
        return "nothing"


ABSENT = _Absent()


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both sides changed differently: the way to it, and what it was and is on either side (None: not there)."""

    path: tuple[str, ...]
    base: str | None
    ours: str | None
    theirs: str | None

    @property
    def name(self) -> str:
        """The way as one word: "claims.fears.verdict"."""
        return ".".join(self.path)


@dataclass
class Merging:
    """Conflicts as they are found."""

    conflicts: list[Conflict] = field(default_factory=list)

    def value(self, sides: Sequence[Any], path: tuple[str, ...]) -> Any:
        """The merged value of base, ours and theirs; ABSENT for none."""
        base, ours, theirs = sides
        if theirs == base or ours == theirs:
            return ours
        if ours == base:
            return theirs
        if isinstance(ours, list) and isinstance(theirs, list):
            return self.mapping(base if isinstance(base, list) else [], ours, theirs, path)
        name = path[-1] if path else ""
        if isinstance(ours, tuple) and isinstance(theirs, tuple) and name in _SETS | _KEYED:
            return self.list(base if isinstance(base, tuple) else (), ours, theirs, path)
        self.conflicts.append(Conflict(path, _shown(base), _shown(ours), _shown(theirs)))
        return theirs if ours is ABSENT else ours

    def mapping(self, base: Any, ours: Any, theirs: Any, path: tuple[str, ...]) -> list[Any]:
        """Fields or entries, in the order of ours; those that theirs adds stand behind what they follow there."""
        sides = [dict(each) for each in (base, ours, theirs)]
        merged = []
        for name in in_order(list(sides[1]), list(sides[2])):
            value = self.value([side.get(name, ABSENT) for side in sides], (*path, name))
            if value is not ABSENT:
                merged.append((name, value))
        return merged

    def list(self, base: Any, ours: Any, theirs: Any, path: tuple[str, ...]) -> tuple[Any, ...]:
        """Items of a list, likewise."""
        sides = [dict(zip(keys(each, path[-1]), each, strict=True)) for each in (base, ours, theirs)]
        merged = []
        for key in in_order(list(sides[1]), list(sides[2])):
            place = (*path, _label(key))
            value = self.value([side.get(key, ABSENT) for side in sides], place)
            if value is not ABSENT:
                merged.append(value)
        return tuple(merged)


def data_of(node: tree.Node) -> Any:
    """A tree's data, texts by their meaning."""
    if isinstance(node, tree.Mapping):
        return [(key, data_of(value)) for key, (_, value) in node.entries.items()]
    if isinstance(node, tree.Sequence):
        return tuple(data_of(item) for item in node.items)
    return meaning(node.text)


def keys(items: Sequence[Any], name: str) -> Iterator[Hashable]:
    """By what each item of a list is known again; of several alike, with a number."""
    seen: dict[Hashable, int] = {}
    for item in items:
        key: Hashable = repr(item)
        if name == "evidence" and isinstance(item, list):
            said = dict(item)
            key = (repr(said.get("source")), repr(said.get("quote")))
        seen[key] = seen.get(key, 0) + 1
        yield (key, seen[key])


def in_order(ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> list[Any]:
    """The keys of both, in the order of ours; one that theirs alone has stands behind the one it follows there."""
    merged = list(ours)
    before: Hashable = None
    known = set(ours)
    for key in theirs:
        if key not in known:
            at = merged.index(before) + 1 if before in known else len(merged) if not ours else _begin(merged, theirs)
            merged.insert(at, key)
            known.add(key)
        before = key
    return merged


def _begin(merged: Sequence[Hashable], theirs: Sequence[Hashable]) -> int:
    """Where something goes that stands first in theirs: before the first one that both have."""
    return next((merged.index(key) for key in theirs if key in merged), len(merged))


def _shown(value: Any) -> str | None:
    if value is ABSENT:
        return None
    if isinstance(value, list):
        return "{" + ", ".join(f"{name}: {_shown(each)}" for name, each in value) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(str(_shown(each)) for each in value) + "]"
    return str(value)


def _label(key: Any) -> str:
    name = key[0]
    return str(name[1] if isinstance(name, tuple) else name).strip("'\"")[:40]
