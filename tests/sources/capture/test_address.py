"""Which addresses are fetched, and which networks are never reached."""

from __future__ import annotations

import pytest

from secondhand.sources.capture.address import is_public, looks_like_one, parse, same_page
from secondhand.sources.capture.document import NotCaptured


@pytest.mark.parametrize(
    "text",
    ["file:///etc/passwd", "ftp://a.example/x", "javascript:alert(1)", "data:text/html,x", "gopher://a.example"],
)
def test_only_http_and_https_are_fetched(text: str) -> None:
    with pytest.raises(NotCaptured, match="only http and https"):
        parse(text)


@pytest.mark.parametrize(
    "text", ["http://", "http:///path", "http://user:secret@a.example/", "http://a.example:99999/"]
)
def test_what_names_no_host_or_carries_a_name_is_no_address(text: str) -> None:
    with pytest.raises(NotCaptured):
        parse(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HTTP://A.Example", "http://a.example/"),
        ("https://a.example:443/x#part", "https://a.example/x"),
        ("http://[2001:db8::1]:8080/", "http://[2001:db8::1]:8080/"),
        ("https://bücher.example/straße?q=ä b", "https://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%A4%20b"),
        ("https://a.example/a%20b\r\nHost: evil", "https://a.example/a%20b%0D%0AHost:%20evil"),
        (" https://a.example/x ", "https://a.example/x"),
    ],
)
def test_an_address_is_made_plain_and_can_smuggle_no_header(text: str, expected: str) -> None:
    assert expected == str(parse(text))


def test_a_redirect_is_seen_from_where_it_stands() -> None:
    assert "https://a.example/b/d?x=1" == str(parse("d?x=1", "https://a.example/b/c"))
    assert "http://other.example/" == str(parse("//other.example", "http://a.example/"))


@pytest.mark.parametrize(
    "ip",
    """127.0.0.1 127.8.8.8 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255
    240.0.0.1 198.18.0.1 192.0.2.1 ::1 :: fe80::1 fe80::1%eth0 fc00::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1
    2002:7f00:1:: 64:ff9b::7f00:1 64:ff9b::a00:1 2001:db8::1""".split(),
)
def test_private_loopback_and_link_local_addresses_are_not_public(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize("ip", ["8.8.8.8", "93.184.216.34", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_addresses_of_the_internet_are_public(ip: str) -> None:
    assert is_public(ip)


def test_one_page_has_many_addresses() -> None:
    assert same_page("https://www.a.example/x/?utm_source=b#c") == same_page("http://a.example/x")
    assert same_page("https://a.example/x?id=1&utm_medium=b") == same_page("https://a.example/x?id=1")
    assert same_page("https://a.example/x?id=1") != same_page("https://a.example/x?id=2")
    assert same_page("https://a.example:8080/x") != same_page("https://a.example/x")


def test_a_file_is_told_from_an_address() -> None:
    assert [True, True, False, False, False] == [
        looks_like_one(text) for text in ("https://a.example", "ftp://a.example", "a.pdf", "C:\\a.pdf", "./http/a.html")
    ]
