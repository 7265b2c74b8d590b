"""From attributions that no claim covers to the claims and parties that would: a start for an editor, no more."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from secondhand.provenance.coverage import Scanned
from secondhand.provenance.excerpt import excerpt
from secondhand.reading.attribution import Attribution, Mention
from secondhand.reading.lines import Lines
from secondhand.record.model import Party, PartyKind, Record
from secondhand.record.naming import same_party
from secondhand.sources.archive import Archived


@dataclass(frozen=True, slots=True)
class ProposedParty:
    """A party that the record lacks; `remark` says what an editor must look at, "" for nothing."""

    id: str
    name: str
    kind: PartyKind
    named: bool
    remark: str


@dataclass(frozen=True, slots=True)
class ProposedClaim:
    """A draft of a claim for one attribution, with the ids of its parties; `quote` stands in the source word for word.

    `claimant` is "" where the text names nobody. `place` is where the attribution begins, "harbour:3:1".
    """

    id: str
    place: str
    quote: str
    source: str
    claimant: str
    via: tuple[str, ...]


@dataclass
class Proposal:
    """What to add to the record; `skipped` are places where nothing can be quoted."""

    claims: list[ProposedClaim] = field(default_factory=list)
    parties: dict[str, ProposedParty] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)


def candidates(scanned: Iterable[Scanned], *, second_hand: bool) -> list[tuple[Scanned, int]]:
    """The uncovered attributions to propose a claim for, in order of the sources and their texts.

    One that holds another of them is left out: the claim for the inner one, with its longer chain, covers both.
    """
    chosen = []
    for each in scanned:
        open_places = each.uncovered(second_hand=second_hand)
        outer: set[int] = set()
        for index in open_places:
            parent = each.attributions[index].parent
            while parent is not None and parent not in outer:
                outer.add(parent)
                parent = each.attributions[parent].parent
        chosen += [(each, index) for index in open_places if index not in outer]
    return chosen


def propose(
    record: Record,
    archive: Mapping[str, Archived],
    chosen: Iterable[tuple[Scanned, int]],
    ids: Sequence[str] = (),
) -> Proposal:
    """A claim for each chosen attribution, under the ids given where there are some: one each, then it ends."""
    proposal = Proposal()
    names = _Names(record, proposal.parties)
    wanted = list(ids)
    for scanned, index in chosen:
        if ids and not wanted:
            break
        attribution = scanned.attributions[index]
        line, column = Lines(scanned.text).at(attribution.extent.start)
        place = f"{scanned.file}:{line}:{column}"
        passages = archive[scanned.source.id].passages
        quote = excerpt(passages, attribution, record.quote_limits.words) if passages else ""
        if not quote:
            proposal.skipped.append(place)
            continue
        chain = names.chain(attribution, scanned.source.publisher)
        taken = {*record.claims, *(each.id for each in proposal.claims)}
        name = wanted.pop(0) if wanted else _unused(_slug(" ".join(quote.split()[:6])) or "claim", taken)
        claim = ProposedClaim(name, place, quote, scanned.source.id, chain[0] if chain else "", tuple(chain[1:]))
        proposal.claims.append(claim)
    return proposal


class _Names:
    """Mentions to ids of parties: of the record, or new ones, which are added to `new`."""

    def __init__(self, record: Record, new: dict[str, ProposedParty]) -> None:
        self.record = record
        self.new = new
        self.by_name: dict[tuple[str, str], str] = {}

    def chain(self, attribution: Attribution, publisher: str) -> list[str]:
        """The ids along a chain; who repeats himself adds none, nor does the publisher behind the speaker."""
        ids: list[str] = []
        for mention in attribution.chain:
            name = self.id_of(mention)
            if ids[-1:] != [name] and not (ids and name == publisher):
                ids.append(name)
        return ids

    def id_of(self, mention: Mention) -> str:
        name = _plain_name(mention.name)
        if mention.kind != "unresolved":
            known = self.known(name, mention)
            if len(known) == 1:
                return known[0].id
            key = (name.casefold(), mention.kind)
            if key in self.by_name:
                return self.by_name[key]
        else:
            known, key = [], None
        made = _unused(_slug(name) or "party", {*self.record.parties, *self.new})
        self.new[made] = _party(made, name, mention, known)
        if key:
            self.by_name[key] = made
        return made

    def known(self, name: str, mention: Mention) -> list[Party]:
        """The parties of the record that the mention may be: those so called, else those that a part of a name fits."""
        parties = list(self.record.parties.values())
        so_called = [
            party for party in parties if name.casefold() in (_plain_name(n).casefold() for n in _called(party))
        ]
        if so_called:
            return so_called[:1]
        return [p for p in parties if same_party(name, p) and not (mention.kind == "group" and p.kind == "person")]


def _called(party: Party) -> tuple[str, ...]:
    return (party.name, *party.aliases)


def _party(made: str, name: str, mention: Mention, known: Sequence[Party]) -> ProposedParty:
    if mention.kind == "unresolved":
        kind: PartyKind = "group" if name.casefold() in ("they", "we") else "person"
        return ProposedParty(made, name, kind, False, "the text does not say plainly who that is")
    remark = f"or is it {' or '.join(party.id for party in known)}?" if known else ""
    return ProposedParty(made, name, mention.kind, mention.named, remark)


def _plain_name(name: str) -> str:
    """A name without its article, blanks and invisible characters made plain."""
    seen = "".join(each if each.isprintable() else " " for each in name)
    return re.sub(r"^(?:the|an?)\s(?=\S)", "", " ".join(seen.split())) or "party"


def _slug(text: str) -> str:
    """An id made of a text's Latin letters and digits; "" where it has none."""
    letters = unicodedata.normalize("NFKD", text.replace("'", "").replace("’", "")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")[:60].strip("-")


def _unused(name: str, taken: set[str]) -> str:
    number = 1
    while (name if number == 1 else f"{name}-{number}") in taken:
        number += 1
    return name if number == 1 else f"{name}-{number}"
