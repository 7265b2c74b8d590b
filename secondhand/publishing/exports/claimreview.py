"""claimreview.json: the ClaimReviews of all briefs as one data feed, for machines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from secondhand.publishing.claimreview import CONTEXT
from secondhand.publishing.listing import Listed


def export_claimreview(briefs: Sequence[Listed], templates_folder: Path) -> bytes:  # noqa: ARG001  # all are called alike
    """A schema.org DataFeed with an item for each brief, in UTF-8, with a final newline."""
    feed = {
        "@context": CONTEXT,
        "@type": "DataFeed",
        "name": briefs[0].desk if briefs else "",
        "dateModified": max((brief.date for brief in briefs), default=""),
        "dataFeedElement": [
            {
                "@type": "DataFeedItem",
                "dateCreated": brief.date,
                "url": f"{brief.address}{brief.id}.html",
                "item": brief.reviews,
            }
            for brief in briefs
        ],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
