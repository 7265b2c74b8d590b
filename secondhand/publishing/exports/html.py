"""HTML: one file that needs nothing else, neither styles nor scripts nor the network."""

from __future__ import annotations

from pathlib import Path

from secondhand.publishing.brief import Edition
from secondhand.publishing.render import render_html


def export_html(edition: Edition, templates_folder: Path) -> bytes:
    """The brief as HTML in UTF-8; errors as `render_html`."""
    return render_html(edition, templates_folder).encode("utf-8")
