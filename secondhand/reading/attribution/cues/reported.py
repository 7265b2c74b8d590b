"""What the subject of a verb is said to have said: behind the verb, before its subject, or in the clause of "as"."""

from __future__ import annotations

from secondhand.reading.attribution.cues.clauses import clause_end, content_start, end_of, only_adverbials
from secondhand.reading.attribution.cues.complements import takes
from secondhand.reading.attribution.cues.content import content_after
from secondhand.reading.attribution.cues.found import Found
from secondhand.reading.attribution.cues.scene import Scene
from secondhand.reading.attribution.cues.subjects import past_relative
from secondhand.reading.attribution.cues.tagged import content_before, continued, quote_before
from secondhand.reading.attribution.cues.verb_groups import VerbGroup
from secondhand.reading.attribution.kinds import RELATIVE
from secondhand.reading.attribution.lexicon import JUDGE, MANNER, SAY, TELL, THINK
from secondhand.reading.attribution.separators import BREAK, CLAUSE_END, COLON, COMMA, MARK, PAUSE
from secondhand.reading.attribution.sources import naming_part, phrase_after
from secondhand.reading.attribution.usage import CLAUSAL, FRONTING


def reported(scene: Scene, group: VerbGroup, subject: tuple[int, int, int], shared: bool) -> Found | None:
    """The passage of a verb and its subject, or None where the verb reports nothing there.

    `shared`: whether the subject is that of the verb before, too, and stands before that.
    """
    tokens = scene.tokens
    low, high = scene.bounds
    first, last, head = subject
    recipient, behind = _recipient(scene, group)
    content = uncontinued = None
    rule = "subject"
    if first > low and tokens.lower[first - 1] == "as" and group.frames & CLAUSAL and not shared:
        content = _as_said(scene, first - 1, behind)
        rule = "as-said"
    if content is None and not shared:
        uncontinued = _before_tag(scene, group.frames, first, behind)
        if uncontinued is not None:
            content = continued(scene, uncontinued, behind, high)
            rule = "tag"
    if content is None:
        content = _behind(scene, group, first, behind)
        rule = "subject"
    if content is None:
        return None
    named = naming_part(tokens, first, last, head, low) if head < last else (first, head)
    return Found(
        (group.start, group.end),
        (first, last),
        named,
        content,
        rule,
        group.frames,
        scene.bounds,
        recipient=recipient,
        uncontinued=uncontinued,
    )


def _recipient(scene: Scene, group: VerbGroup) -> tuple[tuple[int, int] | None, int]:
    """Whom something is told, and the word behind the verb and them: "told | the Post"."""
    tokens = scene.tokens
    end, high = group.end, scene.bounds[1]
    if group.frames & TELL and end < high and not tokens.codes[end]:
        phrase = phrase_after(tokens, end, high)
        if phrase is not None:
            return (phrase[0], phrase[2]), past_relative(scene, phrase[2], high)
    return None, end


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


def _before_tag(scene: Scene, frames: int, first: int, behind: int) -> tuple[int, int] | None:
    """The content before a tag: "…, Stein said". The tag begins with word `first`, the subject's."""
    tokens = scene.tokens
    low, high = scene.bounds
    closing = quote_before(scene, first)
    if not (frames & CLAUSAL or (frames & MANNER and closing)):
        return None
    quoted = closing or (
        first in tokens.closing and bool(frames & SAY and not tokens.codes[first] & BREAK and behind >= high)
    )
    if not quoted and not (first > low and tokens.codes[first] & (COMMA | PAUSE)):
        return None
    if not (quoted or _tag_ends(scene, behind)):
        return None
    before = content_before(scene, first, low, frames, quoted)
    if before is None or behind >= high:
        return before
    opens = tokens.codes[behind] & (COLON | MARK) and behind in tokens.opening
    return None if tokens.lower[behind] == "that" or (opens and not quoted) else before


def _tag_ends(scene: Scene, behind: int) -> bool:
    """Whether a tag ends before word `behind`, or only says when and where from there on."""
    code = scene.tokens.codes[behind]
    high = scene.bounds[1]
    if (behind >= high or code & (CLAUSE_END | MARK)) and not code & COLON:
        return True
    return only_adverbials(scene, behind, high)


def _behind(scene: Scene, group: VerbGroup, first: int, behind: int) -> tuple[int, int] | None:
    """The content that begins with word `behind`, where the verb can take it."""
    tokens = scene.tokens
    frames = group.frames
    low, high = scene.bounds
    if frames & MANNER and not frames & (CLAUSAL | JUDGE | THINK):
        if not (behind < high and behind in tokens.opening):
            return None
    if first == low + 1 and tokens.lower[low] in FRONTING:
        # "While Stein said that it sank, Lind …": the content ends with the clause.
        high = next((k for k in range(behind + 1, high) if tokens.codes[k] & COMMA), high)
    if behind < high and not takes(scene, group.at, behind, high, frames, group.cue):
        return None
    return content_after(scene, behind, high, frames, bool(tokens.kinds[first] & RELATIVE))
