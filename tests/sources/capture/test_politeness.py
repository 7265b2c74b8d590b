"""When a host is asked, and when not at all."""

from __future__ import annotations

import pytest

from secondhand.sources.capture.address import parse
from secondhand.sources.capture.document import Document, NotCaptured
from secondhand.sources.capture.politeness import Pace, Robots

A, B = parse("https://a.example/x"), parse("https://b.example/x")


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def pace(self, delay: float) -> Pace:
        return Pace(delay, sleep=self.sleep, clock=lambda: self.now)


def robots(text: str, pace: Pace | None = None) -> Robots:
    def get(url: str) -> Document:
        assert url == "https://a.example/robots.txt"
        if not text:
            raise NotCaptured("a.example answers 404: there is no such page")
        return Document(url, url, "2031-05-04T00:00:00Z", text.encode())

    return Robots(get, pace or Clock().pace(0))


def test_a_host_is_left_in_peace_between_two_requests_and_another_is_not_waited_for() -> None:
    clock = Clock()
    pace = clock.pace(2.0)
    pace.wait(A)
    pace.wait(B)
    assert [] == clock.slept
    pace.wait(A)
    assert [2.0] == clock.slept


def test_robots_txt_says_who_may_fetch_what() -> None:
    rules = robots("User-agent: *\nDisallow: /private\n\nUser-agent: secondhand\nDisallow: /x\n")
    assert not rules.allow(A)
    assert rules.allow(parse("https://a.example/y"))


def test_a_host_without_robots_txt_allows_everything() -> None:
    assert robots("").allow(A)


def test_a_host_that_asks_for_more_time_gets_it_within_reason() -> None:
    clock = Clock()
    pace = clock.pace(1.0)
    rules = robots("User-agent: *\nCrawl-delay: 7\n", pace)
    assert rules.allow(A)
    pace.wait(A)
    assert 7.0 == pace.left(A)
    pace.slow_down(A, 86400.0)
    pace.wait(A)
    assert 60.0 == pace.left(A)


def test_a_host_whose_server_fails_is_not_asked() -> None:
    def get(_: str) -> Document:
        raise NotCaptured("a.example answers 500: the server fails")

    with pytest.raises(NotCaptured, match="whether robots may come could not be found out"):
        Robots(get, Clock().pace(0)).allow(A)
