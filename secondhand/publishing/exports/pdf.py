"""PDF through WeasyPrint: tagged (PDF/UA-1), with bookmarks, and with nothing fetched but the desk's own assets."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from secondhand.errors import UnusableFile
from secondhand.publishing.brief import Edition
from secondhand.publishing.render import RenderingWarning, render_html
from secondhand.publishing.stamp import sealed, stamping

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

BASE = "https://templates.invalid/"
"""Where the document believes it lies: a name that never resolves (RFC 6761), so that no path of this machine gets
into a document, and so that an address either is an asset of the templates folder or is refused."""

ASSET_TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}

MISSING_GLYPH = re.compile(r"\.notdef glyph .*\"(?P<character>.*)\" \((?P<point>U\+[0-9A-F]+)\)", re.DOTALL)


def export_pdf(edition: Edition, templates_folder: Path) -> bytes:
    """The brief as PDF. Its dates are the edition's.

    Raises UnusableFile for a broken template or an address that is no asset of the templates folder. Warns with
    RenderingWarning of letters that no font has and of anything else WeasyPrint complains of.
    """
    from secondhand.publishing.fonts import use_bundled_fonts
    from secondhand.publishing.pango import load

    use_bundled_fonts()
    load()
    import weasyprint
    from weasyprint.urls import FatalURLFetchingError

    markup = render_html(edition, templates_folder, "print")
    fetcher = _assets_only(templates_folder)
    with _complaints(edition):
        try:
            document = weasyprint.HTML(string=markup, base_url=BASE, url_fetcher=fetcher)
            written = document.write_pdf(pdf_variant="pdf/ua-1", finisher=stamping(edition))
        except FatalURLFetchingError as error:
            cause = error.__cause__ or error
            raise UnusableFile(f"{templates_folder / 'brief.html.j2'}: {cause}") from error
    return sealed(bytes(written))


def _assets_only(templates_folder: Path) -> URLFetcher:
    """A fetcher that reads assets of the templates folder and stops the build at any other address."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class AssetsOnly(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ARG002
            name = url.split("#")[0].removeprefix(BASE)
            asset = (templates_folder / name).resolve()
            kind = ASSET_TYPES.get(asset.suffix.lower())
            if not url.startswith(BASE) or kind is None or templates_folder.resolve() not in asset.parents:
                raise ValueError(f"refused to fetch {url}: only assets of the templates folder are read")
            if not asset.is_file():
                raise ValueError(f"asset not found: {asset.name}")
            return URLFetcherResponse(url, asset.read_bytes(), {"Content-Type": kind})

    return AssetsOnly(allowed_protocols={"https"}, allow_redirects=False, fail_on_errors=True)


@contextmanager
def _complaints(edition: Edition) -> Iterator[None]:
    """Turns what WeasyPrint logs while a document is made into warnings, each once."""
    logger = logging.getLogger("weasyprint")
    heard: dict[str, None] = {}

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard[record.getMessage()] = None

    listener = Listener(logging.WARNING)
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(listener)
    try:
        yield
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagate
    missing = [match for match in map(MISSING_GLYPH.search, heard) if match]
    if missing:
        letters = ", ".join(f"{match['character']} ({match['point']})" for match in missing)
        warnings.warn(f"{edition.id}.pdf: no font at hand has {letters}", RenderingWarning, stacklevel=3)
    for message in heard:
        if not MISSING_GLYPH.search(message):
            warnings.warn(f"{edition.id}.pdf: {message}", RenderingWarning, stacklevel=3)
