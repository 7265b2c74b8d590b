"""What a page shows to readers of its author and date, where it states neither: byline and date line."""

from __future__ import annotations

import re

from secondhand.sources.capture.address import looks_like_one
from secondhand.sources.capture.extract.dates import day_of
from secondhand.sources.capture.extract.linked import clean, folded
from secondhand.sources.capture.extract.markup import Element
from secondhand.sources.capture.extract.visible import visible_text

_BY = re.compile(
    r"^\s*(?:(?:words|text|story|reporting|written|posted|published|report|автор|текст|autor|autorin|text und foto)"
    r"\s*(?:by|von|:)|by|von|par|por|автор(?:ы|ка)?\b|текст\b|мәтін\b)\s*:?\s+",
    re.I,
)
_AFTER_NAME = re.compile(
    r"\s*(?:[|•·–—]|,?\s+(?:for|in|at|from)\s+(?:the\s+)?[A-Z]|\bupdated\b|\bpublished\b|\d{1,2}[:.]\d\d|\s\d{1,2}\s\w+\s\d{4}"
    r"|,\s*(?:\w+\s)*(?:correspondent|reporter|editor|staff|writer|chief)\b).*$",
    re.I | re.S,
)
_BYLINE = re.compile(r"(?:^|[\s_-])(?:byline|author|authors|writer|autor|autorin)(?:$|[\s_-]|name|line)", re.I)
_NOT_OURS = re.compile(r"comment|related|recommend|sidebar|teaser|footer|author-?bio|more-from|promo|newsletter", re.I)
_DATE_LINE = re.compile(r"publi|date|time|datum|posted|pubdate", re.I)
_LATER = re.compile(r"updat|modif|aktualis|обновл|оновл|edited|corrected", re.I)
_MARKED = re.compile(r"\s*[|·•]\s*")


def bylines(tree: Element) -> list[str]:
    """Names in links that are of authors, else in what is set as a byline, else in a short line with "by"."""
    places = [each for each in tree.xpath(".//a[@rel]") if "author" in each.get("rel", "").split()]
    names = [clean(" ".join(each.itertext())) for each in places if not is_aside(each)]
    if names:
        return names
    for each in tree.xpath(".//body//*[@class or @data-testid]"):
        marks = f"{each.get('class', '')} {each.get('data-testid', '')}"
        if _BYLINE.search(marks) and not is_aside(each):
            lines = [clean(line) for line in visible_text(each).split("\n")]
            named = [line for line in lines if line and folded(line) not in ("by", "author")][:1]
            if named and len(named[0]) <= 120:
                return named
    for each in tree.iter("p", "div", "span", "address"):
        if len(each) <= 3:
            line = clean(" ".join(each.itertext()))
            parts = _MARKED.split(line) if len(line) <= 80 else []
            names = [part for part in parts if _BY.match(part) and _is_name(by_name(part))]
            if names and not is_aside(each):
                return names
    return []


def days_shown(tree: Element) -> list[str]:
    """The days that the page shows as those of its publication, each once."""
    days = []
    for each in tree.iter("time"):
        words = " ".join(each.itertext())
        if not is_aside(each) and not _LATER.search(_around(each)):
            days.append(day_of(each.get("datetime") or "") or day_of(words))
    if not any(days):
        for each in tree.xpath(".//body//*[@class]"):
            words = " ".join(each.itertext())
            marks = each.get("class", "")
            likely = len(words) <= 80 and _DATE_LINE.search(marks) and not _LATER.search(marks + words)
            if likely and not is_aside(each):
                days.append(day_of(words))
    return list(dict.fromkeys(day for day in days if day))


def _around(element: Element) -> str:
    """What is said of an element: its marks, and the words right before it."""
    before = element.getprevious()
    words = (before.tail if before is not None else element.getparent().text) or ""
    return f"{element.get('class', '')} {element.get('itemprop', '')} {words[-30:]}"


def is_aside(element: Element) -> bool:
    """Whether an element belongs to something beside the article."""
    for each in (element, *element.iterancestors()):
        if each.tag in ("aside", "nav", "footer"):
            return True
        if each.tag == "body":
            return False
        marks = f"{each.get('class', '')} {each.get('id', '')}"
        if _NOT_OURS.search(marks.replace("newsletter", "") if each.tag in ("article", "main") else marks):
            return True
    return False


def by_name(line: str) -> str:
    """The name in a byline; "" for an address, or for more than names take."""
    line = _BY.sub("", line).strip()
    if looks_like_one(line) or line.startswith(("/", "@", "www.")) or re.fullmatch(r"\d+ min\w*(?: read)?", line):
        return ""
    line = _AFTER_NAME.sub("", line).strip(" ,;:|•·-–—")
    return line if len(line) <= 160 else ""


def _is_name(text: str) -> bool:
    words = text.replace(",", " ").split()
    capitals = [word for word in words if word[:1].isupper()]
    return 0 < len(words) <= 8 and len(capitals) * 2 > len(words)
