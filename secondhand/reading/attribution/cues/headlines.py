"""Headlines and mottoes: "Stein: we will …", "Tunnel “a death trap”: fire chief", "“…” — Alba Stein"."""

from __future__ import annotations

from secondhand.reading.attribution.cues.clauses import content_start, end_of
from secondhand.reading.attribution.cues.found import Found
from secondhand.reading.attribution.cues.scene import Scene
from secondhand.reading.attribution.kinds import AUXILIARY, DETERMINER, PREPOSITION, VERB
from secondhand.reading.attribution.lexicon import CUES, SAY
from secondhand.reading.attribution.party_nouns import person_word
from secondhand.reading.attribution.separators import BREAK, COLON, COMMA, MARK, PAUSE, STOP
from secondhand.reading.attribution.tokens import Tokens
from secondhand.reading.attribution.usage import LABELS


def tails(scene: Scene) -> None:
    """Headlines and mottoes that end with who says so: "Tunnel “a death trap”: fire chief", "“…” — Alba Stein"."""
    tokens = scene.tokens
    for i in tokens.pauses:
        if not tokens.codes[i] & (COLON | PAUSE) or not 0 < i < len(tokens) or tokens.codes[i] & BREAK:
            continue
        high = _source_end(tokens, i)
        if high is None or tokens.codes[high] & STOP:
            continue
        low, _ = tokens.sentence_of(i - 1)
        quotation = tokens.closing.get(i)
        if quotation is not None and quotation.first > low and tokens.codes[i] & STOP:
            low = quotation.first
        line = low == 0 or tokens.codes[low] & BREAK
        if (not line and quotation is None) or i - low > 18 or i <= low:
            continue

        motto = quotation is not None and bool(tokens.codes[i] & STOP)
        said_by = person_word(tokens.lower[high - 1])
        if not (said_by and not tokens.capitals[i]) and not (
            motto and tokens.capitals[i] and tokens.capitals[high - 1]
        ):
            continue
        label = tokens.lower[i] in LABELS and not tokens.kinds[i] & DETERMINER
        if label or any(tokens.kinds[k] & (VERB | AUXILIARY) for k in range(i, high)):
            continue
        start = quotation.start if motto and quotation else content_start(scene, low)
        scene.found.append(
            Found(
                (i, high),
                (i, high),
                (i, high),
                (start, end_of(scene, i)),
                "headline",
                SAY,
                (low, high),
            )
        )


def _source_end(tokens: Tokens, i: int) -> int | None:
    """Where the source of a headline ends that begins at word i: with the line, or in ", - a skipper on the new quay"
    before what it speaks on."""
    last = len(tokens)
    end = next((k for k in range(i + 1, min(i + 16, last + 1)) if k == last or tokens.codes[k] & BREAK), None)
    if end is None or end - i <= 5:
        return end
    if tokens.codes[i] & COMMA and tokens.lower[i] in ("a", "an", "the"):
        return next((k for k in range(i + 1, min(i + 6, end)) if tokens.lower[k] in ("on", "about")), None)
    return None


def headings(scene: Scene) -> None:
    """ "Stein: we will …" at the start of a line, a speaker's name before what he says."""
    tokens = scene.tokens
    for i in tokens.pauses:
        if not tokens.codes[i] & COLON or tokens.codes[i] & (STOP | BREAK) or not 0 < i < len(tokens):
            continue
        low, high = tokens.sentence_of(i - 1)
        head = next((k for k in range(low + 1, min(i, low + 4)) if tokens.lower[k] == "on"), i)
        if head < i and i in tokens.opening and i - low <= 12 and all(tokens.capitals[low:head]):
            if low == 0 or tokens.codes[low] & BREAK:
                content = content_start(scene, i), end_of(scene, high)
                scene.found.append(Found((i - 1, i), (low, head), (low, head), content, "heading", SAY, (low, high)))
            continue
        if not 0 < i - low <= 5 or i >= high or not (low == 0 or tokens.codes[low] & (BREAK | STOP)):
            continue
        words = tokens.words[low:i]
        if not all(
            word[0].isupper() or tokens.kinds[low + k] & (DETERMINER | PREPOSITION) for k, word in enumerate(words)
        ):
            continue
        if any(word.lower() in LABELS or word.lower() in CUES for word in words) or (
            tokens.codes[i] & MARK and i not in tokens.opening
        ):
            continue
        voiced = i in tokens.opening or tokens.lower[i] in ("i", "we")
        if not voiced and not scene.namer.outlet(low, i):
            continue
        scene.found.append(
            Found(
                (low, i),
                (low, i),
                (low, i),
                (content_start(scene, i), end_of(scene, high)),
                "heading",
                SAY,
                (low, high),
            )
        )
