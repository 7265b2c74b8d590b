"""In which outlet a passage says that it was said: "in an interview with Y", "on Y's programme", "wrote in Y"."""

from __future__ import annotations

from secondhand.reading.attribution.attributions import Mention
from secondhand.reading.attribution.cues import Found
from secondhand.reading.attribution.kinds import CONJUNCTION, DETERMINER, POSSESSIVE, PREPOSITION, TIME
from secondhand.reading.attribution.outlets import PROGRAMME_NOUNS
from secondhand.reading.attribution.parties import Namer
from secondhand.reading.attribution.separators import COMMA
from secondhand.reading.attribution.sources import PASSED, phrase_after
from secondhand.reading.attribution.tokens import Tokens

_OPENINGS = frozenset(("speaking", "talking", "appearing", "writing", "interviewed", "quoted"))
_AT = frozenset(("on", "with", "in", "for", "to"))
_VENUES = frozenset(
    ("interview", "interviews", "appearance", "op-ed", "column", "article", "profile", "essay", "podcast", "meeting")
)


class Platforms:
    """Finds the outlets in which the passages of one text were said."""

    def __init__(self, tokens: Tokens, namer: Namer) -> None:
        self.tokens = tokens
        self.namer = namer

    def of(self, each: Found) -> Mention | None:
        """The outlet in which the content of an attribution was said, or None where its sentence names none."""
        words = self.tokens.lower[each.sentence[0] : each.sentence[1] - 1]
        return (
            (None if _VENUES.isdisjoint(words) else self._at_venue(each))
            or self._fronted(each)
            or (None if _OPENINGS.isdisjoint(words) else self._behind_participle(each))
            or self._behind_cue(each)
        )

    def _at_venue(self, each: Found) -> Mention | None:
        """ "in an interview with Radio Norra", anywhere in the sentence."""
        tokens = self.tokens
        low, high = each.sentence
        inside = tokens.inside[each.cue[0]]
        for k in range(low, high - 1):
            if tokens.lower[k] in _VENUES and tokens.inside[k] == inside:
                found = self._venue(k, low, high)
                if found:
                    return found
        return None

    def _venue(self, k: int, low: int, high: int) -> Mention | None:
        """The outlet of an interview at word k: "a Radio Norra interview", "an interview with Radio Norra"."""
        tokens = self.tokens
        for start in range(max(low + 1, k - 4), k):
            before = start - 2 if tokens.kinds[start - 1] & DETERMINER and start - 2 >= low else start - 1
            led = tokens.lower[before] in ("in", "during", "for") or tokens.kinds[start - 1] & POSSESSIVE
            owner = self.namer.outlet(start, k) if led else None
            if owner and owner.named:
                return owner
        for p in range(k + 1, min(k + 6, high - 1)):
            if tokens.codes[p]:
                return None
            if tokens.lower[p] in ("with", "on", "for", "to", "in", "by"):
                mention = self._outlet_at(p + 1, high)
                if mention:
                    return mention
        return None

    def _fronted(self, each: Found) -> Mention | None:
        """ "Speaking to Radio Norra, Stein said", "In remarks carried by Radio Norra, …"."""
        tokens, low = self.tokens, each.sentence[0]
        if each.source is None or not tokens.codes[each.source[0]] & COMMA or each.source[0] - low > 20:
            return None
        opening = tokens.lower[low] in _OPENINGS
        for k in range(low + 1, each.source[0] - 1):
            passed = tokens.lower[k] == "by" and tokens.lower[k - 1] in PASSED
            if passed or (opening and k == low + 1 and tokens.lower[k] in _AT):
                found = self._outlet_at(k + 1, each.source[0])
                if found:
                    return found
        return None

    def _behind_participle(self, each: Found) -> Mention | None:
        """ "…, speaking to Radio Norra", anywhere in the sentence."""
        tokens = self.tokens
        low, high = each.sentence
        inside = tokens.inside[each.cue[0]]
        for k in range(low + 1, high - 1):
            if tokens.lower[k] in _OPENINGS and tokens.lower[k + 1] in _AT and tokens.inside[k] == inside:
                found = self._outlet_at(k + 2, high)
                if found:
                    return found
        return None

    def _behind_cue(self, each: Found) -> Mention | None:
        """ "wrote in the Harbour Post", "said on Radio Norra", and "On Radio Norra, Stein said"."""
        tokens = self.tokens
        lower = tokens.lower
        low, high = each.sentence
        inside = tokens.inside[each.cue[0]]
        start, end = each.content
        # Behind the last word that could be an outlet's there is none.
        stop = min(each.cue[1] + 21, high - 1, self.namer.likely.rfind(1, low, high))
        for k in [k for k in (low, *range(each.cue[1], stop)) if lower[k] in _AT]:
            if start <= tokens.starts[k] < end or tokens.inside[k] != inside:
                continue
            if (each.source and each.source[0] <= k < each.source[1]) or (
                lower[k] == "to" and lower[k - 1] == "according"
            ):
                continue
            found = self._outlet_at(k + 1, high)
            if found:
                return found
        return None

    def _outlet_at(self, first: int, high: int) -> Mention | None:
        """The outlet or programme that the phrase beginning at word `first` names, at its start or its end."""
        tokens = self.tokens
        if first >= len(tokens):
            return None
        if first in tokens.opening:
            return self._programme(first)
        if tokens.kinds[first] & TIME and first + 1 < high and tokens.codes[first + 1]:
            return None  # "in July, Radio Norra is"
        phrase = phrase_after(tokens, first, high)
        if phrase is None:
            return None
        last = phrase[2]
        if first + 1 < high and last in tokens.opening and tokens.opening[last].last - last <= 6 and last < high:
            owner_end = last - 1 if tokens.kinds[last - 1] & POSSESSIVE else last
            if self.namer.outlet(first, owner_end):
                return self.namer.mention(first, tokens.opening[last].last, "outlet", True)
        for k in range(first + 1, last):
            if tokens.kinds[k] & POSSESSIVE and self.namer.outlet(first, k):
                if k + 1 < last and not tokens.capitals[k + 1] and tokens.lower[last - 1] not in PROGRAMME_NOUNS:
                    return None
                return self.namer.mention(first, last, "outlet", True)
        return self._part_of(first, last)

    def _programme(self, first: int) -> Mention | None:
        """ "on “Morning Tide”": a short title in quotation marks."""
        tokens = self.tokens
        last = tokens.opening[first].last
        if last - first > 6 or tokens.lower[first - 1] != "on":
            return None
        if not all(
            tokens.capitals[k] or tokens.kinds[k] & (PREPOSITION | DETERMINER | CONJUNCTION) for k in range(first, last)
        ):
            return None
        return self.namer.mention(first, last, "outlet", True)

    def _part_of(self, first: int, last: int) -> Mention | None:
        """The outlet that a phrase ends with, or else begins with."""
        tokens = self.tokens
        for start in range(first, last):
            if tokens.kinds[start] & DETERMINER and start > first:
                continue
            mention = self.namer.outlet(start, last)
            if mention and mention.named:
                return mention
        for end in range(last - 1, first, -1):
            mention = self.namer.outlet(first, end)
            if mention and mention.named and not tokens.capitals[end]:
                return mention
        return None
