"""Whom a text credits a quotation to, and whom of them its evidence leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from secondhand.provenance.chain import OUTLET_KINDS
from secondhand.provenance.readings import Reading
from secondhand.reading.attribution import Attribution, Mention, Span
from secondhand.record.drafting import plain_name
from secondhand.record.model import Party, Record
from secondhand.record.naming import folded, is_about, same_party
from secondhand.sources.quotations import Quotation

_ONESELF = frozenset(("i", "we", "me", "us", "my", "our"))
_THINGS = frozenset(("it", "this", "that", "these", "those", "which"))


class Uncredited(NamedTuple):
    """A party that the text credits a quotation to and the evidence does not: the member of the attribution's chain at
    `member`. `apart`: the cue stands in no sentence of the quotation."""

    attribution: Attribution
    member: int
    apart: bool

    @property
    def mention(self) -> Mention:
        return self.attribution.chain[self.member]


def passage_of(quotation: Quotation) -> Span | None:
    """Where a quotation stands in its source's text; None where it does not, or the text is not at hand."""
    match = quotation.match
    return Span(match.start, match.end) if match is not None and match.grade.passes else None


def within(attribution: Attribution, passage: Span) -> bool:
    """Whether at least half of a passage is content of the attribution."""
    return 2 * _shared(attribution.content, passage) >= passage.end - passage.start


def holds(attribution: Attribution, passage: Span) -> bool:
    """Whether an attribution and a passage are about the same words: at least half of the passage is its content, or
    the passage has its cue and at least half of its content."""
    content = attribution.content
    told = passage.start <= attribution.cue.start and attribution.cue.end <= passage.end
    return within(attribution, passage) or (told and 2 * _shared(content, passage) >= content.end - content.start)


def uncredited(record: Record, quotation: Quotation, reading: Reading, skipped: Sequence[int]) -> list[Uncredited]:
    """The parties that the text credits a quotation to and the evidence does not, each once; those credited beside it
    come first. Wishes, plans and attitudes credit nobody, nor do attributions inside those at the places `skipped`.
    """
    passage = passage_of(quotation)
    if passage is None:
        return []
    found = [
        Uncredited(each, member, not reading.beside(passage, each.cue))
        for place, each in enumerate(reading.attributions)
        if each.statement and holds(each, passage) and not any(j in skipped for j in _outwards(reading, place))
        for member, mention in enumerate(each.chain)
        if not _recorded(record, quotation, mention, member)
    ]
    # The longest chain tells best who is speaker and who is relay.
    found.sort(key=lambda each: (each.apart, -len(each.attribution.chain), each.member))
    once: dict[tuple[str, ...], Uncredited] = {}
    for each in found:
        once.setdefault(folded(each.mention.name), each)
    return list(once.values())


def may_be(mention: Mention, party: Party) -> bool:
    """Whether a mention, or what it stands for, may be a party of the record: one names the other in whole or by a
    part of the name. "Sources close to Dahl" and "Dahl's lawyer" are not Dahl, nor is the Post its reporters."""
    outlet = mention.kind in OUTLET_KINDS
    if outlet and party.kind in ("person", "group"):
        return False
    one_alone = party.kind == "person" or (party.kind in OUTLET_KINDS and not outlet)
    return any(
        same_party(words, party)
        and not (party.kind == "person" and mention.kind == "group")
        and not (one_alone and is_about(words, party))
        for words in dict.fromkeys((mention.name, mention.text))
    )


def candidates_for(record: Record, mention: Mention) -> tuple[Party, ...]:
    """The parties of the record that a mention may be taken for: the one that is called just so, else all that it may
    be, among persons only for a person. None where the text leaves open whom it means."""
    if mention.kind == "unresolved":
        return ()
    parties, name = tuple(record.parties.values()), plain_name(mention.name).casefold()
    for party in parties:
        if name in (plain_name(each).casefold() for each in (party.name, *party.aliases)):
            return (party,)
    # A place is part of the alias "the mayor of Norra", but no mayor.
    return tuple(p for p in parties if may_be(mention, p) and (p.kind == "person") <= (mention.kind == "person"))


def _recorded(record: Record, quotation: Quotation, mention: Mention, member: int) -> bool:
    evidence, source = quotation.evidence, quotation.archived.source
    if mention.kind == "unresolved" and not any(word[0].isupper() for word in mention.text.split()[1:]):
        word = mention.text.lower()
        # The text does not say here who that is; that somebody said it must be recorded all the same. Who says "I" is
        # credited where his words are, or is the author.
        if word in _ONESELF:
            return True
        return bool(evidence.said_by if member == 0 or word in _THINGS else evidence.via)
    author, name = set(folded(source.author)), set(folded(mention.name))
    if author and name and (author <= name or name <= author):
        return True
    ids = [evidence.said_by, *evidence.via, source.publisher]
    return any(may_be(mention, record.parties[each]) for each in ids if each in record.parties)


def _outwards(reading: Reading, place: int) -> Iterator[int]:
    """The place of an attribution, and of those whose content holds it, outwards."""
    at: int | None = place
    for _ in reading.attributions:
        if at is None:
            return
        yield at
        at = reading.attributions[at].parent


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
