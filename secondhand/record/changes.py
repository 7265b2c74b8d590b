"""What differs in meaning between two records: entries are told apart by their ids, evidence by what it quotes.

Where an entry stands, in which file and order, how it is written and where its lines end is no difference.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from secondhand.record.model import Claim, Entry, Evidence, Record

Kind = Literal["added", "removed", "changed"]
COLLECTIONS = ("verdicts", "parties", "sources", "briefs")
"""The parts of a record besides the claims that hold entries by id."""
SINGLE = ("desk", "quote_limits", "checks")
_SINGULAR = {"verdicts": "verdict", "parties": "party", "sources": "source", "briefs": "brief"}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field and what it said: a text; lists with ", " between the items; entries as "name: value"."""

    name: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class EvidenceChange:
    """One piece of evidence, before (None: added) and after (None: removed), and the fields that differ."""

    was: Evidence | None
    now: Evidence | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def kind(self) -> Kind:
        """Whether it was added, removed or changed."""
        return _kind(self.was, self.now)


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """One claim, before (None: added) and after (None: removed), the fields that differ and the evidence that does."""

    id: str
    was: Claim | None
    now: Claim | None
    fields: tuple[FieldChange, ...] = ()
    evidence: tuple[EvidenceChange, ...] = ()

    @property
    def kind(self) -> Kind:
        """Whether it was added, removed or changed."""
        return _kind(self.was, self.now)

    def field(self, name: str) -> FieldChange | None:
        """The change of one field, None where it did not change."""
        return next((each for each in self.fields if each.name == name), None)


@dataclass(frozen=True, slots=True)
class EntryChange:
    """Another entry of the record: `what` is "party", "source", "brief", "verdict", or the name of a part without ids
    ("desk")."""

    what: str
    id: str
    was: Entry | None
    now: Entry | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def kind(self) -> Kind:
        """Whether it was added, removed or changed."""
        return _kind(self.was, self.now)


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs, claims in the order of the later record and those that are gone behind them."""

    claims: tuple[ClaimChange, ...]
    others: tuple[EntryChange, ...]

    def __bool__(self) -> bool:
        return bool(self.claims or self.others)

    def of(self, what: str) -> tuple[EntryChange, ...]:
        """The changes of one kind of entry."""
        return tuple(each for each in self.others if each.what == what)


def changes(before: Record, after: Record) -> Changes:
    """What differs between two records."""
    claims = (claim_change(*pair) for pair in _pairs(before.claims, after.claims))
    return Changes(tuple(each for each in claims if each is not None), tuple(_others(before, after)))


def claim_change(was: Claim | None, now: Claim | None) -> ClaimChange | None:
    """What differs between two versions of one claim, None for nothing. One of them may be missing."""
    if was is None or now is None:
        either = was or now
        evidence = tuple(
            EvidenceChange(each if was else None, each if now else None) for each in (either.evidence if either else ())
        )
        return ClaimChange(either.id, was, now, (), evidence) if either else None
    found = ClaimChange(now.id, was, now, _fields(was, now, ("evidence",)), _evidence(was.evidence, now.evidence))
    return found if found.fields or found.evidence else None


def meaning(text: str) -> str:
    """A text as its meaning is compared: paragraphs stay, other line ends and runs of blanks are one blank."""
    if "\n" not in text and "  " not in text and "\t" not in text:
        return text.strip()
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in _paragraphs(text))


def _paragraphs(text: str) -> Iterator[str]:
    lines: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.strip():
            lines.append(line)
        elif lines:
            yield "\n".join(lines)
            lines = []


def _kind(was: object, now: object) -> Kind:
    return "changed" if was and now else "removed" if was else "added"


def _pairs(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[Any, Any]]:
    """Entries that are not alike, by their ids, each with its counterpart or None."""
    for name, now in after.items():
        was = before.get(name)
        if was is None or was != now:
            yield was, now
    yield from ((was, None) for name, was in before.items() if name not in after)


def _others(before: Record, after: Record) -> Iterator[EntryChange]:
    for name in SINGLE:
        was, now = getattr(before, name, None), getattr(after, name, None)
        fields = _fields(was, now) if was is not None and now is not None else ()
        if fields:
            yield EntryChange(name, "", was, now, fields)
    for name in COLLECTIONS:
        for was, now in _pairs(getattr(before, name), getattr(after, name)):
            fields = _fields(was, now) if was and now else ()
            if fields or not (was and now):
                yield EntryChange(_SINGULAR[name], (now or was).id, was, now, fields)


def _fields(was: Entry, now: Entry, left_out: Sequence[str] = ()) -> tuple[FieldChange, ...]:
    found = []
    for field in dataclasses.fields(now):
        if field.name in ("id", "places", *left_out) or not field.compare:
            continue
        one, other = getattr(was, field.name), getattr(now, field.name)
        if one != other and _plain(one) != _plain(other):
            found.append(FieldChange(field.name, shown(one), shown(other)))
    return tuple(found)


def _plain(value: Any) -> Any:
    """A value without places and without what does not change its meaning."""
    if isinstance(value, str):
        return meaning(value)
    if isinstance(value, Entry):
        return {
            field.name: _plain(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if field.name != "places"
        }
    if isinstance(value, tuple):
        return tuple(_plain(each) for each in value)
    return {key: _plain(each) for key, each in value.items()} if isinstance(value, Mapping) else value


def shown(value: Any) -> str:
    """The value of a field in words."""
    if isinstance(value, str):
        return meaning(value)
    if isinstance(value, Entry):
        parts = ((field.name, getattr(value, field.name)) for field in dataclasses.fields(value))
        said = {name: shown(each) for name, each in parts if name not in ("id", "places")}
        return "; ".join(f"{name}: {each}" for name, each in said.items() if each)
    if isinstance(value, tuple):
        return ", ".join(map(shown, value))
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {shown(each)}" for key, each in value.items())
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


_SAMENESS: tuple[Callable[[Evidence], Any], ...] = (
    lambda each: str(_plain(each)),
    lambda each: (each.source, meaning(each.quote)),
    lambda each: meaning(each.quote),
    lambda each: (each.source, each.stance, each.said_by, each.via),
    lambda each: (each.source, each.stance),
)
"""By what a piece of evidence is taken for the same as before, the surest first."""


def _evidence(was: Sequence[Evidence], now: Sequence[Evidence]) -> tuple[EvidenceChange, ...]:
    """What differs between two lists of evidence, whatever their order: in the order of the later one, and behind them
    what is gone."""
    if was == now:
        return ()
    free = list(range(len(was)))
    partner: dict[int, int] = {}
    for key in _SAMENESS:
        _match([(place, key(was[place])) for place in free], now, key, partner)
        taken = set(partner.values())
        free = [place for place in free if place not in taken]
    found = [
        EvidenceChange(was[partner[place]], each, _fields(was[partner[place]], each))
        if place in partner
        else EvidenceChange(None, each)
        for place, each in enumerate(now)
    ]
    gone = [EvidenceChange(was[place], None) for place in free]
    return tuple(each for each in (*found, *gone) if each.fields or each.kind != "changed")


def _match(
    free: Sequence[tuple[int, Any]], now: Sequence[Evidence], key: Callable[[Evidence], Any], partner: dict[int, int]
) -> None:
    """Add to `partner`, for places of the later list that have none, the place of the earlier one that is alike; where
    a loose likeness holds for several, none of them."""
    keys = {place: key(each) for place, each in enumerate(now) if place not in partner}
    loose = key in _SAMENESS[3:]
    before = [each for _, each in free]
    for place, wanted in keys.items():
        fits = [index for index, each in free if each == wanted and index not in partner.values()]
        sure = not loose or (before.count(wanted) == 1 and list(keys.values()).count(wanted) == 1)
        if fits and sure:
            partner[place] = fits[0]
