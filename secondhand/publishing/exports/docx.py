"""DOCX through pandoc: HTML in, never Markdown, whose raw blocks would pass pandoc's sandbox.

The styles come from `reference.docx`, which the desk edits in Word. Its headers and footers may hold the words
`[desk]`, `[title]`, `[date]`, `[version]` and `[draft]`; they are filled in a copy before pandoc reads it, because
pandoc takes headers and footers over as they are.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
import warnings
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate
from xml.sax.saxutils import escape

from secondhand.errors import UnusableFile
from secondhand.publishing.brief import Edition
from secondhand.publishing.characters import showable
from secondhand.publishing.render import RenderingWarning, day_of, render_for_word

DRAFT_MARK = "DRAFT"
RUNNING_PARTS = re.compile(r"word/(header|footer)\d*\.xml")
PLACEHOLDER = re.compile(r"\[(desk|title|date|version|draft)\]")
DATES = re.compile(rb'(<dcterms:(?:created|modified) xsi:type="dcterms:W3CDTF">)[^<]*')
# Pandoc's own words ("Table", "Abstract") in languages it has no translations of; no template has it say any.
UNASKED = re.compile(
    r"^(\[WARNING\] (Could not load translations for|The term \w+ has no translation).*"
    r"|\s*data file translations/\S+ not found)\n?",
    re.MULTILINE,
)


def export_docx(edition: Edition, templates_folder: Path) -> bytes:
    """The brief as DOCX. Its dates are the edition's.

    Raises UnusableFile for a broken template or reference document; warns with RenderingWarning of what pandoc says.
    """
    import pypandoc

    markup = render_for_word(edition, templates_folder)
    running = _filling(showable(edition))
    with tempfile.TemporaryDirectory(prefix="secondhand-") as folder:
        reference, written = Path(folder, "reference.docx"), Path(folder, "brief.docx")
        reference.write_bytes(_repacked(templates_folder / "reference.docx", running))
        run = subprocess.run(  # noqa: S603  # the program is the wheel's, and no argument comes from the record
            [
                pypandoc.get_pandoc_path(),
                "--sandbox",
                "--from=html-auto_identifiers",
                "--to=docx",
                f"--reference-doc={reference}",
                f"--template={(templates_folder / 'docx.openxml').resolve()}",
                f"--output={written}",
            ],
            input=markup.encode("utf-8"),
            capture_output=True,
            cwd=folder,
        )
        said = UNASKED.sub("", run.stderr.decode("utf-8", "replace")).strip()
        if run.returncode != 0:
            raise UnusableFile(f"{templates_folder / 'docx.html.j2'}: pandoc could not write it: {said}")
        if said:
            warnings.warn(f"{edition.id}.docx: {said}", RenderingWarning, stacklevel=2)
        _be_well_formed(written, templates_folder / "docx.openxml")
        return _repacked(written, _dating(f"{day_of(edition).isoformat()}T00:00:00Z"))


Change = Callable[[str, bytes], bytes]
"""A part's name and content to its new content."""


def _filling(edition: Edition) -> Change:
    """Fills the placeholders of headers and footers."""
    words = {
        "desk": edition.desk,
        "title": edition.title,
        "date": edition.date_text,
        "version": edition.version_text,
        "draft": DRAFT_MARK if edition.draft else "",
    }

    def change(name: str, content: bytes) -> bytes:
        if not RUNNING_PARTS.fullmatch(name):
            return content
        return PLACEHOLDER.sub(lambda found: escape(words[found[1]]), content.decode("utf-8")).encode("utf-8")

    return change


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


def _repacked(document: Path, change: Change) -> bytes:
    """A Word document with its parts changed, in the same order, all with one fixed date."""
    packed = BytesIO()
    try:
        with zipfile.ZipFile(document) as old, zipfile.ZipFile(packed, "w") as new:
            for name in old.namelist():
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                new.writestr(entry, change(name, old.read(name)), zipfile.ZIP_DEFLATED)
    except (OSError, zipfile.BadZipFile, UnicodeDecodeError) as error:
        raise UnusableFile(f"{document}: cannot be read as a Word document: {error}") from error
    return packed.getvalue()
