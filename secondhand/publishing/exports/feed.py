"""feed.xml: the briefs as an Atom feed (RFC 4287), the newest first."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from secondhand.publishing.brief import Edition, ShownClaim
from secondhand.publishing.characters import showable
from secondhand.publishing.language import _, speaking
from secondhand.publishing.render import day_of, language_tag

NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "https://schema.org/ClaimReview#secondhand-feed")
"""The space of names in which a desk's briefs have an id that stays, wherever they are published."""


def export_feed(editions: Sequence[Edition], templates_folder: Path) -> bytes:  # noqa: ARG001  # all are called alike
    """The feed in UTF-8, with a final newline; dates are the editions'."""
    shown = sorted(map(showable, editions), key=lambda edition: (edition.date, edition.id), reverse=True)
    desk = shown[0].desk if shown else ""
    address = shown[0].address if shown else ""
    updated = max((_moment(edition) for edition in shown), default="1970-01-01T00:00:00Z")
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
        *(line for edition in shown for line in _entry(edition)),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _entry(edition: Edition) -> Iterator[str]:
    page = f"{edition.address}{edition.id}.html"
    said = "\n".join((*_notices(edition), *map(_verdict, edition.claims)))
    yield f"  <entry xml:lang={quoteattr(language_tag(edition.language))}>"
    yield f"    <title>{escape(edition.title)}</title>"
    yield f"    <id>urn:uuid:{uuid.uuid5(NAMES, edition.desk + chr(0) + edition.id)}</id>"
    yield f"    <updated>{_moment(edition)}</updated>"
    yield f'    <link rel="alternate" type="text/html" href={quoteattr(page)}/>'
    yield f"    <summary>{escape(' '.join(edition.summary))}</summary>"
    yield f'    <content type="text">{escape(said)}</content>'
    yield "  </entry>"


def _notices(edition: Edition) -> Iterator[str]:
    """What was corrected and retracted: first of all, as in every other format."""
    with speaking(edition.language):
        for each in edition.notices:
            claim = _("claim {number}", number=each.claim_number)
            yield f"{each.label}, {each.date}, {claim}: {each.why}"


def _verdict(claim: ShownClaim) -> str:
    revised = f" ({claim.revised})" if claim.revised else ""
    return f"{claim.verdict.label}{revised}: {claim.claim}"


def _moment(edition: Edition) -> str:
    return f"{day_of(edition).isoformat()}T00:00:00Z"
