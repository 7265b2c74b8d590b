"""From cue words to passages: each rule looks at one cue and its sentence. Nesting and chains come later."""

from secondhand import compiled

compiled.prefer(__name__, __path__)

from secondhand.reading.attribution.cues.finder import find_cues
from secondhand.reading.attribution.cues.found import Found

__all__ = ["Found", "find_cues"]
