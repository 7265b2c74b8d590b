"""No text takes finding attributions out of linear time.

Nothing is timed. Work in Python is counted in lines run; work within a regular expression cannot be counted, but where
it grew with the square of the text, megabytes of it would not come to an end while anybody waits.
"""

from __future__ import annotations

import sys

import pytest

from secondhand.reading.attribution import Attribution, find_attributions

MEGABYTE = 1_000_000

HOSTILE = {
    "straight quotation marks": '"',
    "opening quotation marks": "“",
    "closing quotation marks": "”",
    "apostrophes": "'",
    "nested quotations": "“‘",
    "alternating quotations": "“a” ",
    "commas": ",",
    "commas and blanks": ", ",
    "full stops": ".",
    "blanks": " ",
    "line ends": "\n",
    "carriage returns": "\r\n",
    "said": "said ",
    "he said": "he said ",
    "he said, with stops": "He said. ",
    "he said that": "he said that ",
    "according to": "according to ",
    "according to a name": "according to Alba Stein, ",
    "told": "Stein told Dahl that ",
    "relays in relays": "the Harbour Post reported that ",
    "capitals": "Stein ",
    "one word": "a",
    "one capital word": "A",
    "hyphens": "a-",
    "possessives": "Stein's ",
    "initials": "A. ",
    "colons": "Stein: ",
    "dashes": "— ",
    "brackets": "(",
    "combining marks": "\u0301",
    "byte order marks": "\ufeff",
    "emoji": "👩‍👩‍👧",
    "NUL": "\x00",
    "lines of quotations never closed": "“They did not pay,\n",
}


LARGEST = ("straight quotation marks", "nested quotations", "commas", "said", "one word")


def well_formed(text: str, found: tuple[Attribution, ...]) -> bool:
    """Whether every span lies in the text, and every parent among what was found."""
    spans = [
        span
        for each in found
        for span in (each.cue, each.content, *([each.source] if each.source else []), *(m.span for m in each.chain))
    ]
    parents = [each.parent for each in found if each.parent is not None]
    return all(0 <= s.start <= s.end <= len(text) for s in spans) and all(0 <= p < len(found) for p in parents)


@pytest.mark.parametrize("name", HOSTILE)
def test_megabytes_of_one_thing_come_to_an_end(name: str) -> None:
    size = (5 if name in LARGEST else 1) * MEGABYTE
    text = HOSTILE[name] * (size // len(HOSTILE[name].encode()))
    assert well_formed(text, find_attributions(text))


def test_five_megabytes_in_one_quotation_come_to_an_end() -> None:
    text = (
        "Stein said: “"
        + "they did not pay, and " * (5 * MEGABYTE // 22)
        + "nobody asked,” according to the Harbour Post."
    )
    assert well_formed(text, find_attributions(text))


def steps(text: str) -> int:
    """How many lines of Python are run to find the attributions of a text: the work, without a clock."""
    count = 0

    def trace(*_: object) -> object:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        find_attributions(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_twice_the_text_is_at_most_about_twice_the_work(unit: str) -> None:
    steps(unit)  # what is worked out once and kept is no part of the work
    once = steps(unit * 2_000)
    twice = steps(unit * 4_000)
    assert twice <= 2.5 * once + 1_000
