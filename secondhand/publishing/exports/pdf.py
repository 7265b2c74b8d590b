"""PDF through WeasyPrint: tagged (PDF/UA-1), with bookmarks, and with nothing fetched but the desk's own assets."""

from __future__ import annotations

import logging
import re
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from secondhand.errors import SecondhandError, UnusableFile
from secondhand.publishing.brief import Edition
from secondhand.publishing.characters import without_font
from secondhand.publishing.exports.archival import attached, claim_both, list_once
from secondhand.publishing.exports.svg_texts import draw_whole
from secondhand.publishing.fonts import folders, use_fonts
from secondhand.publishing.render import RenderingWarning, render_html, stylesheet
from secondhand.publishing.stamp import sealed, stamping

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

BASE = "https://templates.invalid/"
"""Where the document believes it lies: a name that never resolves (RFC 6761), so that no path of this machine gets
into a document, and so that an address either is an asset of the templates folder or is refused."""

ASSET_TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}
STYLESHEETS = ("brief.css", "print.css")
VARIABLE = re.compile(r"(--[\w-]+)\s*:\s*([^;}]+);")
NOTES = re.compile(r"^::(?:foot)?note-\w+ \{[^}]*\}$|^::marker", re.MULTILINE)
USE = re.compile(r"var\((--[\w-]+)\)")
MISSING_GLYPH = re.compile(r"\.notdef glyph .*\"(?P<character>.*)\" \((?P<point>U\+[0-9A-F]+)\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Press:
    """What all documents are made with: reading fonts and style sheets once saves an eighth of the time of each."""

    fonts: Any
    styles: Any
    fetcher: Any
    reader: Any
    complaints: tuple[str, ...]


def export_pdf(edition: Edition, templates_folder: Path) -> bytes:
    """The brief as PDF (PDF/UA-1), or where the edition is for archives as PDF/A-3a that is PDF/UA-1 too, with its JSON
    and its ClaimReviews attached. Its dates are the edition's.

    Raises UnusableFile for a broken template, an address that is no asset of the templates folder, and a letter that no
    font has, with its place. Warns with RenderingWarning of anything else WeasyPrint complains of.
    """
    load_weasyprint()
    from weasyprint.urls import FatalURLFetchingError

    markup = render_html(edition, templates_folder, "print")
    with _listening() as heard:
        try:
            press = _press_for(templates_folder)
            document = press.reader(string=markup, base_url=BASE, url_fetcher=press.fetcher)
            written = document.write_pdf(
                stylesheets=[press.styles], font_config=press.fonts, finisher=_finishing(edition), **_variant(edition)
            )
        except FatalURLFetchingError as error:
            cause = error.__cause__ or error
            raise UnusableFile(f"{templates_folder / 'brief.html.j2'}: {cause}") from error
    _tell(edition, [*press.complaints, *heard])
    return sealed(bytes(written))


def _variant(edition: Edition) -> dict[str, Any]:
    if edition.archival:
        return {"pdf_variant": "pdf/a-3a", "attachments": attached(edition)}
    return {"pdf_variant": "pdf/ua-1"}


def _finishing(edition: Edition) -> Callable[[Any, Any], None]:
    """What is done to a PDF before it is written out: the stamp, and what an archival one says of itself."""
    stamp = stamping(edition)

    def finish(document: Any, pdf: Any) -> None:
        stamp(document, pdf)
        if edition.archival:
            claim_both(document, pdf)
            list_once(pdf)

    return finish


def ready(templates_folder: Path) -> None:
    """Loads what all documents are made with, so that forked processes share it: WeasyPrint, Pango, fonts, styles. What
    is wrong with them is for the documents to say."""
    with suppress(SecondhandError), _listening():
        load_weasyprint()
        from weasyprint.urls import FatalURLFetchingError

        with suppress(FatalURLFetchingError):
            press = _press_for(templates_folder)
            page = press.reader(string="<p>Abc</p>", base_url=BASE, url_fetcher=press.fetcher)
            page.write_pdf(stylesheets=[press.styles], font_config=press.fonts, pdf_variant="pdf/ua-1")


def load_weasyprint() -> None:
    """Loads WeasyPrint and Pango; MissingProgram where there is no Pango. Nothing the second time."""
    if "weasyprint" in sys.modules:
        return
    from secondhand.publishing.pango import load

    # Something is looked up while it is loaded; with which fonts documents are made is told to each press.
    use_fonts(folders(Path()))
    load()
    import weasyprint  # noqa: F401

    draw_whole()


def _press_for(templates_folder: Path) -> Press:
    return _press(templates_folder, tuple(stylesheet(templates_folder, name) for name in STYLESHEETS))


@lru_cache(maxsize=2)
def _press(templates_folder: Path, styles: tuple[str, ...]) -> Press:
    """What documents in these styles are made with."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    use_fonts(folders(templates_folder))
    fonts, fetcher = FontConfiguration(), _assets_only(templates_folder)
    text = _settled("\n".join(styles))
    with _listening() as heard:
        css = weasyprint.CSS(string=text, base_url=BASE, url_fetcher=fetcher, font_config=fonts)
    return Press(fonts, css, fetcher, _reader(), tuple(heard))


def _reader() -> Any:
    """WeasyPrint's reader of HTML, without its rules for the notes of every element: whatever has none (all of ours)
    would get five styles the more, which takes a sixth of the time of a page. The pages are the same."""
    import weasyprint.html
    from weasyprint.css.counters import CounterStyle
    from weasyprint.html import UA

    trimmed = NOTES.sub(lambda found: "li::marker" if found[0] == "::marker" else "", UA)
    styles = [weasyprint.CSS(string=trimmed, counter_style=CounterStyle())]

    class Reader(weasyprint.HTML):  # type: ignore[misc]  # WeasyPrint has no types
        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
            return styles if not forms else super()._ua_stylesheets(forms)

    return Reader


def _settled(styles: str) -> str:
    """The styles with the values of `:root`'s variables in their place: WeasyPrint would look each up for each element,
    which takes a sixth of the time of a page."""
    values = dict(VARIABLE.findall(styles))
    for _ in range(2):  # a variable may be made of others
        styles = USE.sub(lambda found: values.get(found[1], found[0]), styles)
    return VARIABLE.sub("", styles)


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
def _listening() -> Iterator[dict[str, None]]:
    """Gathers what WeasyPrint logs, each message once."""
    logger = logging.getLogger("weasyprint")
    heard: dict[str, None] = {}

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard[record.getMessage()] = None

    listener = Listener(logging.WARNING)
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(listener)
    try:
        yield heard
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagate


def _tell(edition: Edition, heard: Iterable[str]) -> None:
    """Turns messages into warnings; those of letters that no font has into UnusableFile: a reader would see a box."""
    missing = [match["character"] for match in map(MISSING_GLYPH.search, heard) if match]
    if missing:
        raise without_font(edition, missing)
    for message in heard:
        warnings.warn(f"{edition.id}.pdf: {message}", RenderingWarning, stacklevel=3)
