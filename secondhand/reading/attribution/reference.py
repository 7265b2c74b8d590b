"""Whom "he", "the official" and "the newspaper" stand for, where the text makes it plain.

A pronoun is led back to whoever spoke last before it, or is the subject of a sentence just before, when that is one
party of the right sort. Where two could be meant it stays as it stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import and_

from secondhand.reading.attribution.attributions import Mention, Span
from secondhand.reading.attribution.cues import Found
from secondhand.reading.attribution.descriptions import Descriptions
from secondhand.reading.attribution.lexicon import DETERMINER, PREPOSITION, ROLE_NOUNS, TIME
from secondhand.reading.attribution.outlets import PLAIN_OUTLET_NOUNS
from secondhand.reading.attribution.parties import Namer
from secondhand.reading.attribution.phrases import first_phrase
from secondhand.reading.attribution.sources import naming_part
from secondhand.reading.attribution.tokens import Tokens
from secondhand.reading.attribution.usage import person_word

PERSONAL = frozenset(("he", "she", "him", "her", "his"))
_PEOPLE = frozenset(("they", "their"))
_THING = frozenset(("it", "its"))
_MALE = frozenset(("mr", "lord", "sir", "king", "prince", "father"))
_FEMALE = frozenset(("ms", "mrs", "lady", "queen", "princess", "miss", "sister"))
_ANYBODY = frozenset("interlocutor latter former figure person man woman source".split())
"""Roles that anybody can have."""

_BACK = 3
"""How many sentences back a pronoun may reach; those inside a quotation do not count."""

_FARTHEST = 8
"""How many sentences back it may reach over those that do not count."""


def _acts(mention: Mention) -> bool:
    """Whether a subject can speak: "the priorities" are no "they" who think."""
    return mention.kind != "group" or mention.named or any(map(person_word, mention.text.lower().split()))


class Resolver:
    """Resolves the mentions of one text in the order in which they stand."""

    def __init__(self, tokens: Tokens, namer: Namer, found: Sequence[Found], members: Sequence[list[Mention]]) -> None:
        self.tokens = tokens
        self.namer = namer
        self.found = found
        self.members = members
        self._subjects: dict[int, tuple[Mention, ...]] = {}
        self._names: dict[int, bool] = {}
        self._descriptions: Descriptions | None = None

    def resolve(self, k: int) -> Mention | None:
        """The mention that the speaker of attribution k stands for, or None where that is not plain."""
        speaker = self.members[k][0]
        word = speaker.text.lower()
        if word in PERSONAL:
            kinds: tuple[str, ...] = ("person",)
        elif word in _PEOPLE:
            kinds = ("group", "organisation", "outlet", "agency")
        elif word in _THING:
            kinds = ("organisation", "outlet", "agency", "document")
        else:
            last = word.split()[-1]
            if word in ("the latter", "the former"):
                return self._of_two(self.found[k], word)
            if last in PLAIN_OUTLET_NOUNS and not speaker.named:
                kinds = ("outlet", "agency")
            elif last in ROLE_NOUNS and (
                speaker.kind == "unresolved" or (speaker.kind == "person" and word.startswith("the "))
            ):
                kinds = ("person",)
                if last == "interlocutor":
                    return self._interviewed(k)
                bearers = self._bearers(k, word)
                if bearers:
                    return bearers[0] if len(bearers) == 1 else None
            else:
                return None
        each = self.found[k]
        if each.head is None:
            return None
        at = each.head[0]
        quoted = self.tokens.inside[at]
        sentence = self._number(at)
        number = sentence + 1
        back = 0
        while back < _BACK and number > 0 and sentence - number < _FARTHEST:
            number -= 1
            if number < sentence and self.tokens.inside[self.tokens.sentences[number]] and self.tokens.inside[at] == 0:
                if not self._spoken(k, number, kinds, at, quoted):
                    # Sentences of somebody's quotation name nobody who speaks outside it.
                    continue
            candidates = self._spoken(k, number, kinds, at, quoted)
            if not candidates:
                candidates = [mention for mention in self._subject(number, at) if mention.kind in kinds]
                if candidates and kinds == ("person",) and self._others(word, number, at, candidates[-1]):
                    return None
            distinct = {mention.text.split()[-1].lower() for mention in candidates}
            if len(distinct) == 1:
                best = candidates[-1]
                return best if self._fits(word, best) else None
            if distinct:
                return None
            # A sentence that names no person leaves the one before it in mind.
            back += kinds != ("person",) or number == sentence or self._others(word, number, at, None)
        return None

    def _interviewed(self, k: int) -> Mention | None:
        """Who spoke through an outlet last: "the interlocutor" is theirs."""
        for j in range(k - 1, -1, -1):
            if len(self.members[j]) > 1 and self.members[j][0].kind == "person" and self.members[j][0].named:
                return self.members[j][0].stands_for or self.members[j][0]
        return None

    def _bearers(self, k: int, word: str) -> tuple[Mention, ...]:
        """Of whom the text has said before that they are "the harbour pilot"."""
        head = self.found[k].head
        if head is None or not word.startswith("the "):
            return ()
        if self._descriptions is None:
            self._descriptions = Descriptions(self.tokens, self.found, self.members)
        return self._descriptions.bearers(word.removeprefix("the "), head[0])

    def _of_two(self, each: Found, word: str) -> Mention | None:
        """ "The former" and "the latter" of two names in the same sentence before it, or in the one before that."""
        tokens = self.tokens
        if each.head is None:
            return None
        number = self._number(each.head[0])
        for low in (tokens.sentences[number], tokens.sentences[max(number - 1, 0)]):
            names: list[tuple[int, int]] = []
            k = low
            while k < each.head[0]:
                if not self.namer.capital(k) or tokens.kinds[k] & (TIME | DETERMINER | PREPOSITION):
                    k += 1
                    continue
                first = k
                while k < each.head[0] and tokens.capitals[k] and (k == first or not tokens.codes[k]):
                    k += 1
                names.append((first, k))
            if len(names) == 2:
                return self.namer.party(*names[1 if word == "the latter" else 0]).mention
        return None

    def _number(self, word: int) -> int:

        return bisect_right(self.tokens.sentences, word) - 1

    def _spoken(self, k: int, number: int, kinds: tuple[str, ...], at: int, quoted: int) -> list[Mention]:
        """Who is said to speak in a sentence before word `at`, outside quotations, as far as the kind fits."""
        low = self.tokens.sentences[number]
        high = self.tokens.sentences[number + 1] if number + 1 < len(self.tokens.sentences) else len(self.tokens)
        high = min(high, at)
        result: list[Mention] = []
        for j in range(k - 1, max(-1, k - 9), -1):
            other = self.found[j]
            if other.head is None or not self.members[j]:
                continue
            if other.head[0] < low:
                break
            if other.head[0] >= high or (self.tokens.inside[other.head[0]] and not quoted):
                continue
            if quoted and other.content[0] <= self.tokens.starts[at] < other.content[1]:
                # Whoever is quoted says "I" of himself.
                continue
            mention = self.members[j][0]
            mention = mention.stands_for or mention
            if mention.kind in kinds and mention.text.lower() not in PERSONAL and self._of_role(k, other):
                result.append(mention)
        return result[::-1]

    def _of_role(self, k: int, other: Found) -> bool:
        """Whether "the mayor" can be whoever spoke: not one of whom another role is said."""
        lower = self.tokens.lower
        head = self.found[k].head
        if head is None or other.source is None or lower[head[1] - 1] not in ROLE_NOUNS:
            return True
        roles = {word for word in lower[other.source[0] : other.source[1]] if word in ROLE_NOUNS}
        return not roles or lower[head[1] - 1] in roles or lower[head[1] - 1] in _ANYBODY

    def _others(self, word: str, number: int, at: int, candidate: Mention | None) -> bool:
        """Whether a sentence names a person other than the candidate whom a pronoun behind it could mean: two words
        with a capital."""
        tokens = self.tokens
        low, high = self._heard(number, at)
        if not self._has_names(low, high):
            return False
        for k in range(low, min(high, at) - 1):
            if not (tokens.capitals[k] and tokens.capitals[k + 1]) or tokens.codes[k + 1]:
                continue
            if tokens.inside[k] != tokens.inside[at]:
                continue
            titles = _MALE if word in ("she", "her") else _FEMALE
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

    def _subject(self, number: int, at: int) -> tuple[Mention, ...]:
        """Whom the subject of a sentence names."""
        tokens = self.tokens
        low, high = self._heard(number, at)
        if low >= high:
            return ()
        known = self._subjects.get(low)
        if known is None:
            phrase = first_phrase(tokens, low, high)
            known = self._named(*naming_part(tokens, *phrase, low)) if phrase is not None else ()
            self._subjects[low] = known
        return tuple(mention for mention in known if mention.span.end <= tokens.starts[at] and _acts(mention))

    def _heard(self, number: int, at: int) -> tuple[int, int]:
        """The words of a sentence that come from the same mouth as word `at`: in its quotation, or in none."""
        tokens = self.tokens
        low = tokens.sentences[number]
        high = tokens.sentences[number + 1] if number + 1 < len(tokens.sentences) else len(tokens)
        if tokens.inside[at]:
            low = max(low, tokens.holding(at).first)
        elif tokens.inside[low]:
            low = high
        return low, high

    def _named(self, first: int, last: int) -> tuple[Mention, ...]:
        """The parties that a subject names: two where "and" joins two names."""
        lower = self.tokens.lower
        for k in range(first + 1, last - 1):
            if lower[k] == "and" and self.tokens.capitals[k - 1] and self.tokens.capitals[k + 1]:
                return self.namer.party(first, k).mention, self.namer.party(k + 1, last).mention
        return (self.namer.party(first, last).mention,)

    def _fits(self, word: str, mention: Mention) -> bool:
        first = mention.text.split()[0].lower().rstrip(".")
        if (word in ("he", "him", "his") and first in _FEMALE) or (word in ("she", "her") and first in _MALE):
            return False
        return mention.named or word not in PERSONAL
