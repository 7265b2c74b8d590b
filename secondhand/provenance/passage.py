"""A passage of a text as a line shows it: its parts between marks, shortened around what matters, safe to print.

`pieces` gives the sentence of an attribution, for a listing; `shown` what stands between some parts, for a finding.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondhand.reading.attribution import Attribution, Span

MARKS = {"source": "[]", "cue": "{}", "content": "«»"}
"""What stands around a part where there are no styles."""

MOST = 400
"""Code points of a passage beyond which it is shortened."""

_REACH = 200
_BETWEEN = 240
"""Code points from the first to the last part shown beyond which the stretches between them are shortened."""
_STRETCH = 80
_SENTENCE_BEFORE = re.compile(r"[.!?…][\"'”’»)\]]*\s+|[\n\r]")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s|\Z)|(?=[\n\r])")
_CLOSED = re.compile(r"[.!?…][\"'”’»)\]]*\Z")
# What a terminal could take for a command, what turns the direction of writing, what UTF-8 cannot hold. A BOM goes.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage: the parts ("source", "cue", "content") that it is `inside` of, those that open before
    it, outermost first, and those that close behind it, innermost first."""

    text: str
    inside: frozenset[str] = frozenset()
    opens: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()


def on_one_line(text: str) -> str:
    """A text on one line, without what a terminal could take for a command."""
    return _safe(text).strip()


def begins(text: str, attribution: Attribution) -> int:
    """The code point of a text at which an attribution is said to stand: the first that is no blank."""
    return trimmed(text, attribution.extent).start


def shown(text: str, parts: Sequence[tuple[Span, str]]) -> str:
    """The passage from the first to the last of some parts of a text, on one line, each part between its two marks ("":
    none). Where parts overlap, the one given first has the words. A long passage is shortened within its stretches."""
    edges = sorted({edge for span, _ in parts for edge in span})
    most = _STRETCH if edges[-1] - edges[0] > _BETWEEN else _BETWEEN
    stretches: list[tuple[str, str]] = []
    for start, end in itertools.pairwise(edges):
        marks = next((marks for span, marks in parts if span.start <= start and end <= span.end), "")
        if stretches and stretches[-1][1] == marks:
            stretches[-1] = (stretches[-1][0] + text[start:end], marks)
        else:
            stretches.append((text[start:end], marks))
    return on_one_line("".join(_between(words, marks, most) for words, marks in stretches))


def _between(words: str, marks: str, most: int) -> str:
    """A stretch, no longer than that, between its marks; the blanks at its ends stay outside."""
    bare = words.strip()
    if not bare:
        return words
    if len(bare) > most:
        bare = f"{bare[: most // 2].rsplit(None, 1)[0]} … {bare[-most // 2 :].split(None, 1)[-1]}"
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{before}{marks[:1]}{bare}{marks[1:]}{after}"


def _safe(text: str) -> str:
    return _UNSHOWN.sub("\ufffd", re.sub(r"\s+", " ", text.replace("\ufeff", "")))


def pieces(text: str, attribution: Attribution) -> Iterator[Piece]:
    """The passage of an attribution: the sentences that it stands in, cut to about MOST code points where it is longer.

    What is left out shows as "…"; source and cue, and both ends of the content, always stay.
    """
    whole = _sentences_around(text, attribution.extent)
    spans = {"content": attribution.content, "source": attribution.source, "cue": attribution.cue}
    bare = {name: trimmed(text, span) for name, span in spans.items() if span is not None}
    parts = {name: span for name, span in bare.items() if span.start < span.end}
    kept = _kept(text, whole, attribution) if whole.end - whole.start > MOST else [whole]
    if whole.start and kept[0].start > whole.start:
        yield Piece("… ")
    for index, stretch in enumerate(kept):
        if index:
            yield Piece(" … ", frozenset(name for name, span in parts.items() if _holds(span, stretch.start)))
        yield from _marked(text, stretch, parts)
    if kept[-1].end < whole.end:
        yield Piece(" …")


def trimmed(text: str, span: Span) -> Span:
    """A span without the blanks at its ends."""
    blanks = len(span.of(text)) - len(span.of(text).lstrip())
    return Span(span.start + blanks, span.start + len(span.of(text).rstrip()))


def _holds(span: Span, offset: int) -> bool:
    return span.start < offset < span.end


def _marked(text: str, stretch: Span, parts: dict[str, Span]) -> Iterator[Piece]:
    edges = {edge for span in parts.values() for edge in (span.start, span.end) if stretch.start < edge < stretch.end}
    bounds = [stretch.start, *sorted(edges), stretch.end]
    for start, end in itertools.pairwise(bounds):
        yield Piece(
            _safe(text[start:end]),
            frozenset(name for name, span in parts.items() if span.start <= start and end <= span.end),
            tuple(name for name, span in parts.items() if span.start == start),
            tuple(name for name, span in reversed(parts.items()) if span.end == end),
        )


def _sentences_around(text: str, extent: Span) -> Span:
    low = max(0, extent.start - _REACH)
    before = [match.end() for match in _SENTENCE_BEFORE.finditer(text, low, extent.start)]
    start = before[-1] if before else _word_start(text, low, extent.start)
    if _CLOSED.search(text, max(extent.start, extent.end - 5), extent.end):
        return Span(start, extent.end)
    after = _SENTENCE_END.search(text, extent.end, extent.end + _REACH)
    return Span(start, after.end() if after else _word_end(text, extent.end, min(len(text), extent.end + _REACH)))


def _word_start(text: str, low: int, high: int) -> int:
    """The first place from `low` to `high` that cuts no word."""
    while 0 < low < high and not text[low - 1].isspace():
        low += 1
    return low


def _word_end(text: str, low: int, high: int) -> int:
    """The last place from `high` down to `low` that cuts no word."""
    while low < high < len(text) and not text[high].isspace():
        high -= 1
    return high


def _kept(text: str, whole: Span, attribution: Attribution) -> list[Span]:
    """What of a long passage stays, in order, at least a few words apart."""
    content, source, cue = attribution.content, attribution.source, attribution.cue
    wanted = [(content.start, content.start + 110), (content.end - 70, content.end), (cue.start - 30, cue.end + 30)]
    if source is not None:
        wanted += [(source.start, min(source.end, source.start + 80)), (source.end - 20, source.end)]
    wanted += [(each.span.start, each.span.end) for each in attribution.chain[:4]]
    anchors = sorted((max(start, whole.start), min(end, whole.end)) for start, end in wanted)
    kept: list[Span] = []
    for start, end in anchors:
        if end <= start:
            continue
        start, end = start - _back(text, start, whole.start), end + _on(text, end, whole.end)
        if kept and start <= kept[-1].end + 12:
            kept[-1] = Span(kept[-1].start, max(end, kept[-1].end))
        else:
            kept.append(Span(start, end))
    return kept


def _back(text: str, start: int, low: int) -> int:
    """How many code points before `start` belong to its word, at most 20."""
    count = 0
    while count < 20 and start - count > low and not text[start - count - 1].isspace():
        count += 1
    return count


def _on(text: str, end: int, high: int) -> int:
    """How many code points from `end` on belong to the word before it, at most 20."""
    count = 0
    while count < 20 and end + count < high and not text[end + count].isspace():
        count += 1
    return count
