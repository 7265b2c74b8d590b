"""The bench of capture counts what it says it counts."""

from __future__ import annotations

from page_set import pages

from bench import capture
from secondhand.sources.capture.document import Order
from secondhand.sources.capture.extract import extract
from secondhand.sources.capture.media import HTML

ARTICLES = [page for page in pages() if not page.refused][:4]


def test_a_field_counts_where_it_is_right_and_only_there() -> None:
    def right(page: object) -> tuple[str, str, str, str]:
        article = page.article  # type: ignore[attr-defined]
        return "\n".join(article["paragraphs"]), article["title"], article["author"], article["date"]

    assert {"text": 4, "title": 4, "author": 4, "date": 4, "all": 4} == capture._fields(ARTICLES, right)
    wrong = capture._fields(ARTICLES, lambda page: (right(page)[0][1:], right(page)[1], "Anton Gripe", ""))
    assert {"text": 0, "title": 4, "author": 0, "date": 0, "all": 0} == wrong


def test_the_weight_that_is_added_changes_nothing_that_is_read() -> None:
    for index, page in enumerate(ARTICLES):
        light = extract(page.content, Order(HTML, page.header, url=page.url))
        heavy = extract(capture._heavy(page, index), Order(HTML, page.header, url=page.url))
        assert len(capture._heavy(page, index)) > len(page.content) + 80_000
        assert (light.text, light.title, light.author) == (heavy.text, heavy.title, heavy.author)
