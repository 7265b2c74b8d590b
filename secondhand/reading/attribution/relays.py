"""Through whom a passage says that it came: the recipient, the programme, the outlet somebody works for."""

from __future__ import annotations

from secondhand.reading.attribution.attributions import Mention
from secondhand.reading.attribution.cues import Found
from secondhand.reading.attribution.lexicon import ASK, CONJUNCTION, DETERMINER, POSSESSIVE, PREPOSITION, SAY, TIME
from secondhand.reading.attribution.outlets import MEDIA_GROUPS, PROGRAMME_NOUNS
from secondhand.reading.attribution.parties import Namer
from secondhand.reading.attribution.phrases import phrase_start
from secondhand.reading.attribution.separators import COMMA
from secondhand.reading.attribution.sources import PASSED, phrase_after
from secondhand.reading.attribution.tokens import Tokens

_OPENINGS = frozenset(("speaking", "talking", "appearing", "writing", "interviewed", "quoted"))
_RELATIVES = frozenset(("who", "which", "that"))
_AT = frozenset(("on", "with", "in", "for", "to"))
_VENUES = frozenset(
    ("interview", "interviews", "appearance", "op-ed", "column", "article", "profile", "essay", "podcast", "meeting")
)

_POSTING = frozenset("tweet tweets tweeted tweeting retweeted blogged".split())
_SOCIAL_MEDIA = frozenset("twitter facebook instagram telegram youtube reddit tiktok mastodon x".split())

_PRESS = frozenset("journalists reporters correspondents".split())
_OWN = frozenset("the these those some other his her our their its two three several many most".split())


class Relays:
    """Finds the speaker of each passage and the relays that it names itself."""

    def __init__(self, tokens: Tokens, namer: Namer) -> None:
        self.tokens = tokens
        self.namer = namer
        self.reporters: set[str] = set()

    def members(self, each: Found) -> list[Mention]:
        """The speaker, and the relays that the passage itself names: recipient, programme, affiliation."""
        if each.head is None:
            return []
        if each.rule == "believed-in":
            # A country stands for those in it.
            return [self.namer.mention(each.head[0], each.head[1], "unresolved", False)]
        first, last = each.head
        if last - first == 1 and self.tokens.lower[first] in _RELATIVES:
            first, last = self._antecedent(first, last)
        party = self.namer.party(first, last)
        members = [party.mention]
        if each.cited:
            members.insert(0, self.namer.party(*each.cited).mention)
        if each.relay:
            members.append(self.namer.party(*each.relay).mention)
        if party.owner:
            members.append(party.owner)
        elif each.source and each.source[1] > each.head[1] + 1 and party.mention.kind not in ("outlet", "agency"):
            employer = self._employer(each.head[1], each.source[1])
            if employer and all(employer.span != other.span for other in members):
                members.append(employer)
        if len(members) > 1 and self._on_social_media(each):
            # Everybody can read there what a columnist says, not through the paper alone.
            members = members[:1]
        if len(members) > 1 and each.frames & ASK and not each.frames & SAY and not (each.recipient or each.relay):
            # A reporter's question is the outlet's own.
            members = members[:1]
        if party.mention.kind not in ("outlet", "agency"):
            relay = self._recipient(each) if each.recipient else None
            if relay is None and 1 in self.namer.likely[each.sentence[0] : each.sentence[1]]:
                relay = self._platform(each)
            if relay and all(relay.span != other.span for other in members):
                members.append(relay)
        return members

    def _on_social_media(self, each: Found) -> bool:
        lower = self.tokens.lower
        return lower[each.cue[1] - 1] in _POSTING or (
            lower[each.cue[1] : each.cue[1] + 1] == ["on"]
            and lower[each.cue[1] + 1 : each.cue[1] + 2] != []
            and lower[each.cue[1] + 1] in _SOCIAL_MEDIA
        )

    def _employer(self, first: int, last: int) -> Mention | None:
        """The outlet in an apposition: "Petra Vall, a columnist for the Norra Gazette"."""
        tokens = self.tokens
        for k in range(first, last - 1):
            if tokens.lower[k] in ("for", "of", "at", "from", "with") or (
                tokens.lower[k] == "by" and tokens.lower[k - 1] in PASSED
            ):
                phrase = phrase_after(tokens, k + 1, last)
                if phrase is not None:
                    mention = self.namer.outlet(phrase[0], phrase[2])
                    if mention and mention.named:
                        return mention
        return None

    def _antecedent(self, first: int, last: int) -> tuple[int, int]:
        """The phrase that "who" stands behind; the words themselves where they are no relative pronoun."""
        tokens = self.tokens
        if last - first != 1 or tokens.lower[first] not in ("who", "which", "that") or first == 0:
            return first, last
        low, _ = tokens.sentence_of(first)
        start = phrase_start(tokens, first, low)
        return (start, first) if start is not None and start < first else (first, last)

    def _recipient(self, each: Found) -> Mention | None:
        if each.recipient is None:
            return None
        first, last = each.recipient
        party = self.namer.party(first, last)
        if is_outlet(party.mention):
            return party.mention
        if party.owner and party.mention.kind in ("person", "group", "unresolved"):
            surname = (
                self.tokens.lower[last - 1]
                if party.mention.kind != "person"
                else party.mention.text.split()[-1].lower()
            )
            self.reporters.add(surname)
            return self.namer.mention(first, last, "outlet", True)
        if party.mention.text.split()[-1].lower() in self.reporters:
            return party.mention
        if self._programme(first, last):
            return self.namer.mention(first, last, "outlet", True)
        return None

    def _programme(self, first: int, last: int) -> bool:
        """ "Radio Norra's “Morning Tide”", "his show": a programme of an outlet."""
        tokens = self.tokens
        if tokens.lower[last - 1] in PROGRAMME_NOUNS:
            return True
        for k in range(first + 1, last):
            if tokens.kinds[k] & POSSESSIVE and self.namer.outlet(first, k):
                return True
        return False

    def _platform(self, each: Found) -> Mention | None:
        """The outlet in which it was said: "in an interview with Y", "on Y's programme", "wrote in Y"."""
        tokens = self.tokens
        low, high = each.sentence

        inside = tokens.inside[each.cue[0]]
        lower = tokens.lower
        words = lower[low : high - 1]
        if not _VENUES.isdisjoint(words):
            for k in range(low, high - 1):
                if lower[k] in _VENUES and tokens.inside[k] == inside:
                    found = self._venue(k, low, high)
                    if found:
                        return found
        fronted = self._fronted(each, low)
        if fronted:
            return fronted
        if not _OPENINGS.isdisjoint(words):
            for k in range(low + 1, high - 1):
                if lower[k] in _OPENINGS and lower[k + 1] in _AT and tokens.inside[k] == inside:
                    found = self._outlet_at(k + 2, high)
                    if found:
                        return found
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

    def _fronted(self, each: Found, low: int) -> Mention | None:
        """ "Speaking to Radio Norra, Stein said", "In remarks carried by Radio Norra, …"."""
        tokens = self.tokens
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

    def _outlet_at(self, first: int, high: int) -> Mention | None:
        """The outlet or programme that the phrase beginning at word `first` names, at its start or its end."""
        tokens = self.tokens
        quotation = tokens.opening.get(first)
        if quotation is not None:
            size = quotation.last - first
            if (
                size <= 6
                and all(
                    tokens.capitals[j] or tokens.kinds[j] & (PREPOSITION | DETERMINER | CONJUNCTION)
                    for j in range(first, quotation.last)
                )
                and tokens.lower[first - 1] == "on"
            ):
                return self.namer.mention(first, quotation.last, "outlet", True)
            return None
        if tokens.kinds[first] & TIME and first + 1 < high and tokens.codes[first + 1]:
            return None  # "in July, Radio Norra is"
        phrase = phrase_after(tokens, first, high)
        if phrase is None:
            return None
        _, _, last = phrase
        if first + 1 < high and last in tokens.opening and tokens.opening[last].last - last <= 6 and last < high:
            owner_end = last - 1 if tokens.kinds[last - 1] & POSSESSIVE else last
            if self.namer.outlet(first, owner_end):
                return self.namer.mention(first, tokens.opening[last].last, "outlet", True)
        for k in range(first + 1, last):
            if tokens.kinds[k] & POSSESSIVE and self.namer.outlet(first, k):
                if k + 1 < last and not tokens.capitals[k + 1] and tokens.lower[last - 1] not in PROGRAMME_NOUNS:
                    return None
                return self.namer.mention(first, last, "outlet", True)
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
