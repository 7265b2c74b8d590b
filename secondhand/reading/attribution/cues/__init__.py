"""From cue words to passages: each rule looks at one cue and its sentence. Nesting and chains come later."""

from secondhand.reading.attribution.cues.finder import Finder
from secondhand.reading.attribution.cues.found import Found

__all__ = ["Finder", "Found"]
