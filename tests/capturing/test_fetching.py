"""Which address is fetched next."""

from __future__ import annotations

from secondhand.capturing.fetching import Fetching
from secondhand.capturing.wish import Wish

A, B, FILE = "https://a.example", "https://b.example", "statement.pdf"


def test_hosts_take_turns_and_those_of_one_host_stay_in_their_order() -> None:
    wanted = [(f"{A}/1", ""), (f"{A}/2", ""), (f"{B}/1", ""), (f"{A}/3", ""), (f"{B}/2", "")]
    found = [address for address, _ in Fetching(Wish()).by_turns(wanted)]
    assert [f"{A}/1", f"{B}/1", f"{A}/2", f"{B}/2", f"{A}/3"] == found


def test_what_is_no_address_is_given_as_it_is() -> None:
    wanted = [(FILE, ""), ("https://", "x"), (f"{A}/1", "")]
    assert sorted(wanted) == sorted(Fetching(Wish()).by_turns(wanted))
