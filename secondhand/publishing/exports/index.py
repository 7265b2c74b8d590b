"""index.html: all briefs and claims of a desk, to search and filter; one file that needs no server."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from secondhand.publishing.brief import Edition, ShownClaim
from secondhand.publishing.characters import showable
from secondhand.publishing.render import render_index


def export_index(editions: Sequence[Edition], templates_folder: Path) -> bytes:
    """The page in UTF-8; errors as `render_html`. The claims are data in it, which its script shows and filters."""
    shown = [showable(edition) for edition in editions]
    claims = [_row(edition, claim) for edition in shown for claim in edition.claims]
    tones = {each["verdict"]: each["tone"] for each in claims}
    parties = sorted({party for each in claims for party in each["parties"]}, key=str.casefold)
    statuses = dict.fromkeys(each["status"] for each in claims)
    return render_index(shown, templates_folder, claims, tones, parties, statuses).encode("utf-8")


def _row(edition: Edition, claim: ShownClaim) -> dict[str, Any]:
    pieces = [piece for group in claim.evidence for piece in group.items]
    parties = [claim.claimant, *(hand.name for piece in pieces for hand in piece.chain if hand.stated)]
    return {
        "claim": claim.claim,
        "claimant": claim.claimant,
        "brief": edition.title,
        "link": f"{edition.id}.html#claim-{claim.number}",
        "verdict": claim.verdict.label,
        "tone": claim.verdict.tone,
        "status": claim.status,
        "revised": claim.revised,
        "parties": list(dict.fromkeys(parties)),
        "second_hand": sum(piece.second_hand for piece in pieces),
        "evidence": len(pieces),
    }
