"""What a brief is written as: one file an output, one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from secondhand.publishing.brief import Edition
from secondhand.publishing.exports.docx import export_docx
from secondhand.publishing.exports.html import export_html
from secondhand.publishing.exports.json import export_json
from secondhand.publishing.exports.pdf import export_pdf

Export = Callable[[Edition, Path], bytes]
"""An edition and the desk's templates folder to the bytes of a file. The same edition gives the same bytes.

Raises UnusableFile where a template is missing or broken. What is written and yet not as it should be (a letter that
no font has) is warned of with `RenderingWarning`.
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
