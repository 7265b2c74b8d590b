"""A text as the bytes of it that typography never touches, quick to make and quick to search.

Quotation marks, dashes, full stops, blanks and invisible characters are left out. Where a quotation has the words and
marks of a passage (`reading.words`), the solid form of the quotation stands in that of the text; the other way round
it need not be so, so that what is found here is held against the words and marks themselves.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from secondhand.reading.words import APOSTROPHES, DASHES, IGNORED, LIGATURES, QUOTATION_MARKS, Words, split

_BLANKS = " \t\n\r\x0b\x0c\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_MARGIN = 48


def _expanded(ranges: str) -> Iterator[str]:
    """The characters of what stands between the brackets of a character class; a hyphen comes first."""
    for match in re.finditer("(.)-(.)|(.)", ranges, re.DOTALL):
        first, last = (match[1], match[2]) if match[1] else (match[3], match[3])
        yield from map(chr, range(ord(first), ord(last) + 1))


_LEFT_OUT = frozenset(
    each for part in (_BLANKS, IGNORED, QUOTATION_MARKS, APOSTROPHES, DASHES, "\u2026.") for each in _expanded(part)
)
_ASCII = "".join(sorted(each for each in _LEFT_OUT if each.isascii())).encode()


def _patterns() -> tuple[tuple[bytes, re.Pattern[bytes]], ...]:
    """What to leave out of UTF-8, by the first byte, so that a text without that byte costs nothing."""
    leads: dict[bytes, dict[bytes, list[bytes]]] = defaultdict(lambda: defaultdict(list))
    for each in sorted(_LEFT_OUT):
        if not each.isascii():
            encoded = each.encode()
            leads[encoded[:1]][encoded[1:-1]].append(re.escape(encoded[-1:]))
    return tuple(
        (
            lead,
            re.compile(
                re.escape(lead)
                + b"(?:"
                + b"|".join(re.escape(middle) + b"[" + b"".join(last) + b"]" for middle, last in rest.items())
                + b")"
            ),
        )
        for lead, rest in leads.items()
    )


_OTHERS = _patterns()
_LIGATURE_BYTES = b"\xef\xac"
_ASCII_ALL = bytes(range(128))
_LEAST_IN_PARTS = 0xCC
"""The least byte with which a character begins that can be a part of a letter (U+0300), or stands for other letters."""


def solid(text: str) -> bytes:
    """The solid form of a text whose letters are composed and whose ligatures are written out, as UTF-8."""
    data = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return data if text.isascii() else _without_others(data)


def solid_whole(content: bytes) -> bytes:
    """The solid form of a whole text, given in UTF-8, whatever its letters."""
    data = content.translate(None, _ASCII)
    if content.isascii():
        return data
    data = _without_others(data)
    # Most texts have a few letters with accents and a few marks at most, all of them composed.
    beyond = data.translate(None, _ASCII_ALL).replace(b"\xe2\x80", b"")
    if max(beyond, default=0) < _LEAST_IN_PARTS or is_plain(content.decode("utf-8", "surrogatepass"), data):
        return data
    return b"".join(map(solid, split(content.decode("utf-8", "surrogatepass")).tokens))


def _without_others(data: bytes) -> bytes:
    """UTF-8 without what is left out of it beyond ASCII."""
    for lead, pattern in _OTHERS:
        if lead in data:
            data = pattern.sub(b"", data)
    return data


class Solid:
    """The solid form of a text, and where each byte of it stands. `words` are asked for where the text has ligatures
    or letters in parts."""

    def __init__(self, text: str, content: bytes, words: Words | None) -> None:
        self.text = text
        self.content = content
        self._words = words

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The stretch of the text whose solid form begins at `first` and ends at `last`, with all around it that is
        not solid."""
        if self._words is not None:
            return self._span_of_words(first, last)
        start, text = self._start(first), self.text
        size = last - first
        high = min(len(text), start + 2 * size + 64)
        while high < len(text) and len(solid(text[start:high])) <= size:
            high = min(len(text), high + high - start)
        end = bisect_right(range(start, high + 1), size, key=lambda at: len(solid(text[start:at])))
        return start, start + end - 1

    def _start(self, offset: int) -> int:
        """The least code point of the text before which `offset` bytes are solid.

        A first guess takes bytes to be spread evenly, so that no more than the text before the place is made solid.
        """
        if offset <= 0:
            return 0
        text, low, high, before = self.text, 0, len(self.text), 0
        spread = len(text) / max(1, len(self.content))
        margins = iter((-_MARGIN, _MARGIN))
        while high - low > 1:
            margin = next(margins, None)
            guess = low + int((offset - before) * spread) + (margin or 0)
            middle = guess if margin is not None and low < guess < high else (low + high) // 2
            size = before + len(solid(text[low:middle]))
            if size >= offset:
                high = middle
            else:
                low, before = middle, size
        return high

    def _span_of_words(self, first: int, last: int) -> tuple[int, int]:
        words = self._words
        if words is None or not words.tokens:
            return 0, len(self.text)
        start = max(0, bisect_right(self._token_starts, first) - 1)
        end = bisect_right(self._token_starts, last)
        # Before the first of some tokens that are not solid at all.
        while start and self._token_starts[start - 1] == self._token_starts[start]:
            start -= 1
        return words.starts[start], words.starts[end] if end < len(words) else len(self.text)

    @cached_property
    def _token_starts(self) -> Sequence[int]:
        words = self._words
        assert words is not None  # noqa: S101
        return [0, *accumulate(len(solid(token)) for token in words.tokens)][: len(words)]


def is_plain(text: str, content: bytes) -> bool:
    """Whether the solid form of a text can be had without its words: no ligature, no letter in parts."""
    if text.isascii():
        return True
    if _LIGATURE_BYTES in content and any(each in text for each in LIGATURES):
        return False
    return unicodedata.is_normalized("NFC", content.decode("utf-8", "surrogatepass"))
