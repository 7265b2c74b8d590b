"""Where a quotation stands in a text, and how well: exact, typographic, edited as marked, altered or absent.

Exact decides, near only explains: a quotation that differs in one word is altered, however alike it is. The solid form
of the text (`reading.solid`) says at once where a quotation may stand; its words and marks decide whether it does.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from secondhand.reading.context import begins_with, ends_with
from secondhand.reading.editing import Edited, edited
from secondhand.reading.grades import MOST_OTHERS, MOST_PLACES, Difference, Grade, Match
from secondhand.reading.marked import marked, missing
from secondhand.reading.nearest import nearest
from secondhand.reading.runs import Broken, runs
from secondhand.reading.solid import Solid, is_plain, solid
from secondhand.reading.typography import normalisations
from secondhand.reading.words import Words, split

__all__ = ["Difference", "Grade", "Match", "Passages", "find"]

# What ties a number or a word to the one beside it; a sign ties to a number alone.
_CUT_BEFORE = re.compile(r"(?:\w*[-\u2010\u2011.,:]|(?<!\w)[-\u2212])\Z")
_CUT_AFTER = re.compile(r"[-\u2010\u2011.,:]\w+")
_FEW = 32
"""Places that are looked at one by one; where there are more, the whole text is split into words."""
_LONGEST_WORD = 300


class Passages:
    """A text made ready to be searched for many quotations. Little is done before it is asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> Words:
        """The words and marks of the whole text."""
        return split(self.text)

    @cached_property
    def _broken(self) -> Broken:
        return Broken(self.text, self.words)

    @cached_property
    def _solid(self) -> Solid:
        content = solid(self.text)
        if is_plain(self.text, content):
            return Solid(self.text, content, None)
        return Solid(self.text, b"".join(map(solid, self.words.tokens)), self.words)

    def token_at(self, start: int) -> int:
        """The number of the token that begins at a code point, in `words`."""
        return bisect_left(self.words.starts, start)

    def tokens(self, start: int, end: int) -> tuple[str, ...]:
        """The tokens from one code point to another."""
        return self.words.tokens[self.token_at(start) : bisect_left(self.words.starts, end)]

    def find(self, quote: str, prefix: str = "", suffix: str = "") -> Match:
        """How the quotation stands in the text. A quotation without a word or mark is absent.

        Of several places those count that have `prefix` right before them and `suffix` right behind.
        """
        quoted = split(quote)
        if not quoted.tokens:
            return Match(Grade.ABSENT)
        hits, cut = self._places(quote, quoted)
        if hits:
            fitting = [hit for hit in hits if self._fits(hit, prefix, suffix)]
            chosen, *others = fitting or hits
            stands = self.text[slice(*chosen)]
            same = stands == quote.strip()
            names = () if same else normalisations(quote.strip(), stands)
            return Match(
                Grade.EXACT if same else Grade.TYPOGRAPHIC,
                *chosen,
                parts=(chosen,),
                places=1 + len(others),
                others=tuple(others[:MOST_OTHERS]),
                misplaced=not fitting,
                normalisations=names,
            )
        if cut:
            start, end = cut
            first = quoted.starts[0]
            difference = Difference(quote[first : quoted.ends[-1]], self.text[start:end], first, start)
            return Match(Grade.ALTERED, start, end, ((start, end),), differences=(difference,))
        made = edited(quote)
        if made is not None:
            return self._marked(quote, quoted, made, prefix, suffix)
        return nearest(quote, quoted, self._solid, self._window)

    def _marked(self, quote: str, quoted: Words, made: Edited, prefix: str, suffix: str) -> Match:
        """How a quotation stands that marks its edits; where a part differs, how that part does."""
        match = marked(quote, made, self.text, self.words, self._whole, lambda span: self._fits(span, prefix, suffix))
        if match.grade is not Grade.ABSENT:
            return match
        literal = nearest(quote, quoted, self._solid, self._window)
        if literal.differences and not _touches(literal, made):
            # The marks are the source's own, so that they are no edits.
            return literal
        parts = missing(made, self.words, self._whole)
        found = [
            nearest(quote, Words(each.tokens, each.starts, each.ends), self._solid, self._window) for each in parts
        ]
        near = [each for each in found if each.grade is not Grade.ABSENT]
        if not near:
            return literal
        differences: list[Difference] = []
        for part, each in zip(parts, found, strict=True):
            first, last = part.starts[0], part.ends[-1]
            # A part that is like nothing in the text has nothing in its place.
            differences += each.differences or [Difference(quote[first:last], "", first, near[0].end)]
        return Match(Grade.ALTERED, near[0].start, near[0].end, near[0].parts, differences=tuple(differences))

    def _places(self, quote: str, quoted: Words) -> tuple[list[tuple[int, int]], tuple[int, int] | None]:
        """The places of a quotation, and the first that it would cut a number or a word out of, made whole."""
        ours, hits = Broken(quote, quoted), []
        cut: tuple[int, int] | None = None
        for start, end in islice(self._runs(ours), MOST_PLACES):
            whole = self._whole(start, end)
            if whole == (start, end):
                hits.append(whole)
            else:
                cut = cut or whole
        return hits, cut

    def _runs(self, quoted: Broken) -> Iterator[tuple[int, int]]:
        needle = solid("".join(quoted.words.tokens))
        content = self._solid.content
        if not needle or content.count(needle) > _FEW:
            words = self.words
            yield from ((words.starts[run.first], words.ends[run.last - 1]) for run in runs(quoted, self._broken))
            return
        found: dict[tuple[int, int], None] = {}
        at = content.find(needle)
        # Places may overlap, so the search steps by one.
        while at >= 0:
            words = self._window(at, at + len(needle))
            for run in runs(quoted, Broken(self.text, words)):
                found[words.starts[run.first], words.ends[run.last - 1]] = None
            at = content.find(needle, at + 1)
        yield from sorted(found)

    def _window(self, low: int, high: int) -> Words:
        """The words around a stretch of the solid form; they begin and end at blanks, where no token is cut."""
        text = self.text
        start, end = self._solid.span(low, high)
        reach = max(0, start - _LONGEST_WORD), min(len(text), end + _LONGEST_WORD)
        while start > reach[0] and not text[start - 1].isspace():
            start -= 1
        while end < reach[1] and not text[end].isspace():
            end += 1
        cut = (start and not text[start - 1].isspace()) or (end < len(text) and not text[end].isspace())
        if cut or "words" in self.__dict__:
            words = self.words
            first, last = bisect_right(words.ends, start), bisect_left(words.starts, end)
            return Words(words.tokens[first:last], words.starts[first:last], words.ends[first:last])
        words = split(text[start:end])
        return Words(words.tokens, tuple(start + at for at in words.starts), tuple(start + at for at in words.ends))

    def _fits(self, hit: tuple[int, int], prefix: str, suffix: str) -> bool:
        return ends_with(self.text, hit[0], prefix) and begins_with(self.text, hit[1], suffix)

    def _whole(self, start: int, end: int) -> tuple[int, int]:
        """A passage, widened to the whole numbers and hyphenated words that it cuts: "5 million" out of "3.5 million"
        and "recognition" out of "non-recognition" say something else."""
        before = _CUT_BEFORE.search(self.text, max(0, start - 40), start) if self.text[start].isalnum() else None
        after = _CUT_AFTER.match(self.text, end, end + 40) if self.text[end - 1].isalnum() else None
        if before and before.group()[-1] in ".,:" and not (before.group()[-2:-1] + self.text[start]).isdigit():
            before = None
        if after and after.group()[0] in ".,:" and not (self.text[end - 1] + after.group()[1:2]).isdigit():
            after = None
        if before and not before.group()[0].isalnum() and not self.text[start].isdigit():
            before = None
        return before.start() if before else start, after.end() if after else end


def _touches(match: Match, made: Edited) -> bool:
    """Whether something differs where a quotation marks an edit."""
    seams = [seam for seam in made.seams if seam is not None]
    return any(
        "[" in each.quoted
        or "]" in each.quoted
        or any(seam.start <= each.quoted_at + len(each.quoted) and each.quoted_at <= seam.end for seam in seams)
        for each in match.differences
    )


def find(quote: str, text: str, prefix: str = "", suffix: str = "") -> Match:
    """How one quotation stands in one text; `Passages` does so for many quotations of a text."""
    return Passages(text).find(quote, prefix, suffix)
