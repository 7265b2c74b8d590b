"""The words a brief says about chains, origins, dates and checks, in English."""

from __future__ import annotations

from collections.abc import Sequence

from secondhand.provenance.chain import Chain
from secondhand.provenance.origins import Origins
from secondhand.reading.grades import Grade
from secondhand.record.model import Party
from secondhand.sources.quotations import Quotation

NOT_STATED = "not stated"
NO_PUBLISHER = "publisher not stated"
NO_FIRST_HAND = "No first-hand record was seen."

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


def party_name(party: Party | str | None) -> str:
    """A party as briefs name it: "AB News", "Chinese journalists (unnamed)"."""
    if party is None:
        return "someone who is not recorded"
    if isinstance(party, str):
        return f"{party} (not in the record)"
    return party.name if party.named else f"{party.name} (unnamed)"


def speaker_name(chain: Chain) -> str:
    """Who is quoted."""
    if not chain.own_words:
        return party_name(chain.speaker or chain.said_by or None)
    who = chain.author or (chain.publisher.name if chain.publisher else "")
    return f"{who}, in the source's own words" if who else "the source's own words (author not stated)"


def passed_on(chain: Chain) -> str:
    """The speaker and the relays: "A, according to B, as passed on by C"."""
    words = speaker_name(chain)
    for index, relay in enumerate(chain.relays):
        words += f", according to {party_name(relay)}" if index == 0 else f", as passed on by {party_name(relay)}"
    return words


def chain_sentence(chain: Chain) -> str:
    """The chain as a sentence, for those who do not see it drawn."""
    publisher = f"published by {party_name(chain.publisher)}" if chain.publisher else NO_PUBLISHER
    if chain.own_words:
        return f"Chain: {speaker_name(chain)}; {publisher}."
    relays = "".join(f", passed on by {party_name(relay)}" for relay in chain.relays)
    return f"Chain: said by {speaker_name(chain)}{relays}; {publisher}."


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
    if chain.relays:
        return f"Second-hand: {passed_on(chain)}. {seen}"
    return f"Second-hand: reporting by {speaker_name(chain)}, repeated here. {seen}"


def origins_sentence(origins: Origins) -> str:
    """ "4 pieces of evidence, at most 1 independent origin: all pass through AB News"."""
    if not origins.evidence:
        return "No evidence, and so no origin."
    head = counted(origins.evidence, "piece", "pieces") + " of evidence, at most "
    head += counted(origins.at_most, "independent origin")
    reasons = []
    if origins.start:
        reasons.append(f"all start with {party_name(origins.start)}")
    if origins.shared:
        reasons.append(f"all pass through {joined([party_name(party) for party in origins.shared])}")
    if origins.one_source:
        reasons.append("all come from one source")
    if origins.unnamed == origins.evidence:
        reasons.append("who spoke first is not named")
    elif origins.unnamed:
        reasons.append(f"in {origins.unnamed} of them who spoke first is not named")
    return f"{head}: {'; '.join(reasons)}." if reasons else f"{head}."


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
