"""The words a brief says about chains, ratings, stakes and checks, in the language that is spoken: `language.py`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from secondhand.provenance.chain import Chain, Passer
from secondhand.provenance.interests import Stake
from secondhand.provenance.making import Upstream
from secondhand.provenance.parties import Author
from secondhand.publishing import language
from secondhand.publishing.language import N_, _
from secondhand.reading.grades import Grade
from secondhand.record.model import Evidence, Source
from secondhand.sources.quotations import Quotation

NOT_STATED = N_("not stated")
NO_PUBLISHER = N_("publisher not stated")
NO_FIRST_HAND = N_("No first-hand record was seen.")

# The Admiralty code: reliability is about whom it comes from, credibility about what it says.
_RELIABILITY = {
    "A": N_("completely reliable"),
    "B": N_("usually reliable"),
    "C": N_("fairly reliable"),
    "D": N_("not usually reliable"),
    "E": N_("unreliable"),
    "F": N_("reliability cannot be judged"),
}
_CREDIBILITY = {
    "1": N_("confirmed by other sources"),
    "2": N_("probably true"),
    "3": N_("possibly true"),
    "4": N_("doubtful"),
    "5": N_("improbable"),
    "6": N_("credibility cannot be judged"),
}
_REUSE = {
    "syndicated": N_("syndicated from {text}"),
    "translated": N_("translated from {text}"),
    "rewritten": N_("rewritten from {text}"),
}

day = language.day


def joined(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return language.listed(list(parts))


def version(number: int, commit: str, digest: str) -> str:
    """ "Edition 2. Version: 1a2b3c4d5e6f, record 70ce871f8a3d": `number` is 0 before the first one was published."""
    words = _("Version: {commit}, record {digest}", commit=commit, digest=digest[:12])
    edition = _("Edition {number}", number=number)
    return f"{edition}. {words}" if number else words


def party_name(party: Passer | None) -> str:
    """A party as briefs name it: "AB News", "Chinese journalists (unnamed)"."""
    if party is None:
        return _("someone who is not recorded")
    if isinstance(party, Author):
        return party.name
    if isinstance(party, str):
        return _("{name} (not in the record)", name=party)
    return party.name if party.named else _("{name} (unnamed)", name=party.name)


def speaker_name(chain: Chain) -> str:
    """Who is quoted."""
    if not chain.own_words:
        return party_name(chain.speaker or chain.said_by or None)
    if chain.upstream:
        if chain.start:
            return _("{name}, in the words of the text that the source was made from", name=chain.start.name)
        return _("the words of the text that the source was made from (author not stated)")
    if chain.start:
        return _("{name}, in the source's own words", name=chain.start.name)
    return _("the source's own words (author not stated)")


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
    published = ", ".join([published, *map(made_from, chain.upstream)])
    if chain.own_words:
        return _("Chain: {speaker}; {published}.", speaker=speaker_name(chain), published=published)
    said = _("said by {name}", name=speaker_name(chain))
    relays = [_("passed on by {name}", name=party_name(relay)) for relay in chain.relays]
    return _("Chain: {said}; {published}.", said=", ".join([said, *relays]), published=published)


def made_from(upstream: Upstream) -> str:
    """How a source came of another one: "translated from “Ferries stop” (AB News)"."""
    whose = party_name(upstream.known_as) if upstream.known_as else _(NO_PUBLISHER)
    words = reused(upstream.how, _("“{title}”", title=upstream.title) + f" ({whose})")
    if upstream.distance == 1:
        return words
    if upstream.follows:
        return _("which was {made_from}", made_from=words)
    return _("“{title}” was {made_from}", title=upstream.into, made_from=words)


def reused(how: str, text: str) -> str:
    """ "translated from …": what was done with a text."""
    return _(_REUSE[how], text=text)


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
    if chain.upstream:
        sources = ", ".join(made_from(each) for each in chain.upstream)
        return _(
            "Second-hand: {chain}; the source is {sources}. {seen}", chain=passed_on(chain), sources=sources, seen=seen
        )
    if chain.relays:
        return _("Second-hand: {chain}. {seen}", chain=passed_on(chain), seen=seen)
    return _("Second-hand: reporting by {name}, repeated here. {seen}", name=speaker_name(chain), seen=seen)


def rating(evidence: Evidence) -> str:
    """ "Reliability B, usually reliable; credibility 2, probably true"; "" where it is not rated."""
    parts = []
    if evidence.reliability:
        words = _(_RELIABILITY[evidence.reliability])
        parts.append(_("reliability {letter}, {words}", letter=evidence.reliability, words=words))
    if evidence.credibility:
        words = _(_CREDIBILITY[evidence.credibility])
        parts.append(_("credibility {number}, {words}", number=evidence.credibility, words=words))
    return begun("; ".join(parts))


def begun(words: str) -> str:
    """Words at the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def interest(stakes: Iterable[Stake]) -> str:
    """What parties have at stake: "the Institute: it was created by him. The claim is about Alba Stein herself"."""
    parts = [
        f"{stake.party.name}: {stake.what.rstrip('.')}."
        if stake.what
        else _("The claim is about {name}: what a party says of itself is no confirmation.", name=stake.party.name)
        for stake in stakes
    ]
    return " ".join(parts)


def descriptor(source: Source) -> tuple[str, ...]:
    """What the record says of how near a source stood, what it has at stake and what of it is lacking."""
    found = source.descriptor
    if found is None:
        return ()
    labels = ((_("Access"), found.access), (_("Interest"), found.interest), (_("Completeness"), found.completeness))
    return tuple(f"{label}: {words}" for label, words in labels if words)


def pages(quotation: Quotation) -> str:
    """Where in a document that has pages a quotation stands: "page 3", "pages 3–4"; "" where that is not known."""
    found = quotation.pages
    if not found:
        return ""
    return _("pages {numbers}", numbers=found) if "–" in found else _("page {number}", number=found)


def held(quotation: Quotation) -> str:
    """How a quotation was held to its source, as a sentence."""
    if not quotation.stands:
        return _("Quotation NOT confirmed: see the findings.")
    if quotation.outside:
        outside = _("It stands outside the main text of the page.")
        return f"{_held(quotation)} {outside}"
    return _held(quotation)


def _held(quotation: Quotation) -> str:
    if quotation.match is None:
        if len(quotation.receipts) == 1:
            return _("Quotation confirmed word for word by its receipt; the text was not at hand.")
        return _("Quotation confirmed word for word by the receipts of its parts; the text was not at hand.")
    if quotation.match.grade is Grade.MARKED:
        return _("Quotation held word for word against the archived text, but for what it marks as edited.")
    return _("Quotation held word for word against the archived text.")


def claimed(when: str, where: str) -> str:
    """When and where a claim was made."""
    return ", ".join(part for part in (day(when), where) if part) or _("date and place not stated")
