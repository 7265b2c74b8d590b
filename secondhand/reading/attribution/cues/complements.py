"""Whether a verb is a cue where it stands: does its subject agree, does what follows report something?"""

from __future__ import annotations

from secondhand.reading.attribution.cues.found import Found
from secondhand.reading.attribution.cues.scene import Scene
from secondhand.reading.attribution.inflections import BASE, PAST, THIRD
from secondhand.reading.attribution.kinds import (
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    PREPOSITION,
    PRONOUN,
    QUANTITY,
    RELATIVE,
    SUBORDINATOR,
    VERB,
)
from secondhand.reading.attribution.lexicon import ASK, CUES, NAME, PLEDGE, SAY, SHOW, TELL, THINK, WISH, Cue
from secondhand.reading.attribution.party_nouns import GROUP_NOUNS, person_word
from secondhand.reading.attribution.separators import BREAK, CLAUSE_END, COLON, STOP
from secondhand.reading.attribution.usage import (
    BELIEVING,
    CLAUSAL,
    CLAUSE_ONLY,
    DEEDS,
    EVIDENCE,
    KNOWING,
    LOOSE,
    NO_SPEAKER,
    NOUN_LIKE,
    NOUN_LIKE_BASES,
    QUOTE_ONLY,
    STATING,
    TO_ONLY,
)

_ADJECTIVAL = ("can", "tic", "ese", "ish", "ian", "al")
"""How adjectives of peoples and parties end, before a noun: "Republican claims"."""

_TALES = [[article, noun] for article in ("the", "a") for noun in ("truth", "story", "tale", "difference", "lie")]
"""What is told to nobody in particular: "the museum tells the story that"."""


def agrees(scene: Scene, subject: tuple[int, int, int], i: int, cue: Cue, helped: bool) -> bool:
    """Number and form: "reports" needs one, "report" several; a bare participle behind a noun is no verb."""
    tokens = scene.tokens
    first, _, head = subject
    if helped or (cue.form & PAST and not cue.form & (BASE | THIRD)):
        return True
    for k in range(first + 1, head):
        if tokens.kinds[k] & PREPOSITION:
            head = k
            break
    word = tokens.lower[head - 1]
    kinds = tokens.kinds[head - 1]
    pronoun = tokens.kinds[first] & PRONOUN and head - first == 1
    if cue.form & BASE and not cue.form & PAST:
        if pronoun:
            return word in ("i", "you", "we", "they", "who", "that", "which") or bool(kinds & QUANTITY)
        if tokens.capitals[head - 1] and scene.namer.outlet(first, head):
            return False
        if tokens.lower[first] in ("a", "an") and head - first > 1:
            return False
        near = tokens.lower[i - 1]
        if tokens.lower[i] in NOUN_LIKE_BASES and not tokens.kinds[i - 1] and not tokens.capitals[i - 1]:
            if not near.endswith(("s", "men", "people")) and near not in GROUP_NOUNS:
                return False
        return (
            (word.endswith("s") and not tokens.capitals[head - 1])
            or word in GROUP_NOUNS
            or bool(kinds & QUANTITY)
            or word.endswith(("men", "people"))
            or "and" in tokens.lower[first:head]
            or word.endswith("s")
        )
    if cue.form & THIRD:
        if pronoun:
            return word in ("he", "she", "it", "who", "that", "which", "this", "one")
        if head - first == 1 and kinds & QUANTITY and word != "one":
            return False
        if tokens.lower[i] in NOUN_LIKE and tokens.lower[i + 1 : i + 2] != ["that"]:
            if not tokens.capitals[head - 1] and not word.isdigit():
                return bool(tokens.kinds[first] & DETERMINER)
            near = tokens.lower[i - 1]
            return not (word.endswith(_ADJECTIVAL) or near.endswith(_ADJECTIVAL))
        return True
    return True


def takes(scene: Scene, i: int, end: int, high: int, frames: int, cue: Cue) -> bool:
    """Whether what follows is something that the verb can report."""
    tokens = scene.tokens
    kind = tokens.kinds[end]
    word = tokens.lower[end]
    quote = end in tokens.opening
    colon = bool(tokens.codes[end] & COLON)
    if quote or colon or (word == "that" and frames & CLAUSAL):
        return True
    if (
        frames & (SAY | ASK | TELL | THINK)
        and kind & SUBORDINATOR
        and word not in ("as", "than", "while", "until", "since")
    ):
        return True
    if tokens.lower[i] in NOUN_LIKE and (
        (
            kind & (PREPOSITION | AUXILIARY | VERB | RELATIVE | CONJUNCTION)
            and not (word == "to" and frames & (WISH | PLEDGE | THINK))
        )
        or tokens.codes[end] & CLAUSE_END
        or cue.base in ("state", "judge", "volunteer", "report")
    ):
        return False
    if word == "so" and frames & CLAUSAL and (end + 1 >= high or tokens.codes[end + 1] & CLAUSE_END):
        return True
    if cue.base in QUOTE_ONLY:
        return that_follows(scene, end, high)
    if cue.base in CLAUSE_ONLY and not (kind & PRONOUN or tokens.lower[end + 1 : end + 2] in (["is"], ["was"])):
        return that_follows(scene, end, high) or (not kind & PREPOSITION and verb_ahead(scene, end, high))
    if cue.base == "worry" and word not in ("that", "about", "over"):
        return False
    if cue.base in TO_ONLY:
        return word == "to"
    if kind & PREPOSITION and word not in ("to", "in", "on", "about", "against", "for", "of", "at"):
        return bool(frames & (SAY | TELL)) and that_follows(scene, end, high)
    if kind & PREPOSITION:
        if word == "to":
            return bool(frames & (WISH | PLEDGE | THINK | SAY))
        if frames & (SAY | TELL | ASK):
            return cue.base in (
                "say",
                "tell",
                "ask",
                "warn",
                "write",
                "tweet",
                "testify",
                "boast",
                "brag",
                "joke",
                "complain",
            ) or that_follows(scene, end, high)
        return False
    if kind & (CONJUNCTION | AUXILIARY | VERB) and not kind & (PRONOUN | DETERMINER) and not tokens.capitals[end]:
        # "a change that he said would help", "a place she thinks is lost"
        return bool(frames & (SAY | THINK)) and bool(kind & (AUXILIARY | VERB)) and not kind & CONJUNCTION
    return True


def verb_ahead(scene: Scene, end: int, high: int) -> bool:
    """Whether a clause without "that" follows: a subject and a verb before the next comma."""
    tokens = scene.tokens
    for k in range(end, min(high, end + 12)):
        if (k > end and tokens.codes[k] & CLAUSE_END) or tokens.kinds[k] & CONJUNCTION:
            return False
        if tokens.kinds[k] & (AUXILIARY | VERB) and not tokens.capitals[k]:
            return True
    return False


def that_follows(scene: Scene, end: int, high: int) -> bool:
    tokens = scene.tokens
    for k in range(end, min(high, end + 14)):
        if k in tokens.opening or tokens.lower[k] == "that":
            return True
        if k > end and tokens.codes[k] & (STOP | BREAK):
            return False
    return False


def is_statement(scene: Scene, found: Found, frames: int, i: int, modal: bool) -> bool:
    """Whether the cue reports a statement: not what somebody wants or feels."""
    lower = scene.tokens.lower
    if found.head and found.head[1] - found.head[0] == 1 and lower[found.head[0]] in NO_SPEAKER:
        return False
    if found.content[0] < scene.tokens.starts[found.cue[0]]:
        return found.asserted and bool(frames & (STATING | BELIEVING)) and CUES[lower[i]].base not in DEEDS
    if frames & SHOW and not frames & SAY and found.head and not is_evidence(scene, *found.head):
        return False
    if frames & BELIEVING and not modal and _clause_at(scene, found):
        return CUES[lower[i]].base not in KNOWING and "never" not in lower[found.cue[0] : found.cue[1]]
    if frames & NAME and not frames & (SAY | TELL):
        text = scene.tokens.text[found.content[0] : found.content[1]]
        if not any(mark in text for mark in ("“", '"', "‘", " a ", " an ", " as ", "''")):
            return False
    base = CUES[lower[i]].base
    if frames & TELL and lower[found.cue[1] : found.cue[1] + 2] in _TALES:
        return False
    if base in LOOSE and not _clause_at(scene, found):
        return False
    return found.asserted and bool(frames & STATING) and base not in DEEDS


def is_evidence(scene: Scene, first: int, head: int) -> bool:
    """Whether a phrase names something that shows: a study, the findings; not a country or a contact."""
    tokens = scene.tokens
    noun = next((k for k in range(first + 1, head) if tokens.kinds[k] & (PREPOSITION | RELATIVE)), head)
    return tokens.lower[noun - 1] in EVIDENCE or person_word(tokens.lower[noun - 1])


def _clause_at(scene: Scene, found: Found) -> bool:
    """Whether the content is a clause: "that …", or a subject with a verb of its own."""
    tokens = scene.tokens
    for k in range(found.cue[1], min(found.cue[1] + 10, found.sentence[1])):
        if k > found.cue[1] and tokens.codes[k] & CLAUSE_END:
            return False
        if (
            tokens.kinds[k] & AUXILIARY
            or (tokens.kinds[k] & VERB and not tokens.capitals[k])
            or tokens.lower[k] == "that"
        ):
            return True
    return False


def headline(scene: Scene, i: int, low: int, high: int) -> bool:
    """Whether a capital means nothing, because nearly every word of the line has one: "Stein Backs New Ferry"."""
    tokens = scene.tokens
    if not CUES[tokens.lower[i]].form & (THIRD | BASE | PAST) or high - low > 25:
        return False
    return sum(tokens.capitals[low:high]) * 4 >= (high - low) * 3
