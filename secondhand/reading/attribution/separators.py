"""What stands between two words, as bits: commas, stops, breaks of lines and paragraphs, quotation marks."""

from __future__ import annotations

COMMA, STOP, BREAK, PAUSE, COLON, QUERY, PAREN, MARK, PARAGRAPH, JOINT = (1 << i for i in range(10))
CLAUSE_END = COMMA | STOP | BREAK | PAUSE | COLON | QUERY | PAREN

MARKS = "\"“”„«»‘’'"

_SIGNS = {
    ",": COMMA,
    ".": STOP,
    "…": STOP,
    "?": STOP | QUERY,
    "!": STOP | QUERY,
    ";": PAUSE,
    "—": PAUSE,
    "–": PAUSE,
    "•": PAUSE,
    "*": PAUSE,
    "|": PAUSE,
    ":": COLON,
    "(": PAREN,
    ")": PAREN,
    "[": PAREN,
    "]": PAREN,
    "\n": BREAK,
    "\r": BREAK,
    "\u2028": BREAK,
    "\u2029": BREAK | PARAGRAPH,
} | dict.fromkeys(MARKS, MARK)

_BARE = {"'": JOINT, "’": JOINT, ".": 0, ",": 0, ":": 0}
"""What stands alone between two words or figures: Stein's, 1,000, 10:30."""

_REMEMBERED = 5000
_LONGEST = 8


class _Codes(dict[str, int]):
    """The bits of separators; short ones are remembered."""

    def __missing__(self, separator: str) -> int:
        code = 0
        for sign in separator:
            code |= _SIGNS.get(sign, 0)
        if "--" in separator or " - " in separator:
            code |= PAUSE
        if code & BREAK and separator.replace("\r\n", "\n").replace("\r", "\n").count("\n") > 1:
            code |= PARAGRAPH
        if len(separator) <= _LONGEST and len(self) < _REMEMBERED:
            self[separator] = code
        return code


code_of = _Codes(_BARE).__getitem__
"""The bits of a separator, 0 for a mere space."""
