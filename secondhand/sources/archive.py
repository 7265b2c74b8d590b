"""What the desk holds of one source: its text, or its seal."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from secondhand.errors import UnusableFile
from secondhand.reading.fragments import Page
from secondhand.reading.lines import Lines
from secondhand.reading.quotes import Passages
from secondhand.reading.words import is_word
from secondhand.record.model import Source
from secondhand.sources import seal as seals

MOST_BYTES = 16 * 1024 * 1024
MOST_READY = 64
"""Texts that are kept ready to be searched."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong with what the desk holds of a source; `field` is the field of the record it points at.

    `changed` says that something is at hand, and is not what was archived.
    """

    field: str
    message: str
    hint: str = ""
    changed: bool = False


@dataclass(frozen=True)
class Archived:
    """What the desk holds of one source.

    `content` are the bytes of the text, None where it is not at hand; `committed` says that the text is part of the
    repository and so needs no seal.
    """

    source: Source
    content: bytes | None = None
    committed: bool = False
    seal: seals.Seal | None = None
    flaws: tuple[Flaw, ...] = field(default=())
    file: str = ""
    """Where the text lies, for those who want to look at it."""
    whole: Archived | None = None
    """The same of all that the page shows from which the text was captured; None where there is no more than that."""
    is_whole: bool = False
    """Whether this is all of a page, and not its main text."""

    @property
    def name(self) -> str:
        """What tells this text from all others of the record: an id, or what none can be."""
        return f"{self.source.id} (whole)" if self.is_whole else self.source.id

    @property
    def absent(self) -> str:
        """What to say where the text is needed and not at hand."""
        return f"the text of {self.source.id} is not at hand"

    @property
    def text(self) -> str | None:
        """The text as it is; None where it is not at hand."""
        return None if self.content is None else self.content.decode("utf-8")

    @property
    def passages(self) -> Passages | None:
        """The text, ready to be searched; None where it is not at hand."""
        return None if self.content is None else _passages(self.content)

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text; of an empty one where it is not at hand."""
        return Lines(self.passages.text if self.passages else "")

    @cached_property
    def page(self) -> Page | None:
        """The text, ready for links to its passages; None where it is not at hand."""
        return Page(self.passages.text) if self.passages else None

    @property
    def words(self) -> int | None:
        """How many words the text has, by the text or by its seal; None where neither is at hand."""
        if self.passages is not None:
            return self._word_count
        return self.seal.words if self.seal else None

    @cached_property
    def _word_count(self) -> int:
        passages = self.passages
        return sum(map(is_word, passages.words.tokens)) if passages else 0

    @cached_property
    def tree(self) -> seals.Tree:
        """The hash tree of the text. UnusableFile where the text is not at hand."""
        if self.content is None or self.passages is None:
            raise UnusableFile(self.absent)
        return seals.Tree(self.content, self.passages.words)


@lru_cache(maxsize=MOST_READY)
def _passages(content: bytes) -> Passages:
    """A text made ready: many times as large as the text, so that only the last few are kept."""
    return Passages(content.decode("utf-8"))


def seal_path(desk: Path, source: str) -> Path:
    """Where the seal of a source lies in a desk's folder."""
    return desk / "sources" / f"{source}.seal.json"
