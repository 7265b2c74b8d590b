"""Another archive's copy of what is captured, where the editor wants one."""

from __future__ import annotations

import os
from dataclasses import replace

from secondhand.capturing.wish import Wish
from secondhand.sources.capture import wayback
from secondhand.sources.capture.document import Document

_SAVING = 120.0
"""Seconds that making a copy may take: the archive fetches the page meanwhile."""


def copy_of(document: Document, wish: Wish) -> tuple[str, str]:
    """The address of the copy ("" for none), and what is to be said about it."""
    if not wish.wayback:
        return "", ""
    url = document.final or wish.url
    if not url:
        return "", "the Internet Archive keeps pages, and this is a file"
    base = os.environ.get("SECONDHAND_WAYBACK", "").rstrip("/")
    places = (base, base) if base else (wayback.SAVE, wayback.AVAILABILITY)
    found, reason = wayback.memento(url, document.retrieved, replace(wish.limits, seconds=_SAVING), *places)
    if found is None:
        return "", f"no copy in the Internet Archive ({reason}); the capture stands without"
    if found.fresh:
        return found.url, ""
    return found.url, f"the Internet Archive made no new copy ({reason}); recorded is the nearest one, {found.url}"
