"""The language that a brief speaks: its labels, flags, sentences and dates, through gettext and Babel.

English is what stands in the code and the templates; catalogues of other languages lie in `locale/`. `invoke translate`
gathers what there is to translate. The language is set for a stretch of work, not handed from function to function: a
sentence is worded deep below the brief that it is for, and templates call `_` as well.
"""

from __future__ import annotations

import datetime
import gettext
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LOCALE = Path(__file__).with_name("locale")
DOMAIN = "secondhand"
SOURCE = "en"
"""The language of what stands in the code."""

_language: ContextVar[str] = ContextVar("language", default=SOURCE)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Words everything in this language while the block runs; in English where there is no catalogue of it."""
    before = _language.set(language)
    try:
        yield
    finally:
        _language.reset(before)


def _(message: str, **values: object) -> str:
    """The message in the language that is spoken, with the values in place of their names in braces."""
    return _catalogue(_language.get()).gettext(message).format(**values)


def counted(one: str, many: str, number: int, **values: object) -> str:
    """The message for so many in the language that is spoken; `number` stands in place of {number}."""
    return _catalogue(_language.get()).ngettext(one, many, number).format(number=number, **values)


def N_(message: str) -> str:  # noqa: N802  # gettext's own name for it
    """The message as it is: to be translated where it is shown, not where it stands."""
    return message


def listed(parts: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{first} and {last}", first=", ".join(parts[:-1]), last=parts[-1])


def is_spoken(language: str) -> bool:
    """Whether there is a catalogue of the language, or of what it is a kind of ("ru-KZ")."""
    base = _base(language)
    return base == SOURCE or bool(base and (LOCALE / base).is_dir())


def day(date: str) -> str:
    """ "21 March 2024", "March 2024", "2024" for an ISO 8601 date of that exactness; "" for none."""
    return _day(date, _language.get()) if date else ""


@cache
def _day(date: str, language: str) -> str:
    from babel.dates import format_date

    pattern = {4: "y", 7: "MMMM y" if _base(language) == SOURCE else "LLLL y", 10: "d MMMM y"}[len(date)]
    whole = datetime.date.fromisoformat(date + "-01-01"[len(date) - 4 :])
    return str(format_date(whole, pattern, locale=_base(language) if is_spoken(language) else SOURCE))


def _base(language: str) -> str:
    """The language of a tag, "" where it is no tag: it becomes the name of a folder."""
    found = re.fullmatch(r"([A-Za-z]{2,3})(-[A-Za-z0-9]{2,8})*", language)
    return found[1].lower() if found else ""


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALE, [_base(language)], fallback=True)
