"""That what changed of a published claim is said in the open: which edits of the record that takes."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from secondhand.checks.correction_missing import new_corrections, published_changes
from secondhand.checks.history import Publication
from secondhand.provenance.signoff import digest_of
from secondhand.record.changes import meaning
from secondhand.record.edit import AddField, AddItem, Edit, SetValue
from secondhand.record.model import Claim, Corrected, Correction, Record
from secondhand.workflow.states import NotYet, Step, field, people, published_in

MOST_SHOWN = 300
"""Code points of a text in a correction; of a longer one, what differs and some words around it."""


def correct(record: Record, claim: Claim, editions: Sequence[Publication], by: str, day: str, reason: str) -> Step:
    """That what changed of a claim since it was published is said in its corrections. `editions` are those of its
    brief, the last one first. An entry made since then that is no longer true is made anew.

    NotYet where it was not published, or is retracted, or nothing changed that has not been said."""
    edition = published_in(claim, editions)
    then = edition.record
    if claim.status == "retracted":
        raise NotYet(f'"{claim.id}" is retracted; it stays as it was published')
    if then is None:
        raise NotYet(f"the record of version {edition.version} cannot be read, so that what changed cannot be told")
    before = then.claims[claim.id]
    told = [
        Correction(places=claim.places, date=day, was=was, now=now, why=reason, what=what)
        for what, was, now in _untold(then, record, before, claim)
    ]
    if not told:
        raise NotYet(
            f'nothing that readers were told of "{claim.id}" has changed since version {edition.version} without being '
            "said; change it first, then tell why"
        )
    since = new_corrections(before, claim)
    stale = {each.what: claim.corrections.index(each) for each in since if each.what}
    entries = list(claim.corrections)
    for each in told:
        if each.what and each.what in stale:
            entries[stale[each.what]] = each
        else:
            entries.append(each)
    corrected = dataclasses.replace(claim, corrections=tuple(entries))
    edits: list[Edit] = list(field(claim, "status", "corrected", "rationale"))
    edits += people(claim, "submitted", {"by": by, "date": day, "digest": digest_of(record, corrected)})
    edits += _edits(claim, told, stale)
    what = ", ".join(dict.fromkeys(str(each.what) for each in told))
    done = f"{claim.id}: corrected ({what}); it waits for somebody else's approval"
    return Step(claim.places.file, tuple(edits), done)


def _edits(claim: Claim, told: Sequence[Correction], stale: Mapping[Corrected, int]) -> Iterator[Edit]:
    """That the entries are there: in place of a stale one, or as the last ones."""
    path = ("claims", claim.id, "corrections")
    new = [each for each in told if each.what not in stale]
    for each in told:
        if each.what and each.what in stale:
            said = {"date": each.date, "was": each.was, "now": each.now, "why": each.why}
            yield from (SetValue((*path, stale[each.what], name), value) for name, value in said.items())
    if "corrections" in claim.places.marks:
        yield from (AddItem(path, _fields(each)) for each in new)
    elif new:
        yield AddField(("claims", claim.id), "corrections", [_fields(each) for each in new])


def _fields(entry: Correction) -> dict[str, str]:
    return {"date": entry.date, "was": entry.was, "now": entry.now, "why": entry.why, "what": str(entry.what)}


def _untold(then: Record, now: Record, before: Claim, after: Claim) -> Iterator[tuple[Corrected, str, str]]:
    """For each part of a claim that differs from what was published and is told by no correction since: which, what it
    was, what it is."""
    since = new_corrections(before, after)
    untold = [each for each in published_changes(then, now, before, after) if not any(map(each.is_told_by, since))]
    for what in dict.fromkeys(each.what for each in untold):
        if what == "verdict":
            yield what, then.verdicts[before.verdict].label, now.verdicts[after.verdict].label
        elif what == "quotation":
            quoted = [meaning(each.quote) for each in after.evidence]
            gone = [f"“{meaning(each.quote)}”" for each in before.evidence if meaning(each.quote) not in quoted]
            old = [meaning(each.quote) for each in before.evidence]
            new = [f"“{quote}”" for quote in quoted if quote not in old]
            instead = "taken out" if gone else "see the evidence"
            yield what, "; ".join(gone) or "other speakers or sources", "; ".join(new) or instead
        else:
            yield what, *_parts_that_differ(meaning(getattr(before, what)), meaning(getattr(after, what)))


def _parts_that_differ(was: str, now: str) -> tuple[str, str]:
    """Two texts, each cut to what differs and some words around it where one of them is long."""
    if max(len(was), len(now)) <= MOST_SHOWN:
        return was, now
    one, other = was.split(" "), now.split(" ")
    ahead = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    most = min(len(one), len(other)) - ahead
    behind = next((i for i in range(most) if one[-1 - i] != other[-1 - i]), most)
    return _cut(one, ahead, behind), _cut(other, ahead, behind)


def _cut(words: Sequence[str], ahead: int, behind: int) -> str:
    first, last = max(0, ahead - 6), min(len(words), len(words) - behind + 6)
    kept = " ".join(words[first:last])
    return f"{'… ' if first else ''}{kept}{' …' if last < len(words) else ''}"
