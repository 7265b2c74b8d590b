"""The words a brief says about chains, origins, dates and checks, in English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from secondhand.provenance.chain import Chain, Passer
from secondhand.provenance.interests import Stake
from secondhand.provenance.making import Upstream
from secondhand.provenance.parties import Author
from secondhand.reading.grades import Grade
from secondhand.record.model import Evidence, Source
from secondhand.sources.quotations import Quotation

NOT_STATED = "not stated"
NO_PUBLISHER = "publisher not stated"
NO_FIRST_HAND = "No first-hand record was seen."

# The Admiralty code: reliability is about whom it comes from, credibility about what it says.
_RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
_CREDIBILITY = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "cannot be judged",
}
_MONTHS: tuple[str, ...] = ("January", "February", "March", "April", "May", "June", "July")
_MONTHS += ("August", "September", "October", "November", "December")


def day(date: str) -> str:
    """ "21 March 2024", "March 2024", "2024" for an ISO 8601 date of that exactness; "" for none."""
    year, _, rest = date.partition("-")
    month, _, number = rest.partition("-")
    named = _MONTHS[int(month) - 1] if month else ""
    return " ".join(part for part in (str(int(number)) if number else "", named, year) if part)


def joined(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def counted(number: int, singular: str, plural: str = "") -> str:
    """ "1 source", "2 sources"."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def party_name(party: Passer | None) -> str:
    """A party as briefs name it: "AB News", "Chinese journalists (unnamed)"."""
    if party is None:
        return "someone who is not recorded"
    if isinstance(party, Author):
        return party.name
    if isinstance(party, str):
        return f"{party} (not in the record)"
    return party.name if party.named else f"{party.name} (unnamed)"


def speaker_name(chain: Chain) -> str:
    """Who is quoted."""
    if not chain.own_words:
        return party_name(chain.speaker or chain.said_by or None)
    whose = "the words of the text that the source was made from" if chain.upstream else "the source's own words"
    return f"{chain.start.name}, in {whose}" if chain.start else f"{whose} (author not stated)"


def passed_on(chain: Chain) -> str:
    """The speaker and the relays: "A, according to B, as passed on by C"."""
    words = speaker_name(chain)
    for index, relay in enumerate(chain.relays):
        words += f", according to {party_name(relay)}" if index == 0 else f", as passed on by {party_name(relay)}"
    return words


def chain_sentence(chain: Chain) -> str:
    """The chain as a sentence, for those who do not see it drawn."""
    publisher = f"published by {party_name(chain.publisher)}" if chain.publisher else NO_PUBLISHER
    publisher += "".join(f", {made_from(each)}" for each in chain.upstream)
    if chain.own_words:
        return f"Chain: {speaker_name(chain)}; {publisher}."
    relays = "".join(f", passed on by {party_name(relay)}" for relay in chain.relays)
    return f"Chain: said by {speaker_name(chain)}{relays}; {publisher}."


def made_from(upstream: Upstream) -> str:
    """How a source came of another one: "translated from “Ferries stop” (AB News)"."""
    whose = upstream.known_as
    words = f"{upstream.how} from “{upstream.title}”" + (f" ({party_name(whose)})" if whose else f" ({NO_PUBLISHER})")
    if upstream.distance == 1:
        return words
    return f"which was {words}" if upstream.follows else f"“{upstream.into}” was {words}"


def flag(chain: Chain, first_hand: str) -> str:
    """What readers must be told of a chain, "" where there is nothing.

    `first_hand` is the number of evidence in which the same named speaker is cited without a relay, "" where there is
    none. It need not be the same statement.
    """
    if not chain.second_hand:
        if chain.own_words or chain.start_named:
            return ""
        return f"Unnamed speaker: {speaker_name(chain)}. The source does not say who that is."
    seen = f"The same speaker is cited without a relay in evidence {first_hand}." if first_hand else NO_FIRST_HAND
    if chain.upstream:
        sources = ", ".join(made_from(each) for each in chain.upstream)
        return f"Second-hand: {passed_on(chain)}; the source is {sources}. {seen}"
    if chain.relays:
        return f"Second-hand: {passed_on(chain)}. {seen}"
    return f"Second-hand: reporting by {speaker_name(chain)}, repeated here. {seen}"


def rating(evidence: Evidence) -> str:
    """ "Reliability B, usually reliable; credibility 2, probably true"; "" where it is not rated."""
    parts = []
    if evidence.reliability:
        parts.append(f"reliability {evidence.reliability}, {_RELIABILITY[evidence.reliability]}")
    if evidence.credibility:
        parts.append(f"credibility {evidence.credibility}, {_CREDIBILITY[evidence.credibility]}")
    words = "; ".join(parts)
    return words[:1].upper() + words[1:]


def interest(stakes: Iterable[Stake]) -> str:
    """What parties have at stake: "the Institute: it was created by him. The claim is about Alba Stein herself"."""
    parts = [
        f"{stake.party.name}: {stake.what.rstrip('.')}."
        if stake.what
        else f"The claim is about {stake.party.name}: what a party says of itself is no confirmation."
        for stake in stakes
    ]
    return " ".join(parts)


def descriptor(source: Source) -> tuple[str, ...]:
    """What the record says of how near a source stood, what it has at stake and what of it is lacking."""
    found = source.descriptor
    if found is None:
        return ()
    labels = (("Access", found.access), ("Interest", found.interest), ("Completeness", found.completeness))
    return tuple(f"{label}: {words}" for label, words in labels if words)


def pages(quotation: Quotation) -> str:
    """Where in a document that has pages a quotation stands: "page 3", "pages 3–4"; "" where that is not known."""
    found = quotation.pages
    return f"page{'s' if '–' in found else ''} {found}" if found else ""


def held(quotation: Quotation) -> str:
    """How a quotation was held to its source."""
    if not quotation.stands:
        return "NOT confirmed: see the findings"
    if quotation.match is None:
        by = "its receipt" if len(quotation.receipts) == 1 else "the receipts of its parts"
        return f"confirmed word for word by {by}; the text was not at hand"
    if quotation.match.grade is Grade.MARKED:
        return "held word for word against the archived text, but for what it marks as edited"
    return "held word for word against the archived text"


def claimed(when: str, where: str) -> str:
    """When and where a claim was made."""
    return ", ".join(part for part in (day(when), where) if part) or "date and place not stated"
