"""Who said it, via whom: every attribution in a text, with the chain back to the speaker.

`find_attributions` is the one way in. Offsets count code points of the text.
"""

from secondhand import compiled

compiled.prefer(__name__, __path__)

from secondhand.reading.attribution.attributions import Attribution, Mention, MentionKind, Span
from secondhand.reading.attribution.detect import find_attributions, read_text

__all__ = ["Attribution", "Mention", "MentionKind", "Span", "find_attributions", "read_text"]
