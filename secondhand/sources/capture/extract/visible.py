"""All the text of a page that a reader may see, in its order, whatever it belongs to."""

from __future__ import annotations

import re

from secondhand.sources.capture.extract.markup import Element

_UNSEEN = frozenset("script style template noscript head svg math iframe object select option datalist".split())
_BLOCKS = frozenset(
    "address article aside blockquote body br caption dd details dialog div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_BLANKS = re.compile(r"\s+")
_GAPS = re.compile(r" *\n[ \n]*")


def visible_text(tree: Element) -> str:
    """A line for each block; scripts, styles and what stands in for them left out."""
    parts: list[str] = []
    # Not by recursion: a page may be nested as deep as it likes.
    stack: list[tuple[Element, bool]] = [(tree, False)]
    while stack:
        element, done = stack.pop()
        name = element.tag if isinstance(element.tag, str) else ""
        if done:
            if name in _BLOCKS:
                parts.append("\n")
            if element.tail and element is not tree:
                parts.append(_BLANKS.sub(" ", element.tail))
            continue
        stack.append((element, True))
        if not name or name in _UNSEEN or element.get("hidden") is not None:
            continue
        if name in _BLOCKS:
            parts.append("\n")
        if element.text:
            parts.append(_BLANKS.sub(" ", element.text))
        stack.extend((child, False) for child in reversed(element))
    return _GAPS.sub("\n", "".join(parts)).strip()


def words_in(text: str) -> int:
    """How many words a text has; in scripts without blanks two characters count as one."""
    dense = sum("\u3040" <= each <= "\u9fff" or "\u0e00" <= each <= "\u0eff" for each in text)
    return len(text.split()) + dense // 2
