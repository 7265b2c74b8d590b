"""From chains to what a brief shows of them: the boxes of each chain, the picture of all, the sentences on origins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from secondhand.provenance.chain import Chain, Chains
from secondhand.provenance.circles import circles_of
from secondhand.provenance.graph import graph_of
from secondhand.provenance.origins import origins_of
from secondhand.publishing import wording
from secondhand.publishing.brief import Hand, Picture
from secondhand.publishing.graphs.shown import MOST_DRAWN
from secondhand.publishing.language import N_, _
from secondhand.publishing.origin_wording import origins_sentence, verdict_sentence
from secondhand.publishing.pictures.page import is_legible
from secondhand.publishing.pictures.picture import picture_of
from secondhand.record.model import Claim, Party, Source, Verdict

_THEN = {
    "syndicated": N_("Text, then syndicated"),
    "translated": N_("Text, then translated"),
    "rewritten": N_("Text, then rewritten"),
}


def picture_of_brief(
    chains: Chains, claims: Sequence[Claim], numbers: Mapping[str, int], labels: Sequence[str]
) -> Picture:
    """The picture of a brief's evidence, in the order of its claims; `labels` are the pieces' numbers in it. One that
    could not be read on a page is left out, and its sentence says so."""
    evidence = [(claim, each) for claim in claims for each in claim.evidence]
    picture = picture_of(graph_of(chains, evidence), _("Who passed whose words on"), numbers, dict(enumerate(labels)))
    count = len(picture.parties)
    if count > MOST_DRAWN or not is_legible(picture):
        undrawn = _("They are not drawn: {count} parties are too many for a page.", count=count)
        return Picture(picture.title, f"{picture.sentence} {undrawn}", (), (), (), picture.ways)
    return picture


def origins_text(chains: Chains, claim: Claim, verdict: Verdict) -> str:
    """On how many origins a claim's evidence rests at most; and a settled verdict on its own part of it."""
    found = chains.of_claim(claim)
    text = origins_sentence(origins_of(found), circles_of(found))
    stance = verdict.direction if verdict.is_settled else None
    weighed = [chain for chain, each in zip(found, claim.evidence, strict=True) if each.stance == stance]
    if stance and 0 < len(weighed) < len(found):
        text += f" {verdict_sentence(origins_of(weighed), stance)}"
    return text


def hands_of(chain: Chain) -> tuple[Hand, ...]:
    """The boxes of a chain: speaker, relays, whose text the source was made from, publisher."""
    relays = [
        Hand(relay, "relay", _("Passed on by"), "", False, True)
        if isinstance(relay, str)
        else Hand(relay.name, "relay", _("Passed on by"), relay.kind, relay.named, True)
        for relay in chain.relays
    ]
    for each in reversed(chain.upstream):
        known = each.known_as
        kind = known.kind if isinstance(known, Party) else ""
        label = _(_THEN[each.how])
        relays.append(
            Hand(known.name if known else _(wording.NO_PUBLISHER), "relay", label, kind, bool(known), bool(known))
        )
    publisher = chain.publisher
    last = (
        Hand(publisher.name, "publisher", _("Published by"), publisher.kind, publisher.named, True)
        if publisher
        else Hand(_(wording.NO_PUBLISHER), "publisher", _("Published by"), "", False, False)
    )
    return (_first(chain), *relays, last)


def _first(chain: Chain) -> Hand:
    if not chain.own_words:
        speaker = chain.speaker
        name = speaker.name if speaker else chain.said_by or _("not recorded")
        kind, named = (speaker.kind, speaker.named) if speaker else ("", False)
        return Hand(name, "speaker", _("Speaker"), kind, named, bool(chain.said_by))
    start = chain.start
    kind = start.kind if isinstance(start, Party) else ""
    return Hand(
        start.name if start else _("author not stated"),
        "speaker",
        _("In its own words"),
        kind,
        bool(start),
        bool(start),
    )


def made_from(source: Source, numbers: Mapping[str, int], sources: Mapping[str, Source]) -> str:
    """ "Translated from [2]; rewritten from “The strike”": what the record says that a source was made from."""
    parts = []
    for rest in source.rests_on:
        known = sources.get(rest.source)
        title = _("“{title}”", title=known.title) if known else wording.party_name(rest.source)
        parts.append(wording.reused(rest.how, f"[{numbers[rest.source]}]" if rest.source in numbers else title))
    return wording.begun("; ".join(parts))


def numbers_of(claim: Claim, number: int, stances: Sequence[str]) -> list[str]:
    """The numbers of a claim's pieces of evidence, in its order: they follow the order in which a reader meets them."""
    order = sorted(range(len(claim.evidence)), key=lambda place: stances.index(claim.evidence[place].stance))
    places = {index: place for place, index in enumerate(order, 1)}
    return [f"{number}.{places[index]}" for index in range(len(claim.evidence))]
