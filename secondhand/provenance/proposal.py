"""From attributions that no claim covers to the claims and parties that would: a start for an editor, no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from secondhand.provenance.coverage import Scanned
from secondhand.provenance.credit import candidates_for
from secondhand.provenance.excerpt import excerpt
from secondhand.provenance.passage import begins
from secondhand.reading.attribution import Attribution, Mention
from secondhand.reading.lines import Lines
from secondhand.record.drafting import plain_name, slug, unused
from secondhand.record.model import PartyKind, Record
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


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to add to the record; `skipped` are places where nothing can be quoted."""

    claims: tuple[ProposedClaim, ...]
    parties: tuple[ProposedParty, ...]
    skipped: tuple[str, ...]


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
    names = _Names(record)
    claims: list[ProposedClaim] = []
    skipped: list[str] = []
    lines: dict[str, Lines] = {}
    taken = set(record.claims)
    wanted = list(ids)
    for scanned, index in chosen:
        if ids and not wanted:
            break
        source, attribution = scanned.source, scanned.attributions[index]
        if source.id not in lines:
            lines[source.id] = Lines(scanned.text)
        line, column = lines[source.id].at(begins(scanned.text, attribution))
        place = f"{scanned.file}:{line}:{column}"
        passages = archive[source.id].passages
        quote = excerpt(passages, attribution, record.quote_limits.words) if passages else ""
        if not quote:
            skipped.append(place)
            continue
        chain = names.chain(attribution, source.publisher)
        name = wanted.pop(0) if wanted else unused(slug(" ".join(quote.split()[:6])) or "claim", taken)
        taken.add(name)
        claims.append(ProposedClaim(name, place, quote, source.id, chain[0] if chain else "", tuple(chain[1:])))
    return Proposal(tuple(claims), tuple(names.new.values()), tuple(skipped))


class _Names:
    """Mentions to ids of parties: of the record, or `new` ones, by their ids."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.new: dict[str, ProposedParty] = {}
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
        """The one party of the record that the mention may be, else a new one: the same for the same name and kind,
        and one of its own where the text leaves open who it is."""
        known = candidates_for(self.record, mention)
        if len(known) == 1:
            return known[0].id
        key = (plain_name(mention.name).casefold(), mention.kind)
        if mention.kind != "unresolved" and key in self.by_name:
            return self.by_name[key]
        made = new_party(self.record, mention, self.new)
        self.new[made.id] = made
        self.by_name[key] = made.id
        return made.id


def new_party(record: Record, mention: Mention, taken: Iterable[str] = ()) -> ProposedParty:
    """A party for a mention, under an id that neither the record has nor is taken."""
    name, known = plain_name(mention.name), candidates_for(record, mention)
    free = unused(slug(name) or "party", {*record.parties, *taken})
    if mention.kind == "unresolved":
        kind: PartyKind = "group" if name.casefold() in ("they", "we") else "person"
        return ProposedParty(free, name, kind, False, "the text does not say plainly who that is")
    remark = f"or is it {' or '.join(party.id for party in known)}?" if known else ""
    return ProposedParty(free, name, mention.kind, mention.named, remark)
