"""The words a brief says about chains, origins, dates and checks, in the language that is spoken: `language.py`."""

from __future__ import annotations

from collections.abc import Sequence

from secondhand.provenance.chain import Chain
from secondhand.provenance.origins import Origins
from secondhand.publishing import language
from secondhand.publishing.language import N_, _
from secondhand.record.model import Party
from secondhand.sources.quotations import Quotation

NOT_STATED = N_("not stated")
NO_PUBLISHER = N_("publisher not stated")
NO_FIRST_HAND = N_("No first-hand record was seen.")

day = language.day


def joined(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return language.listed(list(parts))


def party_name(party: Party | str | None) -> str:
    """A party as briefs name it: "AB News", "Chinese journalists (unnamed)"."""
    if party is None:
        return _("someone who is not recorded")
    if isinstance(party, str):
        return _("{name} (not in the record)", name=party)
    return party.name if party.named else _("{name} (unnamed)", name=party.name)


def speaker_name(chain: Chain) -> str:
    """Who is quoted."""
    if not chain.own_words:
        return party_name(chain.speaker or chain.said_by or None)
    who = chain.author or (chain.publisher.name if chain.publisher else "")
    return _("{name}, in the source's own words", name=who) if who else _("the source's own words (author not stated)")


def passed_on(chain: Chain) -> str:
    """The speaker and the relays: "A, according to B, as passed on by C"."""
    words = speaker_name(chain)
    for index, relay in enumerate(chain.relays):
        if index == 0:
            words = _("{speaker}, according to {relay}", speaker=words, relay=party_name(relay))
        else:
            words = _("{speaker}, as passed on by {relay}", speaker=words, relay=party_name(relay))
    return words


def chain_sentence(chain: Chain) -> str:
    """The chain as a sentence, for those who do not see it drawn."""
    published = _("published by {name}", name=party_name(chain.publisher)) if chain.publisher else _(NO_PUBLISHER)
    if chain.own_words:
        return _("Chain: {speaker}; {published}.", speaker=speaker_name(chain), published=published)
    said = _("said by {name}", name=speaker_name(chain))
    relays = [_("passed on by {name}", name=party_name(relay)) for relay in chain.relays]
    return _("Chain: {said}; {published}.", said=", ".join([said, *relays]), published=published)


def flag(chain: Chain, first_hand: str) -> str:
    """What readers must be told of a chain, "" where there is nothing.

    `first_hand` is the number of evidence in which the same named speaker is cited without a relay, "" where there is
    none. It need not be the same statement.
    """
    if not chain.second_hand:
        if chain.own_words or chain.start_named:
            return ""
        return _("Unnamed speaker: {name}. The source does not say who that is.", name=speaker_name(chain))
    seen = _(NO_FIRST_HAND)
    if first_hand:
        seen = _("The same speaker is cited without a relay in evidence {number}.", number=first_hand)
    if chain.relays:
        return _("Second-hand: {chain}. {seen}", chain=passed_on(chain), seen=seen)
    return _("Second-hand: reporting by {name}, repeated here. {seen}", name=speaker_name(chain), seen=seen)


def origins_sentence(origins: Origins) -> str:
    """ "4 pieces of evidence, at most 1 independent origin: all pass through AB News"."""
    if not origins.evidence:
        return _("No evidence, and so no origin.")
    pieces = language.counted("{number} piece of evidence", "{number} pieces of evidence", origins.evidence)
    most = language.counted(
        "at most {number} independent origin", "at most {number} independent origins", origins.at_most
    )
    reasons = []
    if origins.start:
        reasons.append(_("all start with {name}", name=party_name(origins.start)))
    if origins.shared:
        reasons.append(_("all pass through {names}", names=joined([party_name(party) for party in origins.shared])))
    if origins.one_source:
        reasons.append(_("all come from one source"))
    if origins.unnamed == origins.evidence:
        reasons.append(_("who spoke first is not named"))
    elif origins.unnamed:
        reasons.append(_("in {number} of them who spoke first is not named", number=origins.unnamed))
    return f"{pieces}, {most}: {'; '.join(reasons)}." if reasons else f"{pieces}, {most}."


def held(quotation: Quotation) -> str:
    """How a quotation was held to its source, as a sentence."""
    if not quotation.stands:
        return _("Quotation NOT confirmed: see the findings.")
    if quotation.match is None:
        return _("Quotation confirmed word for word by its receipt; the text was not at hand.")
    return _("Quotation held word for word against the archived text.")


def claimed(when: str, where: str) -> str:
    """When and where a claim was made."""
    return ", ".join(part for part in (day(when), where) if part) or _("date and place not stated")
