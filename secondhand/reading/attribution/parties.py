"""What party a noun phrase names: outlet, agency, person, organisation, group or document; named or not."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, compress
from typing import NamedTuple

from secondhand.reading.attribution.attributions import Mention, MentionKind
from secondhand.reading.attribution.kinds import (
    CONJUNCTION,
    DETERMINER,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUANTITY,
    TIME,
    TITLE,
)
from secondhand.reading.attribution.outlet_names import OutletNames
from secondhand.reading.attribution.outlets import MEDIA_GROUPS, REPORTS
from secondhand.reading.attribution.party_nouns import (
    DOCUMENT_NOUNS,
    GROUP_NOUNS,
    ORGANISATION_NOUNS,
    PEOPLES,
    PLACES,
    ROLE_NOUNS,
)
from secondhand.reading.attribution.tokens import Tokens

_SOURCES = frozenset("sources people those officials persons insiders friends allies".split())
_OF = frozenset(("from", "for", "of", "at", "with", "in", "by"))
_PARTICLES = ("de", "van", "von", "al", "bin")
_SOMEBODY_KNOWN = frozenset(("the", "his", "her", "their", "its"))
"""Words before a role that stands for somebody named before."""
_BESIDE_NAME = PREPOSITION | DETERMINER | POSSESSIVE | TIME
"""What shows that the words behind it are the whole of a name."""

PRONOUNS = frozenset(
    "he she it they we i you who this that these those which one him her them my your his its our their".split()
)


# What a NamedTuple's own constructor does, at a third of its cost: there are hundreds in an article.
_new = tuple.__new__


class Party(NamedTuple):
    """Who a phrase names, and the outlet they are said to belong to: "Time magazine's Alba Stein"."""

    mention: Mention
    owner: Mention | None = None


class Namer(OutletNames):
    """Reads noun phrases of one text."""

    def __init__(self, tokens: Tokens, known: Mapping[str, MentionKind]) -> None:
        super().__init__(tokens, known)
        # How a phrase was read, by its words and whether it opens a sentence: names come again and again.
        self._seen: dict[tuple[str, bool], tuple[int, MentionKind, bool]] = {}
        self._within: frozenset[str] | None = None
        self._openings = frozenset(chain(tokens.sentences, tokens.opening))

    def capital(self, k: int) -> bool:
        """Whether word k is a name, not a plain word that opens its sentence: "Analysts", "Interest rates"."""
        tokens = self.tokens
        if not tokens.capitals[k]:
            return False
        if k not in self._openings:
            return True
        word = tokens.lower[k]
        if word in GROUP_NOUNS or word in ROLE_NOUNS or tokens.kinds[k] & ~TITLE:
            return False
        if not word.endswith(("s", "men")) and word not in ORGANISATION_NOUNS and word not in DOCUMENT_NOUNS:
            return True
        return self._elsewhere(tokens.words[k])

    def _elsewhere(self, word: str) -> bool:
        """Whether a word has its capital where no sentence and no quotation opens, too."""
        if self._within is None:
            within = bytearray(b"\1") * len(self.tokens)
            for k in self._openings:
                within[k] = 0
            self._within = frozenset(compress(self.tokens.words, within))
        return word in self._within

    def party(self, first: int, last: int) -> Party:
        """Whom the words from `first` to before `last` name."""
        tokens = self.tokens
        if last - first == 1 and tokens.lower[first] in PRONOUNS:
            return _new(Party, (self.mention(first, last, "unresolved", False), None))
        key = tokens.text[tokens.starts[first] : tokens.ends[last - 1]], first in self._openings
        known = self._seen.get(key)
        if known is not None:
            offset, kind, named = known
            return _new(Party, (self.mention(first + offset, last, kind, named), None))
        found = self._party(first, last)
        mention = found.mention
        if found.owner is None and mention.span.end == tokens.ends[last - 1]:
            offset = tokens.starts.index(mention.span.start, first, last) - first
            self._seen[key] = offset, mention.kind, mention.named
        return found

    def _party(self, first: int, last: int) -> Party:
        if 1 not in self.likely[first:last]:
            return _new(Party, (self._plain(first, last), None))
        owned = self._owned(first, last)
        if owned is not None:
            return owned
        whole = self.outlet(first, last)
        if whole:
            return Party(whole)
        lower = self.tokens.lower
        lead = self._leading_outlet(first, last)
        if lead:
            end, owner = lead
            if lower[last - 1] in REPORTS:
                return Party(owner)
            if lower[last - 1] not in DOCUMENT_NOUNS:
                return Party(self._plain(end, last), owner)
        return Party(self._plain(first, last))

    def _owned(self, first: int, last: int) -> Party | None:
        """ "Radio Norra's Alba Stein", "a columnist for the Harbour Post": who is of an outlet, and the outlet."""
        tokens = self.tokens
        lower, kinds = tokens.lower, tokens.kinds
        for k in range(last - 1, first, -1):
            if kinds[k] & POSSESSIVE and k + 1 < last and not kinds[k + 1] & PREPOSITION:
                owner = self.outlet(first, k)
                if owner and lower[last - 1] in REPORTS:
                    return Party(owner)
                return Party(self._plain(k + 1, last), owner) if owner else None
            if kinds[k] & PREPOSITION and k + 1 < last and lower[k] in _OF:
                owner = self.outlet(k + 1, last)
                if owner and lower[k - 1] in REPORTS and lower[k] in ("in", "by", "from", "of"):
                    return Party(owner)
                if owner and owner.named and lower[k] not in ("in", "by") and not self.outlet(first, last):
                    return Party(self._plain(first, k), owner)
        return None

    def _leading_outlet(self, first: int, last: int) -> tuple[int, Mention] | None:
        """The outlet that a phrase begins with: "Fox News host Odd Lind", "Baijiahao observers"."""
        tokens = self.tokens
        for end in range(min(last - 1, first + 6), first, -1):
            if tokens.kinds[end] & (PREPOSITION | POSSESSIVE | CONJUNCTION) or tokens.capitals[end]:
                continue
            owner = self.outlet(first, end)
            if owner and owner.named:
                return end, owner
        return None

    def _plain(self, first: int, last: int) -> Mention:
        """The mention of a party that is no outlet."""
        tokens = self.tokens
        lower, words, kinds = tokens.lower, tokens.words, tokens.kinds
        head = last
        for k in range(first + 1, last):
            if kinds[k] & PREPOSITION and not self.capital(k):
                if last - k > 3 and lower[k + 1] in PLACES and all(tokens.capitals[k + 2 : last]):
                    # "a media manager from Norra Alba Stein"
                    return self.mention(k + 2, last, "person", True)
                head = k
                break
        end = lower[head - 1]
        determined = kinds[first] & DETERMINER
        start = first + 1 if determined and head - first > 1 else first
        if last - first == 1 and not self.capital(first) and end in GROUP_NOUNS:
            return self.mention(first, last, "group", False)
        kind = self._known(start, last) or self._known(first, last)
        if kind is not None:
            return self.mention(first, last, kind, True)
        if end in MEDIA_GROUPS or (end in GROUP_NOUNS and not self.capital(head - 1)):
            return self.mention(first, last, "group", False)
        if lower[start] in _SOURCES and head - start > 1 and not self.capital(start):
            # "sources close to Stein"
            return self.mention(first, last, "group", False)
        if end in DOCUMENT_NOUNS:
            return self.mention(first, last, "document", self._named(start, head))
        role = kinds[head - 1] & TITLE or end in ROLE_NOUNS
        if not role and not ORGANISATION_NOUNS.isdisjoint(lower[start:head]):
            run = self._name_run(first, head)
            if run is None:
                return self.mention(first, last, "organisation", self._named(start, head))
            return self.mention(run, head, "person", True)
        if not self._named(start, head):
            return self._unnamed(first, last, head, bool(role))
        if end in PEOPLES or (end.endswith("s") and not self.capital(head - 1)):
            return self.mention(first, last, "group", False)
        if not self.capital(head - 1):
            # "the Norra mayor", "a Stein aide"
            if role:
                return self.mention(first, last, "person", False)
            return self.mention(first, last, "organisation", True)
        if end in PLACES or (words[head - 1].isupper() and len(end) > 1 and head - start == 1):
            return self.mention(first, last, "organisation", True)
        run = self._name_run(first, head)
        if run is not None:
            return self.mention(run, head, "person", True)
        several = "and" in lower[first:head]
        return self.mention(first, last, "group" if several else "person", True)

    def _unnamed(self, first: int, last: int, head: int, role: bool) -> Mention:
        """The mention of somebody without a name, by the noun before word `head`: "the mayor", "analysts"."""
        lower, kinds = self.tokens.lower, self.tokens.kinds
        end = lower[head - 1]
        kind: MentionKind
        if end.endswith("men") and end not in ("specimen", "abdomen"):
            kind = "group"
        elif role:
            kind = "unresolved" if lower[first] in _SOMEBODY_KNOWN else "person"
        elif end.endswith("s") or kinds[first] & QUANTITY:
            kind = "group"
        else:
            kind = "person" if lower[first] in ("a", "an") else "unresolved"
        return self.mention(first, last, kind, False)

    def _known(self, first: int, last: int) -> MentionKind | None:
        """What the record says of the party that a phrase names, word by word."""
        return self.known.get(" ".join(self.tokens.lower[first:last])) if self.known else None

    def _named(self, first: int, last: int) -> bool:
        """Whether a word of a phrase is a name."""
        capitals = self.tokens.capitals
        for k in range(first, last):
            if capitals[k] and self.capital(k):
                return True
        return False

    def _name_run(self, first: int, head: int) -> int | None:
        """Where the name starts behind what somebody is: "White House spokesman Odd Lind"; None where nothing is."""
        tokens = self.tokens
        k = head
        while k > first and (self.capital(k - 1) or tokens.lower[k - 1] in _PARTICLES):
            if tokens.kinds[k - 1] & TITLE and k < head:
                break
            k -= 1
        if k <= first or k >= head:
            return None
        before = tokens.kinds[k - 1]
        if before & CONJUNCTION:
            return None
        return k if before & TITLE or not before & (_BESIDE_NAME | PRONOUN) else None
