"""claimreview.json: the ClaimReviews of all briefs as one data feed, for machines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from secondhand.publishing.brief import Edition
from secondhand.publishing.claimreview import CONTEXT, claim_reviews


def export_claimreview(editions: Sequence[Edition], templates_folder: Path) -> bytes:  # noqa: ARG001  # all are called alike
    """A schema.org DataFeed with an item for each brief, in UTF-8, with a final newline."""
    feed = {
        "@context": CONTEXT,
        "@type": "DataFeed",
        "name": editions[0].desk if editions else "",
        "dateModified": max((edition.date for edition in editions), default=""),
        "dataFeedElement": [
            {
                "@type": "DataFeedItem",
                "dateCreated": edition.date,
                "url": f"{edition.address}{edition.id}.html",
                "item": claim_reviews(edition),
            }
            for edition in editions
        ],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
