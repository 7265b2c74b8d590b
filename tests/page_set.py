"""Our own set of pages: invented articles in the shapes of news sites, and what must come of each."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
import yaml

FOLDER = Path(__file__).parent / "sources" / "capture" / "pages"
NOISE = (
    "Tide tables",
    "Gull steals",
    "Ten jumpers",
    "morning boat",
    "Gullfan88",
    "rowed across",
    "where the gulls are",
    "Share by pigeon",
    "212 partners",
    "Boats wanted",
)
"""Words of what stands beside the articles; none belongs to a main text."""
_MONTHS = tuple("January February March April May June July August September October November December".split())
_GERMAN = tuple("Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split())


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is served: `charset` is its coding, `header` the one that its server states. `refused` is part of
    the reason why it is no article, "" where it is; `without` are fields that it does not state."""

    name: str
    url: str
    content: bytes
    charset: str
    header: str
    article: Mapping[str, Any]
    refused: str
    without: tuple[str, ...]


@functools.cache
def pages() -> tuple[Page, ...]:
    """All pages, always in the same order."""
    articles = yaml.safe_load((FOLDER / "articles.yaml").read_text(encoding="utf-8"))
    entries = yaml.safe_load((FOLDER / "set.yaml").read_text(encoding="utf-8"))
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([FOLDER / "shapes", FOLDER], encoding="utf-8"),
        undefined=jinja2.StrictUndefined,
        # Our own words, of which none needs it.
        autoescape=False,
    )
    environment.filters["ld"] = lambda value: json.dumps(value, ensure_ascii=False)
    environment.filters["combine"] = lambda value, more: {**value, **more}
    return tuple(_page(environment, articles, each) for each in entries)


def _page(environment: jinja2.Environment, articles: Mapping[str, Any], entry: Mapping[str, Any]) -> Page:
    name = f"{entry['shape']}-{entry['article']}" + (f"-{entry['charset']}" if "charset" in entry else "")
    article = articles[entry["article"]]
    names = [each for each in article["author"].split(", ") if each]
    authors = [{"@type": "Person", "name": each} for each in names]
    year, month, day = map(int, str(article["date"]).split("-"))
    shown = (
        f"{day}. {_GERMAN[month - 1]} {year}" if article["language"] == "de" else f"{day} {_MONTHS[month - 1]} {year}"
    )
    url = f"https://x.example/{entry['article']}"
    more = {
        "date": str(article["date"]),
        "names": names,
        "authors": authors[0] if len(authors) == 1 else authors,
        "shown": shown,
        "words": sum(len(each.split()) for each in article["paragraphs"]),
    }
    template = environment.get_template(f"{entry['shape']}.html.j2")
    text = template.render(a={**article, **more}, url=url, declared=entry.get("declared", "utf-8"))
    charset = entry.get("charset", "utf-8")
    if charset != "utf-8":
        text = text.replace('<meta charset="utf-8">', "")
    return Page(
        name,
        url,
        text.encode(charset, "xmlcharrefreplace"),
        charset,
        entry.get("header", ""),
        {**article, "date": str(article["date"])},
        entry.get("refused", ""),
        tuple(entry.get("without", ())),
    )
