"""What a page says of itself in JSON-LD, by schema.org: the one article that it is, if it is one."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from secondhand.sources.capture.address import same_page
from secondhand.sources.capture.extract.dates import day_of
from secondhand.sources.capture.extract.markup import Element
from secondhand.sources.capture.extract.tidy import on_one_line

_ARTICLES = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|PressRelease|SocialMediaPosting)")
_LISTS = frozenset(("ItemList", "CollectionPage", "SearchResultsPage"))
_WRAPPED = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_COMMA = re.compile(r",(\s*[}\]])")
_TAGS = re.compile(r"<[^>]{1,200}>")
_MOST_NESTING = 8


@dataclass(frozen=True, slots=True)
class Linked:
    """An article as JSON-LD states it; "" for what it does not. `free` is whether all may read it, None where nothing
    is said; `words` how many it has, 0 likewise; `index` says that the page is a list of other pages."""

    found: bool = False
    title: str = ""
    author: str = ""
    published: str = ""
    site: str = ""
    language: str = ""
    free: bool | None = None
    words: int = 0
    index: bool = False


def linked(tree: Element, url: str, headings: frozenset[str]) -> Linked:
    """What JSON-LD says of the article at `url`; of several, that which has this address or one of these headings.
    Where that is none or more than one, nothing is taken from any."""
    things = list(_things(tree))
    index = any(_is(thing, _LISTS.__contains__) for thing in things)
    articles = [thing for thing in things if _is(thing, _ARTICLES.fullmatch)]
    if len(articles) > 1:
        articles = [each for each in articles if _is_this(each, url, headings)] or articles
        # The same article is often stated by the site and by a plug-in, in different words.
        articles = articles if len({_title(each) for each in articles}) == 1 else []
    if not articles:
        return Linked(index=index)
    merged: dict[str, Any] = {}
    for each in reversed(articles):
        merged.update({key: value for key, value in each.items() if value})
    named = {str(thing["@id"]): thing for thing in things if thing.get("@id") and thing.get("name")}
    site = _names(merged.get("publisher"), named)[:1]
    authors = _names(merged.get("author") or merged.get("creator"), named)
    return Linked(
        found=True,
        title=_title(merged),
        author=", ".join(dict.fromkeys(authors)),
        published=day_of(_text(merged.get("datePublished"))),
        site=site[0] if site else "",
        language=_text(merged.get("inLanguage")),
        free=_flag(merged.get("isAccessibleForFree")),
        words=_number(merged.get("wordCount")),
        index=False,
    )


def _things(tree: Element) -> Iterator[Mapping[str, Any]]:
    """What stands at the top of each script, in a graph, or as what the page is about."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield from _within(_parsed(script.text), 0)


def _within(data: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _MOST_NESTING:
        return
    if isinstance(data, list):
        for each in data:
            yield from _within(each, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "author", "publisher"):
            if isinstance(data.get(key), (dict, list)):
                yield from _within(data[key], depth + 1)


def _parsed(text: str) -> Any:
    for attempt in (text, _WRAPPED.sub("", text), _COMMA.sub(r"\1", _WRAPPED.sub("", text))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _is(thing: Mapping[str, Any], known: Any) -> bool:
    types: Any = thing.get("@type")
    return any(
        known(each.rpartition("/")[2]) for each in (types if isinstance(types, list) else [types]) if _text(each)
    )


def _is_this(thing: Mapping[str, Any], url: str, headings: frozenset[str]) -> bool:
    page = thing.get("mainEntityOfPage")
    addresses = [thing.get("url"), thing.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    here = same_page(url)
    return (
        bool(here and here in [same_page(_text(each)) for each in addresses if each])
        or folded(_title(thing)) in headings
    )


def folded(text: str) -> str:
    """The letters and digits of a heading, by which it is compared."""
    return "".join(each for each in text.casefold() if each.isalnum())


def _title(thing: Mapping[str, Any]) -> str:
    return clean(_text(thing.get("headline")) or _text(thing.get("name")))


def _names(value: Any, named: Mapping[str, Mapping[str, Any]]) -> list[str]:
    names: list[str] = []
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            known = named.get(str(each.get("@id")), {})
            name = each.get("name") or known.get("name") or ""
            names += [clean(_text(part)) for part in (name if isinstance(name, list) else [name])]
        elif isinstance(each, str) and not each.startswith(("http:", "https:", "#", "/")):
            names.append(clean(each))
    return [name for name in names if name]


def _text(value: Any) -> str:
    if isinstance(value, list) and value:
        return _text(value[0])
    if isinstance(value, dict):
        return _text(value.get("@value") or value.get("name") or value.get("@id"))
    return value if isinstance(value, str) else ""


def _flag(value: Any) -> bool | None:
    if isinstance(value, list) and value:
        return _flag(value[0])
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(_text(value).rpartition("/")[2].lower())


def _number(value: Any) -> int:
    if isinstance(value, bool):
        return 0
    if isinstance(value, int):
        return value if 0 < value < 1_000_000 else 0
    return int(value) if isinstance(value, str) and re.fullmatch(r"[0-9]{1,6}", value) else 0


def clean(text: str) -> str:
    """A text of JSON or of an attribute, into which sites put entities and tags, on one line."""
    return on_one_line(html.unescape(_TAGS.sub("", html.unescape(text))))
