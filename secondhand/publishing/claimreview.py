"""ClaimReview: what a verdict says, for machines (https://schema.org/ClaimReview).

Complete by schema.org and by the rules that readers of the markup still follow: `claimReviewed` of at most 75
characters, `reviewRating` with a word and its place on the scale, the claimant, when and where the claim appeared.
What was corrected stands in `correction`. A verdict that was retracted is no rating any more: its ClaimReview says that
it was retracted, and has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from secondhand.publishing.brief import Edition, ShownClaim, ShownNotice, ShownVerdict
from secondhand.publishing.characters import showable

CONTEXT = "https://schema.org"
LONGEST = 75
"""The most characters of `claimReviewed`."""


def claim_reviews(edition: Edition) -> list[dict[str, Any]]:
    """One ClaimReview for each claim of the brief."""
    edition = showable(edition)
    return [_review(edition, claim) for claim in edition.claims]


def linked_data(edition: Edition) -> dict[str, Any]:
    """The ClaimReviews of a brief as one JSON-LD document."""
    return {"@context": CONTEXT, "@graph": claim_reviews(edition)}


def shortened(text: str, most: int = LONGEST) -> str:
    """A text of at most so many characters, cut at a blank and closed with an ellipsis where it is longer."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    head = text[: most - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > most // 2 else head).rstrip(" ,;:–—-") + "…"


def _review(edition: Edition, claim: ShownClaim) -> dict[str, Any]:
    page = f"{edition.address}{edition.id}.html"
    notices = [each for each in edition.notices if each.claim_number == claim.number]
    retracted = any(each.kind == "retracted" for each in notices)
    found: dict[str, Any] = _without_gaps(
        {
            "@type": "ClaimReview",
            "@id": f"{page}#claim-{claim.number}",
            "url": f"{page}#claim-{claim.number}",
            "claimReviewed": shortened(claim.short),
            "datePublished": edition.date,
            "dateModified": max((each.day for each in notices), default=""),
            "creativeWorkStatus": "Retracted" if retracted else "",
            "correction": [_correction(each) for each in notices],
            "inLanguage": edition.language,
            "author": {"@type": "Organization", "name": edition.desk, "url": edition.address},
            "reviewRating": {} if retracted else _rating(claim.verdict, edition.scale),
            "reviewBody": "\n\n".join(claim.rationale),
            "itemReviewed": {
                "@type": "Claim",
                "text": claim.claim,
                "author": _claimant(claim),
                "datePublished": claim.claimed_on,
                "firstAppearance": _works(claim.appearances[:1]),
                "appearance": _works(claim.appearances[1:]),
            },
        }
    )
    return found


def _correction(notice: ShownNotice) -> dict[str, Any]:
    changed = f"{notice.was} → {notice.now}" if notice.was or notice.now else ""
    lines = (f"{notice.label}: {notice.why}", changed)
    return {"@type": "CorrectionComment", "datePublished": notice.day, "text": "\n".join(filter(None, lines))}


def _rating(verdict: ShownVerdict, scale: Sequence[ShownVerdict]) -> dict[str, Any]:
    """A verdict that is off the scale has its word alone."""
    steps = [each.rating for each in scale if each.rating is not None]
    placed = {"ratingValue": verdict.rating, "bestRating": max(steps, default=0), "worstRating": min(steps, default=0)}
    return {
        "@type": "Rating",
        **(placed if steps and verdict.rating is not None else {}),
        "alternateName": verdict.label,
        "ratingExplanation": verdict.meaning,
    }


def _claimant(claim: ShownClaim) -> dict[str, Any]:
    kind = "Person" if claim.claimant_kind == "person" else "Organization"
    return {"@type": kind, "name": claim.claimant_name or claim.claimant}


def _works(addresses: Sequence[str]) -> list[dict[str, Any]]:
    return [{"@type": "CreativeWork", "url": address} for address in addresses]


def _without_gaps(value: Any) -> Any:
    """The same without what is not known."""
    if isinstance(value, dict):
        return {key: kept for key, one in value.items() if (kept := _without_gaps(one)) not in ("", [], {}, None)}
    if isinstance(value, list):
        kept = [_without_gaps(one) for one in value]
        return kept[0] if len(kept) == 1 else kept
    return value
