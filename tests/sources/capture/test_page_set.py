"""Every page of our own set yields its article, with title, author and date right, or says why it is none."""

from __future__ import annotations

import pytest
from page_set import NOISE, Page, pages

from secondhand.sources.capture.document import Extract, NotCaptured, Order
from secondhand.sources.capture.extract import extract
from secondhand.sources.capture.media import HTML

SET = pages()
ARTICLES = [page for page in SET if not page.refused]
OTHERS = [page for page in SET if page.refused]


def read(page: Page, *, whole: bool = False) -> Extract:
    return extract(page.content, Order(HTML, page.header, url=page.url, whole=whole))


def test_there_are_sixty_pages_and_one() -> None:
    assert len({page.name for page in SET}) == len(SET) == 61


@pytest.mark.parametrize("page", ARTICLES, ids=lambda page: page.name)
def test_a_page_yields_its_article(page: Page) -> None:
    found = read(page)
    article = page.article
    expected = {"title": article["title"], "author": article["author"], "published": article["date"]}
    expected |= {"site": article["outlet"], "language": article["language"]}
    expected |= dict.fromkeys(page.without, "")
    assert expected == {name: getattr(found, name) for name in expected}
    words = " ".join(found.text.split())
    places = [words.find(" ".join(paragraph.split())) for paragraph in article["paragraphs"]]
    assert -1 not in places
    assert sorted(places) == places
    assert [] == [noise for noise in NOISE if noise in found.text]


@pytest.mark.parametrize("page", OTHERS, ids=lambda page: page.name)
def test_a_page_that_is_no_article_says_so(page: Page) -> None:
    with pytest.raises(NotCaptured, match=page.refused):
        read(page)


def test_a_page_that_is_no_article_is_taken_as_it_is_where_that_is_wanted() -> None:
    found = next(page for page in OTHERS if page.name == "wall-stub-ferries")
    assert "Subscribe to continue reading" in read(found, whole=True).text
