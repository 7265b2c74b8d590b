"""Verbs of saying, thinking, judging, wishing, with the subject before or behind them."""

from __future__ import annotations

from secondhand.reading.attribution.cues.complements import (
    agrees,
    headline,
    is_evidence,
    is_statement,
    takes,
    that_follows,
)
from secondhand.reading.attribution.cues.content import (
    clause_end,
    content_after,
    content_before,
    content_start,
    continued,
    end_of,
    only_adverbials,
    quote_before,
)
from secondhand.reading.attribution.cues.found import Found
from secondhand.reading.attribution.cues.participles import participle_cue
from secondhand.reading.attribution.cues.passives import passive_cue
from secondhand.reading.attribution.cues.prepositions import as_reported
from secondhand.reading.attribution.cues.scene import Scene
from secondhand.reading.attribution.cues.subjects import behind_relative, past_relative, sentence_subject, subject_of
from secondhand.reading.attribution.inflections import BASE, GERUND, PARTICIPLE, PAST, THIRD
from secondhand.reading.attribution.lexicon import (
    ADVERB,
    ASK,
    AUXILIARY,
    BE,
    CONJUNCTION,
    CUES,
    DETERMINER,
    JUDGE,
    MANNER,
    NAME,
    PHRASAL,
    PLEDGE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUANTITY,
    RELATIVE,
    SAY,
    SHOW,
    SUBORDINATOR,
    TELL,
    THINK,
    TIME,
    VERB,
    WISH,
    Cue,
)
from secondhand.reading.attribution.phrases import first_phrase, subject_before
from secondhand.reading.attribution.separators import BREAK, CLAUSE_END, COLON, COMMA, MARK, PAUSE, QUERY
from secondhand.reading.attribution.sources import can_name, naming_part, phrase_after
from secondhand.reading.attribution.usage import (
    CLAUSAL,
    CONDITIONS,
    DENYING,
    FRONTING,
    GOING_ON,
    LEADING,
    NEGATIONS,
    NO_SPEAKER,
    NOBODY,
    NOUN_LIKE,
    PLANS,
    REPORTED_SPEECH,
    person_word,
)

_DO = frozenset(("t", "do", "does", "did", "don", "doesn", "didn"))


def verb(scene: Scene, i: int) -> Found | None:
    """A verb of saying, thinking, judging … with a subject before or behind it."""
    tokens = scene.tokens
    kinds, lower, codes = tokens.kinds, tokens.lower, tokens.codes
    cue = CUES[lower[i]]
    low, high = scene.bounds
    if tokens.capitals[i] and i > low and not tokens.codes[i] & MARK and not headline(scene, i, low, high):
        return None
    frames, form = cue.frames, cue.form
    before = kinds[i - 1] if i > low and not codes[i] else 0
    if (
        before
        and not form & GERUND
        and (
            before & POSSESSIVE
            or (before & PREPOSITION and not before & (ADVERB | SUBORDINATOR) and not _led(scene, i, low))
            or (before & DETERMINER and not before & (PRONOUN | QUANTITY))
        )
    ):
        # A noun: "the claim", "of demands", "Stein's promises"; or "to say".
        return None
    end = i + 1
    if i + 1 < high and not codes[i + 1]:
        particles = PHRASAL.get(lower[i])
        if particles and lower[i + 1] in particles:
            frames = particles[lower[i + 1]]
            end = i + 2
    if not frames or lower[end : end + 1] == ["attention"] or _heads_a_noun_phrase(scene, i, end, high):
        return None
    group = i
    progressive = passive = perfect = modal = supported = infinitive = False
    while group > low and not codes[group]:
        kind = kinds[group - 1]
        word = lower[group - 1]
        if kind & AUXILIARY:
            if word in BE:
                passive = passive or bool(form & PARTICIPLE)
                progressive = progressive or bool(form & GERUND)
            elif word in ("has", "have", "had", "having", "ve"):
                perfect = True
            elif word in _DO:
                supported = True
            else:
                modal = True
        elif word == "to" and (leading := _leading_verb(scene, group - 1, low)) is not None:
            # "went on to say", "has come to believe"
            supported = True
            modal = modal or lower[leading].startswith(("seem", "appear"))
            group = leading
            continue
        elif word == "to":
            infinitive = True
        elif (
            not kind & ADVERB
            and not (word.endswith("ly") and not kind and len(word) > 4 and not tokens.capitals[group - 1])
        ) or kind & (DETERMINER | PRONOUN | CONJUNCTION):
            break
        group -= 1
        if infinitive:
            break
    if perfect:
        passive = passive and "been" in lower[group:i]
    if infinitive:
        return None
    if form & PARTICIPLE and end < high and lower[end] == "by" and not passive:
        return as_reported(scene, i, end, frames)
    if passive:
        return passive_cue(scene, i, end, group, frames)
    if (
        frames & REPORTED_SPEECH
        and (codes[group] or group == low)
        and form != GERUND
        and group == i
        and not perfect
        and not modal
    ):
        inverted = _inverted(scene, i, end, group, frames)
        if inverted is not None:
            return inverted
    if lower[i] == "asked" and end < high and lower[end] in ("about", "if", "whether", "why", "how", "what", "by"):
        if group == low or lower[group - 1] in ("when", "after", "if"):
            comma = next((k for k in range(end + 1, high) if codes[k] & COMMA), high)
            after = content_after(scene, end, comma, frames)
            return Found((i, end), None, None, after, "passive", frames, scene.bounds) if after else None
    if form == GERUND and not progressive:
        return participle_cue(scene, i, end, group, frames, cue)
    shared = False
    if codes[group] & (COMMA | QUERY) and quote_before(scene, group):
        return None
    subject = subject_of(scene, group, low)
    if subject is None and group > low and not codes[group]:
        subject = behind_relative(scene, group, low)
    if subject is not None and (
        lower[subject[0]] in NOBODY
        or (lower[subject[0]] == "no" and subject[2] - subject[0] > 1)
        or (subject[0] > low and lower[subject[0] - 1] in ("nor", "neither"))
        or (lower[subject[0]] in ("you", "that") and group == subject[1] and _filler(scene, subject[0], i, end, high))
    ):
        return None
    if subject is None:
        if group > low and (lower[group - 1] in ("and", "but", "or", "then") or codes[group] & COMMA):
            subject = sentence_subject(scene, group, low)
            shared = True
            if subject is not None and form & BASE and not form & PAST and _one_name(scene, subject):
                subject = first_phrase(tokens, low, group)  # "They claimed Stein was ill and claim he is dead"
        if subject is None:
            return None
    if form & PARTICIPLE and group == i == subject[1] and end < high and lower[end] == "to":
        if "by" in lower[end + 1 : min(end + 8, high)]:
            # "facts claimed to exist by some"
            return None
    if lower[i] in ("read", "reads") and end < high and lower[end] == "on":
        return None
    if form & PARTICIPLE and group == i == subject[1] and end < high and not kinds[end] and not tokens.capitals[end]:
        if subject[1] - subject[0] == 1 and lower[subject[0]] in ("these", "those", "this", "that", "its", "his"):
            # "these perceived slights"
            return None
    if frames & (WISH | PLEDGE) and not frames & SAY and lower[subject[2] - 1] in PLANS:
        return None
    if lower[subject[0]] in ("who", "what") and subject[0] == tokens.sentence_of(low)[0]:
        return None
    if not agrees(scene, subject, i, cue, modal or perfect or progressive or supported):
        return None
    if form & PARTICIPLE and not (perfect or shared) and group == i and not frames & (SAY | TELL | THINK | ASK | SHOW):
        first, _, head = subject
        if frames == NAME and lower[first] in ("a", "an"):
            # "a figure called Stein"
            return None
        if (
            not any(tokens.capitals[k] for k in range(first, head))
            and tokens.kinds[head - 1] == 0
            and not person_word(lower[head - 1])
        ):
            # "a plan proposed", "toys called …"
            return None
    if frames & SHOW and not frames & ~(SHOW | SAY) and not is_evidence(scene, subject[0], subject[2]):
        if not _is_somebody(scene, subject) or (frames == SHOW and not that_follows(scene, end, high)):
            # "The port has shown signs of age", "the delays indicate that"
            return None
    found = _complement(scene, i, end, group, frames, cue, subject, shared)
    if found is not None:
        negated = group < i and not NEGATIONS.isdisjoint(lower[group:i])
        found.denied = negated != (cue.base in DENYING)
        first = subject[0]
        possible = modal or (first > low and lower[first - 1] in CONDITIONS)
        found.asserted = not (possible or negated or (subject[2] - first == 1 and lower[first] in NO_SPEAKER))
        # "like what Stein said to Lind" does not tell what she said.
        told = first == low or lower[first - 1] != "what" or frames & NAME
        found.statement = bool(told) and is_statement(scene, found, frames, i, possible)
    return found


def _is_somebody(scene: Scene, subject: tuple[int, int, int]) -> bool:
    """Whether a subject can be a party or stand for one: a name or a pronoun, not "delays"."""
    first, _, head = subject
    head = next((k for k in range(first + 1, head) if scene.tokens.kinds[k] & PREPOSITION), head)
    pronoun = head - first == 1 and scene.tokens.kinds[first] & (PRONOUN | DETERMINER | QUANTITY | RELATIVE)
    return bool(pronoun) or scene.namer.capital(head - 1) or scene.namer.outlet(first, head) is not None


def _one_name(scene: Scene, subject: tuple[int, int, int]) -> bool:
    first, _, head = subject
    return head - first == 1 and scene.tokens.capitals[first] and not scene.tokens.kinds[first] & PRONOUN


def _led(scene: Scene, i: int, low: int) -> bool:
    return scene.tokens.lower[i - 1] == "to" and _leading_verb(scene, i - 1, low) is not None


def _leading_verb(scene: Scene, to: int, low: int) -> int | None:
    """Where the verb before "to" at this word begins that only says how the next one goes on: "went on to"."""
    tokens = scene.tokens
    k = to - 1
    if k < low or tokens.codes[to] or tokens.codes[k + 1]:
        return None
    if tokens.lower[k] == "on" and k > low and not tokens.codes[k] and tokens.lower[k - 1] in GOING_ON:
        return k - 1
    return k if tokens.lower[k] in LEADING else None


def _heads_a_noun_phrase(scene: Scene, i: int, end: int, high: int) -> bool:
    """Whether the verb behind it shows the word to be a plural noun: "the protests | demand", "emails | leaked by"."""
    tokens = scene.tokens
    if end >= high or tokens.codes[end] or tokens.capitals[end] or not tokens.lower[i].endswith("s"):
        return False
    following = tokens.lower[end]
    cue = CUES.get(following)
    if cue is not None and cue.frames and cue.form & THIRD:
        return following not in NOUN_LIKE or tokens.lower[end + 1 : end + 2] == ["that"]
    return tokens.lower[i] in NOUN_LIKE and following.endswith("ed") and not tokens.kinds[end]


def _filler(scene: Scene, subject: int, i: int, end: int, high: int) -> bool:
    """ "you know," and "that said," report nothing."""
    tokens = scene.tokens
    closed = end >= high or bool(tokens.codes[end] & CLAUSE_END)
    if not closed:
        return False
    return tokens.lower[subject : i + 1] in (["you", "know"], ["you", "see"], ["you", "think"]) or (
        tokens.lower[subject : i + 1] == ["that", "said"] and subject == scene.bounds[0]
    )


def _inverted(scene: Scene, i: int, end: int, group: int, frames: int) -> Found | None:
    """ "…," said Alba Stein."""
    tokens = scene.tokens
    low, high = scene.bounds
    code = tokens.codes[group]

    if group == low and tokens.capitals[i]:
        return _opening_verb(scene, i, end, frames)
    quoted = quote_before(scene, group)
    if not quoted and (not code & (COMMA | QUERY | PAUSE) or group <= low):
        return None
    if not quoted and code & COMMA and subject_before(tokens, group, low) is not None:
        return None
    if end >= high or tokens.codes[end] or tokens.lower[end] == "that":
        return None
    if tokens.kinds[end] & PRONOUN and not tokens.kinds[end] & (DETERMINER | QUANTITY):
        if tokens.lower[end] not in ("he", "she", "they", "it", "i", "we") or not quoted:
            return None
    phrase = phrase_after(tokens, end, high)
    if phrase is None:
        return None
    first, last, head = phrase
    if not can_name(tokens, first, head):
        return None
    if head < high and not tokens.codes[head] & (CLAUSE_END | MARK):
        kind = tokens.kinds[head]
        if kind & (VERB | AUXILIARY | RELATIVE) and not quoted:
            return None
        if not kind & (PREPOSITION | TIME | ADVERB | SUBORDINATOR | AUXILIARY) and not quoted:
            return None
    before = content_before(scene, group, low, frames)
    if before is None:
        return None
    content = continued(scene, before, last, high)
    named = naming_part(tokens, first, last, head, scene.bounds[0])
    return Found((group, end), (first, last), named, content, "inverted", frames, scene.bounds, uncontinued=before)


def _opening_verb(scene: Scene, i: int, end: int, frames: int) -> Found | None:
    """ "Says Alba Stein, who runs the harbour: “…”"."""
    tokens = scene.tokens
    _, high = scene.bounds
    phrase = phrase_after(tokens, end, high) if end < high and not tokens.codes[end] else None
    if phrase is None or not can_name(tokens, phrase[0], phrase[2]):
        return None
    for k in range(phrase[2], min(high, phrase[2] + 30)):
        if tokens.codes[k] & COLON:
            content = content_after(scene, k, high, frames)
            if content is None:
                return None
            source = phrase[0], k
            return Found((i, end), source, (phrase[0], phrase[2]), content, "inverted", frames, scene.bounds)
    return None


def _as_said(scene: Scene, conjunction: int, end: int) -> tuple[int, int] | None:
    """The content of "As Stein told the Post, …" and of "…, as Stein put it"."""
    tokens = scene.tokens
    low, high = scene.bounds
    if conjunction > low and tokens.codes[conjunction] & (COMMA | PAUSE):
        closed = end >= high or bool(tokens.codes[end] & CLAUSE_END) or only_adverbials(scene, end, high)
        return content_before(scene, conjunction, low, SAY) if closed else None
    if conjunction > low:
        return None
    comma = next((k for k in range(end, high) if tokens.codes[k] & COMMA), high)
    if comma >= high or (comma > end and not only_adverbials(scene, end, high)):
        return None
    return content_start(scene, comma), end_of(scene, clause_end(scene, comma, high))


def _complement(
    scene: Scene,
    i: int,
    end: int,
    group: int,
    frames: int,
    cue: Cue,
    subject: tuple[int, int, int],
    shared: bool,
) -> Found | None:
    tokens = scene.tokens
    low, high = scene.bounds
    first, last, head = subject
    named = naming_part(tokens, first, last, head, low) if head < last else (first, head)
    recipient = None
    rule = "subject"
    uncontinued = None
    after_end = end
    if frames & TELL and end < high and not tokens.codes[end]:
        phrase = phrase_after(tokens, end, high)
        if phrase is not None:
            recipient = (phrase[0], phrase[2])
            after_end = past_relative(scene, phrase[2], high)
    source_first = first
    if first > low and tokens.lower[first - 1] == "as" and frames & CLAUSAL and not shared:
        content = _as_said(scene, first - 1, after_end)
        if content is not None:
            return Found(
                (group, end), (first, last), named, content, "as-said", frames, scene.bounds, recipient=recipient
            )
    tag = (frames & CLAUSAL or (frames & MANNER and quote_before(scene, first))) and not shared
    content = None
    closes = after_end >= high or bool(tokens.codes[after_end] & (CLAUSE_END | MARK))
    quoted = source_first in tokens.closing and (
        quote_before(scene, source_first)
        or bool(frames & SAY and not tokens.codes[source_first] & BREAK and after_end >= high)
    )
    if tag and (quoted or (source_first > low and tokens.codes[source_first] & (COMMA | PAUSE))):
        if quoted or (closes and not tokens.codes[after_end] & COLON) or only_adverbials(scene, after_end, high):
            before = content_before(scene, source_first, low, frames, quoted)
            if before is not None:
                opens = after_end < high and tokens.codes[after_end] & (COLON | MARK) and after_end in tokens.opening
                that = after_end < high and tokens.lower[after_end] == "that"
                if not that and not (opens and not quoted):
                    content = continued(scene, before, after_end, high)
                    uncontinued = before
                    rule = "tag"
    if content is None:
        if frames & MANNER and not frames & (CLAUSAL | JUDGE | THINK):
            if not (after_end < high and after_end in tokens.opening):
                return None
        if first == low + 1 and tokens.lower[low] in FRONTING:
            # "While Stein said that it sank, Lind …": the content ends with the clause.
            high = next((k for k in range(after_end + 1, high) if tokens.codes[k] & COMMA), high)
        if after_end < high and not takes(scene, i, after_end, high, frames, cue):
            return None
        content = content_after(scene, after_end, high, frames, bool(tokens.kinds[first] & RELATIVE))
        if content is None:
            return None
    return Found(
        (group, end),
        (first, last),
        named,
        content,
        rule,
        frames,
        scene.bounds,
        recipient=recipient,
        uncontinued=uncontinued,
    )
