"""What a page says of itself: title, author, date, publisher, address, language. Stated by the page, or "".

JSON-LD comes first, then what `<meta>` and microdata say, then what readers see: heading, byline, date line. Nothing is
worked out from an address, from the text of the article, or from when a file was changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from secondhand.sources.capture.address import looks_like_one, parse, same_page
from secondhand.sources.capture.document import NotCaptured
from secondhand.sources.capture.extract.dates import day_of
from secondhand.sources.capture.extract.linked import Linked, clean, folded, linked
from secondhand.sources.capture.extract.markup import Element
from secondhand.sources.capture.extract.visible import visible_text

_TITLES = "og:title twitter:title citation_title parsely-title dc.title dcterms.title sailthru.title".split()
_AUTHORS = (
    "citation_author parsely-author sailthru.author author article:author og:article:author dc.creator dcterms.creator "
    "byl twitter:data1"
).split()
_DATES = (
    "article:published_time og:article:published_time og:published_time citation_publication_date parsely-pub-date "
    "sailthru.date datepublished dc.date.issued dcterms.issued dc.date dcterms.date article.published pubdate "
    "publishdate publish_date publish-date publication_date date"
).split()
_SITES = "og:site_name citation_journal_title dc.publisher dcterms.publisher publisher application-name".split()
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
_NO_AUTHOR = re.compile(r"^(?:admin|administrator|editor|webmaster|user|root|wp-?admin|guest)$", re.I)
_SEPARATED = re.compile(r"\s+[|–—·•«»:-]+\s+|(?<=\w):\s+")
_HEADLINE = re.compile(r"(?:^|[\s_-])(?:entry|post|article|story|page)?-?(?:title|headline)(?:$|[\s_-])", re.I)
_MARKED = re.compile(r"\s*[|·•]\s*")


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page states; "" for what it does not. `linked` is its JSON-LD."""

    linked: Linked
    title: str
    author: str
    published: str
    site: str
    canonical: str
    language: str
    remarks: tuple[str, ...]


def stated(tree: Element, url: str, shown: str) -> Stated:
    """What the page at `url` states of itself; `shown` is all of its visible text, a line for each block."""
    return Statements(tree, url, shown).stated()


class Statements:
    """Reads the statements of one page."""

    def __init__(self, tree: Element, url: str, shown: str) -> None:
        self.tree = tree
        self.url = url
        self.lines = frozenset(folded(line) for line in shown.split("\n") if len(line) <= 300)
        self.remarks: list[str] = []

    def stated(self) -> Stated:
        site = self._site()
        return Stated(
            self.linked,
            self._title(site),
            self._author(site),
            self._published(),
            site,
            self._canonical(),
            self._language(),
            tuple(self.remarks),
        )

    @cached_property
    def meta(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for each in self.tree.iter("meta"):
            name = (each.get("property") or each.get("name") or each.get("itemprop") or "").strip().lower()
            content = clean(each.get("content") or "")
            if name and content:
                found.setdefault(name, []).append(content)
        return found

    @cached_property
    def headings(self) -> list[str]:
        """The headings of the first rank, and those that are set as a headline."""
        marked = [each for each in self.tree.iter("h2", "h3") if _HEADLINE.search(each.get("class", ""))]
        places = [each for each in (*self.tree.iter("h1"), *marked) if not self._is_aside(each)]
        return list(dict.fromkeys(filter(None, (clean(" ".join(each.itertext())) for each in places))))

    @cached_property
    def linked(self) -> Linked:
        names = [*self.headings, *self.meta.get("og:title", [])]
        return linked(self.tree, self.url, frozenset(map(folded, names)))

    def _first(self, names: Iterable[str]) -> str:
        return next((self.meta[name][0] for name in names if name in self.meta), "")

    def _itemprops(self, name: str) -> Iterator[Element]:
        for each in self.tree.xpath(".//*[@itemprop]"):
            if name in each.get("itemprop", "").split() and not self._is_aside(each):
                yield each

    def _site(self) -> str:
        if self.linked.site:
            return self.linked.site
        for each in self._itemprops("publisher"):
            for name in each.xpath(".//*[@itemprop='name']"):
                value = clean(name.get("content") or " ".join(name.itertext()))
                if value:
                    return value
        site = self._first(_SITES)
        return "" if looks_like_one(site) else site

    def _title(self, site: str) -> str:
        said = [
            self.linked.title,
            *(self._plain(title, site) for name in _TITLES for title in self.meta.get(name, ())[:1]),
            self._plain(clean(" ".join(self.tree.xpath("string(.//head/title)").split())), site),
        ]
        said = [each for each in said if each]
        headings = [each for each in self.headings if folded(each) != folded(site)]
        agreed = [heading for heading in headings if any(_agree(heading, title) for title in said)]
        if agreed or (len(headings) == 1 and not said):
            return (agreed or headings)[0]
        return said[0] if said else ""

    def _plain(self, title: str, site: str) -> str:
        """A title without the name of the site behind or before it."""
        parts = _SEPARATED.split(title)
        names = {folded(site), *(folded(each) for each in self.meta.get("og:site_name", ()))} - {""}
        host = folded(re.sub(r"^www\.|\.\w+$", "", self.url.split("/")[2] if self.url.count("/") > 1 else ""))
        while len(parts) > 1 and (folded(parts[-1]) in names or (host and folded(parts[-1]) == host)):
            title = title[: title.rindex(parts.pop())]
            title = re.sub(r"\s+[|–—·•»:-]+\s+$", "", title)
        if len(parts) > 1 and folded(parts[0]) in names:
            title = _SEPARATED.split(title, maxsplit=1)[1]
        return self._on_the_page(title.strip())

    def _on_the_page(self, title: str) -> str:
        """The part of a title that stands on the page by itself, if one does: the rest is the site's."""
        if folded(title) in self.lines:
            return title
        places = [0, *(found.end() for found in _SEPARATED.finditer(title))]
        ends = [*(found.start() for found in _SEPARATED.finditer(title)), len(title)]
        parts = [title[start:end] for start in places for end in ends if start < end]
        alone = [part for part in parts if folded(part) in self.lines and len(part) * 3 > len(title)]
        return max(alone, key=len, default=title)

    def _author(self, site: str) -> str:
        candidates = [self.linked.author] if self.linked.author else []
        candidates += [", ".join(dict.fromkeys(self.meta[name])) for name in _AUTHORS if name in self.meta]
        candidates += [", ".join(dict.fromkeys(names)) for names in (self._by_microdata(), self._by_lines()) if names]
        names = (_by_name(each) for each in candidates)
        return next(
            (name for name in names if name and folded(name) != folded(site) and not _NO_AUTHOR.match(name)), ""
        )

    def _by_microdata(self) -> list[str]:
        found = []
        for each in self._itemprops("author"):
            names = each.xpath(".//*[@itemprop='name']") or [each]
            found += [clean(name.get("content") or " ".join(name.itertext())) for name in names]
        return [each for each in found if each]

    def _by_lines(self) -> list[str]:
        """Names in links that are of authors, else in what is set as a byline, else in a short line with "by"."""
        places = [each for each in self.tree.xpath(".//a[@rel]") if "author" in each.get("rel", "").split()]
        names = [clean(" ".join(each.itertext())) for each in places if not self._is_aside(each)]
        if names:
            return names
        for each in self.tree.xpath(".//body//*[@class or @data-testid]"):
            marks = f"{each.get('class', '')} {each.get('data-testid', '')}"
            if _BYLINE.search(marks) and not self._is_aside(each):
                lines = [clean(line) for line in visible_text(each).split("\n")]
                named = [line for line in lines if line and folded(line) not in ("by", "author")][:1]
                if named and len(named[0]) <= 120:
                    return named
        for each in self.tree.iter("p", "div", "span", "address"):
            if len(each) <= 3:
                line = clean(" ".join(each.itertext()))
                parts = _MARKED.split(line) if len(line) <= 80 else []
                names = [part for part in parts if _BY.match(part) and _is_name(_by_name(part))]
                if names and not self._is_aside(each):
                    return names
        return []

    def _published(self) -> str:
        if self.linked.published:
            return self.linked.published
        for name in _DATES:
            day = day_of(self._first((name,)))
            if day:
                return day
        for each in self._itemprops("datePublished"):
            day = day_of(each.get("content") or each.get("datetime") or " ".join(each.itertext()))
            if day:
                return day
        return self._by_date_line()

    def _by_date_line(self) -> str:
        days = []
        for each in self.tree.iter("time"):
            words = " ".join(each.itertext())
            if not self._is_aside(each) and not _LATER.search(self._around(each)):
                days.append(day_of(each.get("datetime") or "") or day_of(words))
        if not any(days):
            for each in self.tree.xpath(".//body//*[@class]"):
                words = " ".join(each.itertext())
                marks = each.get("class", "")
                likely = len(words) <= 80 and _DATE_LINE.search(marks) and not _LATER.search(marks + words)
                if likely and not self._is_aside(each):
                    days.append(day_of(words))
        found = list(dict.fromkeys(day for day in days if day))
        if len(found) > 1:
            self.remarks.append(f"the page shows several dates: {', '.join(found[:4])}")
            return ""
        return found[0] if found else ""

    def _around(self, element: Element) -> str:
        """What is said of an element: its marks, and the words right before it."""
        before = element.getprevious()
        words = (before.tail if before is not None else element.getparent().text) or ""
        return f"{element.get('class', '')} {element.get('itemprop', '')} {words[-30:]}"

    def _canonical(self) -> str:
        links = [each for each in self.tree.iter("link") if "canonical" in (each.get("rel") or "").lower().split()]
        found = {each.get("href", "").strip() for each in links} - {""} or set(self.meta.get("og:url", ())[:1])
        if len(found) != 1:
            return ""
        try:
            return str(parse(found.pop(), self.url))
        except NotCaptured:
            return ""

    def _language(self) -> str:
        said = [
            self.tree.get("lang") or self.tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
            self.linked.language,
            self._first(("og:locale", "language", "content-language", "dc.language")),
        ]
        found = (re.match(r"[A-Za-z]{2,3}(?=$|[-_])", each.strip()) for each in said)
        return next((each.group().lower() for each in found if each), "")

    def _is_aside(self, element: Element) -> bool:
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


def _agree(heading: str, title: str) -> bool:
    """Whether a heading and a title are the same but for a cut end, a name, or a few words."""
    one, other = folded(heading), folded(title.rstrip(" .…"))
    if one and other and (one.startswith(other) or other.startswith(one)):
        return min(len(one), len(other)) * 3 >= max(len(one), len(other))
    words, others = set(heading.casefold().split()), set(title.casefold().split())
    return len(words & others) * 2 > max(len(words), len(others))


def _by_name(line: str) -> str:
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


def on_the_same_host(canonical: str, final: str) -> bool:
    """Whether a page speaks for its own host when it names its address."""
    return bool(canonical) and same_page(canonical).partition("/")[0] == same_page(final).partition("/")[0]
