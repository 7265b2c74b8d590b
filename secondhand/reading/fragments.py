"""Links that lead a browser to a passage: `#:~:text=…`, by the specification "URL Fragment Text Directives" (WICG).

A browser looks for the first place, in whole words, without regard to case and accents. So a text that stands once is
given as it is; one that does not, or has three words or fewer, gets words before or behind it. A passage that is long
or runs over a line end, where another block of the page may begin, is given by its first and last words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

LONGEST = 300
"""Code points up to which a passage is given whole."""
_FEW_WORDS = 3
_ENDS = 5
"""Words at either end by which a longer passage is given, to begin with."""
_MOST_CONTEXT = 16
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_CHUNK = re.compile(r"\S+")
_REACH = 400
"""Code points in which context is looked for."""
_LINE_END = re.compile(r"[\r\n\u2028\u2029]")
_ACCENTS = re.compile("[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u0670\u3099\u309a]+")
_IGNORED = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")


@dataclass(frozen=True, slots=True)
class Directive:
    """A text directive; "" for a part that it does without."""

    start: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""

    def __str__(self) -> str:
        parts = [_encoded(self.start)]
        if self.end:
            parts.append(_encoded(self.end))
        if self.prefix:
            parts.insert(0, _encoded(self.prefix) + "-")
        if self.suffix:
            parts.append("-" + _encoded(self.suffix))
        return "text=" + ",".join(parts)


def _encoded(part: str) -> str:
    # "-", "," and "&" part the directive; quote leaves the first as it is.
    return quote(part, safe="").replace("-", "%2D")


def folded(text: str) -> str:
    """A text as browsers compare it: without case and accents, with one blank for many."""
    text = _IGNORED.sub("", text)
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return " ".join(text.casefold().split())


def link(url: str, page: Page, parts: Sequence[tuple[int, int]]) -> str:
    """The address that leads to the parts of a passage, each from one code point to another; the address itself where
    nothing can lead there alone."""
    directives = [page.directive(start, end) for start, end in parts]
    if not directives or not all(directives):
        return url
    return f"{url}{'' if '#' in url else '#'}:~:{'&'.join(map(str, directives))}"


class Page:
    """A text whose passages are to be linked to; made ready once for many of them."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _folded(self) -> str:
        return folded(self.text)

    def directive(self, start: int, end: int) -> Directive | None:
        """The directive for a passage, from one code point to another; None where nothing can lead there alone, or it
        has nothing that can be seen."""
        passage = self.text[start:end]
        if not folded(passage):
            return None
        parted = _LINE_END.search(passage) is not None
        if parted or (len(passage) > LONGEST and len(passage.split()) > 1):
            return self._range(start, end)
        exact, once = Directive(_plain(passage)), self._once(passage)
        if once and len(_WORD.findall(passage)) > _FEW_WORDS:
            return exact
        return next(self._with_context(exact, start, end, passage), exact if once else None)

    def _once(self, passage: str) -> bool:
        return self._leads("", passage, "")

    def _with_context(self, bare: Directive, start: int, end: int, first: str) -> Iterator[Directive]:
        """The directive with as few words around the passage as lead to it alone; `first` are its first words."""
        befores, behinds = _before(self.text, start), _behind(self.text, end)
        whole = self.text[start:end]
        for count in range(max(len(befores), len(behinds))):
            before = befores[min(count, len(befores) - 1)] if befores else ""
            behind = behinds[min(count, len(behinds) - 1)] if behinds else ""
            if before and count < len(befores) and self._leads(before, first, ""):
                yield Directive(bare.start, bare.end, _plain(before), "")
            elif not bare.end and behind and count < len(behinds) and self._leads("", whole, behind):
                yield Directive(bare.start, bare.end, "", _plain(behind))
            elif not bare.end and before and behind and self._leads(before, whole, behind):
                yield Directive(bare.start, bare.end, _plain(before), _plain(behind))

    def _leads(self, before: str, passage: str, behind: str) -> bool:
        """Whether these words stand in a row at one place alone, with a blank between them or without."""
        forms = [""]
        for part in filter(None, map(folded, (before, passage, behind))):
            forms = [form + blank + part for form in forms for blank in ((" ", "") if form else ("",))]
        found = {at for form in forms for at in self._places(form)}
        return len(found) == 1

    def _places(self, words: str) -> Iterator[int]:
        """The first two places of these words; they may overlap."""
        first = self._folded.find(words)
        if first >= 0:
            yield first
            second = self._folded.find(words, first + 1)
            if second >= 0:
                yield second

    def _range(self, start: int, end: int) -> Directive | None:
        """A passage by its first and last words, each within its line: as many as it takes to lead there alone."""
        lines = [match.span() for match in re.finditer(r"[^\r\n\u2028\u2029]+", self.text[start:end])]
        lines = [(low + start, high + start) for low, high in lines if self.text[start + low : start + high].strip()]
        first, last = _words(self.text, *lines[0]), _words(self.text, *lines[-1])
        if not first or not last:
            return None
        bare = None
        for count in range(_ENDS, max(len(first), len(last), _ENDS) + 1):
            head, tail = self._ends(first, last, count, same=len(lines) == 1)
            bare = Directive(_plain(head), _plain(tail))
            if self._once(head) and self._ends_first(start, end, head, tail):
                return bare
            if self._ends_first(start, end, head, tail):
                found = next(self._with_context(bare, start, end, head), None)
                if found is not None:
                    return found
        return None

    def _ends(
        self, first: Sequence[tuple[int, int]], last: Sequence[tuple[int, int]], count: int, *, same: bool
    ) -> tuple[str, str]:
        """So many words from either end; never more than half of one line for each."""
        most = len(first) // 2 if same else len(first)
        head = first[: min(count, most)]
        tail = last[-min(count, len(last) - len(head) if same else len(last)) :]
        return self.text[head[0][0] : head[-1][1]], self.text[tail[0][0] : tail[-1][1]]

    def _ends_first(self, start: int, end: int, head: str, tail: str) -> bool:
        """Whether the last words stand behind the first ones at the end of the passage and nowhere before."""
        inside, wanted = folded(self.text[start:end]), folded(tail)
        return inside.find(wanted, len(folded(head))) == len(inside) - len(wanted)


def _plain(part: str) -> str:
    """Words as a directive has them: on one line, without what cannot be seen."""
    return " ".join(_IGNORED.sub("", part).split())


def _words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """What stands between blanks, from and to."""
    return [match.span() for match in _CHUNK.finditer(text, start, end)]


def _before(text: str, at: int) -> list[str]:
    """Words right before a place, one more each time, of the line that has some."""
    low = max(0, at - _REACH)
    bare = text[low:at].rstrip()
    ends = [match.end() for match in _LINE_END.finditer(bare)]
    words = _words(bare, ends[-1] if ends else 0, len(bare))
    # One that begins before what is looked at is no word.
    words = words[1:] if low and not ends else words
    return [bare[words[-count][0] :] for count in range(1, min(len(words), _MOST_CONTEXT) + 1)]


def _behind(text: str, at: int) -> list[str]:
    """Words right behind a place, one more each time, of the line that has some."""
    near = text[at : at + _REACH]
    start = len(near) - len(near.lstrip())
    line = _LINE_END.search(near, start)
    words = _words(near, start, line.start() if line else len(near))
    # So is one that ends behind it.
    words = words[:-1] if not line and len(near) == _REACH else words
    return [near[start : words[count][1]] for count in range(min(len(words), _MOST_CONTEXT))]
