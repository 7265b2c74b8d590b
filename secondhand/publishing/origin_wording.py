"""What a brief says of origins: how many at most, and why not more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondhand.provenance.chain import Passer
from secondhand.provenance.circles import Circle
from secondhand.provenance.origins import Origin, Origins
from secondhand.publishing.language import _, counted
from secondhand.publishing.wording import joined, party_name

MOST_NAMES = 5


def origins_sentence(origins: Origins, circles: Sequence[Circle] = ()) -> str:
    """How many origins at most, and why: "4 pieces of evidence, at most 1 independent origin: all pass through AB News;
    who spoke first is not named."."""
    if not origins.evidence:
        return _("No evidence, and so no origin.")
    pieces = counted("{number} piece of evidence", "{number} pieces of evidence", origins.evidence)
    head = f"{pieces}, {_at_most(origins.at_most)}"
    reasons = [*_shared(origins), *_starts(origins), *_circles(circles)]
    return f"{head}: {'; '.join(reasons)}." if reasons else f"{head}."


def verdict_sentence(weighed: Origins, stance: str) -> str:
    """What of the evidence the verdict rests on: "The verdict rests on the 2 that support the claim: at most 1."."""
    at_most = _at_most(weighed.at_most)
    if stance == "supports":
        return counted(
            "The verdict rests on the one that supports the claim: {at_most}.",
            "The verdict rests on the {number} that support the claim: {at_most}.",
            weighed.evidence,
            at_most=at_most,
        )
    return counted(
        "The verdict rests on the one that undermines the claim: {at_most}.",
        "The verdict rests on the {number} that undermine the claim: {at_most}.",
        weighed.evidence,
        at_most=at_most,
    )


def circle_words(circle: Circle) -> str:
    """ "Harbour Post and Radio Norra rest on each other"."""
    return _("{names} rest on each other's words", names=joined([party.name for party in circle.parties]))


def _at_most(number: int) -> str:
    return counted("at most {number} independent origin", "at most {number} independent origins", number)


def _circles(circles: Sequence[Circle]) -> Iterator[str]:
    yield from map(circle_words, circles[:MOST_NAMES])
    if len(circles) > MOST_NAMES:
        more = len(circles) - MOST_NAMES
        yield counted("and so it is in {number} further circle", "and so it is in {number} further circles", more)


def _shared(origins: Origins) -> Iterator[str]:
    """Why chains count once: what all share, or all but one, or else what each set of them does."""
    if origins.start:
        yield _("all start with {name}", name=party_name(origins.start))
    if origins.shared:
        yield _("all pass through {names}", names=_names(origins.shared))
    if origins.one_source:
        yield _("all come from one source")
    if origins.nearly_start:
        yield _("all but one start with {name}", name=party_name(origins.nearly_start))
    # Each apart: it need not be the same chain that lacks them.
    yield from (_("all but one pass through {name}", name=party_name(each)) for each in origins.nearly)
    if not (origins.start or origins.shared or origins.one_source):
        yield from (_tie(origins, each) for each in origins.sets if _is_news(origins, each))


def _is_news(origins: Origins, tied: Origin) -> bool:
    """Whether several chains are tied by more than what was said of all but one."""
    said = {origins.nearly_start, *origins.nearly}
    return len(tied.chains) > 1 and not (tied.ties and said.issuperset(tied.ties))


def _tie(origins: Origins, tied: Origin) -> str:
    several = _("all")
    if len(tied.chains) != origins.evidence:
        several = _("{number} of them", number=len(tied.chains))
    if tied.one_source:
        return _("{several} come from one source", several=several)
    if tied.common:
        return _("{several} share {names}", several=several, names=_names(tied.common))
    if tied.made_from:
        titles = joined([_("“{title}”", title=title) for title in tied.made_from])
        return _("{several} rest on {titles}", several=several, titles=titles)
    if tied.ties:
        return _("{several} are tied together, by {names}", several=several, names=_names(tied.ties))
    return _("{several} share sources", several=several)


def _starts(origins: Origins) -> Iterator[str]:
    if origins.unnamed == origins.evidence:
        yield _("who spoke first is not named")
    elif origins.unnamed:
        yield _("in {number} of them who spoke first is not named", number=origins.unnamed)
    if origins.desk and origins.desk < origins.evidence:
        yield counted(
            "{number} of them passes through our own publication, which counts as none",
            "{number} of them pass through our own publication, which counts as none",
            origins.desk,
        )
    elif origins.desk > 1:
        yield _("all pass through our own publication, which counts as none")
    elif origins.desk:
        yield _("it passes through our own publication, which counts as none")


def _names(passers: Sequence[Passer]) -> str:
    names = [party_name(each) for each in passers]
    if len(names) > MOST_NAMES:
        names = [*names[: MOST_NAMES - 1], _("{number} more", number=len(names) - MOST_NAMES + 1)]
    return joined(names)
