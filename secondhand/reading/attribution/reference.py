"""Whom "he", "the official" and "the newspaper" stand for, where the text makes it plain.

A pronoun is led back to whoever spoke last before it, or is the subject of a sentence just before, when that is one
party of the right sort. Where two could be meant it stays as it stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from secondhand.reading.attribution.attributions import Mention
from secondhand.reading.attribution.cues import Found
from secondhand.reading.attribution.descriptions import Descriptions
from secondhand.reading.attribution.kinds import DETERMINER, PREPOSITION, TIME
from secondhand.reading.attribution.outlets import PLAIN_OUTLET_NOUNS
from secondhand.reading.attribution.parties import Namer
from secondhand.reading.attribution.party_nouns import ROLE_NOUNS
from secondhand.reading.attribution.sentence_names import FEMALE, MALE, SentenceNames
from secondhand.reading.attribution.tokens import Tokens

PERSONAL = frozenset(("he", "she", "him", "her", "his"))
_PEOPLE = frozenset(("they", "their"))
_THING = frozenset(("it", "its"))
_PERSON = ("person",)
_ANYBODY = frozenset("interlocutor latter former figure person man woman source".split())
"""Roles that anybody can have."""

_BACK = 3
"""How many sentences back a pronoun may reach; those inside a quotation do not count."""

_FARTHEST = 8
"""How many sentences back it may reach over those that do not count."""


class Resolver:
    """Resolves the mentions of one text in the order in which they stand."""

    def __init__(self, tokens: Tokens, namer: Namer, found: Sequence[Found], members: Sequence[list[Mention]]) -> None:
        self.tokens = tokens
        self.namer = namer
        self.found = found
        self.members = members
        self.names = SentenceNames(tokens, namer)
        self._descriptions: Descriptions | None = None

    def resolve(self, k: int) -> Mention | None:
        """The mention that the speaker of attribution k stands for, or None where that is not plain."""
        speaker = self.members[k][0]
        word = speaker.text.lower()
        if word in ("the latter", "the former"):
            return self._of_two(self.found[k], word)
        kinds = _kinds_meant(speaker, word)
        if not kinds:
            return None
        if kinds == _PERSON and word not in PERSONAL:
            if word.split()[-1] == "interlocutor":
                return self._interviewed(k)
            bearers = self._bearers(k, word)
            if bearers:
                return bearers[0] if len(bearers) == 1 else None
        return self._before(k, word, kinds)

    def _before(self, k: int, word: str, kinds: tuple[str, ...]) -> Mention | None:
        """The one party of these kinds that a sentence says to have spoken, or has as its subject: the nearest one."""
        head = self.found[k].head
        if head is None:
            return None
        at = head[0]
        quoted = self.tokens.inside[at]
        sentence = self.names.number(at)
        number = sentence + 1
        back = 0
        while back < _BACK and number > 0 and sentence - number < _FARTHEST:
            number -= 1
            candidates = self._spoken(k, number, kinds, at, quoted)
            if not candidates:
                if number < sentence and self.tokens.inside[self.tokens.sentences[number]] and not quoted:
                    # Sentences of somebody's quotation name nobody who speaks outside it.
                    continue
                candidates = [mention for mention in self.names.subject(number, at) if mention.kind in kinds]
                if candidates and kinds == _PERSON and self.names.others(word, number, at, candidates[-1]):
                    return None
            distinct = {mention.text.split()[-1].lower() for mention in candidates}
            if distinct:
                return candidates[-1] if len(distinct) == 1 and _fits(word, candidates[-1]) else None
            # A sentence that names no person leaves the one before it in mind.
            back += kinds != _PERSON or number == sentence or self.names.others(word, number, at, None)
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
        number = self.names.number(each.head[0])
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


def _kinds_meant(speaker: Mention, word: str) -> tuple[str, ...]:
    """What kinds of parties a mention can stand for; none where it stands for itself."""
    if word in PERSONAL:
        return _PERSON
    if word in _PEOPLE:
        return ("group", "organisation", "outlet", "agency")
    if word in _THING:
        return ("organisation", "outlet", "agency", "document")
    last = word.split()[-1]
    if last in PLAIN_OUTLET_NOUNS and not speaker.named:
        return ("outlet", "agency")
    role = speaker.kind == "unresolved" or (speaker.kind == "person" and word.startswith("the "))
    return _PERSON if role and last in ROLE_NOUNS else ()


def _fits(word: str, mention: Mention) -> bool:
    first = mention.text.split()[0].lower().rstrip(".")
    if (word in ("he", "him", "his") and first in FEMALE) or (word in ("she", "her") and first in MALE):
        return False
    return mention.named or word not in PERSONAL
