"""Whom a sentence names, as its subject or at all, for pronouns behind it."""

from __future__ import annotations

from bisect import bisect_right
from operator import and_

from secondhand.reading.attribution.attributions import Mention, Span
from secondhand.reading.attribution.clause_subjects import first_phrase
from secondhand.reading.attribution.kinds import DETERMINER, PREPOSITION, TIME
from secondhand.reading.attribution.parties import Namer
from secondhand.reading.attribution.party_nouns import person_word
from secondhand.reading.attribution.sources import naming_part
from secondhand.reading.attribution.tokens import Tokens

MALE = frozenset(("mr", "lord", "sir", "king", "prince", "father"))
FEMALE = frozenset(("ms", "mrs", "lady", "queen", "princess", "miss", "sister"))


class SentenceNames:
    """The names in the sentences of one text. Sentences go by their number from 0, `at` is a word."""

    def __init__(self, tokens: Tokens, namer: Namer) -> None:
        self.tokens = tokens
        self.namer = namer
        self._subjects: dict[int, tuple[Mention, ...]] = {}
        self._names: dict[int, bool] = {}

    def number(self, word: int) -> int:
        """The sentence that holds a word."""
        return bisect_right(self.tokens.sentences, word) - 1

    def subject(self, number: int, at: int) -> tuple[Mention, ...]:
        """Whom the subject of a sentence names before word `at`, as far as they can speak."""
        tokens = self.tokens
        low, high = self.heard(number, at)
        if low >= high:
            return ()
        known = self._subjects.get(low)
        if known is None:
            phrase = first_phrase(tokens, low, high)
            known = self._named(*naming_part(tokens, *phrase, low)) if phrase is not None else ()
            self._subjects[low] = known
        return tuple(mention for mention in known if mention.span.end <= tokens.starts[at] and _acts(mention))

    def _named(self, first: int, last: int) -> tuple[Mention, ...]:
        """The parties that a subject names: two where "and" joins two names."""
        lower = self.tokens.lower
        for k in range(first + 1, last - 1):
            if lower[k] == "and" and self.tokens.capitals[k - 1] and self.tokens.capitals[k + 1]:
                return self.namer.party(first, k).mention, self.namer.party(k + 1, last).mention
        return (self.namer.party(first, last).mention,)

    def others(self, word: str, number: int, at: int, candidate: Mention | None) -> bool:
        """Whether a sentence names a person other than the candidate whom a pronoun behind it could mean: two words
        with a capital."""
        tokens = self.tokens
        low, high = self.heard(number, at)
        if not self._has_names(low, high):
            return False
        for k in range(low, min(high, at) - 1):
            if not (tokens.capitals[k] and tokens.capitals[k + 1]) or tokens.codes[k + 1]:
                continue
            if tokens.inside[k] != tokens.inside[at]:
                continue
            titles = MALE if word in ("she", "her") else FEMALE
            if tokens.lower[k] in titles or (tokens.kinds[k] | tokens.kinds[k + 1]) & (TIME | DETERMINER | PREPOSITION):
                continue
            last = k + 2
            while last < high and tokens.capitals[last] and not tokens.codes[last]:
                last += 1
            other = Span(tokens.starts[k], tokens.ends[last - 1])
            if (
                not (candidate and other.overlaps(candidate.span))
                and self.namer.party(k, last).mention.kind == "person"
            ):
                return True
        return False

    def _has_names(self, low: int, high: int) -> bool:
        """Whether two words in a row have a capital; asked once for each sentence, for most have none."""
        known = self._names.get(low)
        if known is None:
            capitals = self.tokens.capitals
            known = self._names[low] = any(map(and_, capitals[low:high], capitals[low + 1 : high]))
        return known

    def heard(self, number: int, at: int) -> tuple[int, int]:
        """The words of a sentence that come from the same mouth as word `at`: in its quotation, or in none."""
        tokens = self.tokens
        low = tokens.sentences[number]
        high = tokens.sentences[number + 1] if number + 1 < len(tokens.sentences) else len(tokens)
        if tokens.inside[at]:
            low = max(low, tokens.holding(at).first)
        elif tokens.inside[low]:
            low = high
        return low, high


def _acts(mention: Mention) -> bool:
    """Whether a subject can speak: "the priorities" are no "they" who think."""
    return mention.kind != "group" or mention.named or any(map(person_word, mention.text.lower().split()))
