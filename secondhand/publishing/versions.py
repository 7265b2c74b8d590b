"""Which commit an edition names: one in which its brief reads as it does.

A commit about something else does not make another version of a brief. So an edition that says what it said when it was
written last, with the same templates, goes on naming the commit that it named then, as long as HEAD holds it; else one
changed claim would change the files of every brief.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from secondhand.publishing import wording
from secondhand.publishing.brief import Edition
from secondhand.publishing.language import speaking
from secondhand.publishing.ledger import Ledger
from secondhand.publishing.pending import Pending
from secondhand.publishing.surroundings import Surroundings, content_of, key_of

_HASH = re.compile("[0-9a-f]{7,64}")

Standing = Callable[[Collection[str]], Collection[str]]
"""Of these commits, those that HEAD holds."""


@dataclass(frozen=True, slots=True)
class Version:
    """An edition with the commit that it names; `content` is the digest of all else that it shows."""

    pending: Pending
    commit: str
    content: str

    @property
    def digest(self) -> str:
        """The digest of all that it shows."""
        return key_of(self.content, self.commit)

    def edition(self) -> Edition:
        """The edition, composed."""
        made = self.pending.make()
        return made if made.commit == self.commit else _naming(made, self.commit)


def settled(
    shown: Sequence[Pending],
    around: Surroundings,
    ledger: Ledger,
    standing: Standing,
    see: Callable[[str, Edition], None],
) -> Iterator[Version]:
    """Each edition with the commit that it names. `see` is called with those that had to be composed, and the digest of
    what they show beside the commit.

    At the commit named the templates must be the same, or a rendering of it would not be the same. An edition of what
    is not committed says so, as it is.
    """
    contents = [_content(pending, around, ledger, see) for pending in shown]
    keys = [key_of(around.looks, content) for content in contents]
    named = [ledger.commit(pending.file_name, key) for pending, key in zip(shown, keys, strict=True)]
    others = {one for one, pending in zip(named, shown, strict=True) if one and one != pending.commit}
    held = set(standing(others)) if others else set()
    for pending, content, key, earlier in zip(shown, contents, keys, named, strict=True):
        commit = pending.commit
        if _HASH.fullmatch(commit):
            commit = earlier if earlier in held else commit
            ledger.name_commit(pending.file_name, key, commit)
        yield Version(pending, commit, content)


def _content(pending: Pending, around: Surroundings, ledger: Ledger, see: Callable[[str, Edition], None]) -> str:
    """The digest of what an edition shows beside the commit."""
    inputs = key_of(around.program, pending.inputs) if pending.inputs else ""
    known = ledger.content(pending.file_name, inputs) if inputs else ""
    if known:
        return known
    edition = pending.make()
    content = content_of(replace(edition, commit="", version_text=""))
    see(content, edition)
    if inputs:
        ledger.note_content(pending.file_name, inputs, content)
    return content


def _naming(edition: Edition, commit: str) -> Edition:
    with speaking(edition.language):
        text = wording.version(edition.number, commit, edition.record_digest)
    return replace(edition, commit=commit, version_text=text)
