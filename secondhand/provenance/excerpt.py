"""What to quote of an attribution: its content's own words, no more than a desk allows itself."""

from __future__ import annotations

import re

from secondhand.reading.attribution import Attribution, Span
from secondhand.reading.quotes import Passages
from secondhand.reading.words import count_words

_MARKS = " \t\r\n\"'`´‘’‚‛“”„‟«»‹›\ufeff\u200b.,;:–—-"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s)")
_CLAUSE_END = re.compile(r"(?=[,;:]\s|\s[–—-]\s|—)|(?<=\))(?=\s)")


def excerpt(passages: Passages, attribution: Attribution, most: int) -> str:
    """Words of the content that stand in the text as they are, at most `most`, "" where there are none.

    Where cue and source stand amid the content, the longer part beside them is taken; where it has too many words, it
    is cut behind a sentence, else before a comma or the like, else behind a word. Line ends become blanks.
    """
    for part in _parts(passages.text, attribution):
        for text in _shorter(part, most):
            if count_words(text) and passages.find(text).grade.passes:
                return text
    return ""


def _parts(text: str, attribution: Attribution) -> list[str]:
    """The content without cue and source, longest part first, without the marks and blanks around it."""
    content, cue, source = attribution.content, attribution.cue, attribution.source
    inside = [each for each in (cue, source) if each is not None and each.overlaps(content)]
    parts = [content]
    if inside:
        start, end = min(each.start for each in inside), max(each.end for each in inside)
        parts = [Span(content.start, max(start, content.start)), Span(min(end, content.end), content.end)]
    texts = [piece for part in parts for piece in _CONTROL.split(part.of(text))]
    whole = [" ".join(each.split()).strip(_MARKS) for each in texts]
    return sorted((each for each in whole if each), key=len, reverse=True)


def _shorter(text: str, most: int) -> list[str]:
    """The text where it is short enough; else its beginnings that are, the one that ends best first."""
    if count_words(text) <= most:
        return [text]
    words = [match.end() for match in re.finditer(r"\S+", text)][: most + 1]
    while words and count_words(text[: words[-1]]) > most:
        words.pop()
    if not words:
        return []
    sentences = [match.end() for match in _SENTENCE_END.finditer(text, 0, words[-1] + 1)]
    clauses = [match.start() for match in _CLAUSE_END.finditer(text, 0, words[-1] + 1)]
    # A beginning of a word or two says too little, however well it ends.
    ends = [end for end in reversed(sentences) if end <= words[-1] and count_words(text[:end]) >= most // 4]
    ends += [end for end in reversed(clauses) if end <= words[-1] and count_words(text[:end]) >= most // 4]
    return [text[:end].strip(_MARKS) for end in (*ends, *reversed(words))]
