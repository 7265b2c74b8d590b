"""What a brief says of origins: how many at most, and why not more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondhand.provenance.chain import Passer
from secondhand.provenance.circles import Circle
from secondhand.provenance.origins import Origin, Origins
from secondhand.publishing.wording import counted, joined, party_name

MOST_NAMES = 5


def origins_sentence(origins: Origins, circles: Sequence[Circle] = ()) -> str:
    """How many origins at most, and why: "4 pieces of evidence, at most 1 independent origin: all pass through AB News;
    who spoke first is not named."."""
    if not origins.evidence:
        return "No evidence, and so no origin."
    head = counted(origins.evidence, "piece", "pieces") + " of evidence, at most "
    head += counted(origins.at_most, "independent origin")
    reasons = [*_shared(origins), *_starts(origins), *_circles(circles)]
    return f"{head}: {'; '.join(reasons)}." if reasons else f"{head}."


def verdict_sentence(weighed: Origins, stance: str) -> str:
    """What of the evidence the verdict rests on: "The verdict rests on the 2 that support the claim: at most 1."."""
    several = weighed.evidence > 1
    which = f"the {weighed.evidence} that {stance.removesuffix('s')}" if several else f"the one that {stance}"
    return f"The verdict rests on {which} the claim: at most {counted(weighed.at_most, 'independent origin')}."


def circle_words(circle: Circle) -> str:
    """ "Harbour Post and Radio Norra rest on each other"."""
    return f"{joined([party.name for party in circle.parties])} rest on each other's words"


def _circles(circles: Sequence[Circle]) -> Iterator[str]:
    yield from map(circle_words, circles[:MOST_NAMES])
    if len(circles) > MOST_NAMES:
        yield f"and so it is in {counted(len(circles) - MOST_NAMES, 'further circle')}"


def _shared(origins: Origins) -> Iterator[str]:
    """Why chains count once: what all share, or all but one, or else what each set of them does."""
    if origins.start:
        yield f"all start with {party_name(origins.start)}"
    if origins.shared:
        yield f"all pass through {_names(origins.shared)}"
    if origins.one_source:
        yield "all come from one source"
    if origins.nearly_start:
        yield f"all but one start with {party_name(origins.nearly_start)}"
    # Each apart: it need not be the same chain that lacks them.
    yield from (f"all but one pass through {party_name(each)}" for each in origins.nearly)
    if not (origins.start or origins.shared or origins.one_source):
        yield from (_tie(origins, each) for each in origins.sets if _is_news(origins, each))


def _is_news(origins: Origins, tied: Origin) -> bool:
    """Whether several chains are tied by more than what was said of all but one."""
    said = {origins.nearly_start, *origins.nearly}
    return len(tied.chains) > 1 and not (tied.ties and said.issuperset(tied.ties))


def _tie(origins: Origins, tied: Origin) -> str:
    several = "all" if len(tied.chains) == origins.evidence else f"{len(tied.chains)} of them"
    if tied.one_source:
        return f"{several} come from one source"
    if tied.common:
        return f"{several} share {_names(tied.common)}"
    if tied.made_from:
        return f"{several} rest on {joined([f'“{title}”' for title in tied.made_from])}"
    return f"{several} are tied together, by {_names(tied.ties)}" if tied.ties else f"{several} share sources"


def _starts(origins: Origins) -> Iterator[str]:
    if origins.unnamed == origins.evidence:
        yield "who spoke first is not named"
    elif origins.unnamed:
        yield f"in {origins.unnamed} of them who spoke first is not named"
    if origins.desk:
        several = "all pass" if origins.desk > 1 else "it passes"
        if origins.desk < origins.evidence:
            several = f"{origins.desk} of them {'passes' if origins.desk == 1 else 'pass'}"
        yield f"{several} through our own publication, which counts as none"


def _names(passers: Sequence[Passer]) -> str:
    names = [party_name(each) for each in passers]
    return joined(
        names if len(names) <= MOST_NAMES else [*names[: MOST_NAMES - 1], f"{len(names) - MOST_NAMES + 1} more"]
    )
