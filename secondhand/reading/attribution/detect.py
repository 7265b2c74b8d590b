"""Every attribution in a text: from words to cues to chains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from secondhand.reading.attribution.attributions import Attribution, MentionKind
from secondhand.reading.attribution.chains import link
from secondhand.reading.attribution.cues import find_cues
from secondhand.reading.attribution.parties import Namer
from secondhand.reading.attribution.tokens import Tokens


def find_attributions(
    text: str, publisher: Sequence[str] = (), parties: Mapping[str, MentionKind] | None = None
) -> tuple[Attribution, ...]:
    """Every attribution in an English text, in the order of their cues; offsets count code points of `text`.

    `publisher`: names of the outlet whose article it is, which is no relay of itself. `parties`: names that the
    record knows, with their kinds; they go before the lexicon. Linear in the length of the text.
    """
    return read_text(text, publisher, parties)[0]


def read_text(
    text: str, publisher: Sequence[str] = (), parties: Mapping[str, MentionKind] | None = None
) -> tuple[tuple[Attribution, ...], tuple[int, ...]]:
    """The same, and where the sentences start in which they were found, in code points, the first first."""
    known = {" ".join(name.lower().split()): kind for name, kind in (parties or {}).items()}
    tokens = Tokens(text)
    if not tokens.words:
        return (), ()
    namer = Namer(tokens, known)
    found = link(tokens, namer, find_cues(tokens, namer), publisher)
    return found, tuple(tokens.starts[first] for first in tokens.sentences if first < len(tokens))
