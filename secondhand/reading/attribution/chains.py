"""From passages to chains: which attribution stands inside which, and through whose mouths each statement passed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from secondhand.reading.attribution.attributions import Attribution, Mention, Span
from secondhand.reading.attribution.carried import Carrier
from secondhand.reading.attribution.cues import Found
from secondhand.reading.attribution.lexicon import CUES, PUBLISH, SHOW, TALK
from secondhand.reading.attribution.nesting import parents_of
from secondhand.reading.attribution.outlet_names import is_outlet
from secondhand.reading.attribution.parties import Namer
from secondhand.reading.attribution.party_nouns import ROLE_NOUNS
from secondhand.reading.attribution.reference import Resolver
from secondhand.reading.attribution.relays import Relays
from secondhand.reading.attribution.tokens import Tokens
from secondhand.reading.attribution.usage import CLAUSAL, KNOWING, SELF_REPORTS

_FIRST = frozenset(("i", "we", "my", "our"))
_SINGULAR = frozenset(("he", "she", "him", "her", "his"))
_THIRD = frozenset(("he", "she", "they", "his", "her", "their"))
_PLURAL = frozenset(("they", "them", "their"))
_MOST_HANDS = 12
_OTHERS = frozenset(("you", "who", "which", "that"))


def link(tokens: Tokens, namer: Namer, found: Sequence[Found], publisher: Sequence[str]) -> tuple[Attribution, ...]:
    """The attributions of a text with parents and chains, in the order of their cues."""
    return _Linker(tokens, namer, found, publisher).run()


_new = tuple.__new__


class _Linker:
    def __init__(self, tokens: Tokens, namer: Namer, found: Sequence[Found], publisher: Sequence[str]) -> None:
        self.tokens = tokens
        self.found = sorted(filter(self._trimmed, found), key=attrgetter("cue"))
        self.namer = namer
        self.relays = Relays(tokens, namer)
        self.publisher = [frozenset(_name_words(name)) for name in publisher if _name_words(name)]

    def _trimmed(self, each: Found) -> bool:
        """Take blanks off the edges of a content; whether something is left of it."""
        text = self.tokens.text
        start, end = each.content
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        each.content = start, end
        return start < end

    def run(self) -> tuple[Attribution, ...]:
        parents = parents_of(self.tokens, self.found)
        members = [self.relays.members(each) for each in self.found]
        self._resolve(members)
        Carrier(self.tokens, self.namer, self.found, members, parents).carry()
        result: list[Attribution] = []
        chains: list[tuple[Mention, ...] | None] = [None] * len(self.found)
        for k, each in enumerate(self.found):
            chain = self._chain(k, parents, members, chains, 0)
            parent = parents[k]
            repeated = parent is not None and chain == chains[parent]
            handed = parent is not None and self._hands_on(self.found[parent])
            result.append(
                self._attribution(each, chain, parent, len(members[k]) > 1 and not repeated, repeated, handed)
            )
        return tuple(result)

    def _attribution(
        self, each: Found, chain: tuple[Mention, ...], parent: int | None, passed: bool, repeated: bool, handed: bool
    ) -> Attribution:
        starts, ends = self.tokens.starts, self.tokens.ends
        relayed = chain
        if self.publisher or each.recipient:
            relayed = tuple(mention for mention in chain if not self._is_publisher(mention)) or chain[:1]
        second = False
        if len(relayed) > 1:
            told = each.statement and handed and not repeated and any(map(self._is_relay, relayed[1:]))
            second = told or (passed and each.asserted)
        elif relayed and each.asserted and not passed and is_outlet(relayed[0]) and self._tells(each):
            second = not self._is_publisher(relayed[0]) and not self._about_itself(each)
        source = each.source
        attribution = (
            _new(Span, (starts[each.cue[0]], ends[each.cue[1] - 1])),
            _new(Span, each.content),
            _new(Span, (starts[source[0]], ends[source[1] - 1])) if source else None,
            relayed,
            each.rule,
            parent,
            second,
            each.statement,
            each.denied,
        )
        return _new(Attribution, attribution)

    def _tells(self, each: Found) -> bool:
        """Whether an outlet tells its readers something: a statement, or what it has published; not what it praises."""
        return each.statement or bool(each.frames & PUBLISH)

    def _about_itself(self, each: Found) -> bool:
        """Whether an outlet speaks of itself: "the Post said it would appeal", or only points to something."""
        if each.frames == TALK:
            return True
        tokens = self.tokens
        cue = CUES.get(tokens.lower[each.cue[1] - 1])
        if cue is None or cue.base not in SELF_REPORTS:
            return False
        first = bisect_left(tokens.starts, each.content[0])
        if tokens.lower[first : first + 1] == ["that"]:
            first += 1
        return first < len(tokens) and tokens.lower[first] in ("it", "its", "they", "their", "we", "our")

    def _hands_on(self, outer: Found) -> bool:
        """Whether an attribution reports a clause, which may hold somebody else's statement."""
        if outer.rule == "attitude" or not outer.asserted or (outer.frames == SHOW and not outer.statement):
            return False
        cue = CUES.get(self.tokens.lower[outer.cue[1] - 1])
        if cue is not None and cue.base in KNOWING and cue.base != "learn":
            return False
        return not outer.frames or bool(outer.frames & CLAUSAL) or outer.rule in ("tag", "inverted")

    def _is_relay(self, mention: Mention) -> bool:
        """An article's own "I" is its publisher, where that is known, and no relay."""
        return not self.publisher or mention.text.lower() not in _FIRST

    def _resolve(self, members: list[list[Mention]]) -> None:
        """Lead "he" and "the newspaper" to the mention that they stand for."""
        resolver = Resolver(self.tokens, self.namer, self.found, members)
        for k, mentions in enumerate(members):
            mention = mentions[0] if mentions else None
            # "The interlocutor" may be a name that the record knows and lead to somebody all the same.
            if mention and (not mention.named or mention.kind == "unresolved" or mention.text[:4].lower() == "the "):
                antecedent = resolver.resolve(k)
                if antecedent is not None and antecedent.span != mention.span:
                    mentions[0] = Mention(
                        mention.span,
                        mention.text,
                        antecedent.kind,
                        antecedent.named,
                        antecedent.stands_for or antecedent,
                    )

    def _chain(
        self,
        k: int,
        parents: list[int | None],
        members: list[list[Mention]],
        chains: list[tuple[Mention, ...] | None],
        depth: int,
    ) -> tuple[Mention, ...]:
        done = chains[k]
        if done is not None:
            return done
        own = tuple(members[k])
        parent = parents[k]
        if parent is None or depth > 20:
            chain = own
        else:
            outer = self._chain(parent, parents, members, chains, depth + 1)
            speaker = members[parent][0].text.lower() if members[parent] else ""
            if own and own[0].text.lower() in _THIRD and speaker in _FIRST:
                # "“I would say he knew,” Stein said": he is not who says I.
                chains[k] = (*own, *outer)
                return (*own, *outer)
            if not self._hands_on(self.found[parent]) and own:
                # Who attacks a statement has not passed it on; whoever reported the attack has.
                outer = outer[len(members[parent]) :]
            chain = self._joined(own, outer, k, parent)
        chains[k] = chain
        return chain

    def _joined(self, own: tuple[Mention, ...], outer: tuple[Mention, ...], k: int, parent: int) -> tuple[Mention, ...]:
        if not own or not outer:
            return own or outer
        quoted = bool(self.tokens.inside[self.found[k].cue[0]]) and not self.tokens.inside[self.found[parent].cue[0]]
        if quoted and own[0].stands_for and _alike(own[0].stands_for, outer[0].stands_for or outer[0]):
            # Whoever is quoted says "I" of himself; "he" is somebody else.
            own = (Mention(own[0].span, own[0].text, "unresolved", False), *own[1:])
        if self._same(own[0], outer[0], quoted):
            return outer
        rest = [mention for mention in outer if all(_alike(mention, other) is False for other in own[:1])]
        joined = [*own, *(mention for mention in rest if all(mention.span != other.span for other in own))]
        return tuple(joined[:_MOST_HANDS])

    def _same(self, inner: Mention, outer: Mention, quoted: bool) -> bool:
        """Whether the speaker of the inner statement is that of the outer one, as far as the words tell."""
        word = inner.text.lower()
        if word in _FIRST:
            return True
        if inner.stands_for and not quoted and word not in _SINGULAR:
            return _alike(inner.stands_for, outer.stands_for or outer)
        if word in _SINGULAR:
            last = outer.text.lower().split()[-1]
            personal = outer.kind == "person" or last in _SINGULAR or last in ROLE_NOUNS
            return not quoted and personal and last not in _PLURAL
        if word in _PLURAL:
            return not quoted and (outer.kind in ("group", "organisation") or outer.text.lower() in _PLURAL)
        if word in ("it", "its"):
            return not quoted and outer.kind in ("outlet", "agency", "organisation", "document")
        if word in _OTHERS:
            return False
        return _alike(inner, outer)

    def _is_publisher(self, mention: Mention) -> bool:
        if mention.text.lower().startswith("this "):
            return is_outlet(mention)
        if not self.publisher or not is_outlet(mention):
            return False
        words = frozenset(_name_words(mention.text))
        return bool(words) and any(words <= name or name <= words for name in self.publisher)


def _name_words(name: str) -> list[str]:
    return [word for word in name.lower().replace("’", "'").replace("'s", "").split() if word not in ("the", "a", "an")]


def _alike(one: Mention, other: Mention) -> bool:
    """Whether two mentions name one party: the same words, or the same last name."""
    a, b = _name_words(one.text), _name_words(other.text)
    if not a or not b:
        return False
    if a == b:
        return True
    if one.kind == other.kind == "person" and one.named and other.named:
        return a[-1] == b[-1]
    same = one.kind == other.kind and one.named == other.named
    return same and (set(a) <= set(b) or set(b) <= set(a))
