"""Text as it is archived: its letters and marks as they are, its lines and blanks made plain."""

from __future__ import annotations

import re

from secondhand.sources.capture.document import NotCaptured

MOST_CHARACTERS = 8 << 20
MOST_BYTES = 16 << 20

_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_BLANKS = re.compile(r"[^\S\n\f]+")
_SPACES = re.compile(r"[^\S\n\f]*([\n\f])[^\S\n\f]*")
_GAPS = re.compile(r"\n{3,}")


def tidy(text: str) -> str:
    """A text with "\\n" as its only line end, no blank around lines, at most one empty line in a row, one "\\n" at its
    end. Form feeds stay: they part pages. Raises NotCaptured where it is too long."""
    if len(text) > MOST_CHARACTERS:
        raise NotCaptured(f"its text has more than {MOST_CHARACTERS:,} characters")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n\n")
    text = _SPACES.sub(r"\1", _BLANKS.sub(" ", _UNSEEN.sub("", text)))
    text = _GAPS.sub("\n\n", text).strip(" \n\t")
    return f"{text}\n" if text.strip() else ""


def on_one_line(text: str, most: int = 300) -> str:
    """A title or a name: on one line, without what cannot be seen; "" where it is longer than `most`."""
    line = " ".join(_UNSEEN.sub("", text).replace("\u200b", "").split())
    line = "".join(each for each in line if each.isprintable())
    return line if len(line) <= most else ""
