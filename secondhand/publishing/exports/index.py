"""index.html: all briefs and claims of a desk, to search and filter; one file that needs no server."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from secondhand.publishing.listing import Listed
from secondhand.publishing.render import render_index


def export_index(briefs: Sequence[Listed], templates_folder: Path) -> bytes:
    """The page in UTF-8; errors as `render_html`. The claims are data in it, which its script shows and filters."""
    claims = [asdict(claim) for brief in briefs for claim in brief.claims]
    tones = {each["verdict"]: each["tone"] for each in claims}
    parties = sorted({party for each in claims for party in each["parties"]}, key=str.casefold)
    statuses = dict.fromkeys(each["status"] for each in claims)
    return render_index(briefs, templates_folder, claims, tones, parties, statuses).encode("utf-8")
