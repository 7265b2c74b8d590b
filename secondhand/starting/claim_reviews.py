"""Claims out of ClaimReview (schema.org) as JSON or JSON-LD (pure)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from secondhand.errors import UnusableFile
from secondhand.starting.found import Found, Import, dated

MOST_DEPTH = 40
_KNOWN = {
    "@context", "@type", "@id", "claimreviewed", "itemreviewed", "reviewrating", "url", "datepublished", "author",
    "sdpublisher", "sdlicense", "name", "description", "inlanguage", "headline", "image", "publisher", "reviewbody",
}  # fmt: skip


def claim_reviews(name: str, text: str) -> Import:
    """The claims of every ClaimReview in a file. UnusableFile where it is no JSON."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnusableFile(f"{name}: not JSON: {error}") from None
    found = Import()
    unknown: dict[str, None] = {}
    for number, review in enumerate(_reviews(data, 0), 1):
        at = f"review {number}"
        unknown |= dict.fromkeys(key for key in review if key.lower() not in _KNOWN)
        claim = _words(review.get("claimReviewed"))
        if not claim:
            found.remarks.append(f"{at}: left out, it has no claimReviewed")
            continue
        item = _first(review.get("itemReviewed"))
        author = _first(item.get("author"))
        if isinstance(item.get("author"), list) and len(item["author"]) > 1:
            found.remarks.append(f"{at}: it has {len(item['author'])} claimants; the first was taken")
        rating = _first(review.get("reviewRating"))
        appearance = item.get("firstAppearance") or item.get("appearance")
        found.claims.append(
            dated(
                found,
                Found(
                    at,
                    claim,
                    _words(author.get("name") or item.get("author")),
                    _words(item.get("datePublished")),
                    _words(_first(appearance).get("url") or appearance),
                    _words(rating.get("alternateName") or rating.get("ratingValue")),
                    _words(review.get("reviewBody") or rating.get("ratingExplanation")),
                    person=re.split("[:/#]", str(author.get("@type")))[-1] == "Person",
                ),
            )
        )
    found.remarks += [f'"{key}" is not known and was left out' for key in unknown]
    return found


def _reviews(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Every ClaimReview in JSON, wherever it stands."""
    if depth > MOST_DEPTH:
        return
    if isinstance(data, dict):
        kinds = data.get("@type", "ClaimReview" if "claimReviewed" in data else "")
        if any(_is_claim_review(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield data
            return
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for each in parts:
        yield from _reviews(each, depth + 1)


def _is_claim_review(kind: Any) -> bool:
    """Whether a type is ClaimReview, alone or in full: "schema:ClaimReview", "https://schema.org/ClaimReview"."""
    return isinstance(kind, str) and re.split("[:/#]", kind)[-1] == "ClaimReview"


def _first(value: Any) -> dict[str, Any]:
    if isinstance(value, list):
        value = value[0] if value else {}
    return value if isinstance(value, dict) else {}


def _words(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return " ".join(str(value).split()) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""
