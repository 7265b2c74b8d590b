"""What a rule finds: a cue with its source and content, before nesting."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Found:
    """One cue with its source and content, before nesting: words half-open, content in code points."""

    cue: tuple[int, int]
    source: tuple[int, int] | None
    head: tuple[int, int] | None
    content: tuple[int, int]
    rule: str
    frames: int
    sentence: tuple[int, int]

    recipient: tuple[int, int] | None = None
    cited: tuple[int, int] | None = None  # whom the source quotes: the speaker, where the source is a relay
    relay: tuple[int, int] | None = None  # through whom the source was heard: "as quoted by Y"
    uncontinued: tuple[int, int] | None = None  # content before a tag, without what follows it
    denied: bool = False  # "never said that", "denied that"
    asserted: bool = True  # neither denied nor merely possible
    statement: bool = True  # something said or written, or a belief stated, not a wish or what may come
