"""feed.xml: the briefs as an Atom feed (RFC 4287), the newest first."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from secondhand.publishing.language import _, speaking
from secondhand.publishing.listing import Listed, ListedClaim
from secondhand.publishing.render import day_of, language_tag

NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "https://schema.org/ClaimReview#secondhand-feed")
"""The space of names in which a desk's briefs have an id that stays, wherever they are published."""


def export_feed(briefs: Sequence[Listed], templates_folder: Path) -> bytes:  # noqa: ARG001  # all are called alike
    """The feed in UTF-8, with a final newline; dates are the editions'."""
    shown = sorted(briefs, key=lambda brief: (brief.date, brief.id), reverse=True)
    desk = shown[0].desk if shown else ""
    address = shown[0].address if shown else ""
    updated = max((_moment(brief) for brief in shown), default="1970-01-01T00:00:00Z")
    language = language_tag(shown[0].language if shown else "")
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(language)}>',
        f"  <title>{escape(desk)}</title>",
        f"  <id>urn:uuid:{uuid.uuid5(NAMES, desk)}</id>",
        f"  <updated>{updated}</updated>",
        f"  <author><name>{escape(desk)}</name></author>",
        f'  <link rel="self" href={quoteattr(address + "feed.xml")}/>',
        f'  <link rel="alternate" type="text/html" href={quoteattr(address + "index.html")}/>',
        *(line for brief in shown for line in _entry(brief)),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _entry(brief: Listed) -> Iterator[str]:
    page = f"{brief.address}{brief.id}.html"
    said = "\n".join((*_notices(brief), *map(_verdict, brief.claims)))
    yield f"  <entry xml:lang={quoteattr(language_tag(brief.language))}>"
    yield f"    <title>{escape(brief.title)}</title>"
    yield f"    <id>urn:uuid:{uuid.uuid5(NAMES, brief.desk + chr(0) + brief.id)}</id>"
    yield f"    <updated>{_moment(brief)}</updated>"
    yield f'    <link rel="alternate" type="text/html" href={quoteattr(page)}/>'
    yield f"    <summary>{escape(' '.join(brief.summary))}</summary>"
    yield f'    <content type="text">{escape(said)}</content>'
    yield "  </entry>"


def _notices(brief: Listed) -> Iterator[str]:
    """What was corrected and retracted: first of all, as in every other format."""
    with speaking(brief.language):
        for each in brief.notices:
            claim = _("claim {number}", number=each.claim_number)
            yield f"{each.label}, {each.date}, {claim}: {each.why}"


def _verdict(claim: ListedClaim) -> str:
    revised = f" ({claim.revised})" if claim.revised else ""
    return f"{claim.verdict}{revised}: {claim.claim}"


def _moment(brief: Listed) -> str:
    return f"{day_of(brief).isoformat()}T00:00:00Z"
