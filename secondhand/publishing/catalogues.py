"""What there is to translate, gathered from code and templates, and the catalogues of each language.

The messages are those in `_`, `N_` and `counted`. `secondhand.pot` lists them; the `.po` of a language is for a
translator to fill in; the `.mo` beside it is what is read when a brief is made. `invoke translate` writes them.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from secondhand.publishing.language import DOMAIN, LOCALE

KEYWORDS = {"_": None, "N_": None, "counted": (1, 2)}
WIDTH = 110
NO_DATE = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
"""What a compiled catalogue says of its age: the same messages give the same bytes."""
VOLATILE = ('"POT-', '"PO-', '"Generated-', '"Last-', '"Language-Team', '"Report-', '"Project-', "# ", "#\n")


def gathered(templates_folder: Path) -> Catalog:
    """Every message of the code that words briefs and of the templates, in the order of their places."""
    found = Catalog(project="Secondhand", domain=DOMAIN, fuzzy=False)
    places = (
        ("secondhand/publishing", Path(__file__).parent, [("**.py", "python")]),
        ("templates", templates_folder, [("**.j2", "jinja2")]),
    )
    for label, folder, methods in places:
        extracted = extract_from_dir(folder, methods, keywords=KEYWORDS, options_map={})
        for name, _line, message, comments, context in sorted(extracted, key=lambda each: (each[0], each[1])):
            # Without its line, which would change with every edit.
            found.add(
                message, locations=[(f"{label}/{Path(name).as_posix()}", 0)], auto_comments=comments, context=context
            )
    return found


def files(templates_folder: Path) -> Iterator[tuple[Path, bytes]]:
    """The files of all catalogues as they should be: the list of messages, and for each language its `.po`, brought up
    to date with what was translated kept, and its `.mo`."""
    messages = gathered(templates_folder)
    yield LOCALE / f"{DOMAIN}.pot", _text(messages)
    for path in sorted(LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        catalogue = read(path)
        catalogue.update(messages, no_fuzzy_matching=True, update_header_comment=False)
        catalogue.obsolete.clear()
        yield path, _text(catalogue)
        catalogue.creation_date = catalogue.revision_date = NO_DATE
        compiled = io.BytesIO()
        write_mo(compiled, catalogue)
        yield path.with_suffix(".mo"), compiled.getvalue()


def read(path: Path) -> Catalog:
    """A catalogue from its `.po`."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parents[1].name, domain=DOMAIN)


def _text(catalogue: Catalog) -> bytes:
    """As a file, without a date: the same messages give the same bytes."""
    written = io.BytesIO()
    write_po(written, catalogue, width=WIDTH, omit_header=False, sort_output=False, include_lineno=False)
    lines = written.getvalue().decode("utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(VOLATILE)).encode("utf-8")
