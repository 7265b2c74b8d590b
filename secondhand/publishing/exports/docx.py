"""DOCX through pandoc: HTML in, never Markdown, whose raw blocks would pass pandoc's sandbox.

The styles come from `reference.docx`, which the desk edits in Word. Its headers and footers may hold the words
`[desk]`, `[title]`, `[date]`, `[version]`, `[draft]`, `[page]` and `[of]`; they are filled afterwards, because pandoc
takes headers and footers over as they are.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate
from xml.sax.saxutils import escape

from secondhand.errors import SecondhandError, UnusableFile
from secondhand.publishing.brief import Edition
from secondhand.publishing.characters import showable
from secondhand.publishing.exports.vector import PICTURE, VECTOR, pointing, vector_of
from secondhand.publishing.language import _, speaking
from secondhand.publishing.render import RenderingWarning, day_of, render_for_word

RUNNING_PARTS = re.compile(r"word/(header|footer)\d*\.xml")
PLACEHOLDER = re.compile(r"\[(desk|title|date|version|draft|page|of)\]")
DATES = re.compile(rb'(<dcterms:(?:created|modified) xsi:type="dcterms:W3CDTF">)[^<]*')
# Pandoc's own words ("Table", "Abstract") in languages it has no translations of; no template has it say any.
UNASKED = re.compile(
    r"^(Could not load translations for|The term \w+ has no translation|Loaded ).*\n?|^\s*data file translations/.*\n?",
    re.MULTILINE,
)
ALWAYS = (1980, 1, 1, 0, 0, 0)
"""When every part of a document was written, as its zip says."""
PROGRAM = Path(__file__).with_name("docx.lua")


def export_docx(edition: Edition, templates_folder: Path) -> bytes:
    """The brief as DOCX. Its dates are the edition's.

    Raises UnusableFile for a broken template or reference document, and for a letter of the picture that no font has;
    warns with RenderingWarning of what pandoc says.
    """
    [document] = export_many([edition], templates_folder)
    if isinstance(document, SecondhandError):
        raise document
    return document


def export_many(editions: Sequence[Edition], templates_folder: Path) -> Iterator[bytes | SecondhandError]:
    """The briefs as DOCX, in one run of pandoc; for one that cannot be made, what `export_docx` would raise."""
    try:
        yield from list(_in_one_run(editions, templates_folder))
    except SecondhandError as error:
        if len(editions) == 1:
            yield error
            return
        for edition in editions:  # one of them ended the run
            yield from export_many([edition], templates_folder)


def _in_one_run(editions: Sequence[Edition], templates_folder: Path) -> Iterator[bytes | SecondhandError]:
    with tempfile.TemporaryDirectory(prefix="secondhand-") as place:
        folder = Path(place)
        problems: dict[int, SecondhandError] = {}
        for number, edition in enumerate(editions, 1):
            try:
                markup = _quoted(edition, render_for_word(edition, templates_folder, partial(_put, folder, number)))
            except SecondhandError as error:
                markup, problems[number] = "", error
            (folder / f"{number}.html").write_text(markup, encoding="utf-8", newline="")
        _run_pandoc(folder, len(editions), templates_folder)
        for number, edition in enumerate(editions, 1):
            try:
                yield problems.get(number) or _finished(edition, folder / str(number), templates_folder)
            except SecondhandError as error:
                yield error


def _put(folder: Path, number: int, png: bytes) -> str:
    """Has pandoc take a picture for a document; the name by which the document shows it."""
    (folder / f"{number}.png").write_bytes(png)
    (folder / f"{number}.pictures").write_text(f"{PICTURE} {number}.png\n", encoding="utf-8")
    return PICTURE


def _quoted(edition: Edition, markup: str) -> str:
    """With the quotation marks of its language, where pandoc would put English ones. A text of the record has no tags:
    it is escaped."""
    with speaking(edition.language):
        return markup.replace("<q>", _("“")).replace("</q>", _("”"))


def _run_pandoc(folder: Path, count: int, templates_folder: Path) -> None:
    import pypandoc

    templates = templates_folder.resolve()
    reference, layout = templates / "reference.docx", templates / "docx.openxml"
    _be_readable(templates_folder / "reference.docx")
    run = subprocess.run(  # noqa: S603  # the program is the wheel's, and no argument comes from the record
        [pypandoc.get_pandoc_path(), "lua", str(PROGRAM), str(folder), str(count), str(reference), str(layout)],
        capture_output=True,
        cwd=folder,
        env={**os.environ, "GHCRTS": "-A64m"},  # memory to work in, so that it is cleared up less often
    )
    if run.returncode != 0:
        said = run.stderr.decode("utf-8", "replace").strip().partition("\nstack traceback")[0]
        raise UnusableFile(f"{templates_folder / 'docx.openxml'}: pandoc could not start: {said}")


def _finished(edition: Edition, name: Path, templates_folder: Path) -> bytes:
    """What pandoc made of one edition, with dates and running lines."""
    problem, said, written = (name.with_name(name.name + end) for end in (".error", ".warnings", ".docx"))
    if problem.exists():
        text = problem.read_text(encoding="utf-8")
        raise UnusableFile(f"{templates_folder / 'docx.html.j2'}: pandoc could not write it: {text}")
    heard = UNASKED.sub("", said.read_text(encoding="utf-8")).strip() if said.exists() else ""
    if heard:
        warnings.warn(f"{edition.id}.docx: {heard}", RenderingWarning, stacklevel=2)
    _be_well_formed(written, templates_folder / "docx.openxml")
    moment = f"{day_of(edition).isoformat()}T00:00:00Z"
    shown = showable(edition)
    changes: list[Change] = [_dating(moment), _filling(shown)]
    added: dict[str, bytes] = {}
    if shown.picture.parties:
        with speaking(edition.language):
            added[VECTOR] = vector_of(shown.picture)
        changes.append(pointing)
    return _repacked(written, changes, added)


Change = Callable[[str, bytes], bytes]
"""A part's name and content to its new content."""


def _filling(edition: Edition) -> Change:
    """Fills the placeholders of headers and footers."""
    with speaking(edition.language):
        words = _running_words(edition)

    def change(name: str, content: bytes) -> bytes:
        if not RUNNING_PARTS.fullmatch(name):
            return content
        return PLACEHOLDER.sub(lambda found: escape(words[found[1]]), content.decode("utf-8")).encode("utf-8")

    return change


def _running_words(edition: Edition) -> dict[str, str]:
    return {
        "desk": edition.desk,
        "title": edition.title,
        "date": edition.date_text,
        "version": edition.version_text,
        "draft": _("INTERNAL") if edition.internal else _("DRAFT") if edition.draft else "",
        "page": _("Page"),
        "of": _("of"),
    }


def _be_well_formed(document: Path, template: Path) -> None:
    """Raises UnusableFile where a desk's change to the template broke it: pandoc does not look, Word just refuses."""
    with zipfile.ZipFile(document) as parts:
        try:
            ParserCreate(namespace_separator=" ").Parse(parts.read("word/document.xml"), True)
        except ExpatError as error:
            raise UnusableFile(f"{template}: the document made from it is no XML: {error}") from error


def _dating(moment: str) -> Change:
    """Writes the edition's date into the properties. Pandoc takes SOURCE_DATE_EPOCH for that, but not in its sandbox,
    where it knows neither clock nor environment and writes 1970."""

    def change(name: str, content: bytes) -> bytes:
        return DATES.sub(rb"\g<1>" + moment.encode(), content) if name == "docProps/core.xml" else content

    return change


def _be_readable(document: Path) -> None:
    """Raises UnusableFile where a file is no zip, of which pandoc says less."""
    try:
        zipfile.ZipFile(document).close()
    except (OSError, zipfile.BadZipFile) as error:
        raise UnusableFile(f"{document}: cannot be read as a Word document: {error}") from error


def _repacked(document: Path, changes: Sequence[Change], added: Mapping[str, bytes]) -> bytes:
    """A Word document with its parts changed, in the same order, then those that are added, all with one fixed date."""
    packed = BytesIO()
    try:
        with zipfile.ZipFile(document) as old, zipfile.ZipFile(packed, "w") as new:
            for name in old.namelist():
                content = old.read(name)
                for change in changes:
                    content = change(name, content)
                new.writestr(zipfile.ZipInfo(name, ALWAYS), content, zipfile.ZIP_DEFLATED)
            for name, content in added.items():
                new.writestr(zipfile.ZipInfo(name, ALWAYS), content, zipfile.ZIP_DEFLATED)
    except (OSError, zipfile.BadZipFile, UnicodeDecodeError) as error:
        raise UnusableFile(f"{document}: cannot be read as a Word document: {error}") from error
    return packed.getvalue()
