"""Relays that a text names once: whoever told Radio Norra in one sentence still tells it in the next.

A sentence opens a *conversation* of a speaker with an outlet: "told Radio Norra", "published an interview with". What
the same party says afterwards went through the same hands, until a sentence gives it another place, or the conversation
has been left behind for some sentences; what looks back at another time is left out of it. It also opens backwards:
"Stein praised the crew. She told Radio Norra about this." A programme on the air opens none: whoever saw it heard the
speaker.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from secondhand.reading.attribution.attributions import Mention
from secondhand.reading.attribution.clause_subjects import first_phrase
from secondhand.reading.attribution.cues import Found
from secondhand.reading.attribution.kinds import TIME
from secondhand.reading.attribution.lexicon import CUES
from secondhand.reading.attribution.outlet_names import is_outlet
from secondhand.reading.attribution.parties import Namer
from secondhand.reading.attribution.separators import PAREN
from secondhand.reading.attribution.sources import phrase_after
from secondhand.reading.attribution.tokens import Tokens

_LONGEST_SILENCE = 5
"""Sentences after which a conversation that nobody has gone on with is over."""

_OVER = -2 * _LONGEST_SILENCE
"""The sentence of a conversation that only "in the interview" takes up again."""

_PERFECT = frozenset("had has have".split())

_PAST = frozenset("previously earlier formerly once ago last before repeatedly often later".split())
"""Words that put a statement at another time than the conversation."""

_ELSEWHERE = frozenset(
    """statement speech rally letter debate hearing conference briefing tweet tweets post memo email book testimony
    twitter facebook instagram telegram meeting parliament court press summit memoir essay op-ed podcast""".split()
)
"""Where something is said that is not said in a conversation with an outlet."""

_WRITTEN = frozenset("write tweet post retweet blog email text testify announce publish vow".split())
"""Cues of what is said somewhere else than in a conversation."""

_ABOUT = frozenset("about this that so it all these".split())
"""What is told where the telling only points back: "told Radio Norra about this"."""

_PUBLISHING = frozenset(
    """post posts posted publish publishes published run runs ran air airs aired carry carries carried broadcast
    broadcasts release releases released upload uploaded print printed conduct conducted""".split()
)


@dataclass(slots=True)
class _Conversation:
    """A speaker (None: whoever is said to have spoken in the interview) and whom he spoke through; `sentence` is the
    last one in which it went on."""

    speaker: Mention | None
    relays: tuple[Mention, ...]
    sentence: int


class Carrier:
    """Carries relays on from sentence to sentence of one text."""

    def __init__(
        self,
        tokens: Tokens,
        namer: Namer,
        found: Sequence[Found],
        members: list[list[Mention]],
        parents: Sequence[int | None],
    ) -> None:
        self.tokens = tokens
        self.namer = namer
        self.found = found
        self.members = members
        self.parents = parents
        self.conversations: list[_Conversation] = []
        self._counted: list[int] = []

    def carry(self) -> None:
        """Add to the members of each attribution the relays that an earlier or later sentence names for it."""
        inside = self.tokens.inside
        opening = [k for k, mentions in enumerate(self.members) if len(mentions) > 1 and self.found[k].recipient]
        interviewed = "interview" in self.tokens.lower
        if not opening and not interviewed:
            return
        self._counted = list(accumulate(0 if inside[first] else 1 for first in self.tokens.sentences))
        published = self._published() if interviewed else []
        for k in range(0 if interviewed else opening[0], len(self.found)):
            each, mentions = self.found[k], self.members[k]
            number = self._number(each.cue[0])
            while published and published[0].sentence <= number:
                self.conversations.append(published.pop(0))
            if len(mentions) > 1:
                if each.recipient:
                    self._open(k, number)
            elif mentions and self.parents[k] is None and not inside[each.cue[0]] and not each.recipient:
                self._go_on(k, number)

    def _number(self, word: int) -> int:
        """How many sentences stand before that of a word, those inside quotations not counted."""
        return self._counted[bisect_right(self.tokens.sentences, word) - 1]

    def _open(self, k: int, number: int) -> None:
        """A conversation of the speaker of attribution k with the relays that it names itself."""
        speaker, *relays = self.members[k]
        if _who(speaker).kind != "person" or not all(map(is_outlet, relays)):
            return
        self.conversations = [each for each in self.conversations if not _same(each.speaker, speaker)]
        self.conversations.append(_Conversation(_who(speaker), tuple(relays), number))
        if self._points_back(k):
            for j in range(k - 1, -1, -1):
                if self._number(self.found[j].cue[0]) < number - 1:
                    break
                if self.parents[j] is None and len(self.members[j]) == 1 and _same(self.members[j][0], speaker):
                    self.members[j] += relays

    def _points_back(self, k: int) -> bool:
        start, end = self.found[k].content
        return len(words := self.tokens.text[start:end].lower().split()) <= 3 and _ABOUT.issuperset(words)

    def _go_on(self, k: int, number: int) -> None:
        """Give attribution k the relays of the conversation that it goes on with."""
        speaker = self.members[k][0]
        if _who(speaker).kind != "person":
            return
        for conversation in reversed(self.conversations):
            if conversation.speaker is None and self._named_again(k):
                conversation.speaker = _who(speaker)
            if not _same(conversation.speaker, speaker):
                continue
            again = self._named_again(k)
            if not again and (number - conversation.sentence > _LONGEST_SILENCE or self._elsewhere(k)):
                conversation.sentence = _OVER
            elif again or not self._earlier(k):
                conversation.sentence = number
                self.members[k] += conversation.relays
            return

    def _named_again(self, k: int) -> bool:
        """Whether the sentence says that it comes from the interview: "in the interview, he said"."""
        lower = self.tokens.lower
        return any(
            lower[j] == "interview" and lower[j - 1] in ("the", "this", "that", "same", "above")
            for j in self._beside(k)
            if j
        )

    def _elsewhere(self, k: int) -> bool:
        """Whether a statement has a place of its own: "he said in a letter". What follows it may be from there."""
        cue = CUES.get(self.tokens.lower[self.found[k].cue[1] - 1])
        return (cue is not None and cue.base in _WRITTEN) or any(
            self.tokens.lower[j] in _ELSEWHERE for j in self._beside(k)
        )

    def _earlier(self, k: int) -> bool:
        """Whether a statement looks back at another time: "In July, he said", "he had said"."""
        tokens = self.tokens
        first, last = self.found[k].cue
        return not _PERFECT.isdisjoint(tokens.lower[first:last]) or any(
            tokens.lower[j] in _PAST
            or (j > 0 and tokens.lower[j - 1] == "in" and (tokens.kinds[j] & TIME or tokens.lower[j].isdigit()))
            for j in self._beside(k)
        )

    def _beside(self, k: int) -> Iterator[int]:
        """The words of an attribution's sentence that are not its content."""
        low, high = self.found[k].sentence
        start, end = self.found[k].content
        return (j for j in range(low, high) if not start <= self.tokens.starts[j] < end)

    def _published(self) -> list[_Conversation]:
        """The interviews that somebody is said to have published: "the yard posted an interview with its owner"."""
        tokens = self.tokens
        result: list[_Conversation] = []
        for at in (k for k, word in enumerate(tokens.lower) if word == "interview"):
            number = self._number(at)
            low, high = tokens.sentence_of(at)
            verb = next((j for j in range(at - 1, low, -1) if tokens.lower[j] in _PUBLISHING), None)
            if verb is None or at + 1 >= high or tokens.lower[at + 1] != "with":
                continue
            phrase = first_phrase(tokens, low, high) or phrase_after(tokens, low, high)
            if phrase is None:
                continue
            last = next((k for k in range(phrase[0] + 1, phrase[2]) if tokens.codes[k] & PAREN), phrase[2])
            publisher = self.namer.party(phrase[0], last).mention
            if publisher.named and publisher.kind in ("organisation", "outlet", "agency"):
                result.append(_Conversation(None, (publisher,), number))
        return result


def _who(mention: Mention) -> Mention:
    return mention.stands_for or mention


def _same(one: Mention | None, other: Mention) -> bool:
    """Whether two mentions of persons name one: by the last name, or by the same words."""
    if one is None:
        return False
    one, other = _who(one), _who(other)
    if one.kind != "person" or other.kind != "person" or one.named != other.named:
        return False
    a, b = one.text.lower().split(), other.text.lower().split()
    return a == b or (one.named and a[-1] == b[-1])
