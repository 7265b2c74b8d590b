"""What the files about all briefs of a desk have of each: the list, the ClaimReviews, the feed.

It is small, and kept from one run to the next under the digest of what the brief shows: where one of a thousand briefs
changed, the others need not be composed for these files.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from secondhand import cache
from secondhand.publishing.brief import Edition, ShownClaim
from secondhand.publishing.characters import showable
from secondhand.publishing.claimreview import claim_reviews

KEPT = "listings"


@dataclass(frozen=True, slots=True)
class ListedClaim:
    """One claim in the list."""

    claim: str
    claimant: str
    brief: str
    """The brief's title."""
    link: str
    verdict: str
    tone: str
    status: str
    revised: str
    """"Corrected", "Retracted", or ""."""
    parties: tuple[str, ...]
    """Everybody who is named with it, each once."""
    second_hand: int
    """How many of its pieces of evidence are."""
    evidence: int


@dataclass(frozen=True, slots=True)
class ListedNotice:
    """A correction or retraction."""

    label: str
    date: str
    claim_number: int
    why: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One brief."""

    id: str
    language: str
    desk: str
    address: str
    title: str
    date: str
    date_text: str
    summary: tuple[str, ...]
    notices: tuple[ListedNotice, ...]
    claims: tuple[ListedClaim, ...]
    reviews: tuple[dict[str, Any], ...]
    """Its ClaimReviews."""


def listed(edition: Edition) -> Listed:
    """What is listed of an edition."""
    shown = showable(edition)
    return Listed(
        id=shown.id,
        language=shown.language,
        desk=shown.desk,
        address=shown.address,
        title=shown.title,
        date=shown.date,
        date_text=shown.date_text,
        summary=shown.summary,
        notices=tuple(ListedNotice(each.label, each.date, each.claim_number, each.why) for each in shown.notices),
        claims=tuple(_claim(shown, claim) for claim in shown.claims),
        reviews=tuple(claim_reviews(shown)),
    )


def _claim(edition: Edition, claim: ShownClaim) -> ListedClaim:
    pieces = [piece for group in claim.evidence for piece in group.items]
    parties = [claim.claimant, *(hand.name for piece in pieces for hand in piece.chain if hand.stated)]
    return ListedClaim(
        claim=claim.claim,
        claimant=claim.claimant,
        brief=edition.title,
        link=f"{edition.id}.html#claim-{claim.number}",
        verdict=claim.verdict.label,
        tone=claim.verdict.tone,
        status=claim.status,
        revised=claim.revised,
        parties=tuple(dict.fromkeys(parties)),
        second_hand=sum(piece.second_hand for piece in pieces),
        evidence=len(pieces),
    )


class Listings:
    """Those of a desk, by the digest of what each edition shows."""

    def __init__(self, desk: Path) -> None:
        self._desk = desk
        self._new: dict[str, Listed] = {}

    @cached_property
    def _kept(self) -> dict[str, Listed]:
        try:
            return msgspec.json.decode(cache.read(self._desk, KEPT) or b"{}", type=dict[str, Listed])
        except msgspec.MsgspecError:
            return {}

    def get(self, content: str) -> Listed | None:
        """What is listed of an edition that shows this; None where that is not known."""
        return self._new.get(content) or self._kept.get(content)

    def see(self, content: str, edition: Edition) -> None:
        """Note what is listed of an edition."""
        self._new[content] = listed(edition)

    def save(self, contents: Collection[str]) -> None:
        """Keep those of these editions, where there are new ones, and no others."""
        if self._new:
            found = {content: each for content in contents if (each := self.get(content))}
            cache.write(self._desk, KEPT, msgspec.json.encode(found))
