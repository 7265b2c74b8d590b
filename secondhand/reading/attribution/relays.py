"""Through whom a passage says that it came: the recipient, the programme, the outlet somebody works for."""

from __future__ import annotations

from secondhand.reading.attribution.attributions import Mention
from secondhand.reading.attribution.cues import Found
from secondhand.reading.attribution.kinds import POSSESSIVE
from secondhand.reading.attribution.lexicon import ASK, SAY
from secondhand.reading.attribution.outlet_names import is_outlet
from secondhand.reading.attribution.outlets import PROGRAMME_NOUNS
from secondhand.reading.attribution.parties import Namer
from secondhand.reading.attribution.phrases import phrase_start
from secondhand.reading.attribution.platforms import Platforms
from secondhand.reading.attribution.sources import PASSED, phrase_after
from secondhand.reading.attribution.tokens import Tokens

_RELATIVES = frozenset(("who", "which", "that"))
_POSTING = frozenset("tweet tweets tweeted tweeting retweeted blogged".split())
_SOCIAL_MEDIA = frozenset("twitter facebook instagram telegram youtube reddit tiktok mastodon x".split())


class Relays:
    """Finds the speaker of each passage and the relays that it names itself."""

    def __init__(self, tokens: Tokens, namer: Namer) -> None:
        self.tokens = tokens
        self.namer = namer
        self.platforms = Platforms(tokens, namer)
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
                relay = self.platforms.of(each)
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
