"""What a brief is written as: one file an output, one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from secondhand.errors import SecondhandError
from secondhand.publishing.brief import Edition
from secondhand.publishing.exports.claimreview import export_claimreview
from secondhand.publishing.exports.docx import export_docx, export_many
from secondhand.publishing.exports.feed import export_feed
from secondhand.publishing.exports.html import export_html
from secondhand.publishing.exports.index import export_index
from secondhand.publishing.exports.json import export_json
from secondhand.publishing.exports.pdf import export_pdf, ready
from secondhand.publishing.listing import Listed

Export = Callable[[Edition, Path], bytes]
"""An edition and the desk's templates folder to the bytes of a file. The same edition gives the same bytes.

Raises UnusableFile where a template is missing or broken, and for a letter that no font has, where we draw it. What is
written and yet not as it should be is warned of with `RenderingWarning`.
"""

EXPORTS: Mapping[str, Export] = MappingProxyType(
    {
        "pdf": export_pdf,
        "docx": export_docx,
        "html": export_html,
        "json": export_json,
    }
)
"""File suffix, without its dot, to export, in the order they are written."""

IN_ONE_RUN: Mapping[str, Callable[[Sequence[Edition], Path], Iterator[bytes | SecondhandError]]] = MappingProxyType(
    {"docx": export_many}
)
"""Formats of which many are made in less time than one after the other, with what makes them: for each edition, in
order, the bytes or what its export would raise."""

OF_ALL: Mapping[str, Callable[[Sequence[Listed], Path], bytes]] = MappingProxyType(
    {
        "index.html": export_index,
        "claimreview.json": export_claimreview,
        "feed.xml": export_feed,
    }
)
"""Files about all briefs: name to what makes it of what is listed of them; errors and warnings as an `Export`'s."""

WARM_UP: Mapping[str, Callable[[Path], None]] = MappingProxyType({"pdf": ready})
"""What to load before processes are forked, which then share it."""
