"""Passive cues: "is expected to", "was described by Stein as", "it is believed that", "as reported by"."""

from __future__ import annotations

from secondhand.reading.attribution.cues.clauses import clause_end
from secondhand.reading.attribution.cues.content import content_after
from secondhand.reading.attribution.cues.found import Found
from secondhand.reading.attribution.cues.scene import Scene
from secondhand.reading.attribution.cues.subjects import subject_of
from secondhand.reading.attribution.cues.tagged import content_before, continued
from secondhand.reading.attribution.kinds import RELATIVE, SUBORDINATOR
from secondhand.reading.attribution.lexicon import CUES, NAME, SAY, SEE, TELL, THINK
from secondhand.reading.attribution.separators import CLAUSE_END, COMMA
from secondhand.reading.attribution.sources import phrase_after
from secondhand.reading.attribution.usage import MODALS, RAISING, STATING


def passive_cue(scene: Scene, i: int, end: int, group: int, frames: int) -> Found | None:
    """ "is expected to", "was described by Stein as", "it is believed that"."""
    tokens = scene.tokens
    low, high = scene.bounds
    if end >= high or tokens.codes[end] & CLAUSE_END:
        # "…, it is said, …"
        if frames & (SAY | THINK) and group > low + 1 and tokens.lower[group - 1] == "it":
            before = content_before(scene, group - 1, low, frames)
            if before is not None and tokens.codes[group - 1] & COMMA:
                whole = continued(scene, before, end, high)
                return Found((group, end), None, None, whole, "passive", frames, scene.bounds)
        return None
    word = tokens.lower[end]
    subject = subject_of(scene, group, low)
    source = head = None
    rule = "passive"
    by = None
    for k in range(end, min(high, end + 14)):
        if tokens.codes[k] & CLAUSE_END or tokens.kinds[k] & (RELATIVE | SUBORDINATOR):
            break
        if tokens.lower[k] == "by":
            by = k
            break
    content: tuple[int, int] | None = None
    if by is not None:
        phrase = phrase_after(tokens, by + 1, high)
        if phrase is None:
            return None
        source, head = (phrase[0], phrase[1]), (phrase[0], phrase[2])
        if subject is not None and tokens.lower[subject[0]] == "it" and phrase[2] < high:
            if tokens.lower[phrase[2]] != "that":
                return None
            content = content_after(scene, phrase[2], high, frames)
            if content is None:
                return None
        elif subject is not None:
            content = (tokens.starts[subject[0]], tokens.ends[subject[1] - 1])
            if phrase[2] < high and tokens.lower[phrase[2]] in ("as", "to"):
                content = (content[0], tokens.ends[clause_end(scene, phrase[2], high) - 1])
        else:
            return None
        asserted = not any(tokens.lower[k] in MODALS for k in range(group, i))
        return Found(
            (group, by + 1),
            source,
            head,
            content,
            "passive-by",
            frames,
            scene.bounds,
            asserted=asserted,
            statement=asserted and bool(frames & STATING) and not frames & TELL,
        )
    base = CUES[tokens.lower[i]].base
    if subject and tokens.lower[subject[0]] == "it" and frames & (SAY | THINK) and word == "that":
        # "In China, it was noted that"
        if tokens.lower[low] == "in" and low + 1 < subject[0] <= low + 6 and tokens.codes[subject[0]] & COMMA:
            place = phrase_after(tokens, low + 1, subject[0])
            after = content_after(scene, end, high, frames)
            if place is not None and tokens.capitals[place[2] - 1] and after is not None:
                source = head = (place[0], place[2])
                return Found((group, end), source, head, after, "believed-in", frames, scene.bounds)
    if base in ("tell", "inform", "remind", "advise", "assure") and word == "that":
        after = content_after(scene, end, high, frames)
        return Found((group, end), None, None, after, rule, frames, scene.bounds) if after else None
    if base == "ask" and word in ("about", "if", "whether", "why", "how", "what"):
        after = content_after(scene, end, high, frames)
        return Found((group, end), None, None, after, rule, frames, scene.bounds) if after else None
    if base in ("tell", "ask", "remind", "inform", "advise") and word != "to":
        return None
    if (word == "to" and base in RAISING) or (word == "as" and frames & (NAME | SEE | THINK)):
        if subject is None:
            return None
        stop = clause_end(scene, end, high)
        content = (tokens.starts[subject[0]], tokens.ends[stop - 1])
        return Found((group, end), None, None, content, "raising", frames, scene.bounds, statement=False)
    if frames & (SAY | THINK) and (word == "that" or word == "in"):
        if subject and tokens.lower[subject[0]] == "it":
            stop = clause_end(scene, end, high)
            if word == "in":
                phrase = phrase_after(tokens, end + 1, high)
                if phrase is None:
                    return None
                source = head = (phrase[0], phrase[2])
                if phrase[2] >= high:
                    before = content_before(scene, subject[0], low, frames)
                    if before is None:
                        return None
                    return Found((group, end), source, head, before, "believed-in", frames, scene.bounds)
                content = (tokens.starts[phrase[2]], tokens.ends[stop - 1])
                return Found((group, end), source, head, content, "believed-in", frames, scene.bounds)
            return Found(
                (group, end), None, None, (tokens.starts[end], tokens.ends[stop - 1]), rule, frames, scene.bounds
            )
    return None
