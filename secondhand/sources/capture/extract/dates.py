"""A date as a page writes it, to a day: 2031-05-04. Not understood, or not one way alone: ""."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6})?Z?")
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)")
_MAIL = re.compile(r"\w{3}, \d{1,2} \w{3} \d{4} ")
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º)?\.?\s+(?:de\s+|of\s+)?([^\W\d_]{3,})\.?,?\s+(?:de\s+)?(\d{4})(?!\d)"
)
_MONTH_DAY = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
_CHINESE = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_KAZAKH = re.compile(r"(\d{4})\s+жыл\w*\s+(\d{1,2})\s+([^\W\d_]{3,})")

_MONTHS = (
    "january jan januar janvier enero январь января янв січень січня қаңтар",
    "february feb februar février fevrier febrero февраль февраля фев лютий лютого ақпан",
    "march mar märz maerz mrz mars marzo март марта мар березень березня наурыз",
    "april apr avril abril апрель апреля апр квітень квітня сәуір",
    "may mai mayo май мая травень травня мамыр",
    "june jun juni juin junio июнь июня июн червень червня маусым",
    "july jul juli juillet julio июль июля июл липень липня шілде",
    "august aug août aout agosto август августа авг серпень серпня тамыз",
    "september sep sept septembre septiembre сентябрь сентября сен вересень вересня қыркүйек",
    "october oct oktober okt octobre octubre октябрь октября окт жовтень жовтня қазан",
    "november nov novembre noviembre ноябрь ноября ноя листопад листопада қараша",
    "december dec dezember dez décembre decembre diciembre декабрь декабря дек грудень грудня желтоқсан",
)
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}


def day_of(text: str) -> str:
    """The one day that a machine's or a person's way of writing names, as 2031-05-04.

    The day is that of the clock it was written by: no time zone moves it. 04/05/2031 is "", since who can say.
    """
    text = text.strip()
    found = _ISO.match(text) or _SLASHED.match(text) or _COMPACT.fullmatch(text)
    if found:
        return _day(*map(int, found.groups()))
    if _MAIL.match(text):
        try:
            return parsedate_to_datetime(text).date().isoformat()
        except (ValueError, TypeError):
            return ""
    return _only({day for day in _written(text) if day})


def _written(text: str) -> list[str]:
    days = [_day(int(year), int(month), int(day)) for day, month, year in _DOTTED.findall(text)]
    days += [_named(year, month, day) for day, month, year in _DAY_MONTH.findall(text)]
    days += [_named(year, month, day) for month, day, year in _MONTH_DAY.findall(text)]
    days += [_named(year, month, day) for year, day, month in _KAZAKH.findall(text)]
    return days + [_day(int(year), int(month), int(day)) for year, month, day in _CHINESE.findall(text)]


def _named(year: str, month: str, day: str) -> str:
    number = _NUMBERS.get(month.lower(), 0)
    return _day(int(year), number, int(day)) if number else ""


def _day(year: int, month: int, day: int) -> str:
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return ""
    return date.isoformat() if 1600 <= year <= 2200 else ""


def _only(days: set[str]) -> str:
    return days.pop() if len(days) == 1 else ""
