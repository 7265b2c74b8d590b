"""What a rule looks at: the words, the sentence of the cue, and what was found before it."""

from __future__ import annotations

from dataclasses import dataclass, field

from secondhand.reading.attribution.cues.found import Found
from secondhand.reading.attribution.parties import Namer
from secondhand.reading.attribution.tokens import Tokens


@dataclass(slots=True)
class Scene:
    """One text while its cues are read, one after the other.

    `bounds` are the words that the cue at hand can speak of: its sentence, within the quotation that holds it.
    `quoted` is 1 inside a quotation. `citing` is whom a cue still to come is said to cite, and in which sentence.
    """

    tokens: Tokens
    namer: Namer
    found: list[Found] = field(default_factory=list)
    bounds: tuple[int, int] = (0, 0)
    quoted: int = 0
    citing: tuple[tuple[int, int], tuple[int, int]] | None = None
