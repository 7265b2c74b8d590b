"""What a page says of itself: title, author, date, publisher, address, language. Stated by the page, or "".

JSON-LD comes first, then what `<meta>` and microdata say, then what readers see: heading, byline, date line. Nothing is
worked out from an address, from the text of the article, or from when a file was changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from secondhand.sources.capture.address import looks_like_one, parse
from secondhand.sources.capture.document import NotCaptured
from secondhand.sources.capture.extract.dates import day_of
from secondhand.sources.capture.extract.linked import Linked, clean, folded, linked
from secondhand.sources.capture.extract.markup import Element
from secondhand.sources.capture.extract.readers import by_name, bylines, days_shown, is_aside

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
_NO_AUTHOR = re.compile(r"^(?:admin|administrator|editor|webmaster|user|root|wp-?admin|guest)$", re.I)
_SEPARATED = re.compile(r"\s+[|–—·•«»:-]+\s+|(?<=\w):\s+")
_HEADLINE = re.compile(r"(?:^|[\s_-])(?:entry|post|article|story|page)?-?(?:title|headline)(?:$|[\s_-])", re.I)


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
        places = [each for each in (*self.tree.iter("h1"), *marked) if not is_aside(each)]
        return list(dict.fromkeys(filter(None, (clean(" ".join(each.itertext())) for each in places))))

    @cached_property
    def linked(self) -> Linked:
        names = [*self.headings, *self.meta.get("og:title", [])]
        return linked(self.tree, self.url, frozenset(map(folded, names)))

    def _first(self, names: Iterable[str]) -> str:
        return next((self.meta[name][0] for name in names if name in self.meta), "")

    def _itemprops(self, name: str) -> Iterator[Element]:
        for each in self.tree.xpath(".//*[@itemprop]"):
            if name in each.get("itemprop", "").split() and not is_aside(each):
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
        candidates += [", ".join(dict.fromkeys(names)) for names in (self._by_microdata(), bylines(self.tree)) if names]
        names = (by_name(each) for each in candidates)
        return next(
            (name for name in names if name and folded(name) != folded(site) and not _NO_AUTHOR.match(name)), ""
        )

    def _by_microdata(self) -> list[str]:
        found = []
        for each in self._itemprops("author"):
            names = each.xpath(".//*[@itemprop='name']") or [each]
            found += [clean(name.get("content") or " ".join(name.itertext())) for name in names]
        return [each for each in found if each]

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
        days = days_shown(self.tree)
        if len(days) > 1:
            self.remarks.append(f"the page shows several dates: {', '.join(days[:4])}")
        return days[0] if len(days) == 1 else ""

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


def _agree(heading: str, title: str) -> bool:
    """Whether a heading and a title are the same but for a cut end, a name, or a few words."""
    one, other = folded(heading), folded(title.rstrip(" .…"))
    if one and other and (one.startswith(other) or other.startswith(one)):
        return min(len(one), len(other)) * 3 >= max(len(one), len(other))
    words, others = set(heading.casefold().split()), set(title.casefold().split())
    return len(words & others) * 2 > max(len(words), len(others))
