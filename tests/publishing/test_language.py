"""A brief speaks one language: nothing of it is left untranslated, and every catalogue is complete and in step."""

from __future__ import annotations

import ast
import gettext
import re
import string
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from reading_back import docx_text, html_text, pdf_text

from secondhand.pipeline import inspect
from secondhand.publishing import language
from secondhand.publishing.brief import Edition
from secondhand.publishing.catalogues import files, gathered, read
from secondhand.publishing.exports import EXPORTS, OF_ALL
from secondhand.publishing.language import LOCALE, _, counted, day, is_spoken, speaking
from secondhand.publishing.listing import listed
from secondhand.rendering import editions

Change = Callable[[str, str], None]
CATALOGUES = sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))


def names(message: str) -> set[str]:
    """What stands in braces in a message."""
    return {name for _text, name, _format, _conversion in string.Formatter().parse(message) if name}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_a_catalogue_is_complete_and_names_the_same_values(path: Path) -> None:
    catalogue = read(path)
    for message in catalogue:
        if message.id:
            one_id, many_id = message.id if isinstance(message.id, tuple) else (message.id, message.id)
            found = message.string if isinstance(message.string, tuple) else (message.string,)
            assert all(found), f"{one_id!r} is not translated"
            assert not message.fuzzy
            assert all(names(each) <= names(one_id) | names(many_id) for each in found), one_id


def test_the_catalogues_are_in_step_with_code_and_templates(templates: Path) -> None:
    for path, content in files(templates):
        assert path.read_bytes() == content, f"{path.name} is out of step: run invoke translate"


class Marked(gettext.NullTranslations):
    """A language in which every message stands in brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, one: str, many: str, number: int) -> str:  # noqa: ARG002
        return f"⟦{many}⟧"


@pytest.fixture
def marked(desk: Path, change: Change, monkeypatch: pytest.MonkeyPatch) -> Edition:
    """The desk's brief in that language, with everything that the record says in capitals of another script."""
    monkeypatch.setattr(language, "_catalogue", lambda _language: Marked())
    change("said_by: dockers\n        via: [radio-norra]", "said_by: dockers")
    text = (desk / "claims.yaml").read_text(encoding="utf-8")
    text = text.replace("summary: Who met whom.", "summary: Who met whom., version: 2")
    (desk / "claims.yaml").write_text(text + WITHDRAWN, encoding="utf-8")
    [edition] = editions(inspect(desk / "claims.yaml"), (), draft=False)
    return edition


WITHDRAWN = """\
    status: retracted
    corrections: [{date: 2031-05-05, was: Was wrong, now: Is right, why: A slip}]
    retraction: {date: 2031-05-06, why: A slip}
    one_source_because: Only the minister says so.
    none_found: A slip
    reply: {date: 2031-05-03, answer: A slip}
    no_reply_because: A slip
"""


RECORD = (
    "Test desk|We read one text|The ferries to Norra|Who met whom|The minister rarely met the owners|Alba Stein"
    "|Only the minister says so|Ferries to Norra may stop in May|It states nothing else|We rarely met the owners"
    "|they had not been paid since March|Dockers|Radio Norra|Harbour Post|https://desk.example/corrections"
    "|Was wrong|Is right|A slip|owners|ferries|The"
)
READERS = {"html": html_text, "docx": docx_text, "pdf": pdf_text}


@pytest.mark.parametrize("name", READERS)
def test_nothing_that_a_reader_sees_is_left_untranslated(name: str, marked: Edition, templates: Path) -> None:
    everything = text = " ".join(READERS[name](EXPORTS[name](marked, templates)).split())
    while "⟦" in text and (shorter := re.sub(r"⟦[^⟦⟧]*⟧", " ", text)) != text:
        text = shorter
    left = re.sub(rf"{RECORD}|May 2031|2031|[0-9a-f]{{6,}}", " ", text)
    assert [] == re.findall(r"[A-Za-z]{3,}", left)
    for words in ("Edition", "What was wrong in earlier editions", "Retracted", "Corrected", "Was:"):
        assert f"⟦{words}" in everything


def test_nothing_of_the_feed_is_left_untranslated(marked: Edition, templates: Path) -> None:
    feed = ElementTree.fromstring(OF_ALL["feed.xml"]([listed(marked)], templates))
    text = " ".join(
        " ".join(each.text or "" for each in feed.iter() if not (each.text or "").startswith("urn:")).split()
    )
    assert "⟦Retracted⟧, 6 May 2031, ⟦claim 1⟧: A slip" in text
    left = re.sub(rf"{RECORD}|May 2031|2031|T00:00:00Z|⟦[^⟦⟧]*⟧", " ", text)
    assert [] == re.findall(r"[A-Za-z]{3,}", left)


def test_nothing_of_the_index_is_left_untranslated(marked: Edition, templates: Path) -> None:
    page = OF_ALL["index.html"]([listed(marked)], templates).decode("utf-8")
    text = html_text(re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL).encode())
    while "⟦" in text and (shorter := re.sub(r"⟦[^⟦⟧]*⟧", " ", text)) != text:
        text = shorter
    left = re.sub(rf"{RECORD}|May 2031|2031|ClaimReview", " ", text)
    assert [] == re.findall(r"[A-Za-z]{3,}", left)


def test_a_brief_may_be_in_another_language_than_the_desks(desk: Path, change: Change, templates: Path) -> None:
    change("title: The ferries to Norra,", "title: The ferries to Norra, language: ru,")
    [edition] = editions(inspect(desk / "claims.yaml"), (), draft=False)
    assert "ru" == edition.language
    assert "4 мая 2031" == edition.date_text
    assert "Не доказано" == edition.claims[0].verdict.label
    page = EXPORTS["html"](edition, templates).decode("utf-8")
    assert '<html lang="ru">' in page
    assert "Кто это сказал" in page


def test_a_verdict_of_the_desks_own_is_left_as_it_is(desk: Path, change: Change) -> None:
    change("title: The ferries to Norra,", "title: The ferries to Norra, language: ru,")
    change("parties:\n", "verdicts: {unproven: {label: Unproven, meaning: We do not know.}}\nparties:\n")
    [edition] = editions(inspect(desk / "claims.yaml"), (), draft=False)
    assert "Unproven" == edition.claims[0].verdict.label


@pytest.mark.parametrize(
    ("tongue", "date", "words"),
    [
        ("en", "2024-03-21", "21 March 2024"),
        ("en-GB", "2024-03", "March 2024"),
        ("ru", "2024-03-21", "21 марта 2024"),
        ("ru-KZ", "2024-03", "март 2024"),
        ("ru", "2024", "2024"),
        ("kk", "2024-03-21", "21 March 2024"),
        ("ru", "", ""),
    ],
)
def test_dates_are_written_as_the_language_does(tongue: str, date: str, words: str) -> None:
    with speaking(tongue):
        assert words == day(date)


def test_numbers_are_counted_as_the_language_does() -> None:
    with speaking("ru"):
        found = [counted("source", "sources", number) for number in (1, 3, 11, 25)]
    assert ["источник", "источника", "источников", "источников"] == found


def test_a_language_without_a_catalogue_speaks_english_and_is_told_apart() -> None:
    with speaking("kk"):
        assert "Summary" == _("Summary")
    assert [True, True, True, False] == [is_spoken(each) for each in ("en", "ru", "ru-KZ", "kk")]


def test_no_message_hides_in_an_f_string_where_it_would_not_be_gathered(templates: Path) -> None:
    found = {message.id for message in gathered(templates)}
    hidden = [
        (path.name, call.lineno)
        for path in sorted(Path(language.__file__).parent.rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("_", "N_")
        if call.args and isinstance(call.args[0], ast.Constant) and call.args[0].value not in found
    ]
    assert [] == hidden


def test_every_message_is_found_in_code_and_templates(templates: Path) -> None:
    found = {message.id for message in gathered(templates)}
    assert {"Second-hand: {chain}. {seen}", "Who said it", "Search", ("source", "sources")} <= found
