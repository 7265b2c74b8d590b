"""Which phrases name an outlet or agency: by the record, by lexicon, or by form (… Times, Radio …, Channel 7, .com)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from secondhand.reading.attribution.attributions import Mention, MentionKind, Span
from secondhand.reading.attribution.kinds import DETERMINER, POSSESSIVE, QUANTITY
from secondhand.reading.attribution.outlets import (
    AGENCIES,
    DOMAIN,
    LAST_WORDS,
    MEDIA_GROUPS,
    OUTLET_ENDINGS,
    OUTLET_KINDS,
    OUTLET_NOUNS,
    OUTLETS,
    PLAIN_OUTLET_NOUNS,
)
from secondhand.reading.attribution.tokens import Tokens

_DEMONYMS = ("ese", "ian", "ish", "ean", "can", "rean", "eli", "aqi", "kh")
_PRESS = frozenset("journalists reporters correspondents".split())
_OWN = frozenset("the these those some other his her our their its two three several many most".split())
_LONGEST = 8
"""Words in the longest name of an outlet."""


# What a NamedTuple's own constructor does, at a third of its cost: there are hundreds in an article.
_new = tuple.__new__


class OutletNames:
    """Reads names of outlets in one text. `known` are the record's own names (lower case) with their kinds."""

    def __init__(self, tokens: Tokens, known: Mapping[str, MentionKind]) -> None:
        self.tokens = tokens
        self.known = known
        last_words = LAST_WORDS | {name.split()[-1] for name in known} if known else LAST_WORDS
        # 1 where a word could end the name of an outlet or a party that the record knows, or a programme begins.
        self.likely = bytearray(map(last_words.__contains__, tokens.lower))
        for match in DOMAIN.finditer(tokens.text):
            k = bisect_right(tokens.starts, match.start()) - 1
            if 0 <= k < len(tokens):
                self.likely[k] = 1
        for first, quotation in tokens.opening.items():
            if quotation.last - first <= 6:
                self.likely[first] = 1

    def mention(self, first: int, last: int, kind: MentionKind, named: bool) -> Mention:
        tokens = self.tokens
        start, end = tokens.starts[first], tokens.ends[last - 1]
        span = _new(Span, (start, end))
        return _new(Mention, (span, tokens.text[start:end], kind, named, None))

    def outlet(self, first: int, last: int) -> Mention | None:
        """The mention of an outlet that the whole phrase is, or None."""
        if 1 not in self.likely[first:last]:
            return None
        tokens = self.tokens
        lower, kinds = tokens.lower, tokens.kinds
        start = first
        while start < last and kinds[start] & (DETERMINER | QUANTITY) and not lower[start].isdigit():
            start += 1
        if start >= last or last - start > _LONGEST:
            return None
        name = " ".join(lower[start:last])
        kind = self.known.get(name)
        if kind is None and last - start < _LONGEST:
            kind = self.known.get(" ".join(lower[first:last]))
        whole = start if lower[first] in ("a", "an") else first
        if kind is not None:
            return self.mention(whole, last, kind, True) if kind in ("outlet", "agency") else None
        kind = self._listed(name, start, last) or self._behind_its_kind(start, last)
        if kind is not None:
            return self.mention(whole, last, kind, True)
        if lower[last - 1] in PLAIN_OUTLET_NOUNS and not tokens.capitals[last - 1]:
            return self._plainly(whole, start, last)
        kind = self._by_form(whole, start, last)
        return self.mention(whole, last, kind, True) if kind is not None else None

    def _listed(self, name: str, start: int, last: int) -> MentionKind | None:
        """The kind of what a list has, or whose name ends as addresses do."""
        tokens = self.tokens
        if tokens.capitals[start] or tokens.words[start][0].isdigit():
            if name in AGENCIES:
                return "agency"
            if name in OUTLETS:
                return "outlet"
        return "outlet" if tokens.lower[last - 1].endswith(OUTLET_ENDINGS) else None

    def _behind_its_kind(self, start: int, last: int) -> MentionKind | None:
        """ "the news agency Norra Wire", "the Telegram channel Quay Watch": the kind before a name."""
        tokens = self.tokens
        noun = last - 2
        while noun >= start and tokens.capitals[noun]:
            noun -= 1
        if noun < start or tokens.lower[noun] not in OUTLET_KINDS or not tokens.capitals[last - 1]:
            return None
        return "agency" if tokens.lower[noun] == "agency" else "outlet"

    def _plainly(self, first: int, start: int, last: int) -> Mention | None:
        """ "the Norra newspaper", "a news agency": a plain noun with a name or an article before it."""
        tokens = self.tokens
        lower = tokens.lower
        noun = lower[last - 1]
        named = any(tokens.capitals[k] and not lower[k].endswith(_DEMONYMS) for k in range(start, last - 1))
        if not named and (start == first or (noun == "agency" and "news" not in lower[start:last])):
            return None
        return self.mention(first, last, "agency" if noun in ("agency", "newswire") else "outlet", named)

    def _by_form(self, first: int, start: int, last: int) -> MentionKind | None:
        """ "Channel 7", "the Norra Times", "Radio Norra"."""
        tokens = self.tokens
        lower, words = tokens.lower, tokens.words
        end = lower[last - 1]
        capital = tokens.capitals[start] or words[start][0].isdigit()
        if last - start >= 2 and capital and end.isdigit() and lower[last - 2] == "channel":
            return "outlet"
        if end in OUTLET_NOUNS and tokens.capitals[last - 1] and (last - start >= 2 or start > first):
            if all(
                tokens.capitals[k] or words[k][0].isdigit() or lower[k] == "of" or tokens.kinds[k] & POSSESSIVE
                for k in range(start, last)
            ):
                return "agency" if end in ("agency", "wire") else "outlet"
        if last - start >= 2 and capital and lower[start] in ("radio", "tv", "channel", "television"):
            if tokens.capitals[start + 1] or lower[start + 1].isdigit():
                return "outlet"
        return None


def is_outlet(mention: Mention) -> bool:
    """Whether a mention names an outlet or agency or several ("Norra media"), or stands for one."""
    who = mention.stands_for or mention
    if who.kind != "group":
        return who.kind in ("outlet", "agency")
    words = who.text.lower().split()
    # "Norra journalists", "journalists from Norra" stand for what they work for; "journalists" may be anybody's.
    return words[-1] in MEDIA_GROUPS or (
        len(words) > 1 and words[0] not in _OWN and not _PRESS.isdisjoint((words[-1], words[0]))
    )
