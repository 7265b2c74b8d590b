"""The characters that a document can hold.

XML 1.0 (and with it HTML and DOCX) has no place for most control characters, and UTF-8 has none for lone surrogates.
Every output takes its text through here, so that they all show the same: the replacement character where something
stood that cannot be shown. A letter that no font has is an error instead: a reader would see a box, or nothing.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterable
from typing import Any, TypeVar

from secondhand.errors import UnusableFile
from secondhand.publishing.brief import Edition
from secondhand.publishing.brief_texts import texts

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# https://www.w3.org/TR/xml/#charsets, its discouraged controls and noncharacters too; tab and line feed stay.
UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)

MORE_FONTS = "add a font that has it to templates/fonts/ (for Chinese, Japanese and Korean: pip install --group cjk)"

Data = TypeVar("Data")


def showable(data: Data) -> Data:
    """The same frozen data with every character that cannot be shown replaced, in all its text fields.

    Takes and returns dataclasses, tuples and texts, nested as deep as they are; anything else is returned as it is.
    A carriage return becomes a line feed.
    """
    return _showable(data)  # type: ignore[no-any-return]  # the walk keeps each value's type, which mypy cannot see


def without_font(edition: Edition, characters: Iterable[str]) -> UnusableFile:
    """The error that no font has these characters, each with its name and the first place where it stands."""
    return UnusableFile("; ".join(_placed(edition, character) for character in characters) + f"; {MORE_FONTS}")


def _placed(edition: Edition, character: str) -> str:
    name = f"{character} (U+{ord(character):04X} {unicodedata.name(character, 'without a name')})"
    place = next((place for place, text in texts(edition) if character in text), "the templates")
    return f"no font has {name}, which stands in {place}"


def _showable(value: Any) -> Any:
    if isinstance(value, str):
        return UNSHOWABLE.sub(REPLACEMENT, value.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(value, tuple):
        return tuple(_showable(one) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: _showable(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return dataclasses.replace(value, **fields)
    return value
