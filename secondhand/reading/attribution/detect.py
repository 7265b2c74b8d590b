"""Attributions by plain patterns over sentences: a first reading that favours the sure over the many.

It knows: verbs of speech before and after the content, "according to" and its like, passives ("described by … as"),
"it is believed in …", "X told Y", and two of them in one sentence, where the second is the relay. It follows no
pronoun and no quotation over several paragraphs.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from secondhand.reading.attribution import lexicon
from secondhand.reading.attribution.attributions import Attribution, Mention, MentionKind, Span


def _either(words: list[str] | tuple[str, ...]) -> str:
    return "|".join(word.replace("_", r"\s") for word in sorted(words, key=len, reverse=True))


_VERB = _either(lexicon.SPEECH + lexicon.WRITING + lexicon.BELIEF)
_MARK = "\"'\u2018\u2019\u201c\u201d"
_WORD = rf"[^\W_][\w\-.'\u2019]*(?<![.'\u2019])(?:[{_MARK}](?=\s))?"
_NOUN_PHRASE = rf"{_WORD}(?:[ ]{_WORD}){{0,11}}?"
_SENTENCE = re.compile(rf"[^\n]+?(?:[.!?](?:[{_MARK})\]]+)?(?=\s|$)(?<!\bMr\.)(?<!\bDr\.)(?<!\bSt\.)|(?=\n)|$)")
# The source stands between the cue and a comma, a full stop, the word "as" or the like.
_END = r"(?=\s*(?:[,.;:!?\n)]|$|\s(?:that|as|because|according|in|with|has|have|had|is|was|on)\b))"
_AFTER = re.compile(
    rf"\b(?P<cue>{_either(lexicon.ACCORDING + lexicon.PASSIVE)})\s(?P<source>{_NOUN_PHRASE}){_END}", re.I
)
_PLACE = re.compile(rf"\b(?P<cue>{_either(lexicon.BELIEF_PLACES)})\s(?P<source>[A-Z]\w+)", re.I)
_INVERTED = re.compile(
    rf"(?:[,!?][{_MARK}]*|[{_MARK}],?|[-\u2013\u2014])\s(?P<cue>{_VERB})\s(?P<source>{_NOUN_PHRASE}){_END}"
)
_SUBJECT = re.compile(
    rf"(?:^|[,;:\u2022]\s*|[.!?][{_MARK}]?\s+|\bthat\s|\bAs\s|\bnow,\s)[{_MARK}\s]*(?P<source>{_NOUN_PHRASE})\s"
    rf"(?:(?:has|have|had|also|further|later|expressed|then|is|was|which)\s)*(?P<cue>{_VERB})\b(?P<rest>\s+that)?",
)
# "The mayor, Nia Okoro, said that …": the name stands between commas.
_APPOSITION = re.compile(
    rf",\s(?P<source>[A-Z]{_WORD[6:]}(?:[ ][A-Z]{_WORD[6:]}){{1,3}}),\s(?:has\s|had\s|also\s)?(?P<cue>{_VERB})\b"
)
_REPORTED = re.compile(rf"\s+(?:that\b|[{_MARK}])|,\s+[{_MARK}]")
# Between these a sentence says two things, each with a source of its own.
_CLAUSES = re.compile(r";|,?\s(?:while|whereas|although|though|but)\s")
_TOLD = re.compile(rf"\btold\s(?P<relay>{_NOUN_PHRASE})(?=\s(?:that|about)\b|[,.;:]|$)")
_INTERVIEW = re.compile(rf"\binterview\s(?:with|to)\s(?P<relay>{_NOUN_PHRASE})(?=\s(?:that|about)\b|[,.;:]|$)")

_POSSESSIVE = re.compile(r"\w['\u2019]s\s(?=\S)")
# Words before a name that are no part of it, and words that no name holds.
_LEAD = re.compile(r"\b(?:that|what|when|as|how|while|from)\s", re.I)
_VERBAL = frozenset("has have had be is are was were not than which".split())


def find_attributions(text: str) -> tuple[Attribution, ...]:
    """Every attribution that the plain patterns see, in the order of the text.

    Where one sentence holds two, the speaker's comes with the chain through the relay's, and the relay's own is left
    out. Linear in the length of the text: a sentence over 2,000 code points is passed over in pieces of that length.
    """
    found: list[Attribution] = []
    for sentence in sentences(text):
        found.extend(sorted(_merged(text, list(_in_sentence(text, sentence))), key=lambda each: each.cue))
    return tuple(found)


def sentences(text: str) -> Iterator[Span]:
    """The sentences of a text, roughly: paragraphs cut at full stops, pieces of at most 2,000 code points."""
    for match in _SENTENCE.finditer(text):
        for start in range(match.start(), match.end(), 2000):
            end = min(start + 2000, match.end())
            if text[start:end].strip():
                yield Span(start, end)


def _in_sentence(text: str, sentence: Span) -> Iterator[Attribution]:
    piece = sentence.of(text)
    taken: list[Span] = []
    for pattern, rule in (
        (_AFTER, "according-to"),
        (_PLACE, "believed-in"),
        (_INVERTED, "inverted"),
        (_APPOSITION, "apposition"),
        (_SUBJECT, "subject"),
    ):
        for match in pattern.finditer(piece):
            cue = Span(sentence.start + match.start("cue"), sentence.start + match.end("cue"))
            source = Span(sentence.start + match.start("source"), sentence.start + match.end("source"))
            if rule == "subject" and match["cue"] in lexicon.EQUIVOCAL and not _REPORTED.match(piece, match.end("cue")):
                continue
            owner, mention = owner_and_mention(text, source)
            if mention and rule == "believed-in":
                # A country stands for unnamed people in it.
                mention = Mention(mention.span, mention.text, "unresolved", False)
            if mention is None or any(cue.overlaps(other) or source.overlaps(other) for other in taken):
                continue
            taken += [cue, source]
            relays = [mention, *([owner] if owner else [])]
            if rule != "according-to":
                relays += _recipients(text, sentence, match.end("cue"))
            yield Attribution(cue, sentence, tuple(relays), rule)


def _recipients(text: str, sentence: Span, after: int) -> Iterator[Mention]:
    piece = sentence.of(text)
    for pattern in (_TOLD, _INTERVIEW):
        match = pattern.search(piece, max(0, after - 5))
        if match:
            span = Span(sentence.start + match.start("relay"), sentence.start + match.end("relay"))
            mention = mention_of(text, span)
            if mention and mention.kind == "outlet":
                yield mention


def _merged(text: str, found: list[Attribution]) -> Iterator[Attribution]:
    """One chain out of the attributions of a sentence: who is named by "according to" passed the others on."""
    if len(found) < 2:
        yield from found
        return
    inner = [each for each in found if each.rule != "according-to"]
    outer = [each for each in found if each.rule == "according-to"]
    if not inner:
        # "According to X, …, as reported by Y": the later one is nearer the article.
        outer.sort(key=lambda each: each.cue)
        inner, outer = outer[:1], outer[1:]
    relays = tuple(mention for each in outer for mention in each.chain)
    for each in inner:
        yield Attribution(each.cue, _clause(text, each, inner), each.chain + relays, each.rule)


def _clause(text: str, attribution: Attribution, inner: list[Attribution]) -> Span:
    """The part of its sentence that an attribution speaks of, where other parts have attributions of their own."""
    whole = attribution.content
    cuts = [whole.start + match.start() for match in _CLAUSES.finditer(whole.of(text))]
    bounds = [whole.start, *cuts, whole.end]
    clauses = [Span(start, end) for start, end in itertools.pairwise(bounds) if start < end]
    with_cues = [clause for clause in clauses if any(clause.overlaps(each.cue) for each in inner)]
    if len(with_cues) < 2:
        return whole
    return next(clause for clause in with_cues if clause.overlaps(attribution.cue))


def owner_and_mention(text: str, span: Span) -> tuple[Mention | None, Mention | None]:
    """Whom a noun phrase names, and the outlet it is said to belong to: "the Tidings' Alba Stein", "Tidings reporters".

    Of "the mayor's aide Odd Lind" it is the aide. The outlet is None where there is none.
    """
    cut = max((match.end() for match in _POSSESSIVE.finditer(span.of(text))), default=0)
    if not cut:
        return None, mention_of(text, span)
    owner = mention_of(text, Span(span.start, span.start + len(span.of(text)[:cut].rstrip()) - 2))
    return owner if owner and owner.kind == "outlet" else None, mention_of(text, Span(span.start + cut, span.end))


def mention_of(text: str, span: Span) -> Mention | None:
    """The party that a noun phrase names, or None where it names none (as far as its words tell)."""
    leads = [match.end() for match in _LEAD.finditer(span.of(text))]
    span = Span(span.start + max(leads, default=0), span.end)
    phrase = span.of(text)
    words = re.findall(r"[\w\-]+", phrase.replace("\u2019s", "").replace("'s", ""))
    lower = [word.lower() for word in words]
    if not words or _VERBAL & set(lower) or lower[0] in lexicon.NOBODY:
        return None
    names = [
        word for i, word in enumerate(words) if word[0].isupper() and (i > 0 or lower[0] not in ("the", "a", "an"))
    ]
    if lower[0] in lexicon.PRONOUNS:
        return Mention(span, phrase, "unresolved", False) if len(words) == 1 else None
    if lower[0] == "the" and lower[-1] in lexicon.ANAPHORS and not names:
        return Mention(span, phrase, "unresolved", False)
    group = any(word in lexicon.GROUP_NOUNS for word in lower)
    if lower[-1] in lexicon.OUTLET_NOUNS or re.fullmatch(r"channel \d+|\d+ channel", " ".join(lower[-2:])):
        kind: MentionKind = "group" if group and lower[-1] == "media" else "outlet"
        return Mention(span, phrase, kind, bool(names) and kind == "outlet")
    if group:
        return Mention(span, phrase, "group", False)
    if any(word in lexicon.ORGANISATION_NOUNS for word in lower):
        return Mention(span, phrase, "organisation", bool(names))
    if not names:
        return None
    return Mention(span, phrase, "person", True)
