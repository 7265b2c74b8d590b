"""An edition and the desk's templates to markup.

Autoescaping is on for every template: Jinja's own choice by suffix passes over `.html.j2`. Unknown names are errors.
Templates run sandboxed: they come with the repository, and a pull request may bring one.
"""

from __future__ import annotations

import base64
import datetime
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from secondhand.errors import UnusableFile
from secondhand.publishing import language
from secondhand.publishing.brief import Edition, Picture
from secondhand.publishing.characters import showable, without_font
from secondhand.publishing.claimreview import linked_data
from secondhand.publishing.fonts import folders
from secondhand.publishing.pictures.page import PAGE_HEIGHT
from secondhand.publishing.pictures.png import ZOOM, letterless, png_of
from secondhand.publishing.pictures.svg import svg_of, text_of

if TYPE_CHECKING:
    from secondhand.publishing.listing import Listed

Medium = Literal["screen", "print"]
LINK_SCHEMES = ("http", "https", "mailto")
WORD = "docx.html.j2"


class RenderingWarning(UserWarning):
    """A document was written, and something in it is not as it should be."""


def render_html(edition: Edition, templates_folder: Path, medium: Medium = "screen") -> str:
    """The brief as one HTML document with its styles inside, for a browser ("screen") or for pages ("print").

    Raises UnusableFile, with the template's file and line, where a template is missing or broken.
    """
    return _render("brief.html.j2", edition, templates_folder, medium)


def render_for_word(edition: Edition, templates_folder: Path, put: Callable[[bytes], str] | None = None) -> str:
    """The brief as plain HTML whose `data-custom-style` names styles of `reference.docx`; errors as `render_html`.

    `put` takes the picture as PNG and gives its address; without it the picture stands inside."""
    return _render(WORD, edition, templates_folder, "print", put)


def render_index(
    briefs: Sequence[Listed],
    templates_folder: Path,
    claims: Sequence[Mapping[str, Any]],
    tones: Mapping[str, str],
    parties: Sequence[str],
    statuses: Iterable[str],
) -> str:
    """The page that lists all briefs and claims; `tones` are those of the verdicts given. Errors as `render_html`."""
    data = Markup(as_script(claims))  # noqa: S704  # nothing in it can end its <script>
    names = {"briefs": briefs, "claims": data, "tones": tones, "parties": parties, "statuses": list(statuses)}
    with language.speaking(briefs[0].language if briefs else ""):
        return _filled("index.html.j2", templates_folder, {**names, "count": len(claims)})


def as_script(data: Any) -> str:
    """Data as JSON that can stand in a script element: nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e").replace("\u2028", "\\u2028")


def day_of(edition: Edition | Listed) -> datetime.date:
    """The day from which all file dates of the edition are made: the first of its month or year where its date is no
    more exact. UnusableFile where it is no date."""
    try:
        return datetime.date.fromisoformat(edition.date + "-01-01"[len(edition.date) - 4 :])
    except ValueError:
        raise UnusableFile(f"brief {edition.id}: {edition.date!r} is not a date (YYYY-MM-DD)") from None


def is_web_address(text: str) -> bool:
    """Whether a text may become a link: http, https or mailto, with a place to go to."""
    if re.search(r"[\s<>\"'`\\^{|}]", text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in LINK_SCHEMES and bool(parts.path if parts.scheme == "mailto" else parts.netloc)


def language_tag(text: str) -> str:
    """The text where it looks like a language tag ("en", "kk-Cyrl-KZ"), else "und", the tag of no known language."""
    return text if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text) else "und"


def grouped(digest: str, size: int = 8) -> list[str]:
    """A digest cut into groups, so that it can be broken over lines."""
    return [digest[start : start + size] for start in range(0, len(digest), size)]


def stylesheet(templates_folder: Path, name: str) -> str:
    """A style sheet of the templates, as text. UnusableFile where it is missing or could close a <style>."""
    return _raw(templates_folder, name, "a style sheet")


def script(templates_folder: Path, name: str) -> str:
    """A script of the templates, as text. UnusableFile where it is missing or could close a <script>."""
    return _raw(templates_folder, name, "a script")


def _raw(templates_folder: Path, name: str, kind: str) -> str:
    try:
        source = (templates_folder / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableFile(f"{templates_folder / name}: cannot be read as {kind}: {error}") from error
    if "</" in source or "<!--" in source:
        raise UnusableFile(f"{templates_folder / name}: {kind} cannot hold </ or <!--")
    return source


@lru_cache
def environment(templates_folder: Path) -> Environment:
    """The Jinja environment that all templates are rendered in; a template changed meanwhile is read afresh."""
    found = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(templates_folder, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )

    # A file of the desk's, which cannot close its <style>.
    found.globals["stylesheet"] = lambda name: Markup(stylesheet(templates_folder, name))  # noqa: S704
    found.globals["script"] = lambda name: Markup(script(templates_folder, name))  # noqa: S704  # likewise
    found.globals["_"] = language._
    found.filters["script"] = lambda data: Markup(as_script(data))  # noqa: S704  # nothing in it can end its <script>
    found.filters["language_tag"] = language_tag
    found.filters["grouped"] = grouped
    found.tests["web_address"] = is_web_address
    return found


def _render(
    name: str, edition: Edition, templates_folder: Path, medium: Medium, put: Callable[[bytes], str] | None = None
) -> str:
    day = day_of(edition)
    shown = showable(edition)
    names: dict[str, Any] = {"edition": shown, "day": day.isoformat(), "medium": medium}
    if medium == "screen":
        names["linked_data"] = Markup(as_script(linked_data(edition)))  # noqa: S704  # nothing in it can end its <script>
    with language.speaking(edition.language):
        names["picture"] = _picture(shown, templates_folder, name, medium, put)
        return _filled(name, templates_folder, names)


def _filled(name: str, templates_folder: Path, names: Mapping[str, Any]) -> str:
    try:
        return environment(templates_folder).get_template(name).render(names)
    except TemplateNotFound as error:
        raise UnusableFile(f"{templates_folder / str(error.name)}: template not found") from error
    except TemplateSyntaxError as error:
        where = error.filename or templates_folder / (error.name or name)
        raise UnusableFile(f"{where}:{error.lineno}: {error.message}") from error
    except UnicodeDecodeError as error:
        raise UnusableFile(f"{templates_folder}: a template is not UTF-8: {error}") from error
    except (
        TemplateError,
        TypeError,
        ValueError,
        AttributeError,
        LookupError,
        ArithmeticError,
        RecursionError,
    ) as error:
        raise UnusableFile(f"{_place(error, templates_folder, name)}: {error}") from error


def _picture(
    edition: Edition, templates_folder: Path, name: str, medium: Medium, put: Callable[[bytes], str] | None
) -> Markup:
    """The picture of the edition as its template puts it in: SVG, or an image for Word; "" where there is none."""
    if not edition.picture.parties:
        return Markup("")
    if name == WORD:
        fonts = folders(templates_folder)
        if missing := letterless(edition.picture, fonts):
            raise without_font(edition, missing)
        return _image(edition.picture, fonts, put or _inside)
    # A page has the bundled fonts; a browser may not, and a page is only so high.
    if medium == "screen":
        return Markup(svg_of(edition.picture, fitted=True))  # noqa: S704  # made here, every text in it escaped
    return Markup(svg_of(edition.picture, titled=True, most_height=PAGE_HEIGHT))  # noqa: S704  # likewise


def _image(picture: Picture, fonts: tuple[Path, ...], put: Callable[[bytes], str]) -> Markup:
    """An `img` of the picture as PNG, as large as it is to be, with its text alternative."""
    png = png_of(picture, PAGE_HEIGHT, fonts)
    width, height = (int.from_bytes(png[start : start + 4], "big") / ZOOM for start in (16, 20))
    words, address = escape(text_of(picture)), escape(put(png))
    return Markup(f'<img src="{address}" alt="{words}" style="width:{width}px;height:{height}px">')  # noqa: S704


def _inside(png: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"


def _place(error: BaseException, templates_folder: Path, name: str) -> str:
    """File and line of the innermost template an error passed through: Jinja writes them into the traceback."""
    place, trace = str(templates_folder / name), error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if templates_folder in file.parents:
            place = f"{file}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
